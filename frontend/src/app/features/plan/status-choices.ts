import type { ActionRow } from '@kompassplan/contract';
import { type ActionStatus, isOpen, nextStatuses } from '@kompassplan/domain';

/** What a status asks for before it can be set: needed help, why finished work is opened again, why it is declined. */
export type StatusQuestion = 'help' | 'reopen' | 'decline';

export interface StatusChoice {
  readonly status: ActionStatus;
  /** Number key in the menu. */
  readonly key: string;
  readonly current: boolean;
  /** Phrase key of the reason why it can't be chosen, or null when it can. */
  readonly locked: string | null;
  readonly asks: StatusQuestion | null;
}

/** What the one who asks may do with the row. */
export interface StatusRights {
  readonly personId: string | null;
  readonly edit: boolean;
  readonly report: boolean;
  readonly verify: boolean;
}

type ChoosableRow = Pick<ActionRow, 'status' | 'evidence' | 'workedBy'>;
const MENU = ['notStarted', 'inProgress', 'needsHelp', 'done', 'verified'] as const satisfies readonly ActionStatus[];

/**
 * The status menu of one row, with the reason at each choice that is locked. The rules are those of the domain;
 * the server applies them again.
 * @param statuses which are offered, in their order
 */
export function statusChoices(
  row: ChoosableRow,
  rights: StatusRights,
  statuses: readonly ActionStatus[] = MENU,
): readonly StatusChoice[] {
  return statuses.map((status, index) => ({
    status,
    key: String(index + 1),
    current: status === row.status,
    locked: status === row.status ? null : lockOf(row, status, rights),
    asks: questionOf(row.status, status),
  }));
}

export interface LockGroup {
  readonly statuses: readonly ActionStatus[];
  /** Phrase key. */
  readonly reason: string;
}

/** The reasons of the locked choices, each once, with the statuses it holds for. */
export function lockGroups(choices: readonly StatusChoice[]): readonly LockGroup[] {
  return [...new Set(choices.flatMap(({ locked }) => locked ?? []))].map((reason) => ({
    reason,
    statuses: choices.flatMap(({ status, locked }) => (locked === reason ? [status] : [])),
  }));
}

/** Phrase key of the reason why `row` can't become `to`, or null when it can. */
export function lockOf(row: ChoosableRow, to: ActionStatus, rights: StatusRights): string | null {
  if (to === 'verified') {
    if (rights.personId !== null && row.workedBy.includes(rights.personId)) return 'plan.lock-own';
    if (!rights.verify) return 'plan.lock-no-verify';
    if (row.status !== 'done') return 'plan.lock-not-done';
    return row.evidence.valid > 0 ? null : 'plan.lock-no-evidence';
  }
  if (!nextStatuses(row.status).includes(to)) return 'plan.lock-not-next';
  if (row.status === 'verified' && !rights.verify) return 'plan.lock-reopen';
  if (row.status === 'declined' || to === 'declined') return rights.edit ? null : 'plan.lock-no-edit';
  if (row.status === 'done') return rights.verify || rights.report ? null : 'plan.lock-reopen';
  return rights.report ? null : 'plan.lock-no-report';
}

/** What has to be written before `from` becomes `to`, or null. */
export function questionOf(from: ActionStatus, to: ActionStatus): StatusQuestion | null {
  if (from === to || to === 'verified') return null;
  if (to === 'declined') return 'decline';
  if (!isOpen(from)) return 'reopen';
  return to === 'needsHelp' ? 'help' : null;
}
