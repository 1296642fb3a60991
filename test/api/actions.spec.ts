import type { ActionRow, ActionsPage, ActionView } from '@kompassplan/contract';
import { MAX_FILE_BYTES } from '@kompassplan/domain';
import { type Api, type Client, startApi } from '../support/api-harness.js';
import { importReport } from '../support/import-report.js';

/** Working the plan over HTTP: assign, report, prove, verify; who may, and what two people at once see. */
let api: Api;
let coordinator: Client;
let evaluationId: string;
let rows: ActionRow[];

beforeAll(async () => {
  api = await startApi({ worker: true });
  coordinator = await api.signInAs('coordinator');
  ({ evaluationId } = await importReport(coordinator));
  rows = (await coordinator.get<ActionsPage>(`/api/actions?evaluation=${evaluationId}&limit=500`)).body.items;
});
afterAll(() => api?.close());

const view = async (client: Client, id: string) => (await client.get<ActionView>(`/api/actions/${id}`)).body;

async function change(client: Client, id: string, body: object) {
  const { version } = await view(client, id);
  return client.patch<ActionView>(`/api/actions/${id}`, body, { version });
}

/** An action nobody else in this file touches, owned by the contributor of unit Omsorg. */
async function owned(index: number): Promise<string> {
  const id = rows[index]!.id;
  const [, care] = api.home.units;
  const changed = await change(coordinator, id, {
    ownerId: api.home.people.contributor.id,
    unitId: care!.id,
    due: '2030-05-02',
  });
  expect(changed.status).toBe(200);
  return id;
}

describe('the list', () => {
  it('filters, sorts and pages without losing or doubling a row', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: ActionsPage = (
        await coordinator.get<ActionsPage>(
          `/api/actions?evaluation=${evaluationId}&sort=-title&limit=7${cursor && `&cursor=${cursor}`}`,
        )
      ).body;
      expect(page.total).toBe(48);
      seen.push(...page.items.map((item) => item.title));
      cursor = page.nextCursor;
    }
    expect(seen).toHaveLength(48);
    expect(seen).toEqual([...seen].sort((a, b) => b.localeCompare(a, 'sv')));
    const area = await coordinator.get<ActionsPage>('/api/actions?area=8');
    expect(area.body.items.map((item) => item.area)).toEqual([8, 8, 8]);
    const points = (await coordinator.get<ActionsPage>('/api/actions?sort=-points&limit=500')).body.items;
    expect(points.map((item) => item.pointsAtStake)).toEqual(
      points.map((item) => item.pointsAtStake).sort((a, b) => b - a),
    );
  });

  it('finds a part of a compound and a number', async () => {
    const title = 'Samla brukarundersökningar på ett ställe';
    await change(coordinator, rows[40]!.id, { title });
    const found = (await coordinator.get<ActionsPage>('/api/actions?q=unders%C3%B6kning')).body.items;
    expect(found.map((item) => item.title)).toContain(title);
    const numbered = (await coordinator.get<ActionsPage>('/api/actions?q=%C3%85-07')).body.items;
    expect(numbered.map((item) => item.number)).toContain(7);
  });

  it('asks the database equally often for 5 and for 48 rows', async () => {
    const few = await api.statements(() => coordinator.get('/api/actions?limit=5'));
    const many = await api.statements(() => coordinator.get('/api/actions?limit=500'));
    expect(many.result.body.items).toHaveLength(48);
    expect(many.sql.length).toBe(few.sql.length);
  });

  it('refuses what the contract does not name', async () => {
    const refused = await coordinator.get('/api/actions?sort=secret');
    expect(refused.status).toBe(422);
    expect(refused.body.code).toBe('invalid-input');
  });
});

