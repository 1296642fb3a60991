import { effortWeights, type ShareInput, sharesOf } from './points-at-stake.js';

/** An action that takes the place of others. */
export interface Successor {
  readonly id: string;
  readonly effortWeeks: number | null;
}

const EXACT = 1e-9;

/**
 * The shares by hand of actions that take the place of others on one sub-question, so that together they have what those
 * had, and everybody else keeps theirs. Null is by effort, where effort alone gives the same. Where the shares by hand
 * asked for more than everything, or for nothing at all, it is as near as shares from 0 to 1 come.
 * @param linked all actions of the sub-question as they stand
 * @param gone ids of those that are replaced
 */
export function keptShares(
  subQuestion: string,
  linked: readonly ShareInput[],
  gone: ReadonlySet<string>,
  successors: readonly Successor[],
): ReadonlyMap<string, number | null> {
  const before = sharesOf(subQuestion, linked);
  const byHand = handsOf(subQuestion, linked);
  const decided = byHand.some(({ id }) => gone.has(id));
  const had = sum([...gone].map((id) => before.get(id) ?? 0));
  const others = linked.filter(({ id }) => !gone.has(id));
  const byEffort = sharesOf(subQuestion, [...others, ...successors.map((one) => asInput(one, subQuestion))]);
  const same = (id: string) => Math.abs((byEffort.get(id) ?? 0) - (before.get(id) ?? 0)) < EXACT;
  const together = sum(successors.map(({ id }) => byEffort.get(id) ?? 0));
  if (!decided && Math.abs(together - had) < EXACT && others.every(({ id }) => same(id))) {
    return new Map(successors.map(({ id }) => [id, null]));
  }
  const weights = effortWeights(successors.map(({ effortWeeks }) => effortWeeks));
  const own = sum(byHand.filter(({ id }) => gone.has(id)).map(({ share }) => share));
  const given = sum(byHand.map(({ share }) => share));
  // What hands gave is scaled when it is too much, or when nobody takes the rest: then it is the hands that count.
  const scaled = given > 1 || byHand.length === before.size;
  return new Map(
    successors.map(({ id }, index) => [id, Math.min(1, (scaled ? own : had) * (weights[index] ?? 0))] as const),
  );
}

function handsOf(subQuestion: string, actions: readonly ShareInput[]): { id: string; share: number }[] {
  return actions.flatMap(({ id, status, links }) => {
    const share = status === 'declined' ? null : links.find((link) => link.subQuestion === subQuestion)?.share;
    return typeof share === 'number' ? [{ id, share: Math.max(0, share) }] : [];
  });
}

function asInput({ id, effortWeeks }: Successor, subQuestion: string): ShareInput {
  return { id, effortWeeks, status: 'notStarted', links: [{ subQuestion, share: null }] };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
