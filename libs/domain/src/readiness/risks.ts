import { type ActionStatus, isOpen } from '../plan/action-status.js';
import { blockersOf } from '../plan/dependencies.js';
import { isLate } from '../plan/due-date.js';
import type { EvidenceValidity } from '../plan/evidence.js';
import { addDays } from '../reminders/calendar-day.js';

/** What can keep an action's points from counting at the follow-up. An action can stand in several. */
export const RISK_KINDS = [
  'late',
  'slipping',
  'afterFollowUp',
  'blocked',
  'needsHelp',
  'unverified',
  'evidenceMissing',
  'evidenceExpiring',
  'noOwner',
  'ownerGone',
  'noDue',
] as const;
export type RiskKind = (typeof RISK_KINDS)[number];

/** Days are YYYY-MM-DD. */
export interface RiskAction {
  readonly id: string;
  readonly number: number;
  readonly status: ActionStatus;
  readonly due: string | null;
  readonly slips: number;
  readonly ownerId: string | null;
  /** Whether the owner still works there; true where there is none. */
  readonly ownerActive: boolean;
  readonly waitsForIds: readonly string[];
  readonly evidence: readonly EvidenceValidity[];
}

export interface RiskOf {
  readonly kind: RiskKind;
  /** By number. */
  readonly actionIds: readonly string[];
  /** What they have at stake together. */
  readonly points: number;
}

/** Moved so often, a date is no promise any more. */
const SLIPPING_FROM = 2;
/** Without a follow-up: evidence that expires this soon is renewed now or never. */
const SOON_DAYS = 60;

/**
 * The risks of a plan, in the order of RISK_KINDS, also those that nothing stands in.
 * @param pointsOf what an action has at stake
 * @param followUpOn null while no follow-up is planned
 */
export function risksOfPlan(
  actions: readonly RiskAction[],
  pointsOf: (actionId: string) => number,
  { today, followUpOn }: { readonly today: string; readonly followUpOn: string | null },
): readonly RiskOf[] {
  const known = new Map(actions.map((action) => [action.id, action]));
  const sorted = [...actions].sort((a, b) => a.number - b.number);
  return RISK_KINDS.map((kind) => {
    const found = sorted.filter((action) => isAtRisk(kind, action, known, today, followUpOn));
    const points = found.reduce((sum, { id }) => sum + pointsOf(id), 0);
    return { kind, actionIds: found.map(({ id }) => id), points };
  });
}

function isAtRisk(
  kind: RiskKind,
  action: RiskAction,
  known: ReadonlyMap<string, RiskAction>,
  today: string,
  followUpOn: string | null,
): boolean {
  const { status, due, slips, ownerId, ownerActive, evidence } = action;
  const open = isOpen(status);
  const finished = status === 'done' || status === 'verified';
  switch (kind) {
    case 'late':
      return isLate(due, today, status);
    case 'slipping':
      return open && slips >= SLIPPING_FROM;
    case 'afterFollowUp':
      return open && due !== null && followUpOn !== null && due > followUpOn;
    case 'blocked':
      return open && blockersInTrouble(action, known, today).length > 0;
    case 'needsHelp':
      return status === 'needsHelp';
    case 'unverified':
      return status === 'done';
    case 'evidenceMissing':
      return finished && validThrough(evidence, today) === null;
    case 'evidenceExpiring':
      return finished && expires(validThrough(evidence, today), followUpOn, today);
    case 'noOwner':
      return open && ownerId === null;
    case 'ownerGone':
      return open && ownerId !== null && !ownerActive;
    case 'noDue':
      return open && due === null;
  }
}

/** To wait for something is a plan; to wait for what is late, stuck, undated or due later than oneself is a risk. */
export function blockersInTrouble(
  action: Pick<RiskAction, 'due' | 'waitsForIds'>,
  known: ReadonlyMap<string, RiskAction>,
  today: string,
): readonly RiskAction[] {
  const waitsFor = action.waitsForIds.flatMap((id) => known.get(id) ?? []);
  return blockersOf(waitsFor).filter(
    ({ due, status }) =>
      status === 'needsHelp' || due === null || isLate(due, today, status) || (action.due !== null && due > action.due),
  );
}

/** The last day on which some piece is valid; '' for ever, null when none is valid today. */
function validThrough(evidence: readonly EvidenceValidity[], today: string): string | null {
  const valid = evidence.filter(({ validUntil }) => validUntil === null || validUntil >= today);
  if (valid.length === 0) return null;
  const days = valid.map(({ validUntil }) => validUntil);
  return days.includes(null) ? '' : (days as string[]).reduce((last, day) => (day > last ? day : last));
}

function expires(last: string | null, followUpOn: string | null, today: string): boolean {
  if (last === null || last === '') return false;
  const needed = followUpOn !== null && followUpOn >= today ? followUpOn : addDays(today, SOON_DAYS);
  return last < needed;
}
