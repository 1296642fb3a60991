import type { ActionStatus } from '../plan/action-status.js';
import type { ComparedEntry, EvaluationComparison, NotComparable } from './compare-evaluations.js';

/** What the follow-up says about an action. */
export const VERDICTS = ['confirmed', 'partly', 'notConfirmed', 'notComparable'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Part of the expected rise from which an action is confirmed, and partly so. */
export const CONFIRMED_FROM = 0.75;
export const PARTLY_FROM = 0.25;
const FLOAT_NOISE = 1e-9;

/** One sub-question of the action, in points. */
export interface VerdictGround {
  readonly subQuestion: string;
  /** Its number in the follow-up; null where it has none that is equal. */
  readonly later: string | null;
  readonly before: number | null;
  readonly target: number | null;
  readonly after: number | null;
  /** target − before. */
  readonly expected: number | null;
  /** after − before; 0 within rounding, null where nothing can be compared. */
  readonly rise: number | null;
  readonly notComparable: NotComparable | 'targetMissing' | null;
}
export interface JudgedAction {
  readonly actionId: string;
  readonly verdict: Verdict;
  readonly grounds: readonly VerdictGround[];
  /** Sums of the grounds; null where one of them can't be compared. */
  readonly expected: number | null;
  readonly rise: number | null;
  /** rise ÷ expected; null where nothing was expected. */
  readonly part: number | null;
  /** Why nothing is judged though all could be compared. */
  readonly because: 'noLinks' | 'nothingExpected' | null;
  /** Whether it was finished: a rise without finished work is no work of this action. */
  readonly finished: boolean;
  /** Whether the follow-up names its improvement area again. That it does not proves nothing, and decides nothing. */
  readonly stillNamed: boolean | null;
}

export interface JudgeableAction {
  readonly id: string;
  readonly status: ActionStatus;
  readonly links: readonly { readonly subQuestion: string }[];
  /** As `JudgedAction.stillNamed`; null where it stands on no improvement area. */
  readonly stillNamed: boolean | null;
}

/**
 * The verdict on each action that was not declined: how much of what its sub-questions were to rise they rose. One
 * sub-question that was rewritten, split, merged or dropped makes the sum say something else, so then nothing is judged.
 */
export function verdictsOf(
  actions: readonly JudgeableAction[],
  { entries }: Pick<EvaluationComparison, 'entries'>,
): readonly JudgedAction[] {
  const entryOf = new Map(entries.flatMap((entry) => entry.before.map(({ number }) => [number, entry] as const)));
  return actions
    .filter(({ status }) => status !== 'declined')
    .map(({ id, status, links, stillNamed }) => {
      const numbers = [...new Set(links.map(({ subQuestion }) => subQuestion))].sort();
      const grounds = numbers.map((number) => groundOf(number, entryOf.get(number)));
      const finished = status === 'done' || status === 'verified';
      return { actionId: id, ...judged(grounds), grounds, finished, stillNamed };
    });
}

function judged(
  grounds: readonly VerdictGround[],
): Pick<JudgedAction, 'verdict' | 'expected' | 'rise' | 'part' | 'because'> {
  const none = { verdict: 'notComparable', expected: null, rise: null, part: null } as const;
  if (grounds.length === 0) return { ...none, because: 'noLinks' };
  let [expected, rise] = [0, 0];
  for (const ground of grounds) {
    if (ground.expected === null || ground.rise === null) return { ...none, because: null };
    expected += ground.expected;
    rise += ground.rise;
  }
  if (expected <= FLOAT_NOISE) return { ...none, expected, rise, because: 'nothingExpected' };
  const part = rise / expected;
  return { verdict: verdictOf(part), expected, rise, part, because: null };
}

/** @param part of the expected rise */
export function verdictOf(part: number): Exclude<Verdict, 'notComparable'> {
  if (part >= CONFIRMED_FROM - FLOAT_NOISE) return 'confirmed';
  return part >= PARTLY_FROM - FLOAT_NOISE ? 'partly' : 'notConfirmed';
}

function groundOf(subQuestion: string, entry: ComparedEntry | undefined): VerdictGround {
  const from = entry?.before.find(({ number }) => number === subQuestion);
  const known = { subQuestion, before: from?.unrounded ?? null };
  if (entry === undefined || entry.delta === null) {
    const notComparable = entry?.notComparable ?? 'dropped';
    return { ...known, later: null, target: null, after: null, expected: null, rise: null, notComparable };
  }
  const [to] = entry.after;
  const { target } = entry;
  return {
    ...known,
    later: to?.number ?? null,
    target,
    after: to?.unrounded ?? null,
    expected: target === null || known.before === null ? null : target - known.before,
    rise: entry.change === 'same' ? 0 : entry.delta,
    notComparable: target === null ? 'targetMissing' : null,
  };
}
