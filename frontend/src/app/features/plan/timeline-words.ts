import type { ActionRow } from '@kompassplan/contract';
import { blockersOf, isOpen } from '@kompassplan/domain';
import { numberOf } from '../../core/action-number';
import type { I18n } from '../../core/i18n';
import { today } from '../../core/today';

type Words = Pick<I18n, 't' | 'day' | 'list'>;
/** The date of an action of the plan; undefined for one that the plan does not have. */
export type DueOf = (id: string) => string | null | undefined;

/** The first day of an action's work: its start, or the day on which it came into the plan. */
export function startOf(row: Pick<ActionRow, 'start' | 'createdAt'>, due: string): string {
  const start = row.start ?? today(new Date(row.createdAt));
  return start < due ? start : due;
}

/** "15 jan – 30 jun" */
export function spanWords(row: ActionRow, i18n: Words): string | null {
  if (row.due === null) return null;
  return i18n.t('plan.span', { from: i18n.day(startOf(row, row.due)), due: i18n.day(row.due) });
}

/** "först 30 apr, flyttad framåt 2 gånger"; null while the first date stands. */
export function movedWords(row: Pick<ActionRow, 'due' | 'firstDue' | 'slips'>, i18n: Words): string | null {
  if (row.firstDue === null || (row.firstDue === row.due && row.slips === 0)) return null;
  return i18n.t('plan.first-moved', { day: i18n.day(row.firstDue), slips: row.slips });
}

/** What blocks an open action, each with its title and date, and which of it ends too late. */
export function blockedWords(row: ActionRow, dueOf: DueOf, i18n: Words): readonly string[] {
  if (!isOpen(row.status)) return [];
  return blockersOf(row.waitsFor).map(({ id, number, title }) => {
    const due = dueOf(id) ?? null;
    const values = { number: numberOf(number), title };
    if (due === null) return i18n.t('plan.waits-long', values);
    const phrase = row.due !== null && due > row.due ? 'plan.waits-clash' : 'plan.waits-until';
    return i18n.t(phrase, { ...values, day: i18n.day(due) });
  });
}

/** Whether something that an open action waits for is to be finished after it. */
export function isClash(row: ActionRow, dueOf: DueOf): boolean {
  const { due } = row;
  return due !== null && isOpen(row.status) && blockersOf(row.waitsFor).some(({ id }) => (dueOf(id) ?? due) > due);
}

/** Everything that a bar, its marks and its lines show, for those who do not see them. */
export function barWords(row: ActionRow, dueOf: DueOf, followers: readonly number[], i18n: Words): string {
  const parts = [
    spanWords(row, i18n) ?? i18n.t('plan.no-date'),
    i18n.t(`status.${row.status}`),
    row.late ? i18n.t('term.late') : null,
    movedWords(row, i18n),
    ...blockedWords(row, dueOf, i18n),
    followers.length > 0
      ? i18n.t('plan.awaited-by', { actions: i18n.list(followers.map((number) => numberOf(number))) })
      : null,
  ];
  return parts.filter((part) => part !== null).join('. ');
}
