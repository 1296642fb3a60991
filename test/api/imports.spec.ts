import type { ImportsPage, ImportView } from '@kompassplan/contract';
import { RemoveRefusedImports } from '../../backend/src/features/imports/remove-refused-imports.job.js';
import { type Api, type Client, startApi } from '../support/api-harness.js';
import { fixture, upload, whenRead } from '../support/import-report.js';

/** From a file to a plan: read by the worker, reviewed, committed once. */
let api: Api;
let coordinator: Client;

beforeAll(async () => {
  api = await startApi({ worker: true });
  coordinator = await api.signInAs('coordinator');
});
afterAll(() => api?.close());

const counts = async () =>
  (
    await api.sqlAsOwner<{ evaluations: number; actions: number; findings: number }>(
      `SELECT (SELECT count(*)::int FROM evaluation) AS evaluations, (SELECT count(*)::int FROM action) AS actions,
         (SELECT count(*)::int FROM finding) AS findings`,
    )
  )[0];

describe('the invented report', () => {
  const expected = JSON.parse(fixture('expected/ekvik-2017.json').toString()) as {
    areas: { number: number; points: number; strengths: number; improvements: number }[];
  };

  it.each(['ekvik-2017.txt', 'ekvik-2017.docx', 'ekvik-2017.pdf'])('%s gives the same report', async (name) => {
    const town = await api.seedMunicipality();
    const client = await api.signInAs('coordinator', town);
    const created = await upload(client, name, fixture(name));
    expect(created.status).toBe(202);
    const { status, draft } = await whenRead(client, created.body.id);
    expect(status).toBe('review');
    expect(draft?.report).toMatchObject({ year: 2017, pointsTotal: 454, pointsMax: 800 });
    expect(draft?.report.municipality).toMatch(/Ekvik/);
    expect(draft?.report.areas.flatMap((area) => area.subQuestions)).toHaveLength(45);
    expect(
      draft?.report.areas.map((area) => [area.number, area.points, area.strengths.length, area.improvements.length]),
    ).toEqual(expected.areas.map((area) => [area.number, area.points, area.strengths, area.improvements]));
    expect(draft?.report.lines.unplaced).toEqual([]);
    expect(draft?.items).toHaveLength(48);
  });
});

