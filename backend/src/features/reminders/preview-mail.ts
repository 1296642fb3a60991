import { Injectable } from '@nestjs/common';
import { MAIL_PREVIEW_DAYS, type MailPreview, type MailPreviewQuery } from '@kompassplan/contract';
import { addDays, DomainError, isSameDay, planReminders } from '@kompassplan/domain';
import { Env } from '../../config/env.js';
import { InvalidInput } from '../../http/refusals.js';
import { renderReminder } from '../../mail/render-mail.js';
import { reminderRows } from '../../persistence/reminder-input.query.js';
import type { Tenant } from '../../persistence/tenant.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import { digestsOf, lettersOf } from './about-evaluation.js';
import { actorsById, answersByMail, mailItems } from './mail-items.js';
import { mailDay } from './take-mails.js';

const DAY_MS = 86_400_000;

/** A person's mail of one of the days to come, rendered as the sender renders it. */
@Injectable()
export class PreviewMail {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly env: Env,
  ) {}

  /**
   * The planner and the letter are the sender's; only the links are not: looking issues no token, so they open the app.
   * @throws DomainError not-found for a person who is not here; InvalidInput for a day out of reach
   */
  preview(tenant: Tenant, { person: askedId, day: askedDay }: MailPreviewQuery): Promise<MailPreview> {
    return this.unitOfWork.read(tenant, async (tx) => {
      const { municipality, timeZone, today: from, policy } = await mailDay(tx);
      const to = addDays(from, MAIL_PREVIEW_DAYS);
      if (askedDay !== undefined && (askedDay < from || askedDay > to)) {
        throw new InvalidInput([{ pointer: '/day', code: 'invalid' }]);
      }
      const rows = await reminderRows(tx, from);
      const now = tx.now.getTime();
      const planned = planReminders({ ...rows, policy, now, timeZone, until: now + MAIL_PREVIEW_DAYS * DAY_MS });
      const people = new Map(rows.people.map((person) => [person.id, person]));
      const chosenId = askedId ?? planned[0]?.personId;
      const person = chosenId === undefined ? undefined : people.get(chosenId);
      if (askedId !== undefined && !person) throw new DomainError('not-found');
      const own = planned.filter(({ personId }) => personId === person?.id);
      const day = askedDay ?? own[0]?.date ?? null;
      const mail = own.find(({ date }) => date === day);
      const [actor] = person ? await actorsById(tx, [person.id]) : [];
      const actions = new Map(rows.actions.map((action) => [action.id, action]));
      const evaluations = new Map(rows.evaluations.map((evaluation) => [evaluation.id, evaluation]));
      const shown = (mail?.items ?? []).map((item) => ({ ...item, id: item.key, personId: person?.id ?? '' }));
      const current = rows.evaluations.find((evaluation) => evaluation.current);
      const { letters } = await lettersOf(tx, shown, current, day ?? from);
      const newest = rows.evaluations.find((evaluation) => evaluation.newest);
      const digests = await digestsOf(tx, shown, newest, mail?.sendAt ?? now, day ?? from);
      const reader = {
        ...{ today: day ?? from, actions, people, evaluations, letters, digests },
        ...{ language: person?.language ?? 'sv', publicUrl: this.env.publicUrl },
      };
      const items = mailItems(shown, reader, (action, rule) => ({
        url: `${this.env.publicUrl}/plan?action=${action.id}`,
        answers: answersByMail(action, rule, actor),
      }));
      const rendered =
        person && day && items.length > 0
          ? renderReminder({
              ...{ municipality, colour: policy.colour, staleAfterDays: policy.staleAfterDays, today: day, items },
              // Where a mail's own way out would be: looking makes none.
              ...(shown.every(({ rule }) => isSameDay(rule)) ? {} : { unsubscribeUrl: `${this.env.publicUrl}/` }),
              ...{ language: person.language, personName: person.name },
            })
          : null;
      const counts = Map.groupBy(planned, ({ personId }) => personId);
      return {
        from,
        to,
        people: rows.people
          .filter(({ active, id }) => active || id === person?.id)
          .map(({ id, name, unit }) => ({ id, name, unit, mails: counts.get(id)?.length ?? 0 }))
          .sort((a, b) => a.name.localeCompare(b.name, 'sv')),
        person: person ? { id: person.id, name: person.name, email: person.email, language: person.language } : null,
        day,
        days: own.map(({ date }) => date),
        mail: rendered && mail ? { sendAt: new Date(mail.sendAt).toISOString(), ...rendered } : null,
      };
    });
  }
}
