/*
 * Improvement areas often stand in the order of the sub-questions. How far that helps is for the list itself to show:
 * the chance that this list is ordered is weighed by what its words say, and an unordered list is left alone.
 */
export interface OrderHabit {
  /** Chance (0–1), before looking, that a list follows the order of the sub-questions. */
  readonly ordered: number;
  /** In an ordered list: weight of a step back, relative to staying (1). */
  readonly back: number;
  /** In an ordered list: each sub-question that is jumped over multiplies by this. */
  readonly jump: number;
}

/**
 * Chance of each choice for each item of a list, given what its words say alone.
 * @param likelihoods per item, per choice: how well the words fit, in any positive unit
 * @param prior per choice: chance before looking
 */
export function chancesInOrder(
  likelihoods: readonly (readonly number[])[],
  prior: readonly number[],
  habit: OrderHabit,
): number[][] {
  const alone = likelihoods.map((row) => normal(row.map((value, choice) => value * (prior[choice] ?? 0))));
  if (likelihoods.length < 2 || prior.length < 2) return alone;
  const steps = prior.map((_, from) =>
    normal(prior.map((chance, to) => chance * (to < from ? habit.back : habit.jump ** Math.max(0, to - from - 1)))),
  );
  const first = normal(prior.map((chance, to) => chance * (habit.back + (1 - habit.back) * habit.jump ** to)));
  // Forward and backward over the list, scaled row by row; `evidence` is the logarithm of how well the order explains it.
  const forward: number[][] = [];
  let evidence = 0;
  let before: readonly number[] | null = null;
  for (const row of likelihoods) {
    const last: readonly number[] | null = before;
    const reach: number[] =
      last === null ? first : prior.map((_, to) => sum(last.map((chance, from) => chance * (steps[from]?.[to] ?? 0))));
    const joint = reach.map((chance, to) => chance * (row[to] ?? 0));
    evidence += Math.log(sum(joint)) - Math.log(sum(row.map((value, to) => value * (prior[to] ?? 0))));
    before = normal(joint);
    forward.push(before as number[]);
  }
  const inOrder: number[][] = [];
  let after: number[] = prior.map(() => 1);
  for (let index = likelihoods.length - 1; index >= 0; index -= 1) {
    inOrder[index] = normal((forward[index] ?? []).map((chance, choice) => chance * (after[choice] ?? 0)));
    const row = likelihoods[index] ?? [];
    const next = after;
    after = normal(
      prior.map((_, from) => sum(prior.map((__, to) => (steps[from]?.[to] ?? 0) * (row[to] ?? 0) * (next[to] ?? 0)))),
    );
  }
  const odds = (habit.ordered / (1 - habit.ordered)) * Math.exp(Math.min(50, evidence));
  const ordered = odds / (1 + odds);
  return alone.map((row, index) =>
    row.map((chance, choice) => ordered * (inOrder[index]?.[choice] ?? 0) + (1 - ordered) * chance),
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function normal(values: readonly number[]): number[] {
  const total = sum(values);
  return total > 0 ? values.map((value) => value / total) : values.map(() => 1 / values.length);
}