describe('review and commit', () => {
  let view: ImportView;

  it('reads, accounts for every line, and writes nothing to the plan yet', async () => {
    const created = await upload(coordinator, 'ekvik-2017.txt', fixture('ekvik-2017.txt'));
    view = await whenRead(coordinator, created.body.id);
    const lines = view.draft!.report.lines;
    const placed =
      lines.heading +
      lines.narrative +
      lines.strength +
      lines.improvement +
      lines.score +
      lines.furniture +
      lines.blank;
    expect(placed + lines.unplaced.length).toBe(lines.total);
    expect(view.draft!.lines).toHaveLength(lines.total);
    expect(await counts()).toEqual({ evaluations: 0, actions: 0, findings: 0 });
  });

  it('takes the reviewer’s decisions on the version that was seen', async () => {
    const [first, second, third] = view.draft!.items;
    const path = `/api/imports/${view.id}`;
    const operations = [
      { op: 'title', item: first!.id, title: 'Egen rubrik' },
      { op: 'link', item: second!.id, subQuestions: ['1.1', '1.2'] },
      { op: 'skip', item: third!.id, reason: 'Redan gjort' },
    ];
    expect((await coordinator.patch(path, { operations })).status).toBe(428);
    const saved = await coordinator.patch<ImportView>(path, { operations }, { version: view.version });
    expect(saved.status).toBe(200);
    expect(saved.body.draft!.items[0]).toMatchObject({ title: 'Egen rubrik', text: first!.text });
    expect(saved.body.draft!.items[1]!.chosen).toEqual(['1.1', '1.2']);
    const stale = await coordinator.patch(path, { operations }, { version: view.version });
    expect(stale.status).toBe(412);
    expect(stale.body.current.version).toBe(saved.body.version);
    const impossible = { operations: [{ op: 'merge', item: 'finns-inte' }] };
    expect((await coordinator.patch(path, impossible, { version: saved.body.version })).status).toBe(422);
    view = saved.body;
  });

  it('commits in one go, and a second time changes nothing', async () => {
    const committed = await coordinator.post(`/api/imports/${view.id}/commit`, {});
    expect(committed.status).toBe(200);
    expect(committed.body.actions).toBe(47); // 48, one skipped
    expect(await counts()).toEqual({ evaluations: 1, actions: 47, findings: 60 + 48 });
    const again = await coordinator.post(`/api/imports/${view.id}/commit`, {});
    expect(again.body).toEqual(committed.body);
    const evaluation = await coordinator.get(`/api/evaluations/${committed.body.evaluationId}`);
    expect(evaluation.body.areas).toHaveLength(8);
    expect(evaluation.body.areas[0].improvements[2].actionId).toBeNull();
    const actions = await coordinator.get(`/api/actions?evaluation=${committed.body.evaluationId}&limit=500`);
    expect(actions.body.total).toBe(47);
    expect(actions.body.items[0].title).toBe('Egen rubrik');
    expect(actions.body.items[1].links.map((link: { subQuestion: string }) => link.subQuestion)).toEqual([
      '1.1',
      '1.2',
    ]);
    const source = await coordinator.get(`/api/evaluations/${committed.body.evaluationId}/source`);
    expect(source.body.lines).toHaveLength(view.draft!.lines.length);
  });

  it('says so when the same file comes again', async () => {
    const before = await counts();
    const again = await upload(coordinator, 'annat-namn.txt', fixture('ekvik-2017.txt'));
    expect(again.body).toMatchObject({ id: view.id, status: 'committed' });
    expect(again.body.duplicateOf).toMatch(/^[0-9a-f-]{36}$/);
    expect(await counts()).toEqual(before);
  });

  it('keeps the file with its hash', async () => {
    const [file] = await api.sqlAsOwner<{ same: boolean }>(
      `SELECT i.sha256 = encode(sha256(f.content), 'hex') AS same FROM report_import i JOIN stored_file f ON f.id = i.file_id WHERE i.id = $1`,
      [view.id],
    );
    expect(file).toEqual({ same: true });
  });

  it('two uploads of one file at the same moment become one import', async () => {
    const town = await api.seedMunicipality();
    const client = await api.signInAs('coordinator', town);
    const both = await Promise.all([1, 2].map(() => upload(client, 'samma.txt', fixture('ekvik-2017.txt'))));
    expect(new Set(both.map((reply) => reply.body.id)).size).toBe(1);
  });

  it('refuses to double an evaluation that comes in another format, unless it is told to', async () => {
    const before = await counts();
    const created = await upload(coordinator, 'ekvik-2017.docx', fixture('ekvik-2017.docx'));
    const { id } = await whenRead(coordinator, created.body.id);
    await api.sqlAsOwner(`UPDATE evaluation SET municipality_name = ' EKVIK ' WHERE year = 2017`);
    const refused = await coordinator.post(`/api/imports/${id}/commit`, {});
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({
      code: 'import.duplicate-evaluation',
      details: { year: '2017', count: 47 },
      title:
        'En utvärdering från 2017 finns redan i planen, med 47 åtgärder. Skapar du den här blir åtgärderna dubbla.',
    });
    expect(await counts()).toEqual(before);
    expect((await coordinator.post(`/api/imports/${id}/commit`, { duplicate: 'yes' })).status).toBe(422);
    const forced = await coordinator.post(`/api/imports/${id}/commit`, { duplicate: true });
    expect([forced.status, forced.body.actions]).toEqual([200, 48]);
    const { items } = (await coordinator.get('/api/evaluations')).body;
    expect(items.map((one: { areaCount: number }) => one.areaCount)).toEqual([8, 8]);
  });

  it('takes another year of the same municipality without a question', async () => {
    const text = fixture('ekvik-2017.txt').toString().replaceAll('2017', '2021');
    const created = await coordinator.post('/api/imports/text', { text });
    const { id } = await whenRead(coordinator, created.body.id);
    expect((await coordinator.post(`/api/imports/${id}/commit`, {})).status).toBe(200);
  });

  it('a review can be dropped', async () => {
    const created = await coordinator.post('/api/imports/text', { text: `${fixture('ekvik-2017.txt').toString()}\n` });
    const read = await whenRead(coordinator, created.body.id);
    const dropped = await coordinator.patch(`/api/imports/${read.id}`, { cancel: true }, { version: read.version });
    expect(dropped.body).toMatchObject({ status: 'cancelled', draft: null });
    expect((await coordinator.post(`/api/imports/${read.id}/commit`, {})).status).toBe(409);
  });
});

describe('who may', () => {
  it.each(['manager', 'contributor', 'leadership', 'evaluator'] as const)('not a %s', async (role) => {
    const client = await api.signInAs(role);
    expect((await upload(client, 'rapport.txt', fixture('ekvik-2017.txt'))).status).toBe(403);
    expect((await client.get('/api/imports')).status).toBe(403);
    const { body } = await coordinator.get('/api/imports');
    expect((await client.delete(`/api/imports/${body.items[0].id}`)).status).toBe(403);
  });

  it('nobody of another municipality', async () => {
    const { body } = await coordinator.get('/api/imports');
    const [known] = body.items;
    const stranger = await api.signInAs('coordinator', await api.seedMunicipality());
    expect((await stranger.get(`/api/imports/${known.id}`)).status).toBe(404);
    expect((await stranger.post(`/api/imports/${known.id}/commit`, {})).status).toBe(404);
    expect((await stranger.patch(`/api/imports/${known.id}`, { cancel: true }, { version: 1 })).status).toBe(404);
    const { id: dropped } = body.items.find(({ status }: { status: string }) => status === 'cancelled');
    expect((await stranger.delete(`/api/imports/${dropped}`)).status).toBe(404);
    expect((await stranger.get('/api/imports')).body.items).toEqual([]);
  });
});

