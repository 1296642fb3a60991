import type { ActionRow, ActionView, HistoryPage } from '@kompassplan/contract';
import { type Api, type Client, type Json, type SeededMunicipality, startApi } from '../support/api-harness.js';
import { fixture, upload, whenRead } from '../support/import-report.js';
import { committed, readFile } from '../support/sheet-journey.js';
import { csvGrid } from '../support/spreadsheets.js';

/** Everything that people decided about actions goes out with the plan and comes back, except that nobody is verified. */
let api: Api;
let home: SeededMunicipality;
let coordinator: Client;
let evaluationId: string;

beforeAll(async () => {
  api = await startApi({ worker: true });
  home = api.home;
  coordinator = await api.signInAs('coordinator', home);
  evaluationId = await workedPlan();
});
afterAll(() => api?.close());

const DESCRIPTION = '=Rad ett; med "citat"\n- rad två\n\nrad fyra, åäö';

/** Ekvik's report, with an action in every status, two of the municipality's own, a skipped bullet, units and efforts. */
async function workedPlan(): Promise<string> {
  const created = await upload(coordinator, 'ekvik-2017.txt', fixture('ekvik-2017.txt'));
  const { id, draft, version } = await whenRead(coordinator, created.body.id);
  const operations = [
    { op: 'skip', item: draft!.items[2]!.id, reason: 'Redan gjort' },
    { op: 'title', item: draft!.items[3]!.id, title: 'En egen rubrik' },
    { op: 'link', item: draft!.items[4]!.id, subQuestions: [] },
  ];
  expect((await coordinator.patch(`/api/imports/${id}`, { operations }, { version })).status).toBe(200);
  const plan: string = (await coordinator.post(`/api/imports/${id}/commit`, {})).body.evaluationId;
  const rows: ActionRow[] = (await coordinator.get(`/api/actions?evaluation=${plan}&limit=500&sort=number`)).body.items;
  const [manager, contributor] = [home.people.manager.id, home.people.contributor.id];
  const school = home.units[2]!.id;
  const change = async (at: number, ...patches: Json[]) => {
    for (const patch of patches) {
      const path = `/api/actions/${rows[at]!.id}`;
      const { version: seen } = (await coordinator.get<ActionView>(path)).body;
      const reply = await coordinator.patch(path, patch, { version: seen });
      expect([at, reply.status, reply.body.code]).toEqual([at, 200, undefined]);
    }
  };
  await change(0, { description: DESCRIPTION, effortWeeks: 2.5, unitId: school, ownerId: manager, due: '2027-05-31' });
  await change(1, { ownerId: contributor, effortWeeks: 0 }, { status: 'inProgress', progress: 1 });
  await change(2, { status: 'needsHelp', progress: 20, statusNote: 'Någon som kan avtal.\nHelst jurist.' });
  await change(3, { ownerId: contributor }, { status: 'done' });
  await change(4, { progress: 30 }, { status: 'declined', statusNote: '-För dyrt', reviewOn: '2027-01-31' });
  await change(5, { status: 'declined', statusNote: 'Görs av regionen' });
  // The owner has a unit, and the action is to have none.
  await change(6, { ownerId: manager }, { unitId: null });
  await change(7, { unitId: school });
  await change(8, { ownerId: contributor }, { status: 'done' });
  const proof = { kind: 'text', title: 'Protokoll', text: 'Beslutat i nämnden' };
  expect((await coordinator.post(`/api/actions/${rows[8]!.id}/evidence`, proof)).status).toBeLessThan(300);
  const leader = await api.signInAs('administrator', home);
  const { version: done } = (await leader.get<ActionView>(`/api/actions/${rows[8]!.id}`)).body;
  expect((await leader.patch(`/api/actions/${rows[8]!.id}`, { status: 'verified' }, { version: done })).status).toBe(
    200,
  );
  for (const own of [
    { title: '@alla: egen åtgärd', subQuestions: ['2.1'], ownerId: manager, unitId: school, due: '2027-03-01' },
    { title: 'En till', subQuestions: ['1.3', '1.4'] },
  ]) {
    const added = await coordinator.post<ActionRow>('/api/actions', { evaluationId: plan, ...own });
    rows.push(added.body);
  }
  await change(rows.length - 1, { status: 'inProgress', progress: 55, effortWeeks: 1 });
  return plan;
}

