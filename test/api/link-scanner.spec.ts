import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ActionView } from '@kompassplan/contract';
import {
  type Api,
  type Client,
  type Json,
  type Refused,
  type SeededMunicipality,
  startApi,
} from '../support/api-harness.js';
import { linksOf, MailRound } from '../support/mail-round.js';
import { plan } from '../support/reminder-plan.js';
import { SmtpSink } from '../support/smtp-sink.js';
import { tableChecksums } from '../support/table-checksums.js';

/**
 * Mail filters open every link before the reader does, also the pages and what those fetch; and links end up with people
 * whom they were not meant for. Nothing that looks changes anything, and whoever should not answer hears why.
 */
const MONDAY = '2026-03-09T07:00:00Z';
const pages = mkdtempSync(join(tmpdir(), 'kompassplan-pages-'));
const sink = new SmtpSink();
let api: Api;
let round: MailRound;
let town: SeededMunicipality;
let actionId: string;
/** One of each, as they stand in mails that arrived. */
let links: readonly string[];
let tokens: Readonly<Record<'svar' | 'avanmal' | 'lank' | 'losenord', string>>;

beforeAll(async () => {
  writeFileSync(join(pages, 'index.html'), '<!doctype html><title>Kompassplan</title>');
  const port = await sink.listen();
  api = await startApi({ env: { smtpUrl: `smtp://127.0.0.1:${port}`, frontendDir: pages } });
  round = new MailRound(api, sink);
});
afterAll(async () => {
  round?.close();
  await api?.close();
  await sink.close();
  rmSync(pages, { recursive: true, force: true });
});

beforeEach(async () => {
  // The limits count a network's tries, and every test has the same one.
  await api.sqlAsOwner('DELETE FROM sign_in_attempt');
  api.clock.set(MONDAY);
  town = await api.seedMunicipality();
  const { contributor, manager } = town.people;
  [actionId = ''] = await plan(api, town, [
    { ownerId: contributor.id, due: '2026-03-07' },
    { ownerId: manager.id, due: '2026-02-20', status: 'notStarted' },
  ]);
  api.clock.set('2026-03-10T07:00:00Z');
  const mails = await round.remind(town);
  const admin = await api.signInAs('administrator', town);
  const invitation = { name: 'Ny Person', email: `ny@${town.id}.example`, role: 'contributor', unitId: null };
  expect((await admin.post('/api/people', invitation)).status).toBe(201);
  expect((await api.anonymous().post('/api/session/link', { email: contributor.email })).status).toBe(202);
  expect((await admin.post('/api/reminders/sample', {})).status).toBeLessThan(300);
  const all = [...mails, ...(await round.sendOutbox())];
  links = [...new Set(all.flatMap(linksOf))];
  const own = mails.find(({ recipients }) => recipients[0] === contributor.email);
  const tokenOf = (page: string, among: readonly string[]) =>
    among.map((link) => new RegExp(`/${page}/([\\w-]+)$`).exec(link)?.[1]).find((found) => found !== undefined) ?? '';
  const ownLinks = own ? linksOf(own) : [];
  tokens = {
    svar: tokenOf('svar', ownLinks),
    avanmal: tokenOf('avanmal', ownLinks),
    lank: tokenOf('lank', links),
    losenord: tokenOf('losenord', links),
  };
  for (const token of Object.values(tokens)) expect(token).toHaveLength(43);
});

const everything = (without?: Record<string, string>) => tableChecksums(api, without);
const coordinator = () => api.signInAs('coordinator', town);
const view = async () => (await (await coordinator()).get<ActionView>(`/api/actions/${actionId}`)).body;
const answering = (client: Client, token = tokens.svar, body: unknown = { status: 'inProgress', note: 'På väg' }) =>
  client.post<Refused['body']>(`/api/mail-links/${token}`, body, { headers: { 'accept-language': 'sv' } });

/** What the pages behind the links ask for, since some filters run their scripts. */
const fetchedBy = (path: string): string[] => {
  const [, page = '', token = ''] = /^\/(svar|avanmal|lank|losenord)\/([\w-]+)$/.exec(path) ?? [];
  const api = { svar: 'mail-links', avanmal: 'unsubscribe', lank: 'session/link', losenord: 'session/link' }[page];
  return api === undefined ? [] : [`/api/${api}/${token}`];
};

