import type { ActionRow } from '@kompassplan/contract';
import { blockersOf, isOpen } from '@kompassplan/domain';
import { numberOf } from './action-number';
import type { I18n } from './i18n';

/** "Väntar på Å-07 och Å-12", or null for an action that nothing holds up. */
export function waitingWords(
  row: Pick<ActionRow, 'status' | 'waitsFor'>,
  i18n: Pick<I18n, 't' | 'list'>,
): string | null {
  const blockers = isOpen(row.status) ? blockersOf(row.waitsFor) : [];
  if (blockers.length === 0) return null;
  return i18n.t('plan.waits-for', { actions: i18n.list(blockers.map(({ number }) => numberOf(number))) });
}
