import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ActionView, HistoryPage, Readiness } from '@kompassplan/contract';
import { CheckLinks } from '../../backend/src/features/link-checks/check-links.job.js';
import { JobQueue } from '../../backend/src/queue/job-queue.js';
import { newId } from '../../backend/src/persistence/new-id.js';
import { UnitOfWork } from '../../backend/src/persistence/unit-of-work.js';
import { type Api, type Client, type Json, type SeededMunicipality, startApi } from '../support/api-harness.js';
import { eventually } from '../support/eventually.js';
import { plan } from '../support/reminder-plan.js';
import { seedPlan, type SeededPlan } from '../support/seed-plan.js';

/* Versions of evidence, what is known about it, what happens when it expires, and whether its link answers. */
let api: Api;
let owner: Client;
let coordinator: Client;

beforeAll(async () => {
  api = await startApi();
  api.clock.set('2026-11-02T11:00:00Z');
  await signIn();
});
afterAll(() => api.close());

/** A session ends when the clock jumps. */
async function signIn(town: SeededMunicipality = api.home): Promise<void> {
  [owner, coordinator] = [await api.signInAs('contributor', town), await api.signInAs('coordinator', town)];
}
const read = async (id: string) => (await coordinator.get<ActionView>(`/api/actions/${id}`)).body;
async function action(): Promise<string> {
  const { contributor } = api.home.people;
  return (await plan(api, api.home, [{ ownerId: contributor.id, unitId: api.home.units[1]?.id ?? null }]))[0]!;
}
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=',
  'base64',
);
const OTHER = Buffer.concat([PNG, Buffer.from('en bild till')]);

function form(content: Buffer, name: string, fields: Readonly<Record<string, string>>): FormData {
  const body = new FormData();
  for (const [key, value] of Object.entries({ kind: 'file', ...fields })) body.append(key, value);
  body.append('file', new Blob([new Uint8Array(content)]), name);
  return body;
}
async function uploaded(id: string): Promise<string> {
  const body = form(PNG, 'bild.png', { title: 'Bild', diaryNumber: 'KS 2026:1', validUntil: '2026-12-31' });
  const reply = await owner.request<ActionView>('POST', `/api/actions/${id}/evidence`, { form: body });
  expect(reply.status).toBe(200);
  return reply.body.evidenceItems[0]!.id;
}
const replace = async (client: Client, id: string, piece: string, body: FormData | Json, version?: number) => {
  const send = { version: version ?? (await read(id)).version };
  const path = `/api/actions/${id}/evidence/${piece}/versions`;
  return client.request<Json>('POST', path, body instanceof FormData ? { ...send, form: body } : { ...send, body });
};
const describeIt = async (client: Client, id: string, piece: string, body: Json, version?: number) =>
  client.patch<Json>(`/api/actions/${id}/evidence/${piece}`, body, { version: version ?? (await read(id)).version });