it('a scanner that opens every link of every mail, in every way, changes nothing; the links still work', async () => {
  const paths = links.map((link) => new URL(link)).map(({ pathname, search }) => pathname + search);
  const all = [...new Set([...paths, ...paths.flatMap(fetchedBy), '/api/session'])];
  expect(all.filter((path) => /^\/(svar|avanmal|lank|losenord|plan)/.test(path)).length).toBeGreaterThanOrEqual(5);
  const neighbour = await api.seedMunicipality();
  const browsers: [string, Client][] = [
    ['nobody', api.anonymous()],
    ['the reader', await api.signInAs('contributor', town)],
    ['a colleague', await api.signInAs('manager', town)],
    ['a neighbour', await api.signInAs('administrator', neighbour)],
  ];
  const ways: Record<string, string>[] = [
    {},
    { accept: 'text/html', 'user-agent': 'Mozilla/5.0 (compatible; LinkScanner/1.0)' },
    { purpose: 'prefetch', 'sec-purpose': 'prefetch;prerender', 'x-moz': 'prefetch' },
  ];
  // That a session's browser was seen is kept for its idle time; no reminder, answer or link depends on it.
  const allowed = { session: 'last_seen_at' };
  api.clock.advance({ minutes: 6 });
  const before = await everything(allowed);
  const answers = new Map<string, Set<number>>();
  for (const turn of [1, 2]) {
    for (const [who, client] of browsers) {
      for (const path of all) {
        for (const headers of ways) {
          for (const method of ['GET', 'HEAD']) {
            const { status } = await client.request(method, path, { headers });
            const known = answers.get(`${who} ${path}`) ?? new Set();
            answers.set(`${who} ${path}`, known.add(status));
            expect([turn, who, path, status < 500]).toEqual([turn, who, path, true]);
          }
        }
      }
    }
  }
  expect(await everything(allowed)).toEqual(before);
  const seen = (who: string, path: string) => [...(answers.get(`${who} ${path}`) ?? [])];
  expect(seen('nobody', `/svar/${tokens.svar}`)).toEqual([200]);
  expect(seen('nobody', `/api/mail-links/${tokens.svar}`)).toEqual([200]);
  expect(seen('a neighbour', `/api/mail-links/${tokens.svar}`)).toEqual([403]);
  expect(seen('nobody', `/api/session/link/${tokens.lank}`)).toEqual([204]);

  expect((await answering(api.anonymous())).status).toBe(200);
  expect((await api.anonymous().post(`/api/unsubscribe/${tokens.avanmal}`)).status).toBe(200);
  expect((await api.anonymous().post('/api/session/redeem', { token: tokens.lank })).status).toBe(200);
  const password = { token: tokens.losenord, password: 'ett mycket nytt losenord' };
  expect((await api.anonymous().post('/api/session/password', password)).status).toBe(200);
  expect(await everything(allowed)).not.toEqual(before);
});

/** The try, and what it says, while nothing at all is written but the count of tries. */
async function refused(attempt: () => Promise<Refused>, status: number, code: string, sentence: string): Promise<void> {
  const allowed = { sign_in_attempt: '', session: 'last_seen_at' };
  const before = await everything(allowed);
  const reply = await attempt();
  expect([reply.status, reply.body.code, reply.body.title]).toEqual([status, code, sentence]);
  expect(reply.headers.get('content-type')).toContain('application/problem+json');
  expect(await everything(allowed)).toEqual(before);
}
const GONE = [410, 'link-expired', 'Länken gäller inte längre. Be om en ny.'] as const;
const FORWARDED = [
  403,
  'link-of-another',
  'Länken är personlig och hör till någon annan än den som är inloggad här. Logga ut om den är din.',
] as const;

it.each(['manager', 'coordinator', 'administrator'] as const)(
  'forwarded to a %s who is signed in: refused, read and answered alike',
  async (role) => {
    const other = await api.signInAs(role, town);
    const headers = { 'accept-language': 'sv' };
    await refused(() => answering(other), ...FORWARDED);
    await refused(() => other.get(`/api/mail-links/${tokens.svar}`, { headers }), ...FORWARDED);
    await refused(() => other.post(`/api/unsubscribe/${tokens.avanmal}`, undefined, { headers }), ...FORWARDED);
  },
);

