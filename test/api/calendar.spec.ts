import ICAL from 'ical.js';
import { type Api, type Client, type SeededMunicipality, startApi } from '../support/api-harness.js';
import { plan } from '../support/reminder-plan.js';

/** One's own calendar: read with a secret address, by a program that never signs in. */
let api: Api;
let town: SeededMunicipality;
let owner: Client;
let ids: string[];

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

beforeEach(async () => {
  api.clock.set('2026-03-10T07:00:00Z');
  town = await api.seedMunicipality();
  const me = town.people.contributor.id;
  // The nights when the clock is changed, both ways, and a leap day.
  ids = await plan(api, town, [
    { ownerId: me, due: '2026-03-29' },
    { ownerId: me, due: '2026-10-25' },
    { ownerId: me, due: '2028-02-29' },
    { ownerId: me, due: null },
    { ownerId: town.people.manager.id, due: '2026-05-01' },
  ]);
  owner = await api.signInAs('contributor', town);
});

const addressOf = async (client: Client) => {
  const { body } = await client.post<{ address: string }>('/api/calendar-feed');
  return new URL(body.address).pathname;
};
const feed = (path: string, headers: Record<string, string> = {}) =>
  api.anonymous().request<string>('GET', path, { headers });
function eventsIn(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text) as ConstructorParameters<typeof ICAL.Component>[0]);
  return calendar.getAllSubcomponents('vevent').map((part) => {
    const event = new ICAL.Event(part);
    return {
      uid: event.uid,
      summary: event.summary,
      start: event.startDate.toString(),
      end: event.endDate.toString(),
      day: event.startDate.isDate,
      sequence: event.sequence,
      modified: part.getFirstPropertyValue('last-modified')?.toString() ?? null,
    };
  });
}
const actionEvents = (text: string) => eventsIn(text).filter(({ uid }) => uid.startsWith('action-'));

it('holds whole days, whatever the clock does that night, under ids that stay', async () => {
  const reply = await feed(await addressOf(owner));
  expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
  const events = actionEvents(reply.body);
  expect(events.map(({ uid, start, end, day }) => [uid, start, end, day])).toEqual([
    [`action-${ids[0]}@kompassplan`, '2026-03-29', '2026-03-30', true],
    [`action-${ids[1]}@kompassplan`, '2026-10-25', '2026-10-26', true],
    [`action-${ids[2]}@kompassplan`, '2028-02-29', '2028-03-01', true],
  ]);
  // RFC 5545: CRLF, no line over 75 octets, and one calendar around it all.
  const lines = reply.body.split('\r\n');
  expect(lines.every((line) => Buffer.byteLength(line) <= 75 && !line.includes('\n'))).toBe(true);
  expect([lines[0], lines.filter((line) => line !== '').at(-1)]).toEqual(['BEGIN:VCALENDAR', 'END:VCALENDAR']);
  expect(reply.body).toMatch(/\r\nVERSION:2\.0\r\n/);
});

it('follows a moved date, gains what one helps with, and loses what is done or handed over', async () => {
  const path = await addressOf(owner);
  const before = actionEvents((await feed(path)).body);
  const coordinator = await api.signInAs('coordinator', town);
  const change = async (at: number, body: object) => {
    const { version } = (await coordinator.get(`/api/actions/${ids[at]}`)).body;
    expect((await coordinator.patch(`/api/actions/${ids[at]}`, body, { version })).status).toBe(200);
  };
  api.clock.advance({ hours: 5 });
  await change(0, {
    due: '2026-04-15',
    dueReason: 'Sent underlag',
    title: 'Å, ä; ö\\ i en mycket lång rubrik som behöver brytas',
  });
  await change(1, { status: 'done' });
  await change(2, { ownerId: town.people.manager.id });
  await change(4, { contributorIds: [town.people.contributor.id] });
  const after = actionEvents((await feed(path)).body);
  expect(after.map(({ uid, start }) => [uid, start])).toEqual([
    [before[0]!.uid, '2026-04-15'],
    [`action-${ids[4]}@kompassplan`, '2026-05-01'],
  ]);
  expect(after[0]!.sequence).toBeGreaterThan(before[0]!.sequence);
  expect(after[0]!.modified).toBe('2026-03-10T12:00:00Z');
  expect(after[0]!.summary).toBe('Klar senast: Å, ä; ö\\ i en mycket lång rubrik som behöver brytas');
});

it('tells the follow-up of the evaluation', async () => {
  const coordinator = await api.signInAs('coordinator', town);
  const { items } = (await coordinator.get('/api/evaluations')).body;
  const { body } = await coordinator.get(`/api/evaluations/${items[0].id}`);
  const patched = await coordinator.patch(
    `/api/evaluations/${items[0].id}`,
    { followUpOn: '2028-01-31' },
    { version: body.version },
  );
  expect(patched.status).toBe(200);
  const [found] = eventsIn((await feed(await addressOf(owner))).body).filter(({ uid }) => uid.startsWith('follow-up-'));
  expect(found).toMatchObject({ start: '2028-01-31', end: '2028-02-01', day: true });
});

it('answers 304 as long as nothing has changed', async () => {
  const path = await addressOf(owner);
  const etag = (await feed(path)).headers.get('etag') ?? '';
  expect(etag).toMatch(/^"[\w-]{27}"$/);
  api.clock.advance({ hours: 5 });
  const again = await feed(path, { 'if-none-match': `W/${etag}` });
  expect([again.status, again.body]).toEqual([304, null]);
  await (await api.signInAs('coordinator', town)).post(`/api/actions/${ids[0]}/progress`, { progress: 20 });
  expect((await feed(path, { 'if-none-match': etag })).status).toBe(200);
});

it('ends when it is renewed, revoked, or its person has left; only a hash of it is kept', async () => {
  const first = await addressOf(owner);
  const second = await addressOf(owner);
  expect([(await feed(first)).status, (await feed(second)).status]).toEqual([410, 200]);
  const kept = await api.sqlAsOwner<{ token_hash: string }>('SELECT token_hash FROM calendar_feed');
  expect(kept.some(({ token_hash }) => second.includes(token_hash))).toBe(false);
  expect((await owner.delete('/api/calendar-feed')).body).toEqual({ createdAt: null });
  expect((await feed(second)).status).toBe(410);
  const third = await addressOf(owner);
  expect((await owner.get('/api/calendar-feed')).body).toEqual({ createdAt: '2026-03-10T07:00:00.000Z' });
  await api.sqlAsOwner('UPDATE person SET active = false WHERE id = $1', [town.people.contributor.id]);
  expect((await feed(third)).status).toBe(410);
});

it('shows nothing of others: another municipality has its own, and guessing is slowed down', async () => {
  const other = await api.seedMunicipality();
  const [theirs] = await plan(api, other, [{ ownerId: other.people.contributor.id, due: '2026-06-01' }]);
  const text = (await feed(await addressOf(await api.signInAs('contributor', other)))).body;
  expect(actionEvents(text).map(({ uid }) => uid)).toEqual([`action-${theirs}@kompassplan`]);
  expect(text).not.toContain(town.people.manager.name);
  const path = await addressOf(owner);
  const guesses = [];
  for (let at = 0; at < 61; at += 1) guesses.push((await feed(`/api/calendar/${'x'.repeat(40)}${at}.ics`)).status);
  expect(new Set(guesses.slice(0, 55))).toEqual(new Set([410]));
  expect(guesses.at(-1)).toBe(429);
  // Whoever holds an address is not held up by it.
  expect((await feed(path)).status).toBe(200);
});