describe('a new version', () => {
  it('takes the place of the old one, which stays readable and downloadable with its hash', async () => {
    const id = await action();
    const piece = await uploaded(id);
    const first = (await read(id)).evidenceItems[0]!;
    expect(first).toMatchObject({ number: 1, sha256: createHash('sha256').update(PNG).digest('hex'), versions: [] });
    const reply = await replace(owner, id, piece, form(OTHER, 'bild två.png', { title: 'Bild, rättad' }));
    expect(reply.status).toBe(200);
    const { versions, ...now } = (await read(id)).evidenceItems[0]!;
    const sha256 = createHash('sha256').update(OTHER).digest('hex');
    expect(now).toMatchObject({ id: piece, number: 2, title: 'Bild, rättad', sha256, validUntil: null });
    const { id: _, valid: _valid, link: _link, versions: _none, ...kept } = first;
    expect(versions).toEqual([
      { ...kept, replacedBy: api.home.people.contributor.name, replacedAt: '2026-11-02T11:00:00.000Z' },
    ]);
    const file = async (path: string) => (await owner.download(`/api/actions/${id}/evidence/${piece}${path}`)).body;
    expect((await file('/file')).equals(OTHER)).toBe(true);
    expect((await file('/versions/1/file')).equals(PNG)).toBe(true);
    expect((await file('/versions/2/file')).equals(OTHER)).toBe(true);
    for (const number of ['0', '3', '1.5', 'x', '99999999999']) {
      const missing = await owner.get(`/api/actions/${id}/evidence/${piece}/versions/${number}/file`);
      expect([number, missing.status]).toEqual([number, 404]);
    }
    const history = (await owner.get<HistoryPage>(`/api/actions/${id}/history`)).body.items;
    expect(history[0]).toMatchObject({
      event: 'evidence.replaced',
      changes: [{ field: 'evidence', from: 'Bild', to: 'Bild, rättad' }],
    });
    // The row of the earlier version cannot be touched by the application.
    await expect(api.sqlAs(api.home.id, `UPDATE evidence_version SET title = 'x'`)).rejects.toThrow(
      /permission denied/,
    );
    await expect(api.sqlAs(api.home.id, 'DELETE FROM evidence_version')).rejects.toThrow(/permission denied/);
  });

  it('needs the version that was seen, its content, and the right action', async () => {
    const [id, other] = [await action(), await action()];
    const piece = await uploaded(id);
    const words = { kind: 'text', title: 'Ord', text: 'Beslutat' };
    const stale = await replace(owner, id, piece, words, 1);
    expect([stale.status, stale.body.current.evidenceItems[0].number]).toEqual([412, 1]);
    expect((await owner.post(`/api/actions/${id}/evidence/${piece}/versions`, words)).status).toBe(428);
    expect((await replace(owner, id, piece, { kind: 'link', title: 'X' })).body.code).toBe('evidence.incomplete');
    expect((await replace(owner, id, piece, form(Buffer.from('<svg/>'), 'a.png', { title: 'X' }))).status).toBe(422);
    expect((await replace(owner, other, piece, words)).status).toBe(404);
    expect((await replace(owner, id, newId(), words)).status).toBe(404);
    expect((await read(id)).evidenceItems[0]).toMatchObject({ number: 1, title: 'Bild' });
    // Of two at once one wins, and the other is told.
    const { version } = await read(id);
    const both = await Promise.all([
      replace(owner, id, piece, words, version),
      replace(coordinator, id, piece, words, version),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await read(id)).evidenceItems[0]!.versions).toHaveLength(1);
  });

  it.each([
    ['leadership', 403],
    ['evaluator', 403],
    ['manager', 200],
    ['administrator', 200],
  ] as const)('%s replaces evidence of work under way: %i', async (role, status) => {
    const id = await action();
    const piece = await uploaded(id);
    const client = await api.signInAs(role);
    expect((await replace(client, id, piece, { kind: 'text', title: 'Ord', text: 'x' })).status).toBe(status);
    expect((await describeIt(client, id, piece, { diaryNumber: 'KS 1' })).status).toBe(status);
  });

  it('costs as many statements, however many there were before', async () => {
    const id = await action();
    const piece = await uploaded(id);
    const words = { kind: 'text', title: 'Ord', text: 'Beslutat' };
    const cost = async () => (await api.statements(() => replace(owner, id, piece, words))).sql.length;
    const first = await cost();
    for (let n = 0; n < 5; n += 1) await replace(owner, id, piece, words);
    expect(await cost()).toBe(first);
  });
});