it('forwarded to another municipality: refused; in the reader’s own browser it answers', async () => {
  const neighbour = await api.signInAs('administrator', await api.seedMunicipality());
  await refused(() => answering(neighbour), ...FORWARDED);
  expect((await answering(await api.signInAs('contributor', town))).status).toBe(200);
});

it('replayed: the same answer is written once, also when both arrive together', async () => {
  const [first, second] = await Promise.all([answering(api.anonymous()), answering(api.anonymous())]);
  expect([first.status, second.status]).toEqual([200, 200]);
  const entries = (await view()).progressEntries.length;
  expect(entries).toBe(1);
  const before = await everything();
  api.clock.advance({ days: 2 });
  expect((await answering(api.anonymous())).status).toBe(200);
  expect((await answering(api.anonymous(), tokens.svar, { status: 'inProgress' })).status).toBe(200);
  expect((await answering(api.anonymous(), tokens.svar, { note: 'På väg' })).status).toBe(200);
  expect(await everything()).toEqual(before);
  // Another answer, or another word to it, is none.
  expect((await answering(api.anonymous(), tokens.svar, { note: 'Klart på fredag' })).status).toBe(200);
  expect((await answering(api.anonymous(), tokens.svar, { status: 'done' })).status).toBe(200);
  expect((await view()).progressEntries).toHaveLength(3);
});

it('a sign-in link and an invitation work once', async () => {
  const headers = { 'accept-language': 'sv' };
  const password = 'ett mycket nytt losenord';
  const redeem = (token: string) => api.anonymous().post<Json>('/api/session/redeem', { token }, { headers });
  const set = (token: string) => api.anonymous().post<Json>('/api/session/password', { token, password }, { headers });
  expect([(await redeem(tokens.lank)).status, (await set(tokens.losenord)).status]).toEqual([200, 200]);
  await refused(() => redeem(tokens.lank), ...GONE);
  await refused(() => set(tokens.losenord), ...GONE);
  await refused(() => api.anonymous().get(`/api/session/link/${tokens.lank}`, { headers }), ...GONE);
});

it('expired: refused', async () => {
  api.clock.advance({ days: 14 });
  await refused(() => answering(api.anonymous()), ...GONE);
});

it('tampered with: refused wherever a letter was changed', async () => {
  const changed = (at: number) =>
    tokens.svar.slice(0, at) + (tokens.svar[at] === 'A' ? 'B' : 'A') + tokens.svar.slice(at + 1);
  const wrong = [...[0, 7, 21, 41].map(changed), tokens.svar.slice(1), `${tokens.svar}A`, tokens.svar.toLowerCase()];
  for (const token of wrong) await refused(() => answering(api.anonymous(), token), ...GONE);
  // The link of a sign-in, of the way out and of an invitation are no answers.
  for (const token of [tokens.lank, tokens.avanmal, tokens.losenord]) {
    await refused(() => answering(api.anonymous(), token), ...GONE);
  }
});

it('guessed at: after sixty misses the network waits, and the right link still answers', async () => {
  const statuses: number[] = [];
  for (let at = 0; at < 62; at += 1) {
    statuses.push((await answering(api.anonymous(), `${'x'.repeat(41)}${String(at).padStart(2, '0')}`)).status);
  }
  expect(new Set(statuses.slice(0, 60))).toEqual(new Set([410]));
  expect(statuses.slice(60)).toEqual([429, 429]);
  expect((await answering(api.anonymous())).status).toBe(200);
});

it('revoked by a new owner: refused, also when the action comes back', async () => {
  const hand = async (ownerId: string) => {
    const client = await coordinator();
    const { version } = await view();
    expect((await client.patch(`/api/actions/${actionId}`, { ownerId }, { version })).status).toBe(200);
  };
  await hand(town.people.manager.id);
  await refused(() => answering(api.anonymous()), ...GONE);
  await hand(town.people.contributor.id);
  await refused(() => answering(api.anonymous()), ...GONE);
});
