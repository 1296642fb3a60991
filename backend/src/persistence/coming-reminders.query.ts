import { askedAs, insteadOf, planReminders, type ReminderRule } from '@kompassplan/domain';
import { reminderRows } from './reminder-input.query.js';
import { policyOf } from './reminder-policy.query.js';
import type { Transaction } from './unit-of-work.js';

const DAY_MS = 86_400_000;

/** One line of a mail to come. `asked`: in which part the person gets it. */
export interface ComingReminder {
  readonly on: string;
  readonly to: string;
  readonly rule: ReminderRule;
  readonly asked: 'owner' | 'manager' | 'deputy';
  readonly daysToDue: number | null;
}

/**
 * What would be sent about one action in the days to come if nothing changed: the sweep's own rules, for this action.
 * Six statements, whatever the size of the plan.
 * @param today the municipality's own day
 */
export async function comingReminders(
  tx: Transaction,
  actionId: string,
  today: string,
  days: number,
): Promise<readonly ComingReminder[]> {
  const rows = await reminderRows(tx, today, actionId);
  if (rows.actions.length === 0) return [];
  const now = tx.now.getTime();
  const { timeZone } = tx.tenant;
  const mails = planReminders({ ...rows, policy: await policyOf(tx), now, timeZone, until: now + days * DAY_MS });
  const names = new Map(rows.people.map((person) => [person.id, person.name]));
  return mails.flatMap(({ personId, date, items }) =>
    items.map(({ rule, slot, daysToDue }) => ({
      ...{ on: date, to: names.get(personId) ?? '', rule, daysToDue },
      asked: insteadOf(slot) === null ? askedAs(slot) : 'deputy',
    })),
  );
}
