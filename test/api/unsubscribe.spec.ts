import type { PlanHistoryPage, Person, Session, UnsubscribeView } from '@kompassplan/contract';
import type { AddressObject, ParsedMail } from 'mailparser';
import { simpleParser } from 'mailparser';
import { ClaimMails } from '../../backend/src/features/reminders/claim-mails.js';
import { SendReminders } from '../../backend/src/features/reminders/send-reminders.job.js';
import { SweepReminders } from '../../backend/src/features/reminders/sweep-reminders.js';
import { MailTransport } from '../../backend/src/mail/mail-transport.js';
import { UnitOfWork } from '../../backend/src/persistence/unit-of-work.js';
import { JobQueue } from '../../backend/src/queue/job-queue.js';
import { type Api, type SeededMunicipality, startApi } from '../support/api-harness.js';
import { plan } from '../support/reminder-plan.js';
import { SmtpSink } from '../support/smtp-sink.js';

/** The way out of reminders, as a mail provider and as a person takes it, from mails that were really sent. */
const TUESDAY = '2026-03-10T07:00:00Z';
const sink = new SmtpSink();
let api: Api;
let transport: MailTransport;
let reminders: SendReminders;
let town: SeededMunicipality;
let actionId: string;

beforeAll(async () => {
  const port = await sink.listen();
  api = await startApi({ env: { smtpUrl: `smtp://127.0.0.1:${port}` } });
  transport = new MailTransport(api.env);
  const [work, queue] = [api.app.get(UnitOfWork), api.app.get(JobQueue, { strict: false })];
  reminders = new SendReminders(work, new ClaimMails(api.env), transport, queue);
});
afterAll(async () => {
  transport?.onApplicationShutdown();
  await api?.close();
  await sink.close();
});
beforeEach(async () => {
  api.clock.set(TUESDAY);
  town = await api.seedMunicipality();
  [actionId = ''] = await plan(api, town, [{ ownerId: town.people.contributor.id, due: '2026-03-07' }]);
});

const sweep = () => api.app.get(SweepReminders, { strict: false }).sweep(town.tenant);
async function sent(): Promise<ParsedMail[]> {
  const before = sink.mails.length;
  await reminders.send({ municipalityId: town.id }, { signal: new AbortController().signal });
  return Promise.all(sink.mails.slice(before).map((mail) => simpleParser(mail)));
}
async function digestMail(): Promise<ParsedMail> {
  await sweep();
  const mails = await sent();
  expect(mails).toHaveLength(1);
  return mails[0]!;
}
const raw = (mail: ParsedMail, name: string) => mail.headerLines.find(({ key }) => key === name)?.line ?? null;
function oneClickOf(mail: ParsedMail): string {
  const [, url = ''] = /<([^>]+)>/.exec(raw(mail, 'list-unsubscribe') ?? '') ?? [];
  return new URL(url).pathname;
}
/** What a mail provider sends: no cookie, no header of ours, a form. */
const oneClick = (path: string) =>
  fetch(new URL(path, api.address), {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'List-Unsubscribe=One-Click',
  });
const digest = async () =>
  (await api.sqlAsOwner<{ digest: string }>('SELECT digest FROM person WHERE id = $1', [town.people.contributor.id]))[0]
    ?.digest;

