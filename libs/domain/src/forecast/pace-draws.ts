import type { Random } from './random.js';

const sqrt = Math.sqrt;

/** One thing that was to take a certain time, and how long it took or has taken so far. */
export interface Observation {
  /** Position of the group (unit) whose pace it shares. */
  readonly group: number;
  /** ln(time taken ÷ time planned); of something unfinished: the least that it can become. */
  readonly value: number;
  readonly finished: boolean;
}

/** What is held likely before anything was seen, in ln(taken ÷ planned). `weight` is worth that many observations. */
export interface PacePrior {
  readonly mean: number;
  readonly meanDeviation: number;
  readonly spread: number;
  readonly groupSpread: number;
  readonly weight: number;
}

/**
 * Draws, one after the other, what the pace may be in the light of everything observed, and when the unfinished ends
 * (Gibbs sampling with data augmentation, Tanner and Wong 1987): ln(taken ÷ planned) is normal around a mean of the whole
 * and of the group. What is unfinished counts too: without it the pace would be judged by the quick ones alone. The fewer
 * there are, the wider mean and spread are drawn, and a group with few of its own is drawn towards the whole.
 */
export class PaceDraws {
  mean: number;
  readonly groups: Float64Array;
  /** By observation: as observed, or as drawn for what is unfinished. */
  readonly values: Float64Array;
  private spread: number;
  private groupSpread: number;
  private readonly sizes: Float64Array;
  private readonly sums: Float64Array;

  constructor(
    private readonly observations: readonly Observation[],
    groups: number,
    private readonly prior: PacePrior,
    private readonly random: Random,
  ) {
    this.mean = prior.mean;
    this.spread = prior.spread;
    this.groupSpread = prior.groupSpread;
    this.groups = new Float64Array(groups);
    this.values = Float64Array.from(observations, ({ value }) => value);
    this.sizes = new Float64Array(groups);
    for (const { group } of observations) this.sizes[group] = (this.sizes[group] ?? 0) + 1;
    this.sums = new Float64Array(groups);
  }

  /** One more draw of everything. */
  next(): void {
    this.drawUnfinished();
    const precision = 1 / this.spread ** 2;
    this.drawGroups(precision);
    this.drawMean(precision);
    this.drawSpreads();
  }

  /** ln(taken ÷ planned) of something in this group of which only the least is known. */
  drawOf(group: number, least: number): number {
    const centre = this.mean + (this.groups[group] ?? 0);
    return centre + this.spread * this.random.normalFrom((least - centre) / this.spread);
  }

  private drawUnfinished(): void {
    const { observations, values, sums } = this;
    sums.fill(0);
    for (let index = 0; index < values.length; index += 1) {
      const seen = observations[index];
      if (seen === undefined) continue;
      if (!seen.finished) values[index] = this.drawOf(seen.group, seen.value);
      sums[seen.group] = (sums[seen.group] ?? 0) + (values[index] ?? 0);
    }
  }

  private drawGroups(precision: number): void {
    for (let group = 0; group < this.groups.length; group += 1) {
      const size = this.sizes[group] ?? 0;
      const certainty = size * precision + 1 / this.groupSpread ** 2;
      const own = (((this.sums[group] ?? 0) - size * this.mean) * precision) / certainty;
      this.groups[group] = own + this.random.normal() / sqrt(certainty);
    }
  }

  private drawMean(precision: number): void {
    const { mean, meanDeviation } = this.prior;
    let total = 0;
    for (let group = 0; group < this.groups.length; group += 1) {
      total += (this.sums[group] ?? 0) - (this.sizes[group] ?? 0) * (this.groups[group] ?? 0);
    }
    const before = 1 / meanDeviation ** 2;
    const certainty = this.values.length * precision + before;
    this.mean = (total * precision + mean * before) / certainty + this.random.normal() / sqrt(certainty);
  }

  private drawSpreads(): void {
    const { weight, spread, groupSpread } = this.prior;
    let residuals = 0;
    for (let index = 0; index < this.values.length; index += 1) {
      const group = this.observations[index]?.group ?? 0;
      residuals += ((this.values[index] ?? 0) - this.mean - (this.groups[group] ?? 0)) ** 2;
    }
    let squares = 0;
    for (const own of this.groups) squares += own ** 2;
    this.spread = this.deviation(weight + this.values.length, weight * spread ** 2 + residuals);
    this.groupSpread = this.deviation(weight + this.groups.length, weight * groupSpread ** 2 + squares);
  }

  private deviation(freedom: number, squares: number): number {
    return sqrt(squares / (2 * this.random.gamma(freedom / 2)));
  }
}
