import type { ActionInput } from './readiness-input.js';

/** What of an action decides its shares. */
export type ShareInput = Pick<ActionInput, 'id' | 'status' | 'effortWeeks' | 'links'>;

/**
 * How the targeted points of one sub-question are divided over its actions: action id → share, summing to 1.
 * Shares set by hand are honoured; the rest is divided by effort. Declined actions get none, and an empty map means that
 * nobody works on the sub-question.
 */
export function sharesOf(subQuestion: string, actions: readonly ShareInput[]): ReadonlyMap<string, number> {
  const byHand: { id: string; share: number }[] = [];
  const byEffort: { id: string; effort: number | null }[] = [];
  for (const action of actions) {
    const link = action.status === 'declined' ? undefined : action.links.find((l) => l.subQuestion === subQuestion);
    if (!link) continue;
    if (link.share === null) byEffort.push({ id: action.id, effort: action.effortWeeks });
    else byHand.push({ id: action.id, share: Math.max(0, link.share) });
  }
  const given = sum(byHand.map((link) => link.share));
  // Hands that gave everything away, or more, leave nothing to divide; hands that gave too little with nobody left to
  // take the rest are scaled up. Both keep the sum at 1.
  const scale = byEffort.length === 0 || given > 1 ? given : 1;
  if (byEffort.length === 0 && given === 0) {
    return new Map(byHand.map((link) => [link.id, 1 / byHand.length]));
  }
  const weights = effortWeights(byEffort.map((link) => link.effort));
  const rest = Math.max(0, 1 - given);
  return new Map([
    ...byHand.map((link) => [link.id, link.share / scale] as const),
    ...byEffort.map((link, index) => [link.id, rest * (weights[index] ?? 0)] as const),
  ]);
}

/** Weights summing to 1. An unknown effort counts as the mean of the known ones, so no effort at all means equal parts. */
export function effortWeights(efforts: readonly (number | null)[]): readonly number[] {
  const known = efforts.filter((effort) => effort !== null);
  const mean = known.length === 0 ? 1 : sum(known) / known.length;
  const filled = efforts.map((effort) => effort ?? mean);
  const total = sum(filled);
  return filled.map((effort) => (total === 0 ? 1 / filled.length : effort / total));
}

/** Points per week of effort, or null when the effort is unknown or nothing. */
export function pointsPerWeek(points: number, effortWeeks: number | null): number | null {
  return effortWeeks === null || effortWeeks <= 0 ? null : points / effortWeeks;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