describe('from assigned to verified', () => {
  it('goes the whole way, with everything in the history', async () => {
    const id = await owned(0);
    const contributor = await api.signInAs('contributor');
    const started = await contributor.post<ActionView>(`/api/actions/${id}/progress`, {
      progress: 40,
      note: 'Halvvägs snart',
    });
    expect(started.body).toMatchObject({ status: 'inProgress', progress: 40 });
    const done = await contributor.post<ActionView>(`/api/actions/${id}/progress`, { status: 'done' });
    expect(done.body).toMatchObject({ status: 'done', progress: 100 });

    expect((await change(contributor, id, { status: 'verified' })).status).toBe(403);
    const unproven = await change(coordinator, id, { status: 'verified' });
    expect(unproven.body).toMatchObject({ code: 'action.verify-without-evidence' });
    const evidence = {
      kind: 'link',
      title: 'Protokoll § 61',
      url: 'https://ekvik.example/protokoll',
      diaryNumber: 'KS 2020:61',
    };
    expect((await contributor.post(`/api/actions/${id}/evidence`, evidence)).status).toBe(200);
    const verified = await change(coordinator, id, { status: 'verified' });
    expect(verified.body).toMatchObject({ status: 'verified', verifiedBy: { id: api.home.people.coordinator.id } });

    const events = (await coordinator.get(`/api/actions/${id}/history`)).body.items.map(
      (entry: { event: string }) => entry.event,
    );
    expect(events).toEqual([
      'action.verified',
      'evidence.added',
      'progress.reported',
      'progress.reported',
      'action.changed',
      'action.imported',
    ]);
    expect((await view(coordinator, id)).progressEntries.map((entry) => entry.progress)).toEqual([100, 100, 40]);
  });

  it('moving a date asks for a reason, keeps the first one and counts the slip', async () => {
    const id = await owned(1);
    expect((await change(coordinator, id, { due: '2030-06-01' })).body).toMatchObject({
      code: 'action.due-reason-missing',
    });
    const moved = await change(coordinator, id, { due: '2030-06-01', dueReason: 'Nämnden möts senare' });
    expect(moved.body).toMatchObject({ due: '2030-06-01', firstDue: '2030-05-02', slips: 1 });
    expect(moved.body.dueChanges[0]).toMatchObject({
      from: '2030-05-02',
      to: '2030-06-01',
      reason: 'Nämnden möts senare',
    });
  });

  it('help is asked for with words', async () => {
    const id = await owned(2);
    const contributor = await api.signInAs('contributor');
    const wordless = await contributor.post(`/api/actions/${id}/progress`, { status: 'needsHelp' });
    expect(wordless.body).toMatchObject({ status: 422, code: 'action.help-text-missing' });
    const asked = await contributor.post<ActionView>(`/api/actions/${id}/progress`, {
      status: 'needsHelp',
      note: 'Behöver ett beslut',
    });
    expect(asked.body.help).toEqual({ text: 'Behöver ett beslut', from: null });
  });

  it('links are replaced by known sub-questions only', async () => {
    const id = rows[3]!.id;
    const relinked = await change(coordinator, id, { links: [{ subQuestion: '1.1' }, { subQuestion: '1.5' }] });
    expect(relinked.body.links.map((link) => link.subQuestion)).toEqual(['1.1', '1.5']);
    const unknown = await change(coordinator, id, { links: [{ subQuestion: '9.9' }] });
    expect(unknown.body).toMatchObject({ code: 'action.sub-question-unknown' });
    expect((await view(coordinator, id)).links).toHaveLength(2);
  });
});

it('new links are one entry in the history, with the shares that were set by hand', async () => {
  const id = rows[15]!.id;
  const [first] = (await view(coordinator, id)).links;
  const number = first!.subQuestion;
  await change(coordinator, id, { links: [{ subQuestion: number, share: 0.4 }] });
  const history = (await coordinator.get(`/api/actions/${id}/history`)).body.items;
  expect(history.map((entry: { event: string }) => entry.event)).toEqual(['action.relinked', 'action.imported']);
  expect(history[0].changes).toMatchObject([{ field: 'links', to: `${number} (40 %)` }]);
  // The same again is no change; shares that only differ a little are told with decimals.
  const { version } = await view(coordinator, id);
  const same = await change(coordinator, id, { links: [{ subQuestion: number, share: 0.4 }] });
  expect(same.body).toMatchObject({ version, undo: null });
  await change(coordinator, id, { links: [{ subQuestion: number, share: 0.404 }] });
  const after = (await coordinator.get(`/api/actions/${id}/history`)).body.items;
  expect(after).toHaveLength(history.length + 1);
  expect(after[0].changes).toMatchObject([{ from: `${number} (40,0 %)`, to: `${number} (40,4 %)` }]);
});