it('a digest carries the headers of a list, of a machine and of its thread', async () => {
  const mail = await digestMail();
  const [row] = await api.sqlAsOwner<{ id: string }>('SELECT id FROM reminder_mail WHERE municipality_id = $1', [
    town.id,
  ]);
  const host = new URL(api.env.publicUrl).hostname;
  expect(raw(mail, 'list-unsubscribe')?.replace(/\s+/g, ' ')).toMatch(
    /^List-Unsubscribe: <https?:\/\/[^>]+\/api\/unsubscribe\/[\w-]{43}>$/,
  );
  expect(raw(mail, 'list-unsubscribe-post')).toBe('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
  expect(mail.messageId).toBe(`<reminder.${row?.id}@${host}>`);
  expect(mail.references).toBe(`<action.${actionId}@${host}>`);
  expect((mail.to as AddressObject).value).toMatchObject([{ address: town.people.contributor.email }]);
  const page = `${api.env.publicUrl}/avanmal/${oneClickOf(mail).split('/').at(-1)}`;
  expect(mail.text).toContain(`Sluta få de här påminnelserna: ${page}`);
  expect(mail.html).toContain(`href="${page}"`);
});

it('what is urgent cannot be turned off, so a mail of nothing else promises no way out', async () => {
  await api.sqlAsOwner(`UPDATE person SET digest = 'off' WHERE id = $1`, [town.people.contributor.id]);
  // Ten days late is urgent.
  api.clock.set('2026-03-17T07:00:00Z');
  const mail = await digestMail();
  expect(mail.subject).toContain('försenad');
  expect([raw(mail, 'list-unsubscribe'), raw(mail, 'list-unsubscribe-post')]).toEqual([null, null]);
  expect(mail.text).not.toContain('avanmal');
});

it('GET and HEAD change nothing; a browser is sent to the page', async () => {
  const path = oneClickOf(await digestMail());
  const shown = await api.anonymous().get<UnsubscribeView>(path);
  expect(shown.body).toEqual({
    person: town.people.contributor.name,
    municipality: expect.any(String) as string,
    digest: 'weekly',
  });
  const browser = await fetch(new URL(path, api.address), { headers: { accept: 'text/html' }, redirect: 'manual' });
  expect([browser.status, browser.headers.get('location')]).toEqual([
    303,
    path.replace('/api/unsubscribe/', '/avanmal/'),
  ]);
  expect((await fetch(new URL(path, api.address), { method: 'HEAD' })).status).toBe(200);
  const signedIn = await api.signInAs('contributor', town);
  expect((await signedIn.get(path)).status).toBe(200);
  expect(await digest()).toBe('weekly');
});

it('one click turns the digest off, with its history, as often as it is pressed', async () => {
  const path = oneClickOf(await digestMail());
  const answers = await Promise.all([1, 2, 3].map(() => oneClick(path)));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(await digest()).toBe('off');
  const written = await api.sqlAsOwner<{ event: string; name: string; changes: unknown }>(
    `SELECT event, person_name AS name, changes FROM history WHERE municipality_id = $1 AND entity_id = $2`,
    [town.id, town.people.contributor.id],
  );
  expect(written).toEqual([
    {
      event: 'person.unsubscribed',
      name: town.people.contributor.name,
      changes: [{ field: 'digest', from: 'weekly', to: 'off' }],
    },
  ]);
  const admin = await api.signInAs('administrator', town);
  const history = await admin.get<PlanHistoryPage>('/api/history');
  expect(history.body.items.map(({ event }) => event)).toContain('person.unsubscribed');
  // Turned on again, the same mail turns it off again, half a year later too.
  const owner = await api.signInAs('contributor', town);
  expect((await owner.patch<Session>('/api/session', { digest: 'daily' })).body.person.digest).toBe('daily');
  api.clock.advance({ days: 179 });
  expect((await oneClick(path)).status).toBe(200);
  expect(await digest()).toBe('off');
  api.clock.advance({ days: 2 });
  expect((await oneClick(path)).status).toBe(410);
});

it('a digest that was planned before the click is not sent, and the ledger says why', async () => {
  const path = oneClickOf(await digestMail());
  await api.sqlAsOwner(`UPDATE action SET status = 'verified' WHERE id = $1`, [actionId]);
  const [second = ''] = await plan(api, town, [{ ownerId: town.people.contributor.id, due: '2026-03-14' }]);
  api.clock.set('2026-03-17T07:00:00Z');
  await sweep();
  await oneClick(path);
  expect(await sent()).toEqual([]);
  const ledger = await api.sqlAsOwner('SELECT dropped_reason AS reason FROM reminder_ledger WHERE action_id = $1', [
    second,
  ]);
  expect(ledger).toEqual([{ reason: 'turnedOff' }]);
});

it('ends with its person and with the address it was sent to', async () => {
  const path = oneClickOf(await digestMail());
  await api.sqlAsOwner('UPDATE person SET active = false WHERE id = $1', [town.people.contributor.id]);
  expect((await oneClick(path)).status).toBe(410);
  await api.sqlAsOwner('UPDATE person SET active = true WHERE id = $1', [town.people.contributor.id]);
  expect((await api.anonymous().get(path)).status).toBe(200);
  const admin = await api.signInAs('administrator', town);
  const person = `/api/people/${town.people.contributor.id}`;
  const patch = { email: `ny-${town.people.contributor.email}` };
  expect((await admin.patch<Person>(person, patch, { version: 1 })).status).toBe(200);
  expect((await oneClick(path)).status).toBe(410);
  expect(await digest()).toBe('weekly');
});

it('is no key to anything else, and guessing is slowed down', async () => {
  const mail = await digestMail();
  const path = oneClickOf(mail);
  const token = path.split('/').at(-1) ?? '';
  const redeemed = await api.anonymous().post('/api/session/redeem', { token });
  expect(redeemed.body.code).toBe('link-expired');
  expect((await api.anonymous().get(`/api/mail-links/${token}`)).status).toBe(410);
  const answer = /\/svar\/([\w-]+)/.exec(mail.text ?? '')?.[1] ?? '';
  const wrong = await api.anonymous().post(`/api/unsubscribe/${answer}`);
  expect([wrong.status, wrong.body.code, wrong.body.title]).toEqual([
    410,
    'link-expired',
    'Länken gäller inte längre. Be om en ny.',
  ]);
  const tampered = `${path.slice(0, -1)}${path.endsWith('A') ? 'B' : 'A'}`;
  const statuses: number[] = [];
  for (let at = 0; at < 61; at += 1) statuses.push((await oneClick(tampered)).status);
  expect(new Set(statuses.slice(0, 55))).toEqual(new Set([410]));
  expect(statuses.at(-1)).toBe(429);
  // Whoever presses the right one is no guesser.
  expect((await oneClick(path)).status).toBe(200);
});
