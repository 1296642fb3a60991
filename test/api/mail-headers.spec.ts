import type { AddressObject } from 'mailparser';
import { type Api, type SeededMunicipality, startApi } from '../support/api-harness.js';
import { type ArrivedMail, MailRound } from '../support/mail-round.js';
import { plan } from '../support/reminder-plan.js';
import { SmtpSink } from '../support/smtp-sink.js';

/** What really arrives at a mail server, taken apart by another program than the one that wrote it. */
const TUESDAY = '2026-03-10T07:00:00Z';
const HOST = 'localhost';
const OF_EVERY_MAIL = [
  ...['auto-submitted', 'content-type', 'date', 'from', 'message-id', 'mime-version', 'subject', 'to'],
  'x-auto-response-suppress',
];
const OF_A_DIGEST = [...OF_EVERY_MAIL, 'list-id', 'list-unsubscribe', 'list-unsubscribe-post', 'references'].sort();
const sink = new SmtpSink();
let api: Api;
let round: MailRound;
let town: SeededMunicipality;

beforeAll(async () => {
  const port = await sink.listen();
  api = await startApi({
    env: { smtpUrl: `smtp://127.0.0.1:${port}`, mailFrom: 'Åtgärder i Ekvik <plan@ekvik.example>' },
  });
  round = new MailRound(api, sink);
});
afterAll(async () => {
  round?.close();
  await api?.close();
  await sink.close();
});
beforeEach(async () => {
  api.clock.set(TUESDAY);
  town = await api.seedMunicipality();
});

const owner = () => town.people.contributor;
const keys = ({ parsed }: ArrivedMail) => parsed.headerLines.map(({ key }) => key).sort();
const line = ({ parsed }: ArrivedMail, name: string) =>
  parsed.headerLines.find(({ key }) => key === name)?.line.replace(/\r?\n\s+/g, ' ') ?? null;
const headOf = ({ raw }: ArrivedMail) => raw.slice(0, raw.indexOf('\r\n\r\n'));
async function only(mails: Promise<ArrivedMail[]>): Promise<ArrivedMail> {
  const all = await mails;
  expect(all).toHaveLength(1);
  return all[0]!;
}
const person = (change: string, value: unknown) =>
  api.sqlAsOwner(`UPDATE person SET ${change} = $1 WHERE id = $2`, [value, owner().id]);

