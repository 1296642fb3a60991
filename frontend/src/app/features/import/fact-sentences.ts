import { type DraftItem, importedState, isNoUnit } from '@kompassplan/domain';
import type { I18n } from '../../core/i18n';
import type { UnknownNames } from './unknown-names';

const NOTE_OF: Readonly<Partial<Record<NonNullable<DraftItem['status']>, string>>> = {
  declined: 'sheet.item-declined',
  needsHelp: 'sheet.item-help',
};

/**
 * What the file says of the action, one sentence each, as it will stand in the plan. Empty for a report.
 * @param unknown names that nobody and no unit bears here: they don't follow, and the sentence says so
 */
export function factSentences(
  item: DraftItem,
  unknown: UnknownNames,
  i18n: Pick<I18n, 't' | 'day' | 'percent'>,
): string[] {
  const { owner, due, unit, effortWeeks, status, progress, statusNote, reviewOn, description } = item;
  const ownerless = owner === undefined || unknown.owners.includes(owner);
  const state =
    status === undefined && progress === undefined
      ? null
      : importedState({ status: status ?? null, progress: progress ?? null });
  const facts = [
    owner !== undefined && i18n.t(ownerless ? 'sheet.item-owner-unknown' : 'sheet.item-owner', { name: owner }),
    due !== undefined && i18n.t('sheet.item-due', { day: i18n.day(due) }),
    unit !== undefined &&
      (isNoUnit(unit)
        ? i18n.t('sheet.item-no-unit')
        : unknown.units.includes(unit)
          ? i18n.t(ownerless ? 'sheet.item-unit-unknown' : 'sheet.item-unit-of-owner', { name: unit })
          : i18n.t('sheet.item-unit', { name: unit })),
    effortWeeks !== undefined && i18n.t('sheet.item-effort', { weeks: effortWeeks }),
    state !== null &&
      (status === 'verified'
        ? i18n.t('sheet.item-verified')
        : i18n.t('sheet.item-status', {
            status: i18n.t(`status.${state.status}`),
            percent: i18n.percent(state.progress),
          })),
    statusNote !== undefined && i18n.t((status && NOTE_OF[status]) ?? 'sheet.item-note', { note: statusNote }),
    reviewOn !== undefined && i18n.t('sheet.item-review', { day: i18n.day(reviewOn) }),
    description !== undefined && i18n.t('sheet.item-description', { text: description }),
  ];
  return facts.filter((fact) => fact !== false);
}
