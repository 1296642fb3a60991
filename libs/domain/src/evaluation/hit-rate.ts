import type { Band, BandOfArea } from '../forecast/forecast.js';
import type { Readiness } from '../readiness/readiness.js';
import type { EvaluationComparison } from './compare-evaluations.js';

/** Points that finished work had promised, and how many of them the follow-up confirmed. */
export interface HitRate {
  readonly promised: number;
  readonly confirmed: number;
  /** confirmed ÷ promised; null where nothing was promised. */
  readonly rate: number | null;
}
export interface HitRates extends HitRate {
  /** By area of the earlier evaluation. */
  readonly areas: readonly (HitRate & { readonly area: number })[];
  /** Sub-questions with promised points that can't be compared, and their points: they say nothing either way. */
  readonly notComparable: { readonly subQuestions: number; readonly points: number };
}

/**
 * How much of what was secured by our own judgement the follow-up confirmed. A sub-question confirms at most what was
 * promised for it: a rise on one makes up for nothing on another.
 * @param readiness as of the follow-up
 */
export function hitRateOf(
  readiness: Pick<Readiness, 'areas'>,
  { entries }: Pick<EvaluationComparison, 'entries'>,
): HitRates {
  const entryOf = new Map(entries.flatMap((entry) => entry.before.map(({ number }) => [number, entry] as const)));
  let [questions, points] = [0, 0];
  const areas = readiness.areas.map(({ number: area, subQuestions }) => {
    let [promised, confirmed] = [0, 0];
    for (const { number, secured } of subQuestions) {
      const entry = entryOf.get(number);
      if (secured <= 0) continue;
      if (entry === undefined || entry.delta === null) {
        questions += 1;
        points += secured;
        continue;
      }
      promised += secured;
      if (entry.change === 'up') confirmed += Math.min(secured, entry.delta);
    }
    return { area, ...rated(promised, confirmed) };
  });
  const sum = (key: 'promised' | 'confirmed') => areas.reduce((total, area) => total + area[key], 0);
  return {
    ...rated(sum('promised'), sum('confirmed')),
    areas: areas.filter(({ promised }) => promised > 0),
    notComparable: { subQuestions: questions, points },
  };
}

/** Several follow-ups in a row: points are added, so that a large round weighs more than a small one. */
export function addHitRates(rounds: readonly HitRates[]): HitRates {
  const numbers = [...new Set(rounds.flatMap(({ areas }) => areas.map(({ area }) => area)))].sort((a, b) => a - b);
  const add = (of: readonly HitRate[]) =>
    rated(
      of.reduce((sum, { promised }) => sum + promised, 0),
      of.reduce((sum, { confirmed }) => sum + confirmed, 0),
    );
  return {
    ...add(rounds),
    areas: numbers.map((area) => ({
      area,
      ...add(rounds.flatMap(({ areas }) => areas.filter((one) => one.area === area))),
    })),
    notComparable: {
      subQuestions: rounds.reduce((sum, { notComparable }) => sum + notComparable.subQuestions, 0),
      points: rounds.reduce((sum, { notComparable }) => sum + notComparable.points, 0),
    },
  };
}

/** An area's own rate counts as much as the whole's once this many points were promised in it. */
const POINTS_OF_OWN = 10;

/** The rate to expect of an area: its own, drawn towards that of the whole the less was promised in it; null without any. */
export function expectedRate(rates: HitRates, area: number): number | null {
  if (rates.rate === null) return null;
  const own = rates.areas.find((one) => one.area === area);
  return ((own?.confirmed ?? 0) + rates.rate * POINTS_OF_OWN) / ((own?.promised ?? 0) + POINTS_OF_OWN);
}

export interface ExpectedConfirmed {
  readonly area: number;
  readonly rate: number;
  /** The forecast's secured points, times the rate. */
  readonly confirmed: Band;
}

/**
 * What earlier rounds let expect of a forecast: the secured points of each area that a follow-up would confirm, were the
 * evaluators to find as much of it as before. Shown beside the forecast, never in its place; null without an earlier round.
 * @param areaBefore the area of the earlier rounds that an area of the forecast is; null for a new one
 */
export function expectedConfirmed(
  areas: readonly BandOfArea[],
  rates: HitRates,
  areaBefore: (area: number) => number | null = (area) => area,
): readonly ExpectedConfirmed[] | null {
  const { rate: whole } = rates;
  if (whole === null) return null;
  return areas.map(({ area, secured }) => {
    const before = areaBefore(area);
    const rate = before === null ? whole : (expectedRate(rates, before) ?? whole);
    const confirmed = { p10: secured.p10 * rate, p50: secured.p50 * rate, p90: secured.p90 * rate };
    return { area, rate, confirmed };
  });
}

function rated(promised: number, confirmed: number): HitRate {
  return { promised, confirmed, rate: promised > 0 ? confirmed / promised : null };
}