it('a digest carries exactly the headers of a list, of a machine and of its threads', async () => {
  const ids = await plan(api, town, [
    { ownerId: owner().id, due: '2026-03-07' },
    { ownerId: owner().id, due: '2026-03-13' },
  ]);
  const mail = await only(round.remind(town));
  expect(keys(mail)).toEqual(OF_A_DIGEST);
  expect(mail.parsed.headers.get('auto-submitted')).toBe('auto-generated');
  expect(line(mail, 'list-id')).toMatch(`: <reminders.${HOST}>`);
  expect(line(mail, 'list-unsubscribe')).toMatch(/^List-Unsubscribe: <http:\/\/[^<>]+\/api\/unsubscribe\/[\w-]{43}>$/);
  expect(line(mail, 'list-unsubscribe-post')).toBe('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  expect([mail.parsed.references].flat().sort()).toEqual(ids.map((id) => `<action.${id}@${HOST}>`).sort());
  expect(mail.recipients).toEqual([owner().email]);
  const sent = mail.parsed.date?.getTime() ?? 0;
  expect(Math.abs(Date.now() - sent)).toBeLessThan(10 * 60_000);
});

it('the plain words come before the drawn ones, both as the reader’s letters', async () => {
  await plan(api, town, [{ ownerId: owner().id, due: '2026-03-07', title: 'Åtgärder för små öar' }]);
  const mail = await only(round.remind(town));
  expect(line(mail, 'content-type')).toMatch(/^Content-Type: multipart\/alternative;/);
  const parts = [...mail.raw.matchAll(/^Content-Type: (text\/\w+); charset=(\S+)/gim)].map(([, type, set]) => [
    type,
    set,
  ]);
  expect(parts).toEqual([
    ['text/plain', 'utf-8'],
    ['text/html', 'utf-8'],
  ]);
  for (const part of [mail.parsed.text, mail.parsed.html]) expect(part).toContain('Åtgärder för små öar');
  // SMTP's longest line.
  expect(Math.max(...mail.raw.split('\r\n').map(({ length }) => length))).toBeLessThanOrEqual(998);
});

it('names with å, ä and ö travel as ASCII and arrive as they are', async () => {
  await person('name', 'Åsa Öberg-Ärlig');
  await plan(api, town, [{ ownerId: owner().id, due: '2026-03-07', title: 'Löften på svenska: åäö “så”' }]);
  const mail = await only(round.remind(town));
  expect(headOf(mail)).toMatch(/^[\x20-\x7e\r\n\t]*$/);
  expect((mail.parsed.to as AddressObject).value).toEqual([{ name: 'Åsa Öberg-Ärlig', address: owner().email }]);
  expect(mail.parsed.from?.value).toEqual([{ name: `Åtgärder i Ekvik, ${town.name}`, address: 'plan@ekvik.example' }]);
  expect(mail.parsed.subject).toBe('1 åtgärd är försenad: Löften på svenska: åäö “så”');
});

it.each([
  ['a title', (text: string) => plan(api, town, [{ ownerId: owner().id, due: '2026-03-07', title: text }])],
  [
    'a name',
    async (text: string) => {
      await person('name', text);
      await plan(api, town, [{ ownerId: owner().id, due: '2026-03-07' }]);
    },
  ],
  [
    'the municipality’s name',
    async (text: string) => {
      await api.sqlAsOwner('UPDATE municipality SET name = $1 WHERE id = $2', [text, town.id]);
      await plan(api, town, [{ ownerId: owner().id, due: '2026-03-07' }]);
    },
  ],
])('line breaks in %s make no header and no further recipient', async (_what, write) => {
  await write('Ett\r\nBcc: alla@ekvik.example\r\nX-Ny: ja\n\n<b>To: fler@ekvik.example</b>, chef@ekvik.example');
  const mail = await only(round.remind(town));
  expect(keys(mail)).toEqual(OF_A_DIGEST);
  expect(mail.recipients).toEqual([owner().email]);
  expect(mail.parsed.bcc).toBeUndefined();
  expect((mail.parsed.to as AddressObject).value.map(({ address }) => address)).toEqual([owner().email]);
  expect(mail.parsed.from?.value.map(({ address }) => address)).toEqual(['plan@ekvik.example']);
  expect(String(mail.parsed.html)).not.toContain('<b>To');
});

it('the same holds for an invitation, whose subject has the municipality’s name', async () => {
  await api.sqlAsOwner('UPDATE municipality SET name = $1 WHERE id = $2', ['Ö\r\nBcc: alla@ekvik.example', town.id]);
  const admin = await api.signInAs('administrator', town);
  const body = { name: 'Nya\r\nCc: x@y.example', email: `ny@${town.id}.example`, role: 'contributor', unitId: null };
  const invited = await admin.post('/api/people', body);
  // A name with line breaks is refused or tidied at the door; the mail must hold whatever it became.
  const name = invited.status < 300 ? body.name : 'Nya Person';
  if (invited.status >= 300) expect((await admin.post('/api/people', { ...body, name })).status).toBeLessThan(300);
  const mail = await only(round.sendOutbox());
  expect(keys(mail)).toEqual(OF_EVERY_MAIL);
  expect(mail.recipients).toEqual([body.email]);
  expect([mail.parsed.bcc, mail.parsed.cc]).toEqual([undefined, undefined]);
});

it('what is urgent is no list', async () => {
  await plan(api, town, [{ ownerId: owner().id, due: '2026-02-28' }]);
  const mails = await round.remind(town);
  const own = mails.find(({ recipients }) => recipients[0] === owner().email)!;
  expect(keys(own)).toEqual([...OF_EVERY_MAIL, 'references'].sort());
});

it('a mail that is sent again is the same mail', async () => {
  await plan(api, town, [{ ownerId: owner().id, due: '2026-03-07' }]);
  const first = await only(round.remind(town));
  const [row] = await api.sqlAsOwner<{ id: string }>('SELECT id FROM reminder_mail WHERE municipality_id = $1', [
    town.id,
  ]);
  expect(first.parsed.messageId).toBe(`<reminder.${row?.id}@${HOST}>`);
  await api.sqlAsOwner(`UPDATE reminder_mail SET state = 'uncertain', sent_at = NULL WHERE id = $1`, [row?.id]);
  const admin = await api.signInAs('administrator', town);
  const decided = await admin.post(`/api/reminders/log/${row?.id}/decision`, { decision: 'resend' });
  expect(decided.status).toBeLessThan(300);
  const again = await only(round.sendPlanned(town));
  expect(again.parsed.messageId).toBe(first.parsed.messageId);
  expect([again.parsed.subject, again.parsed.references]).toEqual([first.parsed.subject, first.parsed.references]);
});