describe('what never became a plan', () => {
  const files = () =>
    api.sqlAsOwner<{ name: string }>(`SELECT f.name FROM stored_file f WHERE f.municipality_id = $1 ORDER BY f.name`, [
      town.id,
    ]);
  let town: Awaited<ReturnType<Api['seedMunicipality']>>;

  it('is removed after a month, with its file; what is in the plan or under review stays', async () => {
    town = await api.seedMunicipality();
    const client = await api.signInAs('coordinator', town);
    const report = fixture('ekvik-2017.txt').toString();
    const received = async (name: string, text: string): Promise<ImportView> =>
      whenRead(client, (await upload(client, name, Buffer.from(text))).body.id);
    const kept = await received('planen.txt', report);
    expect((await client.post(`/api/imports/${kept.id}/commit`, {})).status).toBe(200);
    await received('granskas.txt', `${report}\n`);
    const dropped = await received('avbruten.txt', `${report}\n\n`);
    await client.patch(`/api/imports/${dropped.id}`, { cancel: true }, { version: dropped.version });
    const failed = await received('ingen-rapport.txt', 'Det här är ett brev och ingen rapport.\n');
    expect(failed.status).toBe('failed');

    const worker = await api.startWorker();
    const housekeeping = worker.get(RemoveRefusedImports, { strict: false });
    await housekeeping.run();
    expect(await files()).toHaveLength(4);
    api.clock.advance({ days: 31 });
    await housekeeping.run();
    expect((await files()).map(({ name }) => name)).toEqual(['granskas.txt', 'planen.txt']);
    const { body } = await (await api.signInAs('coordinator', town)).get('/api/imports');
    expect(body.items.map(({ fileName }: { fileName: string }) => fileName).sort()).toEqual([
      'granskas.txt',
      'planen.txt',
    ]);
    const told = await api.sqlAsOwner(
      `SELECT note FROM history WHERE municipality_id = $1 AND event = 'import.removed'`,
      [town.id],
    );
    expect(told.map(({ note }) => note).sort()).toEqual(['avbruten.txt', 'ingen-rapport.txt']);
  });

  it('is removed at once when a person wants it; nothing else can be', async () => {
    town = await api.seedMunicipality();
    const client = await api.signInAs('coordinator', town);
    const failed = await whenRead(client, (await upload(client, 'brev.txt', Buffer.from('Ett brev.\n'))).body.id);
    const open = await whenRead(client, (await upload(client, 'granskas.txt', fixture('ekvik-2017.txt'))).body.id);
    expect([failed.status, open.status]).toEqual(['failed', 'review']);

    const left = await client.delete<ImportsPage>(`/api/imports/${failed.id}`);
    expect([left.status, left.body.items.map(({ id }) => id)]).toEqual([200, [open.id]]);
    expect((await files()).map(({ name }) => name)).toEqual(['granskas.txt']);
    expect((await client.delete(`/api/imports/${failed.id}`)).status).toBe(404);

    const refused = () => client.delete(`/api/imports/${open.id}`);
    expect(await refused()).toMatchObject({ status: 409, body: { code: 'import.not-removable' } });
    expect((await client.post(`/api/imports/${open.id}/commit`, {})).status).toBe(200);
    expect((await refused()).status).toBe(409);
    expect(await files()).toHaveLength(1);
  });
});

describe('two people at one import', () => {
  it('are told by name who reviews, and who made the plan and when', async () => {
    const town = await api.seedMunicipality();
    const [first, second] = [await api.signInAs('coordinator', town), await api.signInAs('administrator', town)];
    const names = await Promise.all([first, second].map(async (one) => (await one.get('/api/session')).body.person));
    const created = await upload(first, 'rapport.txt', fixture('ekvik-2017.txt'));
    let view = await whenRead(first, created.body.id);
    expect([view.reviewers, view.committed]).toEqual([[], null]);
    const [item, other] = view.draft!.items;
    for (const [client, { id }] of [
      [first, item!],
      [first, other!],
      [second, item!],
    ] as const) {
      const operations = [{ op: 'confirm', item: id }];
      const answer = await client.patch(`/api/imports/${view.id}`, { operations }, { version: view.version });
      view = answer.body;
    }
    const reviewers = names.map(({ id, name }) => ({ id, name }));
    expect(view.reviewers).toEqual(reviewers);
    expect((await second.post(`/api/imports/${view.id}/commit`, {})).status).toBe(200);
    const after = (await first.get(`/api/imports/${view.id}`)).body;
    expect(after).toMatchObject({ reviewers, committed: { by: names[1].name } });
    expect(new Date(after.committed.at).getTime()).toBe(api.clock.now().getTime());
  });
});