describe('what is known about it', () => {
  it('is corrected with If-Match and stands in the history; the same again changes nothing', async () => {
    const id = await action();
    const piece = await uploaded(id);
    expect((await describeIt(owner, id, piece, { diaryNumber: 'KS 2026:2', validUntil: null })).status).toBe(200);
    expect((await read(id)).evidenceItems[0]).toMatchObject({ diaryNumber: 'KS 2026:2', validUntil: null, number: 1 });
    const history = (await owner.get<HistoryPage>(`/api/actions/${id}/history`)).body.items;
    expect(history[0]).toMatchObject({
      ...{ event: 'evidence.described', note: 'Bild' },
      changes: [
        { field: 'evidenceDiaryNumber', from: 'KS 2026:1', to: 'KS 2026:2' },
        { field: 'evidenceValidUntil', from: '2026-12-31', to: null },
      ],
    });
    const { version } = await read(id);
    expect((await describeIt(owner, id, piece, { diaryNumber: 'KS 2026:2' })).status).toBe(200);
    expect((await read(id)).version).toBe(version);
    expect((await describeIt(owner, id, piece, { diaryNumber: 'KS 3' }, version - 1)).status).toBe(412);
    expect((await owner.patch(`/api/actions/${id}/evidence/${piece}`, { diaryNumber: 'KS 3' })).status).toBe(428);
    expect((await describeIt(owner, await action(), piece, { diaryNumber: 'KS 3' })).status).toBe(404);
  });

  it('on verified work it is the second person’s to change', async () => {
    const id = await action();
    const piece = await uploaded(id);
    await owner.post(`/api/actions/${id}/progress`, { status: 'done' });
    await coordinator.patch(`/api/actions/${id}`, { status: 'verified' }, { version: (await read(id)).version });
    const words = { kind: 'text', title: 'Ord', text: 'x' };
    expect((await describeIt(owner, id, piece, { validUntil: null })).body.code).toBe('evidence.verified');
    expect((await replace(owner, id, piece, words)).body.code).toBe('evidence.verified');
    // Nor may a further piece make work count as verified again whose proof has expired.
    expect((await owner.post<{ code: string }>(`/api/actions/${id}/evidence`, words)).body.code).toBe(
      'evidence.verified',
    );
    expect((await owner.get<ActionView>(`/api/actions/${id}`)).body.rights.proof).toBe(false);
    expect((await read(id)).rights.proof).toBe(true);
    expect((await describeIt(coordinator, id, piece, { validUntil: '2027-12-31' })).status).toBe(200);
    expect((await replace(coordinator, id, piece, words)).status).toBe(200);
  });
});

describe('evidence that has expired', () => {
  let seeded: SeededPlan;
  const figures = async () => {
    const path = `/api/evaluations/${seeded.evaluationId}/readiness`;
    const { states } = (await coordinator.get<Readiness>(path)).body;
    return { verified: states.verified, done: states.done };
  };

  /* One sub-question of 15 points at 50 %: 3.75 points are targeted, shared by two actions, so 1.9 (in tenths) each or so. */
  it('lets verified work count as done, by the newest version, and a new one lets it count as verified again', async () => {
    const town = await api.seedMunicipality();
    seeded = await seedPlan(api.app.get(UnitOfWork), town);
    const { actionId: id, evidenceId: piece } = seeded;
    await signIn(town);
    await describeIt(owner, id, piece, { validUntil: '2026-11-02' });
    await owner.post(`/api/actions/${id}/progress`, { status: 'done' });
    await coordinator.patch(`/api/actions/${id}`, { status: 'verified' }, { version: (await read(id)).version });
    const proven = await figures();
    expect(proven.verified).toBeGreaterThan(0);
    expect(proven.done).toBe(0);
    // Valid through its last day, and on the next one no more.
    api.clock.set('2026-11-03T11:00:00Z');
    await signIn(town);
    expect(await figures()).toEqual({ verified: 0, done: proven.verified });
    expect(await read(id)).toMatchObject({ status: 'verified', evidence: { total: 1, valid: 0 } });
    await replace(coordinator, id, piece, { kind: 'text', title: 'Nytt beslut', text: 'x', validUntil: '2027-11-30' });
    expect(await figures()).toEqual(proven);
    // An old version that is valid for ever does not make up for a newest one that has expired.
    await replace(coordinator, id, piece, { kind: 'text', title: 'Kort', text: 'x', validUntil: '2026-11-01' });
    expect(await figures()).toEqual({ verified: 0, done: proven.verified });
  });
});

