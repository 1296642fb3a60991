import type { Mailbox, ReminderLog, ReminderPolicyView, ReminderPreview, SweepResult } from '@kompassplan/contract';
import { SweepReminders } from '../../backend/src/features/reminders/sweep-reminders.js';
import { type Api, type SeededMunicipality, startApi } from '../support/api-harness.js';
import { eventually, freePort } from '../support/eventually.js';
import { emptyQueue, plan, queues } from '../support/reminder-plan.js';

/** A Tuesday, the day of the weekly digest, half an hour after it. */
const TUESDAY = '2026-03-10T07:00:00Z';
const MONDAY = '2026-03-09T09:00:00Z';

interface MailRow {
  readonly id: string;
  readonly personId: string;
  readonly date: string;
  readonly kind: string;
  readonly state: string;
  readonly items: string[];
}

function rowsOf(api: Api, { id }: SeededMunicipality): Promise<MailRow[]> {
  return api.sqlAsOwner<MailRow>(
    `SELECT m.id, m.person_id AS "personId", m.local_date::text AS date, m.kind, m.state,
       array_agg(l.rule || ' ' || l.action_id || ' ' || coalesce(l.days_to_due::text, '-') ORDER BY l.rule, l.action_id) AS items
     FROM reminder_mail m JOIN reminder_ledger l ON l.mail_id = m.id WHERE m.municipality_id = $1
     GROUP BY m.id ORDER BY m.local_date, m.person_id`,
    [id],
  );
}

/** Owner of three, with dates that the ladder meets in different weeks. */
function somePlan(api: Api, town: SeededMunicipality): Promise<string[]> {
  const { contributor, manager, coordinator } = town.people;
  return plan(api, town, [
    { title: 'Öppna data på ärendena', ownerId: contributor.id, due: '2026-03-13' },
    { title: 'Försenad åtgärd', ownerId: contributor.id, due: '2026-03-02' },
    { title: 'Långt fram', ownerId: contributor.id, due: '2026-04-07' },
    { title: 'Chefens egen', ownerId: manager.id, due: '2026-03-24' },
    { title: 'Ingen rapport', ownerId: coordinator.id },
    { title: 'Klar', ownerId: contributor.id, due: '2026-03-02', status: 'verified' },
  ]);
}