describe('evidence', () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );

  it('a file is kept with its hash and only ever comes back as a download', async () => {
    const id = await owned(4);
    const form = new FormData();
    form.append('kind', 'file');
    form.append('title', 'Skärmbild');
    form.append('file', new Blob([new Uint8Array(png)]), 'skärm "bild"\r\n.png');
    const added = await coordinator.request<ActionView>('POST', `/api/actions/${id}/evidence`, { form });
    expect(added.status).toBe(200);
    const [piece] = added.body.evidenceItems;
    expect(piece!.sha256).toMatch(/^[0-9a-f]{64}$/);
    const file = await coordinator.get(`/api/actions/${id}/evidence/${piece!.id}/file`);
    expect(file.status).toBe(200);
    expect(file.headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(file.headers.get('x-content-type-options')).toBe('nosniff');
    expect(file.headers.get('content-security-policy')).toContain('sandbox');
    const elsewhere = rows[5]!.id;
    expect((await coordinator.get(`/api/actions/${elsewhere}/evidence/${piece!.id}/file`)).status).toBe(404);
    expect((await coordinator.delete(`/api/actions/${elsewhere}/evidence/${piece!.id}`, { version: 1 })).status).toBe(
      404,
    );
    const path = `/api/actions/${id}/evidence/${piece!.id}`;
    const removed = await coordinator.delete<ActionView>(path, { version: added.body.version });
    expect(removed.body.evidenceItems).toEqual([]);
  });

  it('coming and going, and every comment, are in the record with their words', async () => {
    const id = rows[13]!.id;
    const proof = { kind: 'text', title: 'Intyg', text: 'Beslutat' };
    const added = await coordinator.post<ActionView>(`/api/actions/${id}/evidence`, proof);
    const path = `/api/actions/${id}/evidence/${added.body.evidenceItems[0]!.id}`;
    await coordinator.delete(path, { version: added.body.version });
    await coordinator.post(`/api/actions/${id}/comments`, { text: 'Nämnden väntar' });
    const by = api.home.people.coordinator.name;
    const { items } = (await coordinator.get(`/api/actions/${id}/history`)).body;
    expect(items.slice(0, 3)).toMatchObject([
      { event: 'comment.added', by, note: 'Nämnden väntar' },
      { event: 'evidence.removed', by, changes: [{ field: 'evidence', from: 'Intyg', to: null }] },
      { event: 'evidence.added', by, changes: [{ field: 'evidence', from: null, to: 'Intyg' }] },
    ]);
  });

  it.each([
    ['an HTML page', '<html><script>alert(1)</script></html>', 'sida.pdf'],
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 'bild.png'],
    [
      'an archive, which is known but not taken,',
      Uint8Array.from([0x50, 0x4b, 5, 6, ...Array(18).fill(0)]),
      'bevis.pdf',
    ],
  ])('%s is refused whatever it is called', async (_what, content, name) => {
    const form = new FormData();
    form.append('kind', 'file');
    form.append('title', 'Bevis');
    form.append('file', new Blob([content]), name);
    const refused = await coordinator.request('POST', `/api/actions/${rows[6]!.id}/evidence`, { form });
    expect(refused.body).toMatchObject({ status: 422, code: 'evidence.file-type' });
  });

  it('a file of 20 MB is kept, one byte more is not', async () => {
    const id = rows[11]!.id;
    const add = async (bytes: number) => {
      const form = new FormData();
      form.append('kind', 'file');
      form.append('title', 'Stor');
      form.append('file', new Blob(['%PDF-1.7\n', new Uint8Array(bytes - 9)]), 'stor.pdf');
      return (await coordinator.request('POST', `/api/actions/${id}/evidence`, { form })).status;
    };
    expect(await add(MAX_FILE_BYTES + 1)).toBe(413);
    expect((await view(coordinator, id)).evidenceItems).toEqual([]);
    expect(await add(MAX_FILE_BYTES)).toBe(200);
  });

  it('a link must be a web address', async () => {
    const evil = { kind: 'link', title: 'Klicka', url: 'javascript:alert(1)' };
    expect((await coordinator.post(`/api/actions/${rows[6]!.id}/evidence`, evil)).status).toBe(422);
  });
});

