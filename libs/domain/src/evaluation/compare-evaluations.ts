import type { CrosswalkEntry, CrosswalkKind } from './crosswalk.js';
import { derivedPoints, type PrintedScore } from './score.js';

/** A change that the rounding of both reports can make alone, in points: no change. */
export const ROUNDING_POINTS = 1;
const FLOAT_NOISE = 1e-9;

export interface ComparedQuestion extends PrintedScore {
  readonly number: string;
  readonly title: string;
  readonly area: number;
}
export interface ComparedArea {
  readonly number: number;
  readonly name: string;
}
export interface ComparedEvaluation {
  readonly areas: readonly ComparedArea[];
  readonly subQuestions: readonly ComparedQuestion[];
}

/** up, down: by more than rounding makes. */
export type Change = 'up' | 'down' | 'same';
/** Why there is no delta. */
export type NotComparable = Exclude<CrosswalkKind, 'equal'> | 'scoreMissing' | 'maxDiffers';

/** What can be told of a change: both or neither. */
export type Delta =
  | { readonly delta: number; readonly change: Change; readonly notComparable: null }
  | { readonly delta: null; readonly change: null; readonly notComparable: NotComparable };

export interface PlacedQuestion extends ComparedQuestion {
  /** Points before the report rounded them; as printed where it shows no percent; null where it shows neither. */
  readonly unrounded: number | null;
}

export type ComparedEntry = Delta & {
  readonly kind: CrosswalkKind;
  readonly before: readonly PlacedQuestion[];
  readonly after: readonly PlacedQuestion[];
  /** Points aimed for, of all on the earlier side; null where there is none. */
  readonly target: number | null;
  /** Whether the target was reached, rounding aside; null where that can't be said. */
  readonly reached: boolean | null;
};

/** A sum on both sides. `before` and `after` are what each evaluation gave, comparable or not. */
export interface ComparedSum {
  readonly before: number | null;
  readonly after: number | null;
  /** Null where the two sums are not of the same sub-questions. */
  readonly delta: number | null;
  readonly change: Change | null;
}
export interface ComparedAreaSum extends ComparedSum {
  readonly number: number;
  readonly name: string;
  /** The same area in the later evaluation; null where there is none that has just the same sub-questions. */
  readonly later: ComparedArea | null;
}

export interface EvaluationComparison {
  readonly entries: readonly ComparedEntry[];
  readonly areas: readonly ComparedAreaSum[];
  readonly total: ComparedSum;
  /** Everything that is equal, and what it sums to on both sides. */
  readonly equal: ComparedSum & { readonly subQuestions: number };
}

/** Points of a sub-question before rounding; null where the report shows none. */
export function unroundedPoints({ points, max, percent }: PrintedScore): number | null {
  return percent !== null && max !== null ? derivedPoints(percent, max) : points;
}

/** Whether points rose or fell by more than rounding makes. */
export function changeOf(delta: number): Change {
  if (Math.abs(delta) <= ROUNDING_POINTS + FLOAT_NOISE) return 'same';
  return delta > 0 ? 'up' : 'down';
}

/**
 * Two evaluations side by side along a valid crosswalk. Only what is equal gets a delta; sums are compared only where they
 * are sums of the same sub-questions.
 * @param targets points aimed for, by number in the earlier evaluation
 */
export function compareEvaluations(
  before: ComparedEvaluation,
  after: ComparedEvaluation,
  crosswalk: readonly CrosswalkEntry[],
  targets: ReadonlyMap<string, number | null>,
): EvaluationComparison {
  const [left, right] = [placed(before), placed(after)];
  const entries = crosswalk.map((entry) => comparedEntry(entry, left, right, targets));
  const equal = entries.filter(({ delta }) => delta !== null);
  const sides = (of: readonly ComparedEntry[]) =>
    [sumOf(of.flatMap((entry) => entry.before)), sumOf(of.flatMap((entry) => entry.after))] as const;
  const all = equal.length === entries.length && entries.length > 0;
  return {
    entries,
    areas: before.areas.map((area) => comparedArea(area, after.areas, entries)),
    total: summed(sumOf([...left.values()]), sumOf([...right.values()]), all),
    equal: { ...summed(...sides(equal), equal.length > 0), subQuestions: equal.length },
  };
}

function placed({ subQuestions }: ComparedEvaluation): ReadonlyMap<string, PlacedQuestion> {
  return new Map(
    subQuestions.map((question) => [question.number, { ...question, unrounded: unroundedPoints(question) }]),
  );
}

function comparedEntry(
  { kind, before, after }: CrosswalkEntry,
  left: ReadonlyMap<string, PlacedQuestion>,
  right: ReadonlyMap<string, PlacedQuestion>,
  targets: ReadonlyMap<string, number | null>,
): ComparedEntry {
  const sides = {
    before: before.flatMap((number) => left.get(number) ?? []),
    after: after.flatMap((number) => right.get(number) ?? []),
  };
  const wanted = before.map((number) => targets.get(number) ?? null);
  const target =
    wanted.length > 0 && !wanted.includes(null) ? wanted.reduce<number>((sum, one) => sum + (one ?? 0), 0) : null;
  const delta = deltaOf(kind, sides.before[0], sides.after[0]);
  const now = sides.after[0]?.unrounded ?? null;
  const reached =
    delta.delta === null || target === null || now === null ? null : now >= target - ROUNDING_POINTS - FLOAT_NOISE;
  return { kind, ...sides, target, reached, ...delta };
}

function deltaOf(kind: CrosswalkKind, from: PlacedQuestion | undefined, to: PlacedQuestion | undefined): Delta {
  const none = (notComparable: NotComparable): Delta => ({ delta: null, change: null, notComparable });
  if (kind !== 'equal') return none(kind);
  if (from?.max !== null && to?.max !== null && from?.max !== to?.max) return none('maxDiffers');
  const [was, is] = [from?.unrounded ?? null, to?.unrounded ?? null];
  if (was === null || is === null) return none('scoreMissing');
  return { delta: is - was, change: changeOf(is - was), notComparable: null };
}

/** An area is the same when all its sub-questions are equal to all those of one later area. */
function comparedArea(
  { number, name }: ComparedArea,
  later: readonly ComparedArea[],
  entries: readonly ComparedEntry[],
): ComparedAreaSum {
  const own = entries.filter(({ before }) => before.some(({ area }) => area === number));
  const goals = new Set(own.flatMap(({ after }) => after.map(({ area }) => area)));
  const [goal] = goals;
  const theirs = entries.filter(({ after }) => after.some(({ area }) => area === goal));
  const same =
    goals.size === 1 &&
    own.length > 0 &&
    own.every(({ delta }) => delta !== null) &&
    theirs.every((entry) => own.includes(entry));
  const sumBefore = sumOf(own.flatMap(({ before }) => before.filter(({ area }) => area === number)));
  const sumAfter = same ? sumOf(own.flatMap(({ after }) => after)) : null;
  const match = same ? (later.find((area) => area.number === goal) ?? null) : null;
  return { number, name, later: match, ...summed(sumBefore, sumAfter, same) };
}

function summed(before: number | null, after: number | null, comparable: boolean): ComparedSum {
  const delta = comparable && before !== null && after !== null ? after - before : null;
  return { before, after, delta, change: delta === null ? null : changeOf(delta) };
}

/** Null when one of them has no score: a sum without it would be another sum. */
function sumOf(questions: readonly PlacedQuestion[]): number | null {
  let sum = 0;
  for (const { unrounded } of questions) {
    if (unrounded === null) return null;
    sum += unrounded;
  }
  return questions.length === 0 ? null : sum;
}
