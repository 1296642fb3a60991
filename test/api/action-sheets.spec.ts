import type { ActionRow, ActionsPage, ActionView } from '@kompassplan/contract';
import type { ActionColumn } from '@kompassplan/domain';
import JSZip from 'jszip';
import { UnitOfWork } from '../../backend/src/persistence/unit-of-work.js';
import { applied, compared, exported, OpenSheet } from '../support/action-sheet-journey.js';
import { type Api, type Client, startApi } from '../support/api-harness.js';
import { importReport } from '../support/import-report.js';
import { seedPlan } from '../support/seed-plan.js';
import { xlsxOf } from '../support/spreadsheets.js';

/** The plan out to Excel, edited there, and back. */
let api: Api;
let coordinator: Client;
let plan: string;
let rows: ActionRow[];

beforeAll(async () => {
  api = await startApi({ worker: true });
  coordinator = await api.signInAs('coordinator');
  ({ evaluationId: plan } = await importReport(coordinator));
  rows = (await coordinator.get<ActionsPage>(`/api/actions?evaluation=${plan}&limit=500&sort=number`)).body.items;
});
afterAll(() => api?.close());

const view = async (id: string) => (await coordinator.get<ActionView>(`/api/actions/${id}`)).body;
const numbered = (number: number) => rows.find((row) => row.number === number)!.id;
const day = (text: string) => new Date(`${text}T00:00:00Z`);

async function change(number: number, body: object, client = coordinator) {
  const { version } = await view(numbered(number));
  const reply = await client.patch<ActionView>(`/api/actions/${numbered(number)}`, body, { version });
  expect(reply.status).toBe(200);
}

/** Everything an action tells that a sheet may change, and how many entries its history has. */
async function everything(): Promise<Map<string, unknown>> {
  const states = await api.sqlAsOwner<{ id: string }>(
    `SELECT a.*, (SELECT count(*)::int FROM history h WHERE h.entity_id = a.id) AS entries,
       ARRAY(SELECT l.sub_question_number FROM action_sub_question l WHERE l.action_id = a.id ORDER BY 1) AS links,
       ARRAY(SELECT t.tag FROM action_tag t WHERE t.action_id = a.id ORDER BY 1) AS tags,
       ARRAY(SELECT c.person_id FROM action_contributor c WHERE c.action_id = a.id ORDER BY 1) AS contributors
     FROM action a WHERE a.municipality_id = $1`,
    [api.home.id],
  );
  return new Map(states.map((state) => [state.id, state]));
}

describe('the file', () => {
  it('holds what the filter lists, in its order, with dates as dates, and its id and mark out of sight', async () => {
    await change(3, { due: '2027-03-28', start: '2027-01-07', ownerId: api.home.people.manager.id, title: '=1+1' });
    const file = await exported(coordinator, `evaluation=${plan}&owner=${api.home.people.manager.id}`);
    const sheet = await OpenSheet.ofXlsx(file);
    expect(sheet.rows).toHaveLength(2);
    expect(sheet.get(3, 'due')).toEqual(day('2027-03-28'));
    expect(sheet.get(3, 'start')).toEqual(day('2027-01-07'));
    expect([sheet.get(3, 'title'), sheet.get(3, 'owner')]).toEqual(["'=1+1", api.home.people.manager.name]);
    expect(sheet.get(3, 'ownerEmail')).toBe(api.home.people.manager.email);
    expect(sheet.rows[1]?.at(-2)).toBe(numbered(3));
    const xml = await (await JSZip.loadAsync(file)).file('xl/worksheets/sheet1.xml')!.async('string');
    expect(xml.match(/<col [^>]*hidden="1"/g)).toHaveLength(2);
    const points = await OpenSheet.ofXlsx(await exported(coordinator, `evaluation=${plan}&sort=-points&area=1`));
    const listed = await coordinator.get<ActionsPage>(`/api/actions?evaluation=${plan}&sort=-points&area=1&limit=500`);
    expect(points.rows.slice(1).map((cells) => cells.at(-2))).toEqual(listed.body.items.map(({ id }) => id));
  });

  it('is in the reader’s language, and the evaluator is told no addresses', async () => {
    await coordinator.patch('/api/session', { language: 'en' });
    const english = await OpenSheet.ofXlsx(await exported(coordinator, `evaluation=${plan}`));
    await coordinator.patch('/api/session', { language: 'sv' });
    expect([english.rows[0]?.[1], english.get(5, 'status')]).toEqual(['Action', 'Not started']);
    expect((await compared(coordinator, plan, await english.xlsx())).body).toMatchObject({ rows: [], unchanged: 48 });
    const evaluator = await OpenSheet.ofXlsx(await exported(await api.signInAs('evaluator'), `evaluation=${plan}`));
    expect([evaluator.get(3, 'owner'), evaluator.get(3, 'ownerEmail')]).toEqual([api.home.people.manager.name, null]);
  });

  it.each(['xlsx', 'csv'] as const)('read back as it is, changes nothing: %s', async (format) => {
    const file = await exported(coordinator, `evaluation=${plan}`, format);
    const { body } = await compared(coordinator, plan, file, `plan.${format}`);
    expect(body).toEqual({ rows: [], unchanged: 48, errors: [], unread: [] });
  });

  it('asks the database equally often for 3 and for 48 rows', async () => {
    const few = await api.statements(() => exported(coordinator, `evaluation=${plan}&area=8`));
    const many = await api.statements(() => exported(coordinator, `evaluation=${plan}`));
    expect(many.sql.length).toBe(few.sql.length);
  });
});