/** The people move to another municipality, with their addresses: these are unique. */
async function peopleMoveTo(town: SeededMunicipality): Promise<void> {
  await api.sqlAsOwner(`UPDATE person SET email = id || '@borta.example' WHERE email LIKE '%@flytt.example'`);
  await api.sqlAsOwner(`UPDATE person SET email = role || '@flytt.example' WHERE municipality_id = $1`, [town.id]);
}

/** What the export says of report and plan, without what a JSON file works out from it. */
async function reportPlan(client: Client, id: string): Promise<Json> {
  const { body } = await client.download(`/api/evaluations/${id}/export?format=json`);
  const derived = new Set(['line', 'lines', 'aliases', 'suggestions', 'notes']);
  return JSON.parse(body.toString(), (key, value: unknown) => (derived.has(key) ? undefined : value)) as Json;
}
const decisions = (plan: Json): Json[] => [
  ...plan.areas.flatMap((area: Json) => area.improvements.map(({ action }: Json) => action)),
  ...plan.ownActions,
];

async function copied(format: 'xlsx' | 'csv' | 'json') {
  await peopleMoveTo(home);
  const before = await reportPlan(coordinator, evaluationId);
  const { body } = await coordinator.download(`/api/evaluations/${evaluationId}/export?format=${format}`);
  const town = await api.seedMunicipality();
  await peopleMoveTo(town);
  const client = await api.signInAs('coordinator', town);
  const view = await readFile(client, `plan.${format}`, body);
  const copy = await committed(client, view);
  return { before, body, town, client, view, copy };
}

it.each(['xlsx', 'csv', 'json'] as const)('as %s the whole plan comes back', async (format) => {
  const { before, client, view, copy } = await copied(format);
  const after = await reportPlan(client, copy.evaluationId);
  const statuses = decisions(before).map(({ status }) => status as string | null);
  for (const status of ['notStarted', 'inProgress', 'needsHelp', 'done', 'verified', 'declined', null]) {
    expect(statuses).toContain(status);
  }
  for (const action of decisions(before)) if (action.status === 'verified') action.status = 'done';
  expect(after).toEqual(before);
  expect(view.draft!.report.notes.map(({ code }) => code)).not.toContain('sheet.unit-unknown');
  expect(decisions(after)[0]).toMatchObject({ description: DESCRIPTION, effortWeeks: 2.5, unit: 'Skola' });

  // And out again from there: the same plan once more, so nothing wears off.
  const { body } = await client.download(`/api/evaluations/${copy.evaluationId}/export?format=${format}`);
  const again = await readFile(client, `igen.${format}`, body);
  const third = await committed(client, again, { duplicate: true });
  expect(await reportPlan(client, third.evaluationId)).toEqual(after);
});

it('what the file calls verified is done by whoever imports it, and waits for a second person', async () => {
  const { town, client, view, copy } = await copied('csv');
  expect(view.draft!.items.filter(({ status }) => status === 'verified')).toHaveLength(1);
  const list = `/api/actions?evaluation=${copy.evaluationId}&limit=500&status=`;
  expect((await client.get(`${list}verified`)).body.total).toBe(0);
  const [done] = (await client.get<{ items: ActionRow[] }>(`${list}done&sort=number`)).body.items.slice(-1);
  expect(done!.workedBy.sort()).toEqual([town.people.coordinator.id, town.people.contributor.id].sort());
  const proof = { kind: 'text', title: 'Protokoll', text: 'Beslutat' };
  await client.post(`/api/actions/${done!.id}/evidence`, proof);
  const verify = async (who: Client) => {
    const { version } = (await who.get<ActionView>(`/api/actions/${done!.id}`)).body;
    return who.patch(`/api/actions/${done!.id}`, { status: 'verified' }, { version });
  };
  expect((await verify(client)).body.code).toBe('action.verify-own');
  expect((await verify(await api.signInAs('administrator', town))).status).toBe(200);
});

