import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Person, PeoplePage, ReminderLog } from '@kompassplan/contract';
import { SweepReminders } from '../../backend/src/features/reminders/sweep-reminders.js';
import { MOST_MAIL_BYTES } from '../../backend/src/mail/read-received-mail.js';
import { type Api, type SeededMunicipality, startApi } from '../support/api-harness.js';
import { Postman } from '../support/postman.js';
import { plan } from '../support/reminder-plan.js';

/** Mails that the mail server took and that came back, as a mail server tells it through the webhook. */
const SECRET = 'en hemlighet som bara vår mejlserver känner';
let api: Api;
let town: SeededMunicipality;
let postman: Postman;

beforeAll(async () => {
  api = await startApi({ env: { bounceWebhookSecret: SECRET } });
});
afterAll(() => api.close());
beforeEach(async () => {
  api.clock.set('2026-03-10T07:00:00Z');
  town = await api.seedMunicipality();
  postman = new Postman(api);
  await api.sqlAsOwner('DELETE FROM sign_in_attempt');
  await api.sqlAsOwner(`UPDATE person SET digest = 'daily' WHERE municipality_id = $1`, [town.id]);
});

/** @param serial what makes it another notice than the last one of the same kind */
function notice(name: string, messageId: string, serial = 1): string {
  const raw = readFileSync(join(import.meta.dirname, `../fixtures/bounces/${name}.eml`), 'utf8');
  return raw.replaceAll('@@ID@@', messageId).replace('<notice-', `<${serial}.notice-`);
}
async function post(body: string, headers: Record<string, string> = {}) {
  const reply = await fetch(new URL('/api/bounces', api.address), {
    method: 'POST',
    headers: { 'content-type': 'message/rfc822', authorization: `Bearer ${SECRET}`, ...headers },
    body,
  });
  return { status: reply.status, body: (await reply.json()) as { outcome?: string; code?: string } };
}
const outcome = async (body: string) => (await post(body)).body.outcome;
async function state(of = town) {
  const mails = await api.sqlAsOwner<{ state: string; error: string | null }>(
    'SELECT state, error FROM reminder_mail WHERE municipality_id = $1 ORDER BY local_date',
    [of.id],
  );
  const [person] = await api.sqlAsOwner<{ count: number }>('SELECT hard_bounces AS count FROM person WHERE id = $1', [
    of.people.contributor.id,
  ]);
  return { mails: mails.map((mail) => mail.state), errors: mails.map(({ error }) => error), bounces: person?.count };
}
/** The morning's mail, taken by the mail server. @returns its Message-ID */
async function morning(day: string, of = town): Promise<string> {
  api.clock.set(`${day}T07:00:00Z`);
  await api.app.get(SweepReminders, { strict: false }).sweep(of.tenant);
  const before = postman.handed.length;
  await postman.send(of);
  return postman.handed.slice(before).find(({ to }) => to.address === of.people.contributor.email)?.messageId ?? '';
}
const due = (days: readonly string[], of = town) =>
  plan(
    api,
    of,
    days.map((day) => ({ ownerId: of.people.contributor.id, due: day })),
  );

describe('who may', () => {
  it('nobody without the secret, with another one, or with a session instead of it; and nothing changes', async () => {
    await due(['2026-03-10']);
    const body = notice('postfix-unknown-user', await morning('2026-03-10'));
    for (const authorization of ['', 'Bearer ', `Bearer ${SECRET}x`, `Bearer ${SECRET.slice(1)}`, `Basic ${SECRET}`]) {
      expect(await post(body, { authorization: Buffer.from(authorization).toString('latin1') })).toMatchObject({
        status: 403,
      });
    }
    const administrator = await api.signInAs('administrator', town);
    expect((await administrator.post('/api/bounces', {})).status).toBe(403);
    expect(await state()).toEqual({ mails: ['sent'], errors: [null], bounces: 0 });
  });

  it('whoever guesses is slowed down after thirty tries', async () => {
    const wrong = { authorization: 'Bearer wrong' };
    for (let turn = 0; turn < 30; turn += 1) expect((await post('x', wrong)).status).toBe(403);
    expect(await post('x', wrong)).toMatchObject({ status: 429, body: { code: 'too-many-attempts' } });
    expect((await post(notice('out-of-office', '<a@b>'))).status).toBe(200);
  });

  it('a message and nothing else, and not too long a one', async () => {
    expect((await post('{}', { 'content-type': 'application/json' })).status).toBe(415);
    expect((await post('')).status).toBe(415);
    expect((await post('x'.repeat(MOST_MAIL_BYTES + 1))).status).toBe(413);
  });

  it('nobody where no secret is set', async () => {
    const shut = await startApi();
    try {
      const reply = await fetch(new URL('/api/bounces', shut.address), {
        method: 'POST',
        headers: { 'content-type': 'message/rfc822', authorization: 'Bearer ' },
        body: notice('postfix-unknown-user', '<a@b>'),
      });
      expect(reply.status).toBe(404);
    } finally {
      await shut.close();
    }
  });
});

