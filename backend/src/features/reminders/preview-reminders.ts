import { Injectable } from '@nestjs/common';
import type { ReminderPreview } from '@kompassplan/contract';
import { addDays, planReminders, quietDays, type QuietReason } from '@kompassplan/domain';
import { catalogueOf, formatPhrase, type Language } from '@kompassplan/phrases';
import { reminderSubject } from '../../mail/reminder-words.js';
import { localDay } from '../../persistence/local-day.js';
import type { Tenant } from '../../persistence/tenant.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import { policyOf } from '../../persistence/reminder-policy.query.js';
import { reminderRows } from '../../persistence/reminder-input.query.js';
import { askedAs } from '@kompassplan/domain';

const DAY_MS = 86_400_000;

/** Who would get what in the days to come, if nothing changed. The same function as the sweep, with an end. */
@Injectable()
export class PreviewReminders {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  preview(tenant: Tenant, days: number): Promise<ReminderPreview> {
    return this.unitOfWork.read(tenant, async (tx) => {
      const from = localDay(tx.now, tenant.timeZone);
      const now = tx.now.getTime();
      const policy = await policyOf(tx);
      const rows = await reminderRows(tx, from);
      const planned = planReminders({ ...rows, policy, now, timeZone: tenant.timeZone, until: now + days * DAY_MS });
      const actions = new Map(rows.actions.map((action) => [action.id, action]));
      const people = new Map(rows.people.map((person) => [person.id, person]));
      const language = tenant.actor?.language ?? 'sv';
      const [waiting] = await tx.query<{ mails: number }>(
        `SELECT count(*)::int AS mails FROM reminder_mail WHERE municipality_id = $1 AND state = 'planned'`,
        [tenant.municipalityId],
      );
      return {
        from,
        days,
        mails: planned.flatMap(({ personId, date, sendAt, kind, items }) => {
          const person = people.get(personId);
          if (!person) return [];
          const shown = items.flatMap(({ rule, actionId, daysToDue, slot }) => {
            const action = actions.get(actionId);
            if (!action) return [];
            const { evaluationId, number, title } = action;
            return [{ rule, actionId, evaluationId, number, title, daysToDue, asked: askedAs(slot) }];
          });
          const subject = reminderSubject(shown, person.language);
          return [
            {
              date,
              sendAt: new Date(sendAt).toISOString(),
              person: { id: person.id, name: person.name, unit: person.unit },
              kind,
              items: shown.map(({ asked: _asked, ...item }) => item),
              subject,
            },
          ];
        }),
        waiting: waiting?.mails ?? 0,
        stopped: rows.people
          .filter(({ mailStopped }) => mailStopped)
          .map(({ id, name, email }) => ({ id, name, email })),
        quietDays: quietDays(from, addDays(from, days), policy.quiet).map(({ date, reason }) => ({
          date,
          reason: quietWords(reason, language),
        })),
      };
    });
  }
}

function quietWords(reason: QuietReason, language: Language): string {
  if (reason.kind === 'holiday') return reason.holiday[language];
  if (reason.kind === 'range') return reason.label;
  return formatPhrase(catalogueOf(language), language, 'mail.quiet.weekend');
}
