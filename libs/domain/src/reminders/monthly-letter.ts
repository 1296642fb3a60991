import type { ActionStatus } from '../plan/action-status.js';
import { isLate } from '../plan/due-date.js';
import { shownPoints } from '../readiness/apportion.js';
import type { StatePoints } from '../readiness/readiness.js';
import { type Opportunities, opportunitiesOf, type Opportunity, shownRisks } from '../readiness/worth-looking-at.js';

/** What a letter has said, kept with its row, so that the next one can tell what has changed. */
export interface SaidInLetter {
  /** The instant it was written, ISO 8601. */
  readonly at: string;
  /** The municipality's own day then. */
  readonly on: string;
  /** In points as shown. */
  readonly secured: number;
}

/** Of an action, what decides whether it is news. */
export interface LetterAction {
  readonly number: number;
  readonly title: string;
  readonly status: ActionStatus;
  readonly due: string | null;
  /** ISO 8601. */
  readonly verifiedAt: string | null;
}

type NamedAction = Pick<LetterAction, 'number' | 'title'>;

export interface LetterRisk {
  readonly kind: 'late' | 'unverified' | 'needsHelp' | 'noOwner' | 'noDue' | 'evidenceMissing';
  readonly actions: number;
  readonly points: number;
}

/** Points as shown: the situation page says the same. */
export interface MonthlyLetter {
  readonly secured: number;
  readonly targeted: number;
  /** Whole percent of the targeted points, rounded down: 100 means all of them. Null without targeted points. */
  readonly percent: number | null;
  readonly verified: number;
  readonly done: number;
  /** Null in a person's first letter. */
  readonly changes: {
    readonly since: string;
    /** Negative when less is secured than then. */
    readonly points: number;
    readonly verified: readonly NamedAction[];
    readonly late: readonly NamedAction[];
  } | null;
  readonly opportunities: Opportunities;
  readonly risks: readonly LetterRisk[];
}

interface Situation {
  /** Unrounded. */
  readonly states: StatePoints;
  readonly opportunities: readonly Opportunity[];
  readonly risks: readonly LetterRisk[];
}
interface ShownFigures {
  readonly secured: number;
  readonly targeted: number;
  readonly states: StatePoints;
}

const OPPORTUNITIES = 3;

/**
 * Leadership's letter.
 * @param exact the situation as it is computed
 * @param shown the same as the situation page shows it
 * @param before what the last letter to the same person said
 * @param today YYYY-MM-DD in the municipality
 */
export function monthlyLetter(
  exact: Situation,
  shown: ShownFigures,
  actions: readonly LetterAction[],
  before: SaidInLetter | null,
  today: string,
): MonthlyLetter {
  const { secured, targeted, states } = shown;
  return {
    secured,
    targeted,
    // Points are tenths; without the rounding 0.3 of 0.3 could come out a hair under 100.
    percent: targeted > 0 ? Math.floor(Math.round((secured / targeted) * 1e6) / 1e4) : null,
    verified: states.verified,
    done: states.done,
    changes: before && {
      since: before.on,
      points: shownPoints(secured - before.secured),
      verified: actions
        .filter((action) => action.status === 'verified' && isAfter(action.verifiedAt, before.at))
        .map(named),
      late: actions
        .filter(({ due, status }) => isLate(due, today, status) && !isLate(due, before.on, status))
        .map(named),
    },
    opportunities: opportunitiesOf(exact.opportunities, OPPORTUNITIES),
    risks: shownRisks(exact.risks, exact.states, states),
  };
}

/** Both are ISO 8601 in UTC of one length. */
function isAfter(at: string | null, than: string): boolean {
  return at !== null && at > than;
}

function named({ number, title }: LetterAction): NamedAction {
  return { number, title };
}