/** Twenty cells of ten actions, with what they then are. */
function twenty(): [number, ActionColumn, string | number | Date, keyof ActionView, unknown][] {
  const { manager, contributor } = api.home.people;
  const [, care, school] = api.home.units;
  return [
    [10, 'title', 'Förnya översikten över ärenden', 'title', 'Förnya översikten över ärenden'],
    [10, 'due', day('2028-03-26'), 'due', '2028-03-26'],
    [10, 'start', day('2027-10-31'), 'start', '2027-10-31'],
    [
      11,
      'description',
      'Så här gör vi:\nFråga brukarna på Ängsgården.',
      'description',
      'Så här gör vi:\nFråga brukarna på Ängsgården.',
    ],
    [11, 'owner', manager.email, 'owner', { id: manager.id, name: manager.name }],
    [11, 'unit', care!.name, 'unit', { id: care!.id, name: care!.name }],
    [12, 'owner', contributor.name, 'owner', { id: contributor.id, name: contributor.name }],
    [12, 'progress', 40, 'progress', 40],
    [13, 'status', 'Klar', 'status', 'done'],
    [14, 'effortWeeks', 2.5, 'effortWeeks', 2.5],
    [14, 'cost', 125000, 'cost', 125000],
    [15, 'tags', 'Digitalisering; Ökad närvaro', 'tags', ['Digitalisering', 'Ökad närvaro']],
    [15, 'diaryNumber', '2026-12', 'diaryNumber', '2026-12'],
    [
      16,
      'contributors',
      `${manager.name}; ${contributor.email}`,
      'contributors',
      [contributor, manager].map(({ id, name }) => ({ id, name })),
    ],
    [16, 'deputy', manager.name, 'deputy', { id: manager.id, name: manager.name }],
    [17, 'wantedEffect', 'Fler är nöjda på våra äldreboenden', 'wantedEffect', 'Fler är nöjda på våra äldreboenden'],
    [17, 'indicator', 'Nöjd brukare, %', 'indicator', 'Nöjd brukare, %'],
    [18, 'unit', school!.name, 'unit', { id: school!.id, name: school!.name }],
    [18, 'due', day('2027-12-31'), 'due', '2027-12-31'],
    [19, 'title', '+46 8 – ring åldermannen', 'title', '+46 8 – ring åldermannen'],
  ];
}