describe('two editors', () => {
  it('the second one gets what the first wrote, and one history row tells of it', async () => {
    const id = rows[7]!.id;
    const { version } = await view(coordinator, id);
    const admin = await api.signInAs('administrator');
    const both = await Promise.all([
      coordinator.patch(`/api/actions/${id}`, { title: 'Den ena' }, { version }),
      admin.patch(`/api/actions/${id}`, { title: 'Den andra' }, { version }),
    ]);
    const [won, lost] = both.sort((a, b) => a.status - b.status);
    expect([won!.status, lost!.status]).toEqual([200, 412]);
    expect(lost!.body.current.title).toBe(won!.body.title);
    const history = (await coordinator.get(`/api/actions/${id}/history`)).body.items;
    expect(history.filter((entry: { event: string }) => entry.event === 'action.changed')).toHaveLength(1);
  });
});

describe('a report on an action that somebody else has reported on', () => {
  it('changes nothing when it was made from what stood before, and tells what stands now', async () => {
    const id = await owned(12);
    const contributor = await api.signInAs('contributor');
    const path = `/api/actions/${id}/progress`;
    const { version } = await view(coordinator, id);
    expect((await coordinator.post(path, { status: 'done' })).status).toBe(200);
    const stale = await contributor.post(path, { status: 'inProgress', progress: 40 }, { version });
    expect(stale.status).toBe(412);
    expect(stale.body.current).toMatchObject({ status: 'done', progress: 100 });
    expect(await view(coordinator, id)).toMatchObject({ status: 'done', progress: 100, version: version + 1 });
    expect((await contributor.post(path, { note: 'Klart hos oss' }, { version: version + 1 })).status).toBe(200);
  });
});