describe.each(queues(9))('reminders, with the queue on $queue', ({ redisUrl }) => {
  let api: Api;
  let sweep: SweepReminders;

  beforeAll(async () => {
    await emptyQueue(redisUrl);
    const mailboxPort = await freePort();
    api = await startApi({ env: { mailboxPort, smtpUrl: `smtp://127.0.0.1:${mailboxPort}`, redisUrl } });
    sweep = api.app.get(SweepReminders, { strict: false });
  });
  afterAll(() => api?.close());
  beforeEach(() => api.clock.set(TUESDAY));

  describe('planning', () => {
    it('plans what the preview said, mail for mail', async () => {
      const town = await api.seedMunicipality();
      await somePlan(api, town);
      api.clock.set(MONDAY);
      const client = await api.signInAs('coordinator', town);
      const { body, status } = await client.get<ReminderPreview>('/api/reminders/preview?days=30');
      expect(status).toBe(200);
      expect(body.mails.length).toBeGreaterThanOrEqual(5);
      for (const sendAt of new Set(body.mails.map((mail) => mail.sendAt))) {
        api.clock.set(sendAt);
        await sweep.sweep(town.tenant);
      }
      const promised = body.mails.map((mail) => ({
        personId: mail.person.id,
        date: mail.date,
        kind: mail.kind,
        items: mail.items.map((i) => `${i.rule} ${i.actionId} ${i.daysToDue ?? '-'}`).sort(),
      }));
      const made = (await rowsOf(api, town)).map(({ personId, date, kind, items }) => ({
        personId,
        date,
        kind,
        items: [...items].sort(),
      }));
      const inOrder = <T extends { date: string; personId: string }>(mails: T[]) =>
        mails.sort((a, b) => (a.date + a.personId < b.date + b.personId ? -1 : 1));
      expect(inOrder(made)).toEqual(inOrder(promised));
      expect(body.quietDays).toContainEqual({ date: '2026-03-14', reason: 'Helg' });
      expect(body.quietDays).toContainEqual({ date: '2026-04-03', reason: 'Långfredagen' });
    });

    it('puts everything for a person into one mail, and a second sweep plans nothing', async () => {
      const town = await api.seedMunicipality();
      await somePlan(api, town);
      const client = await api.signInAs('administrator', town);
      const first = await client.post<SweepResult>('/api/reminders/run');
      expect(first.body.mails).toBe(3);
      const rows = await rowsOf(api, town);
      expect(rows.find(({ personId }) => personId === town.people.contributor.id)?.items).toHaveLength(3);
      expect((await client.post<SweepResult>('/api/reminders/run')).body).toEqual({ planned: 0, mails: 0 });
      expect(await rowsOf(api, town)).toHaveLength(3);
    });

    it('plans once when two sweep at the same moment', async () => {
      const town = await api.seedMunicipality();
      await somePlan(api, town);
      const results = await Promise.all([1, 2, 3, 4].map(() => sweep.sweep(town.tenant)));
      expect(results.filter(({ mails }) => mails > 0)).toHaveLength(1);
      expect(await rowsOf(api, town)).toHaveLength(3);
    });

    it('plans nothing before the time of day, on quiet days, or when it is switched off', async () => {
      const town = await api.seedMunicipality();
      await somePlan(api, town);
      for (const instant of ['2026-03-10T06:29:00Z', '2026-03-14T09:00:00Z', '2026-04-03T09:00:00Z']) {
        api.clock.set(instant);
        expect(await sweep.sweep(town.tenant)).toEqual({ planned: 0, mails: 0 });
      }
      api.clock.set(TUESDAY);
      const client = await api.signInAs('administrator', town);
      const { body } = await client.get<ReminderPolicyView>('/api/reminder-policy');
      await client.put('/api/reminder-policy', { ...body.policy, enabled: false }, { version: 0 });
      expect(await sweep.sweep(town.tenant)).toEqual({ planned: 0, mails: 0 });
    });

    it('plans nothing for somebody who has left', async () => {
      const town = await api.seedMunicipality();
      await plan(api, town, [{ ownerId: town.people.contributor.id, due: '2026-03-07' }]);
      await api.sqlAsOwner('UPDATE person SET active = false WHERE id = $1', [town.people.contributor.id]);
      expect(await sweep.sweep(town.tenant)).toEqual({ planned: 0, mails: 0 });
    });

    it('tells a new owner the same day, once', async () => {
      const town = await api.seedMunicipality();
      const [actionId] = await plan(api, town, [{ due: '2026-06-01' }]);
      api.clock.set('2026-03-11T08:00:00Z');
      const client = await api.signInAs('coordinator', town);
      const action = await client.get(`/api/actions/${actionId}`);
      const patch = { ownerId: town.people.contributor.id };
      expect((await client.patch(`/api/actions/${actionId}`, patch, { version: action.body.version })).status).toBe(
        200,
      );
      expect(await sweep.sweep(town.tenant)).toEqual({ planned: 1, mails: 1 });
      expect(await rowsOf(api, town)).toMatchObject([{ kind: 'sameDay', items: [`assignment ${actionId} -`] }]);
      const left = await api.sqlAsOwner('SELECT id FROM reminder_event WHERE municipality_id = $1', [town.id]);
      expect(left).toEqual([]);
      api.clock.set('2026-03-12T08:00:00Z');
      expect(await sweep.sweep(town.tenant)).toEqual({ planned: 0, mails: 0 });
    });

    it('asks the database the same number of questions for 3 actions and for 60', async () => {
      const count = async (actions: number) => {
        const town = await api.seedMunicipality();
        const one = { ownerId: town.people.contributor.id, due: '2026-03-02' };
        await plan(
          api,
          town,
          Array.from({ length: actions }, () => one),
        );
        return (await api.statements(() => sweep.sweep(town.tenant))).sql.length;
      };
      expect(await count(60)).toBe(await count(3));
    });
  });

  describe('sending', () => {
    let town: SeededMunicipality;
    let actions: string[];

    beforeAll(async () => {
      api.clock.set(TUESDAY);
      town = await api.seedMunicipality('Ekviks kommun');
      await api.sqlAsOwner('UPDATE municipality SET sample = true WHERE id = $1', [town.id]);
      const { contributor, coordinator, leadership, administrator } = town.people;
      const late = { due: '2026-03-07' };
      actions = await plan(api, town, [
        { title: 'Överenskommelser på klarspråk, åt alla', ownerId: contributor.id, ...late },
        { title: 'Blir klar i tid', ownerId: coordinator.id, ...late },
        { title: 'Får nytt datum', ownerId: leadership.id, ...late },
        { title: 'Hennes som slutar', ownerId: administrator.id, ...late },
      ]);
      expect(await sweep.sweep(town.tenant)).toEqual({ planned: 4, mails: 4 });
      await api.sqlAsOwner(`UPDATE action SET status = 'done', done_at = now() WHERE id = $1`, [actions[1]]);
      await api.sqlAsOwner(`UPDATE action SET due = '2026-05-01' WHERE id = $1`, [actions[2]]);
      await api.sqlAsOwner('UPDATE person SET active = false WHERE id = $1', [administrator.id]);
      await api.startWorker();
      await eventually('every mail is settled', async () => {
        const open = await api.sqlAsOwner(
          `SELECT id FROM reminder_mail WHERE municipality_id = $1 AND state IN ('planned', 'sending')`,
          [town.id],
        );
        return open.length === 0;
      });
    });

    const received = async () => {
      const client = await api.signInAs('coordinator', town);
      return (await client.get<Mailbox>('/api/mailbox')).body;
    };

    it('leaves out what was done, moved, or belonged to a leaver since it was planned', async () => {
      const ledger = await api.sqlAsOwner(
        `SELECT l.action_id AS "actionId", m.state, l.dropped_reason AS reason FROM reminder_ledger l
         JOIN reminder_mail m ON m.id = l.mail_id JOIN action a ON a.id = l.action_id
         WHERE l.municipality_id = $1 ORDER BY a.number`,
        [town.id],
      );
      expect(ledger).toEqual([
        { actionId: actions[0], state: 'sent', reason: null },
        { actionId: actions[1], state: 'skipped', reason: 'done' },
        { actionId: actions[2], state: 'skipped', reason: 'changed' },
        { actionId: actions[3], state: 'skipped', reason: 'left' },
      ]);
    });

    it('puts the mail into the mailbox through real SMTP, letter for letter', async () => {
      const { items, total } = await received();
      expect(total).toBe(1);
      const [mail] = items;
      expect(mail).toMatchObject({
        to: [town.people.contributor.email],
        subject: '1 åtgärd är försenad: Överenskommelser på klarspråk, åt alla',
        from: `"Kompassplan, ${town.name}" <kompassplan@ekvik.example>`,
      });
      expect(mail?.text).toContain('Å-01 Överenskommelser på klarspråk, åt alla');
      expect(mail?.text).toContain('Försenad 3 dagar');
      expect(mail?.html).toContain('Ekviks kommun');
      const [row] = await rowsOf(api, town).then((rows) => rows.filter(({ state }) => state === 'sent'));
      expect(mail?.messageId).toBe(`<reminder.${row?.id}@localhost>`);
      expect(mail?.headers).toMatchObject({
        'auto-submitted': 'auto-generated',
        references: `<action.${actions[0]}@localhost>`,
      });
    });

    it('links to a page without sign-in, until the action is handed on', async () => {
      const { items } = await received();
      const token = /\/svar\/([\w-]+)/.exec(items[0]?.text ?? '')?.[1];
      const anonymous = api.anonymous();
      const page = await anonymous.get(`/api/mail-links/${token}`);
      expect(page.status).toBe(200);
      expect(page.body).toMatchObject({ person: town.people.contributor.name, action: { number: 1 } });
      const stored = await api.sqlAsOwner<{ text: string }>(
        `SELECT coalesce(string_agg(t::text, ''), '') AS text FROM one_time_token t WHERE municipality_id = $1`,
        [town.id],
      );
      expect(stored[0]?.text).not.toContain(token);

      const client = await api.signInAs('coordinator', town);
      const action = await client.get(`/api/actions/${actions[0]}`);
      const patch = { ownerId: town.people.manager.id };
      await client.patch(`/api/actions/${actions[0]}`, patch, { version: action.body.version });
      expect((await anonymous.get(`/api/mail-links/${token}`)).status).toBe(410);
    });

    it('shows everything in the log, and lets a person decide about what is uncertain', async () => {
      const client = await api.signInAs('coordinator', town);
      const { body } = await client.get<ReminderLog>('/api/reminders/log');
      expect(body.total).toBe(4);
      const sent = body.items.find(({ state }) => state === 'sent');
      expect(sent).toMatchObject({
        date: '2026-03-10',
        attempts: 1,
        error: null,
        person: { id: town.people.contributor.id },
      });
      await api.sqlAsOwner(`UPDATE reminder_mail SET state = 'uncertain', error = 'interrupted' WHERE id = $1`, [
        sent?.id,
      ]);
      const [first] = (await client.get<ReminderLog>('/api/reminders/log')).body.items;
      expect(first).toMatchObject({ id: sent?.id, state: 'uncertain' });
      expect(first?.error).toMatch(/^Kompassplan stoppades/);

      const path = `/api/reminders/log/${sent?.id}/decision`;
      const stranger = await api.signInAs('coordinator', api.home);
      expect((await stranger.post(path, { decision: 'resend' })).status).toBe(404);
      expect((await client.post(path, { decision: 'arrived' })).body).toMatchObject({ state: 'sent', error: null });
      expect((await client.post(path, { decision: 'drop' })).body).toMatchObject({ code: 'reminder.not-undecided' });
    });

    it('holds what a dead process left behind, and sends it again only when told to, as the same mail', async () => {
      const other = await api.seedMunicipality();
      await plan(api, other, [{ ownerId: other.people.contributor.id, due: '2026-03-07' }]);
      const client = await api.signInAs('administrator', other);
      await client.post('/api/reminders/run');
      const mails = async () => (await client.get<Mailbox>('/api/mailbox')).body.items;
      const [mail] = await eventually('the first mail', async () => {
        const found = await mails();
        return found.length === 1 && (await rowsOf(api, other))[0]?.state === 'sent' && found;
      });
      await api.sqlAsOwner(
        `UPDATE reminder_mail SET state = 'sending', sent_at = NULL, sending_at = $2 WHERE municipality_id = $1`,
        [other.id, '2026-03-10T06:54:00Z'],
      );
      const { SendReminders } = await import('../../backend/src/features/reminders/send-reminders.job.js');
      const worker = await api.startWorker();
      await worker.get(SendReminders, { strict: false }).recover();
      const [row] = await rowsOf(api, other);
      expect(row?.state).toBe('uncertain');
      expect(await mails()).toHaveLength(1);
      await client.post(`/api/reminders/log/${row?.id}/decision`, { decision: 'resend' });
      const twice = await eventually('the second copy', async () => {
        const found = await mails();
        return found.length === 2 && found;
      });
      expect(twice.map(({ messageId }) => messageId)).toEqual([mail?.messageId, mail?.messageId]);
    });

    it('sends a sample to the one who asks', async () => {
      const client = await api.signInAs('coordinator', town);
      const { body } = await client.post<{ sentTo: string }>('/api/reminders/sample');
      expect(body.sentTo).toBe(town.people.coordinator.email);
      const mail = await eventually('the sample', async () =>
        (await received()).items.find(({ to }) => to.includes(body.sentTo)),
      );
      expect(mail.subject).toMatch(/^Provmejl: /);
      expect(mail.text).not.toContain('/svar/');
    });

    it('sends a sign-in link, and forgets its token', async () => {
      const email = town.people.leadership.email;
      await api.anonymous().post('/api/session/link', { email });
      const mail = await eventually('the link', async () =>
        (await received()).items.find(({ to }) => to.includes(email)),
      );
      expect(mail.subject).toBe('Logga in i Kompassplan');
      const token = /\/lank\/([\w-]+)/.exec(mail.text)?.[1];
      const stored = await eventually('the row is settled', async () => {
        const [row] = await api.sqlAsOwner<{ payload: object }>(
          `SELECT payload FROM outbox_mail WHERE municipality_id = $1 AND kind = 'signInLink' AND state = 'sent'`,
          [town.id],
        );
        return row;
      });
      expect(JSON.stringify(stored)).not.toContain(token);
      expect((await api.anonymous().post('/api/session/redeem', { token })).status).toBe(200);
    });

    it('shows each municipality its own mailbox', async () => {
      const stranger = await api.signInAs('administrator', api.home);
      expect((await stranger.get<Mailbox>('/api/mailbox')).body).toEqual({ items: [], total: 0, nextCursor: null });
    });
  });
});