describe('edited and read in', () => {
  it.each(['xlsx', 'csv'] as const)('20 cells of a real file are exactly those 20 changes: %s', async (format) => {
    const edits = twenty();
    // The second round begins where the first one did.
    for (const number of new Set(edits.map(([one]) => one))) {
      const now = await view(numbered(number));
      if (now.status === 'done') await change(number, { status: 'notStarted', statusNote: 'Igen' });
      await change(number, {
        ...{ title: `Åtgärd ${number}`, description: null, ownerId: null, unitId: null, due: null, dueReason: 'Igen' },
        ...{ start: null, effortWeeks: null, cost: null, tags: [], diaryNumber: null, contributorIds: [] },
        ...{ deputyId: null, wantedEffect: null, indicator: null },
        ...(now.status === 'notStarted' ? {} : { status: 'notStarted', progress: 0, statusNote: 'Igen' }),
      });
    }
    const before = await everything();
    const file = await exported(coordinator, `evaluation=${plan}`, format);
    const sheet = format === 'xlsx' ? await OpenSheet.ofXlsx(file) : OpenSheet.ofCsv(file);
    for (const [action, column, value] of edits) {
      // A date cell is saved as it is shown; decimals have a comma in a Swedish CSV file.
      const number = typeof value === 'number' ? String(value).replace('.', ',') : value;
      const typed = value instanceof Date ? value.toISOString().slice(0, 10) : number;
      sheet.set(action, column, format === 'xlsx' ? value : typed);
    }
    const edited = format === 'xlsx' ? await sheet.xlsx() : sheet.csv();
    const { body: diff } = await compared(coordinator, plan, edited, `plan.${format}`);
    expect([diff.errors, diff.unread, diff.unchanged]).toEqual([[], [], 38]);
    const told = diff.rows.flatMap((row) => row.changes.map(({ column }) => `${row.number} ${column}`));
    expect(told.sort()).toEqual(edits.map(([number, column]) => `${number} ${column}`).sort());
    expect(diff.rows.every(({ refused, marked }) => refused === null && marked)).toBe(true);
    // Nothing is written by looking.
    expect(await everything()).toEqual(before);
    const result = await applied(coordinator, plan, diff, 'Nytt beslut i nämnden');
    expect([result.status, result.body]).toEqual([200, { changed: 10, failed: [] }]);
    for (const [number, , , field, value] of edits) {
      expect([number, field, (await view(numbered(number)))[field]]).toEqual([number, field, value]);
    }
    const after = await everything();
    const touched = [...after].filter(([id, state]) => JSON.stringify(state) !== JSON.stringify(before.get(id)));
    expect(touched.map(([id]) => id).sort()).toEqual([...new Set(edits.map(([number]) => numbered(number)))].sort());
    // The history tells each, under the name of whoever read the file in.
    const [entry] = (await coordinator.get(`/api/actions/${numbered(10)}/history`)).body.items;
    expect([entry.by, entry.changes.map((one: { field: string }) => one.field).sort()]).toEqual([
      api.home.people.coordinator.name,
      ['due', 'start', 'title'],
    ]);
    expect((await compared(coordinator, plan, edited, `plan.${format}`)).body.rows).toEqual([]);
  });

  it('leaves alone what changed here, and asks where both changed', async () => {
    await change(20, { title: 'Före', due: '2027-05-01' });
    const sheet = await OpenSheet.ofXlsx(await exported(coordinator, `evaluation=${plan}`));
    await change(20, { title: 'Ändrad här', due: '2027-06-01', dueReason: 'Sen leverans' });
    sheet.set(20, 'title', 'Ändrad i filen');
    sheet.set(20, 'cost', 5000);
    const { body: diff } = await compared(coordinator, plan, await sheet.xlsx());
    expect(diff.rows).toHaveLength(1);
    expect(diff.rows[0]?.changes).toEqual([
      expect.objectContaining({
        ...{ column: 'title', from: 'Ändrad här', to: 'Ändrad i filen' },
        conflict: { by: api.home.people.coordinator.name, at: expect.any(String) },
      }),
      expect.objectContaining({ column: 'cost', conflict: null }),
    ]);
    // Somebody is faster than whoever looks at the diff: nothing of the row is written.
    await change(20, { description: 'Nyare' });
    const { body } = await applied(coordinator, plan, diff);
    expect(body).toMatchObject({ changed: 0, failed: [{ number: 20, code: 'stale-version' }] });
    expect(await view(numbered(20))).toMatchObject({ title: 'Ändrad här', due: '2027-06-01', cost: null });
  });

  it('asks for a reason where an agreed date moves, and keeps it', async () => {
    await change(21, { due: '2027-05-01' });
    const sheet = await OpenSheet.ofXlsx(await exported(coordinator, `evaluation=${plan}`));
    sheet.set(21, 'due', day('2027-09-01'));
    const { body: diff } = await compared(coordinator, plan, await sheet.xlsx());
    expect(diff.rows).toMatchObject([{ needsDueReason: true, refused: null }]);
    const without = await applied(coordinator, plan, diff);
    expect(without.body).toMatchObject({ changed: 0, failed: [{ code: 'action.due-reason-missing' }] });
    expect((await applied(coordinator, plan, diff, 'Upphandlingen dröjer')).body.changed).toBe(1);
    expect(await view(numbered(21))).toMatchObject({ slips: 1, dueChanges: [{ reason: 'Upphandlingen dröjer' }, {}] });
  });

  it('names what can’t be read by its cell, and reads the rest of the row', async () => {
    const sheet = await OpenSheet.ofXlsx(await exported(coordinator, `evaluation=${plan}`));
    sheet.set(22, 'owner', 'Ingen Alls');
    sheet.set(22, 'status', 'Verifierad');
    sheet.set(22, 'due', '31/5 2027');
    sheet.set(22, 'cost', 7000);
    const { body: diff } = await compared(coordinator, plan, await sheet.xlsx());
    expect(diff.errors.map(({ cell, column, code }) => [cell.slice(-2), column, code])).toEqual([
      ['23', 'owner', 'person-unknown'],
      ['23', 'due', 'day'],
      ['23', 'status', 'verified-by-file'],
    ]);
    expect(diff.errors[0]?.sentence).toContain('Ingen Alls');
    expect(diff.rows[0]?.changes.map(({ column }) => column)).toEqual(['cost']);
  });

  it('takes a set share along with a sub-question that stays', async () => {
    const [number] = rows.filter(({ links }) => links.length === 1).map((row) => row.number);
    const [{ subQuestion } = { subQuestion: '' }] = (await view(numbered(number!))).links;
    const other = rows.flatMap(({ links }) => links).find((link) => link.subQuestion !== subQuestion)!.subQuestion;
    await change(number!, { links: [{ subQuestion, share: 0.3 }] });
    const sheet = await OpenSheet.ofXlsx(await exported(coordinator, `evaluation=${plan}`));
    sheet.set(number!, 'links', `${other}, ${subQuestion}`);
    const { body: diff } = await compared(coordinator, plan, await sheet.xlsx());
    expect((await applied(coordinator, plan, diff)).body).toEqual({ changed: 1, failed: [] });
    const links = (await view(numbered(number!))).links.map((link) => [link.subQuestion, link.setShare]);
    expect(Object.fromEntries(links)).toEqual({ [subQuestion]: 0.3, [other]: null });
  });

  it('asks the database equally often for 1 and for 20 rows', async () => {
    const counted = async (numbers: readonly number[], cost: number) => {
      const sheet = await OpenSheet.ofXlsx(await exported(coordinator, `evaluation=${plan}`));
      const other = rows.flatMap(({ links }) => links.map((link) => link.subQuestion));
      for (const number of numbers) {
        sheet.set(number, 'cost', cost);
        sheet.set(number, 'tags', `märke ${cost}`);
        sheet.set(number, 'links', other[cost % other.length]!);
        sheet.set(number, 'deputy', api.home.people.leadership.name);
      }
      const file = await sheet.xlsx();
      const looked = await api.statements(() => compared(coordinator, plan, file));
      const wrote = await api.statements(() => applied(coordinator, plan, looked.result.body));
      expect(wrote.result.body).toEqual({ changed: numbers.length, failed: [] });
      return [looked.sql.length, wrote.sql.length];
    };
    const numbers = Array.from({ length: 20 }, (_, at) => at + 25);
    expect(await counted(numbers, 31)).toEqual(await counted([24], 30));
  });
});