it('an imported state is told and written as if it were reported', async () => {
  const { town, client, copy } = await copied('json');
  const list = `/api/actions?evaluation=${copy.evaluationId}&limit=500&sort=number&status=`;
  const viewOf = async (status: string) => {
    const [first] = (await client.get<{ items: ActionRow[] }>(list + status)).body.items;
    const { body } = await client.get<ActionView>(`/api/actions/${first!.id}`);
    const history = (await client.get<HistoryPage>(`/api/actions/${first!.id}/history`)).body.items;
    return { body, history };
  };
  const by = town.people.coordinator.name;
  const declined = await viewOf('declined');
  expect(declined.body).toMatchObject({
    progress: 30,
    declined: { reason: '-För dyrt', by, reviewOn: '2027-01-31' },
    progressEntries: [{ by, status: 'declined', progress: 30, note: '-För dyrt' }],
  });
  expect(declined.history).toMatchObject([{ event: 'action.imported', by, note: '-För dyrt' }]);
  expect(declined.history[0]!.changes).toEqual(
    expect.arrayContaining([
      { field: 'status', from: null, to: 'declined' },
      { field: 'progress', from: null, to: '30' },
      { field: 'declinedReviewOn', from: null, to: '2027-01-31' },
    ]),
  );
  expect((await viewOf('needsHelp')).body).toMatchObject({
    help: { text: 'Någon som kan avtal.\nHelst jurist.' },
    lastProgressAt: expect.any(String),
  });
  const begun = await viewOf('notStarted');
  expect(begun.body).toMatchObject({ progressEntries: [], lastProgressAt: null, firstDue: '2027-05-31', slips: 0 });
  expect(begun.history[0]!.changes.map(({ field }) => field).sort()).toEqual([
    'description',
    'due',
    'effortWeeks',
    'links',
    'owner',
    'unit',
  ]);
});

it('a unit that nobody knows is told, and the unit of the owner counts', async () => {
  await peopleMoveTo(home);
  const { body } = await coordinator.download(`/api/evaluations/${evaluationId}/export?format=csv`);
  const [heads = []] = csvGrid(body);
  expect(heads.slice(13)).toEqual([
    ...['Beskrivning av åtgärden', 'Enhet', 'Insats i veckor', 'Status', 'Framsteg i procent'],
    ...['Skäl eller hjälp som behövs', 'Prövas igen'],
  ]);
  const elsewhere = Buffer.from(body.toString().replaceAll(';Skola;', ';Slöjd;'));
  const view = await readFile(coordinator, 'annan-enhet.csv', elsewhere);
  const notes = view.draft!.report.notes.filter(({ code }) => code === 'sheet.unit-unknown');
  expect(notes).toHaveLength(3);
  expect(notes[0]!.message).toMatch(/^Rad \d+: enheten Slöjd finns inte i Kompassplan\..*\.$/);
  const copy = await committed(coordinator, view, { duplicate: true });
  const { items } = (await coordinator.get(`/api/actions?evaluation=${copy.evaluationId}&limit=500&sort=number`)).body;
  expect(
    items
      .slice(0, 1)
      .concat(items.slice(6, 8))
      .map((action: ActionRow) => action.unit?.name ?? null),
  ).toEqual(['Omsorg', null, null]);
});

it('what a status asks for is asked for by cell, in both languages', async () => {
  const rows = [
    'Typ;Nummer;Text;Status;Framsteg i procent;Skäl eller hjälp som behövs',
    'År;;2020',
    'Område;1;Offentlighet och demokrati',
    'Förbättringsområde;1;Ett;Snart',
    'Förbättringsområde;1;Två;Avböjd',
    'Förbättringsområde;1;Tre;Pågår;100',
  ];
  const view = await readFile(coordinator, 'status.csv', Buffer.from(rows.join('\r\n')));
  expect(view.status).toBe('failed');
  expect(view.errors!.items.map(({ cell, code }) => [cell, code])).toEqual([
    ['D4', 'status-unknown'],
    ['F5', 'decline-reason-missing'],
    ['E6', 'progress-needs-done'],
  ]);
  expect(view.errors!.items[0]!.sentence).toMatch(/^”Snart” är ingen status\./);
  await api.sqlAsOwner(`UPDATE person SET language = 'en' WHERE id = $1`, [home.people.administrator.id]);
  const english = await api.signInAs('administrator', home);
  const { errors } = (await english.get(`/api/imports/${view.id}`)).body;
  expect(errors.items[0].sentence).toMatch(/^“Snart” is no status\./);
});