it('a mail that came back says so in the log, with the reason, and is found by its state', async () => {
  await due(['2026-03-10']);
  const id = await morning('2026-03-10');
  expect(await outcome(notice('postfix-unknown-user', id))).toBe('hard');
  expect(await state()).toMatchObject({ mails: ['bounced'], bounces: 1 });
  const administrator = await api.signInAs('administrator', town);
  const log = async (query: string) => (await administrator.get<ReminderLog>(`/api/reminders/log?${query}`)).body;
  const { items, undecided } = await log('state=bounced');
  expect(undecided).toBe(1);
  expect(items).toMatchObject([{ state: 'bounced', person: { id: town.people.contributor.id } }]);
  expect(items[0]?.error).toMatch(/^Mejlet kom tillbaka: adressen finns inte\. Serverns svar: 550 5\.1\.1 /);
  expect((await log('state=sent')).items).toEqual([]);
  // It can be sent again once somebody knows better, and not on the day that has had its mail.
  const decided = await administrator.post(`/api/reminders/log/${items[0]?.id}/decision`, { decision: 'resend' });
  expect(decided.status).toBe(200);
  expect((await state()).mails).toEqual(['planned']);
});

it('the same notice counts once: again, at once, after the mail was sent anew, and from another server', async () => {
  await due(['2026-03-10']);
  const id = await morning('2026-03-10');
  const raw = notice('gmail-no-such-user', id);
  const all = await Promise.all([post(raw), post(raw), post(`Received: from a by b; x\n${raw}`)]);
  expect(all.map(({ body }) => body.outcome).sort()).toEqual(['hard', 'known', 'known']);
  // Another notice about the same sending, as when two servers both give up.
  expect(await outcome(notice('sendmail-only-0', id))).toBe('known');
  expect((await state()).bounces).toBe(1);
  const [{ id: mailId } = { id: '' }] = await api.sqlAsOwner<{ id: string }>(
    'SELECT id FROM reminder_mail WHERE municipality_id = $1',
    [town.id],
  );
  const administrator = await api.signInAs('administrator', town);
  await administrator.post(`/api/reminders/log/${mailId}/decision`, { decision: 'resend' });
  api.clock.set('2026-03-11T07:00:00Z');
  await postman.send(town);
  expect(await state()).toMatchObject({ mails: ['sent'], bounces: 1 });
  expect(await outcome(raw)).toBe('known');
  expect(await state()).toMatchObject({ mails: ['sent'], bounces: 1 });
  expect(await outcome(notice('gmail-no-such-user', id, 2))).toBe('hard');
  expect((await state()).bounces).toBe(2);
});

it('two that came back stop the mails, though the mail server took each; the manager is told, and a correction mends it', async () => {
  const { contributor, manager } = town.people;
  await api.sqlAsOwner('UPDATE unit SET manager_id = $2 WHERE municipality_id = $1', [town.id, manager.id]);
  await due(['2026-03-10', '2026-03-11', '2026-03-12', '2026-03-13']);
  const first = await morning('2026-03-10');
  expect(await outcome(notice('postfix-unknown-user', first))).toBe('hard');
  // Taken like the first one: that proves nothing.
  const second = await morning('2026-03-11');
  expect((await state()).bounces).toBe(1);
  expect(await outcome(notice('exchange-not-found', second, 2))).toBe('hard');
  expect(await state()).toMatchObject({ mails: ['bounced', 'bounced'], bounces: 2 });
  expect(await morning('2026-03-12')).toBe('');
  expect(postman.handed.at(-1)?.to.address).toBe(manager.email);
  expect(postman.handed.at(-1)?.text).toContain(`Mejl till ${contributor.name} kommer inte fram`);

  const administrator = await api.signInAs('administrator', town);
  const person = (await administrator.get<PeoplePage>('/api/people')).body.items.find(
    ({ id }) => id === contributor.id,
  ) as Person;
  expect(person.mailStopped).toBe(true);
  const email = `rattad.${town.id}@test.example`;
  const { version } = person;
  expect((await administrator.patch(`/api/people/${contributor.id}`, { email }, { version })).status).toBe(200);
  api.clock.set('2026-03-13T07:00:00Z');
  await morning('2026-03-13');
  expect(postman.handed.at(-1)?.to.address).toBe(email);
});