describe('rights', () => {
  it('a manager changes the own unit and is told why the others stay; a contributor reports on own actions', async () => {
    const { contributor, manager } = api.home.people;
    const [, care, school] = api.home.units;
    await change(1, { ownerId: contributor.id, unitId: care!.id });
    await change(2, { ownerId: null, unitId: school!.id });
    const sheet = await OpenSheet.ofXlsx(await exported(coordinator, `evaluation=${plan}`));
    for (const number of [1, 2]) sheet.set(number, 'progress', 30);
    const file = await sheet.xlsx();
    for (const role of ['manager', 'contributor'] as const) {
      const { body: diff } = await compared(await api.signInAs(role), plan, file);
      expect(diff.rows.map(({ number, refused }) => [number, refused?.code ?? null])).toEqual([
        [1, null],
        [2, 'forbidden'],
      ]);
    }
    const client = await api.signInAsPerson(api.home, contributor.id);
    const { body: diff } = await compared(client, plan, file);
    expect((await applied(client, plan, diff)).body).toMatchObject({ changed: 1, failed: [{ code: 'forbidden' }] });
    expect([(await view(numbered(1))).progress, (await view(numbered(2))).progress]).toEqual([30, 0]);
    // Who and when are not a contributor's to decide.
    const titled = await OpenSheet.ofXlsx(await exported(coordinator, `evaluation=${plan}`));
    titled.set(1, 'deputy', manager.name);
    const refused = (await compared(client, plan, await titled.xlsx())).body;
    expect(refused.rows.map((row) => row.refused?.code)).toEqual(['forbidden']);
    expect((await applied(client, plan, refused)).body).toMatchObject({ changed: 0, failed: [{ code: 'forbidden' }] });
  });

  it('nobody verifies by a file, whatever is sent', async () => {
    const row = { id: numbered(1), version: 1, change: { status: 'verified' } };
    const reply = await coordinator.post('/api/actions/sheet/changes', { evaluation: plan, rows: [row] });
    expect([reply.status, reply.body.code]).toEqual([422, 'invalid-input']);
  });

  it('another municipality’s plan does not exist, and neither do its rows in a file', async () => {
    const other = await api.seedMunicipality('Grannby');
    const theirs = await seedPlan(api.app.get(UnitOfWork), other);
    const sheet = await OpenSheet.ofXlsx(await exported(coordinator, `evaluation=${plan}`));
    sheet.set(1, 'title', 'Deras');
    sheet.rowOf(1).splice(-2, 1, theirs.actionId);
    const file = await sheet.xlsx();
    expect((await compared(coordinator, theirs.evaluationId, file)).status).toBe(404);
    const { body: diff } = await compared(coordinator, plan, file);
    expect([diff.rows, diff.unread]).toEqual([
      [],
      [{ row: 2, name: 'Å-01 Deras', code: 'unknown-id', sentence: expect.stringContaining('finns inte') }],
    ]);
    const rowsOfTheirs = [{ id: theirs.actionId, version: 1, change: { title: 'Vår nu' } }];
    const tried = await coordinator.post('/api/actions/sheet/changes', { evaluation: plan, rows: rowsOfTheirs });
    expect(tried.body).toMatchObject({ changed: 0, failed: [{ number: null, code: 'not-found' }] });
    const there = { evaluation: theirs.evaluationId, rows: rowsOfTheirs };
    expect((await coordinator.post('/api/actions/sheet/changes', there)).status).toBe(404);
    const person = [
      { id: numbered(1), version: (await view(numbered(1))).version, change: { owner: other.people.manager.id } },
    ];
    const lent = await coordinator.post('/api/actions/sheet/changes', { evaluation: plan, rows: person });
    expect(lent.body).toMatchObject({ changed: 0, failed: [{ code: 'action.owner-unknown' }] });
    const empty = await OpenSheet.ofXlsx(await exported(coordinator, `evaluation=${theirs.evaluationId}`));
    expect(empty.rows).toHaveLength(1);
  });

  it('refuses what is no plan of ours', async () => {
    const foreign = await xlsxOf([
      ['Område', 'Åtgärd'],
      ['1', 'Något'],
    ]);
    const reply = await compared(coordinator, plan, foreign);
    expect([reply.status, reply.body]).toEqual([422, expect.objectContaining({ code: 'action-sheet.not-ours' })]);
    const text = await compared(coordinator, plan, Buffer.from('Bara text'), 'plan.txt');
    expect([text.status, text.body]).toEqual([422, expect.objectContaining({ code: 'action-sheet.not-ours' })]);
    const none = await coordinator.request('POST', `/api/actions/sheet?evaluation=${plan}`, { form: new FormData() });
    expect([none.status, none.body.code]).toEqual([422, 'import.file-missing']);
  });
});
