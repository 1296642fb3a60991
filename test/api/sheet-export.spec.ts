import { parseReport, type ParsedReport } from '@kompassplan/domain';
import { readDocument } from '../../backend/src/documents/read-document.js';
import { type Api, type Client, type Json, startApi } from '../support/api-harness.js';
import { fixture, importReport, upload, whenRead } from '../support/import-report.js';
import { committed, planOf, readFile } from '../support/sheet-journey.js';
import { csvGrid, gridOf } from '../support/spreadsheets.js';

/** JSON by the schema, and what goes out of the product comes back the same. */
let api: Api;
let coordinator: Client;
let ekvik: ParsedReport;

beforeAll(async () => {
  api = await startApi({ worker: true });
  coordinator = await api.signInAs('coordinator');
  ekvik = parseReport(await readDocument(fixture('ekvik-2017.txt'), 'ekvik-2017.txt'));
});
afterAll(() => api?.close());

const inNewTown = async () => api.signInAs('coordinator', await api.seedMunicipality());

describe('JSON', () => {
  it('by the schema of report:parse gives the plan of the report', async () => {
    const client = await inNewTown();
    const { classified: _, ...report } = ekvik;
    const view = await readFile(client, 'ekvik.json', Buffer.from(JSON.stringify(report)));
    const { evaluationId, actions } = await committed(client, view);
    expect(actions).toBe(48);
    const direct = await inNewTown();
    const other = await importReport(direct);
    expect(await planOf(client, evaluationId)).toEqual(await planOf(direct, other.evaluationId));
  });

  it('of another shape is told by its place', async () => {
    const { classified: _, ...report } = ekvik;
    const broken = structuredClone(report) as Json;
    broken.areas[0].points = 'femtio';
    delete broken.areas[1].name;
    broken.areas[2].improvements[0].suggestions[0].subQuestion = '3.99';
    const view = await readFile(coordinator, 'fel.json', Buffer.from(JSON.stringify(broken)));
    expect(view.errors!.items.map(({ cell, code }) => [cell, code])).toEqual([
      ['/areas/0/points', 'json-field'],
      ['/areas/1/name', 'json-missing'],
    ]);
    expect(view.failure).toEqual({
      code: 'sheet.values',
      message: '2 värden i filen behöver rättas, det första är /areas/0/points. Ingenting har sparats.',
    });
    broken.areas[0].points = 53;
    broken.areas[1].name = 'Namn';
    const links = await readFile(coordinator, 'fel2.json', Buffer.from(JSON.stringify(broken)));
    expect(links.errors!.items.map(({ cell, code }) => [cell, code])).toEqual([
      ['/areas/2/improvements/0/suggestions', 'link-unknown'],
    ]);
  });
});

describe('export', () => {
  let home: Client;
  let evaluationId: string;

  beforeAll(async () => {
    const town = await api.seedMunicipality('Ekvik');
    home = await api.signInAs('coordinator', town);
    const created = await upload(home, 'ekvik-2017.txt', fixture('ekvik-2017.txt'));
    const { id, draft, version } = await whenRead(home, created.body.id);
    const [first, second, third] = draft!.items;
    const operations = [
      { op: 'title', item: first!.id, title: '=HYPERLINK("http://x";"Klicka")' },
      { op: 'link', item: second!.id, subQuestions: ['1.2', '1.1'] },
      { op: 'link', item: first!.id, subQuestions: [] },
      { op: 'skip', item: third!.id, reason: '-2 av 3 är redan gjort' },
    ];
    expect((await home.patch(`/api/imports/${id}`, { operations }, { version })).status).toBe(200);
    evaluationId = (await home.post(`/api/imports/${id}/commit`, {})).body.evaluationId;
    const own = {
      evaluationId,
      title: '@alla: egen åtgärd',
      subQuestions: ['2.1'],
      ownerId: town.people.manager.id,
      due: '2027-03-01',
    };
    const added = await home.post('/api/actions', own);
    expect(added.status).toBeLessThan(300);
  });

  it.each(['xlsx', 'csv', 'json'] as const)('as %s and back gives the same plan', async (format) => {
    const file = await home.download(`/api/evaluations/${evaluationId}/export?format=${format}`);
    expect(file.status).toBe(200);
    expect(file.headers.get('content-disposition')).toContain(`kompassplan-ekviks-kommun-2017.${format}`);
    const before = (await planOf(home, evaluationId)) as Json;

    const elsewhere = await inNewTown();
    const view = await readFile(elsewhere, `plan.${format}`, file.body);
    const copy = await committed(elsewhere, view);
    const after = (await planOf(elsewhere, copy.evaluationId)) as Json;
    // The owner is not known there: that is told, and everything else is the same.
    expect(view.draft!.report.notes.map(({ code }) => code)).toContain('sheet.owner-unknown');
    expect(before.actions.filter((action: Json) => action.owner !== null)).toHaveLength(1);
    const unowned = { ...before, actions: before.actions.map((action: Json) => ({ ...action, owner: null })) };
    expect(after).toEqual(unowned);
    expect(after.actions).toHaveLength(48);

    // And out again from there: the same file but for the owner.
    const second = await elsewhere.download(`/api/evaluations/${copy.evaluationId}/export?format=${format}`);
    if (format === 'csv') expect(second.body.toString()).toBe(file.body.toString().replace(/manager@[^;]*/, ''));
  });

  it('at home the owner comes back too', async () => {
    const { body } = await home.download(`/api/evaluations/${evaluationId}/export?format=csv`);
    const view = await readFile(home, 'plan.csv', body);
    const copy = await committed(home, view, { duplicate: true });
    expect(await planOf(home, copy.evaluationId)).toEqual(await planOf(home, evaluationId));
  });

  it('no cell begins like a formula', async () => {
    const csv = csvGrid((await home.download(`/api/evaluations/${evaluationId}/export?format=csv`)).body).flat();
    const xlsx = (await gridOf((await home.download(`/api/evaluations/${evaluationId}/export`)).body)).flat();
    for (const cells of [csv, xlsx]) {
      const texts = cells.filter((cell) => typeof cell === 'string');
      expect(texts.filter((text) => /^[=+\-@\t\r]/.test(text))).toEqual([]);
      expect(texts).toContain(`'=HYPERLINK("http://x";"Klicka")`);
      expect(texts).toContain(`'-2 av 3 är redan gjort`);
    }
  });

  it('names people by e-mail only to those who may know it', async () => {
    const town = await api.seedMunicipality();
    const client = await api.signInAs('coordinator', town);
    const plan = await importReport(client);
    const [first] = (await client.get(`/api/actions?evaluation=${plan.evaluationId}&limit=1`)).body.items;
    const { name, email, id } = town.people.manager;
    const changed = await client.patch(`/api/actions/${first.id}`, { ownerId: id }, { version: first.version });
    expect(changed.status).toBe(200);
    const path = `/api/evaluations/${plan.evaluationId}/export?format=csv`;
    const seen = async (role: 'leadership' | 'evaluator') =>
      (await (await api.signInAs(role, town)).download(path)).body.toString();
    expect(await seen('leadership')).toContain(`;${email};`);
    const outside = await seen('evaluator');
    expect(outside).toContain(`;${name};`);
    expect(outside).not.toContain('@');
  });

  it('does not exist for another municipality', async () => {
    const stranger = await inNewTown();
    expect((await stranger.get(`/api/evaluations/${evaluationId}/export`)).status).toBe(404);
  });
});