describe('whether a link answers', () => {
  let server: Server;
  let address: string;
  let status = 200;
  let requests: string[] = [];
  let job: CheckLinks;
  const signal = new AbortController().signal;
  const run = () => job.run({ municipalityId: api.home.id }, { signal });

  beforeAll(async () => {
    server = createServer((request, response) => {
      requests.push(`${request.method} ${request.url}`);
      response.writeHead(status).end();
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    job = new CheckLinks(api.app.get(UnitOfWork), api.app.get(JobQueue, { strict: false }), api.env);
    await signIn();
  });
  beforeEach(() => (requests = []));
  afterAll(() => server.close());

  async function linked(url: string): Promise<string> {
    const id = await action();
    const added = await owner.post(`/api/actions/${id}/evidence`, { kind: 'link', title: 'Sidan', url });
    expect(added.status).toBe(200);
    return id;
  }
  const reach = () =>
    Object.assign(job, { ask: { mayReach: () => true, hostOf: (url: string) => URL.parse(url)?.hostname } });
  const linkOf = async (id: string) => (await read(id)).evidenceItems[0]!.link;

  it('an address inside is never asked, and that is said', async () => {
    const id = await linked(`${address}/hemlig`);
    await run();
    expect(await linkOf(id)).toMatchObject({ outcome: 'unchecked', failingSince: null });
    expect(requests).toEqual([]);
  });

  it('says since when, asks again after a week or a day, tells the history of turns, and never touches the evidence', async () => {
    reach();
    api.clock.set('2026-11-10T05:00:00Z');
    await signIn();
    const id = await linked(`${address}/sida`);
    const { rows: before } = await api.sqlAs(api.home.id, 'SELECT * FROM evidence WHERE action_id = $1', [id]);
    const { version } = await read(id);
    const after = async (day: string, answers: number) => {
      api.clock.set(`2026-11-${day}T05:00:00Z`);
      status = answers;
      await run();
      await signIn();
      const link = await linkOf(id);
      return [link?.outcome, link?.checkedAt.slice(8, 10), link?.failingSince?.slice(8, 10) ?? null];
    };
    expect(await after('10', 200)).toEqual(['answered', '10', null]);
    expect(await after('16', 500)).toEqual(['answered', '10', null]);
    expect(await after('17', 500)).toEqual(['silent', '17', '17']);
    expect(await after('18', 404)).toEqual(['missing', '18', '17']);
    expect(await after('19', 200)).toEqual(['answered', '19', null]);
    const events = (await owner.get<HistoryPage>(`/api/actions/${id}/history`)).body.items;
    expect(events.map(({ event, by }) => [event, by])).toEqual([
      ['evidence.linkAnswers', 'Kompassplan'],
      ['evidence.linkFails', 'Kompassplan'],
      ['evidence.added', api.home.people.contributor.name],
    ]);
    const { rows } = await api.sqlAs(api.home.id, 'SELECT * FROM evidence WHERE action_id = $1', [id]);
    expect(rows).toEqual(before);
    expect((await read(id)).version).toBe(version);
  });

  it('a new address is asked anew, and two runs at once ask it once', async () => {
    reach();
    status = 200;
    const id = await linked(`${address}/gammal`);
    await run();
    const [piece] = (await read(id)).evidenceItems;
    requests = [];
    await replace(owner, id, piece!.id, { kind: 'link', title: 'Sidan', url: `${address}/ny` });
    await Promise.all([run(), run()]);
    expect(requests.filter((one) => one.endsWith('/ny'))).toHaveLength(1);
    expect(requests.filter((one) => one.endsWith('/gammal'))).toHaveLength(0);
    expect(await linkOf(id)).toMatchObject({ outcome: 'answered' });
  });

  it('none is asked where the worker may not reach the web', async () => {
    const { env } = api;
    job = new CheckLinks(api.app.get(UnitOfWork), api.app.get(JobQueue, { strict: false }), {
      ...env,
      checkLinks: false,
    });
    reach();
    const id = await linked(`${address}/aldrig`);
    await run();
    expect(await linkOf(id)).toBeNull();
    job = new CheckLinks(api.app.get(UnitOfWork), api.app.get(JobQueue, { strict: false }), env);
  });

  it('one host gets at most ten of a run', async () => {
    reach();
    await run();
    const id = await action();
    for (let n = 0; n < 14; n += 1) {
      await api.sqlAsOwner(
        `INSERT INTO evidence (id, municipality_id, action_id, kind, title, url, added_by_id, added_at)
         VALUES ($1, $2, $3, 'link', 'Sida', $4, $5, now())`,
        [newId(), api.home.id, id, `${address}/${n}`, api.home.people.contributor.id],
      );
    }
    requests = [];
    await run();
    expect(requests).toHaveLength(10);
    await run();
    expect(requests).toHaveLength(14);
    await run();
    expect(requests).toHaveLength(14);
  });

  it('one that was just added is asked by the worker, without waiting for the round', async () => {
    const worker = await api.startWorker();
    job = worker.get(CheckLinks, { strict: false });
    reach();
    const id = await linked(`${address}/strax`);
    expect(await eventually('the link is asked', () => linkOf(id))).toMatchObject({ outcome: 'answered' });
  });
});
