import { Injectable } from '@nestjs/common';
import type { ReminderPreview } from '@kompassplan/contract';
import { addDays, askedAs, planReminders, quietDays, type QuietReason, slotDay } from '@kompassplan/domain';
import type { Language } from '@kompassplan/phrases';
import { reminderSubject, type SubjectItem } from '../../mail/reminder-words.js';
import { sayIn } from '../../mail/say.js';
import { localDay } from '../../persistence/local-day.js';
import type { Tenant } from '../../persistence/tenant.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import { policyOf } from '../../persistence/reminder-policy.query.js';
import { reminderRows } from '../../persistence/reminder-input.query.js';

const DAY_MS = 86_400_000;

type PreviewItem = ReminderPreview['mails'][number]['items'][number];
type ShownItem = PreviewItem & SubjectItem;

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
      const evaluations = new Map(rows.evaluations.map((evaluation) => [evaluation.id, evaluation]));
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
          const shown = items.flatMap((item): ShownItem[] => {
            const { rule, daysToDue, slot } = item;
            const basics = { rule, daysToDue, asked: askedAs(slot), month: slotDay(slot).slice(0, 7) };
            const evaluation = evaluations.get(item.evaluationId ?? '');
            if (evaluation) {
              const title = sayIn(language)('mail.evaluation', { year: String(evaluation.year) });
              return [{ ...basics, actionId: null, evaluationId: evaluation.id, number: null, title }];
            }
            const action = actions.get(item.actionId ?? '');
            if (!action) return [];
            const { id, evaluationId, number, title } = action;
            return [{ ...basics, actionId: id, evaluationId, number, title }];
          });
          const subject = reminderSubject(shown, person.language);
          return [
            {
              date,
              sendAt: new Date(sendAt).toISOString(),
              person: { id: person.id, name: person.name, unit: person.unit },
              kind,
              items: shown.map(({ rule, actionId, evaluationId, number, title, daysToDue }) => ({
                ...{ rule, actionId, evaluationId, number, title, daysToDue },
              })),
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
  return sayIn(language)('mail.quiet.weekend');
}