it('what came back of the older address says nothing about the corrected one', async () => {
  await due(['2026-03-10']);
  const id = await morning('2026-03-10');
  const administrator = await api.signInAs('administrator', town);
  const email = `rattad.${town.id}@test.example`;
  api.clock.advance({ hours: 2 });
  await administrator.patch(`/api/people/${town.people.contributor.id}`, { email }, { version: 1 });
  expect(await outcome(notice('postfix-unknown-user', id))).toBe('soft');
  expect(await state()).toMatchObject({ mails: ['bounced'], bounces: 0 });
});

it('a mail that has not come back for six days has arrived, and the count begins anew', async () => {
  await due(['2026-03-10', '2026-03-11', '2026-03-18']);
  expect(await outcome(notice('postfix-unknown-user', await morning('2026-03-10')))).toBe('hard');
  await morning('2026-03-11');
  expect((await state()).bounces).toBe(1);
  await morning('2026-03-18');
  expect((await state()).bounces).toBe(0);
});

it('a full mailbox, a blocked mail and a sign-in link that came back count against nobody', async () => {
  await due(['2026-03-10', '2026-03-11']);
  expect(await outcome(notice('exchange-mailbox-full', await morning('2026-03-10')))).toBe('soft');
  expect(await outcome(notice('blocked-as-spam', await morning('2026-03-11'), 2))).toBe('soft');
  expect(await state()).toMatchObject({ mails: ['bounced', 'bounced'], bounces: 0 });
  expect((await state()).errors[0]).toMatch(/^bouncedSoft\|554 5\.2\.2 mailbox full/);

  await api.anonymous().post('/api/session/link', { email: town.people.contributor.email });
  const mine = [town.people.contributor.id];
  const [link] = await api.sqlAsOwner<{ id: string }>(
    `UPDATE outbox_mail SET state = 'sent' WHERE person_id = $1 RETURNING message_id AS id`,
    mine,
  );
  expect(await outcome(notice('postfix-unknown-user', link?.id ?? '', 3))).toBe('soft');
  expect(await outcome(notice('postfix-unknown-user', link?.id ?? '', 3))).toBe('known');
  const [sent] = await api.sqlAsOwner(
    `SELECT state, payload ? 'token' AS token FROM outbox_mail WHERE person_id = $1`,
    mine,
  );
  expect(sent).toEqual({ state: 'failed', token: false });
  expect((await state()).bounces).toBe(0);
});

it('answers, delays and notices about mails that are not ours change nothing and are counted', async () => {
  await due(['2026-03-10']);
  const id = await morning('2026-03-10');
  await api.sqlAsOwner('DELETE FROM returned_mail');
  for (const name of ['out-of-office', 'postfix-delayed', 'read-receipt', 'answer-of-a-person', 'complaint']) {
    expect(await outcome(notice(name, id))).toBe('ignored');
  }
  const forged = id.replace(/[0-9a-f]{12}@/, '0123456789ab@');
  const elsewhere = id.replace(/@.*/, '@else.example>');
  for (const other of [forged, elsewhere, '<x@y>', "<reminder.' OR 1=1@localhost>", id.replace('@', '@\u0000')]) {
    expect(await outcome(notice('postfix-unknown-user', other))).toBe('unknown');
  }
  expect(await state()).toEqual({ mails: ['sent'], errors: [null], bounces: 0 });
  expect(await api.sqlAsOwner('SELECT outcome, count FROM returned_mail ORDER BY outcome')).toEqual([
    { outcome: 'ignored', count: 5 },
    { outcome: 'unknown', count: 5 },
  ]);
});

it("another municipality's mail is noted there and nowhere else", async () => {
  const other = await api.seedMunicipality();
  await api.sqlAsOwner(`UPDATE person SET digest = 'daily' WHERE municipality_id = $1`, [other.id]);
  await due(['2026-03-10']);
  await due(['2026-03-10'], other);
  await morning('2026-03-10');
  const theirs = await morning('2026-03-10', other);
  expect(await outcome(notice('postfix-unknown-user', theirs))).toBe('hard');
  expect(await state()).toMatchObject({ mails: ['sent'], bounces: 0 });
  expect(await state(other)).toMatchObject({ mails: ['bounced'], bounces: 1 });
  const administrator = await api.signInAs('administrator', town);
  expect((await administrator.get<ReminderLog>('/api/reminders/log?state=bounced')).body.total).toBe(0);
});

it('a notice about a mail whose own OK is not written down yet is not lost', async () => {
  await due(['2026-03-10']);
  const id = await morning('2026-03-10');
  await api.sqlAsOwner(
    `UPDATE reminder_mail SET state = 'sending', sent_at = NULL, held_by = NULL WHERE municipality_id = $1`,
    [town.id],
  );
  expect(await outcome(notice('postfix-unknown-user', id))).toBe('hard');
  expect(await state()).toMatchObject({ mails: ['bounced'], bounces: 1 });
});