describe('who may', () => {
  it('a manager adds actions in the own unit and in no other, whoever is to own them', async () => {
    const [, care, school] = api.home.units;
    const manager = await api.signInAs('manager'); // of Omsorg
    const add = async (unitId: string, ownerId: string | null) =>
      (await manager.post('/api/actions', { evaluationId, title: 'Ny', subQuestions: ['1.1'], unitId, ownerId }))
        .status;
    expect(await add(school!.id, api.home.people.manager.id)).toBe(403);
    expect(await add(school!.id, null)).toBe(403);
    expect(await add(care!.id, api.home.people.manager.id)).toBe(201);
  });

  it('leadership reports on own actions and no other’s', async () => {
    const leadership = await api.signInAs('leadership');
    await change(coordinator, rows[13]!.id, { ownerId: api.home.people.leadership.id });
    const report = async (index: number) =>
      (await leadership.post(`/api/actions/${rows[index]!.id}/progress`, { progress: 10 })).status;
    expect([await report(13), await report(14)]).toEqual([200, 403]);
  });

  it('a manager edits the own unit’s actions and no other’s', async () => {
    const [, care, school] = api.home.units;
    const manager = await api.signInAs('manager'); // of Omsorg
    await change(coordinator, rows[8]!.id, { unitId: care!.id });
    await change(coordinator, rows[9]!.id, { unitId: school!.id });
    expect((await change(manager, rows[8]!.id, { title: 'Vår åtgärd' })).status).toBe(200);
    const refused = await change(manager, rows[9]!.id, { title: 'Er åtgärd' });
    expect(refused.body).toMatchObject({ status: 403, code: 'forbidden' });
    const report = await manager.post(`/api/actions/${rows[9]!.id}/progress`, { progress: 10 });
    expect(report.status).toBe(403);
    const bulk = await manager.post('/api/actions/bulk', {
      ids: [rows[8]!.id, rows[9]!.id],
      change: { due: '2030-01-07' },
    });
    expect(bulk.body.changed.map((row: ActionRow) => row.id)).toEqual([rows[8]!.id]);
    expect(bulk.body.failed).toMatchObject([{ id: rows[9]!.id, number: 10, code: 'forbidden' }]);
  });

  it('a contributor reports on own actions and no other’s', async () => {
    const contributor = await api.signInAs('contributor');
    const others = `/api/actions/${rows[10]!.id}`;
    expect((await contributor.post(`${others}/progress`, { progress: 10 })).status).toBe(403);
    // A note alone moves nothing, and is a report all the same.
    expect((await contributor.post(`${others}/progress`, { note: 'Hur går det?' })).status).toBe(403);
    const proof = { kind: 'text', title: 'Intyg', text: 'Beslutat' };
    expect((await contributor.post(`${others}/evidence`, proof)).status).toBe(403);
    expect(await view(coordinator, rows[10]!.id)).toMatchObject({ progressEntries: [], evidenceItems: [] });
    expect((await contributor.post('/api/actions', {})).status).toBe(403);
    expect((await contributor.post('/api/actions/bulk', { ids: [rows[10]!.id], change: {} })).status).toBe(403);
  });

  it('another municipality sees nothing and changes nothing', async () => {
    const stranger = await api.signInAs('administrator', await api.seedMunicipality());
    const id = rows[11]!.id;
    const { version } = await view(coordinator, id);
    expect((await stranger.get<ActionsPage>('/api/actions')).body.total).toBe(0);
    expect((await stranger.get(`/api/actions/${id}`)).status).toBe(404);
    expect((await stranger.get(`/api/actions/${id}/history`)).status).toBe(404);
    expect((await stranger.patch(`/api/actions/${id}`, { title: 'Kapad' }, { version })).status).toBe(404);
    expect((await stranger.post(`/api/actions/${id}/comments`, { text: 'Hej' })).status).toBe(404);
    expect((await stranger.get(`/api/evaluations/${evaluationId}/readiness`)).status).toBe(404);
    const bulk = await stranger.post('/api/actions/bulk', { ids: [id], change: { due: '2030-01-07' } });
    expect(bulk.body).toMatchObject({ changed: [], failed: [{ id, number: null, code: 'not-found' }] });
    expect((await view(coordinator, id)).version).toBe(version);
  });

  it('an owner must be somebody of this municipality who is still here', async () => {
    const other = await api.seedMunicipality();
    const refused = await change(coordinator, rows[12]!.id, { ownerId: other.people.contributor.id });
    expect(refused.body).toMatchObject({ code: 'action.owner-unknown' });
    const unit = await change(coordinator, rows[12]!.id, { unitId: other.units[0]!.id });
    expect(unit.body).toMatchObject({ code: 'action.unit-unknown' });
  });

  it('nobody who has left becomes an owner, in any way', async () => {
    const { id } = api.home.people.evaluator;
    await api.sqlAsOwner('UPDATE person SET active = false WHERE id = $1', [id]);
    const left = { status: 422, code: 'action.owner-inactive' };
    expect((await change(coordinator, rows[14]!.id, { ownerId: id })).body).toMatchObject(left);
    const wish = { evaluationId, title: 'Ny', subQuestions: ['1.1'], ownerId: id };
    expect((await coordinator.post('/api/actions', wish)).body).toMatchObject(left);
    const bulk = await coordinator.post('/api/actions/bulk', { ids: [rows[14]!.id], change: { ownerId: id } });
    expect(bulk.body).toMatchObject(left);
    expect((await view(coordinator, rows[14]!.id)).owner).toBeNull();
    await api.sqlAsOwner('UPDATE person SET active = true WHERE id = $1', [id]);
  });
});
