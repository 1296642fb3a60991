import type { ActionView } from '@kompassplan/contract';
import type { I18n } from '../../core/i18n';

export interface ReminderLine {
  readonly on: string;
  readonly text: string;
}

/** What is sent and what is to come about one action: a line for each day and occasion, with everybody who gets it. */
export function reminderLines(
  reminders: ActionView['reminders'],
  i18n: Pick<I18n, 't' | 'list'>,
): { readonly sent: readonly ReminderLine[]; readonly coming: readonly ReminderLine[] } {
  const lines = (sent: boolean): readonly ReminderLine[] => {
    const own = reminders.filter((reminder) => reminder.sent === sent).sort((a, b) => a.on.localeCompare(b.on));
    const occasions = Map.groupBy(own, (reminder) => `${reminder.on} ${occasion(reminder, i18n)}`);
    return [...occasions.values()].flatMap((same) => {
      const [first] = same;
      if (!first) return [];
      // The one responsible before the manager, whatever the order of the mails.
      const to = ASKED.flatMap((asked) => same.filter((reminder) => reminder.asked === asked)).map(
        ({ asked, to: name }) => i18n.t(`plan.reminder-to-${asked}`, { name }),
      );
      return [{ on: first.on, text: i18n.t('plan.reminder-line', { rule: occasion(first, i18n), to: i18n.list(to) }) }];
    });
  };
  return { sent: lines(true), coming: lines(false) };
}

const ASKED = ['owner', 'deputy', 'manager'] as const;

function occasion({ rule, daysToDue }: ActionView['reminders'][number], i18n: Pick<I18n, 't'>): string {
  if (daysToDue === null) return i18n.t(`plan.rule-${rule}`);
  if (daysToDue === 0) return i18n.t('plan.rule-on');
  return i18n.t(daysToDue > 0 ? 'plan.rule-before' : 'plan.rule-after', { days: Math.abs(daysToDue) });
}
