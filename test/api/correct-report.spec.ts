import type { ActionView, CommitResult, Evaluation, ImportDiff, ImportView } from '@kompassplan/contract';
import { type Api, type Client, type SeededMunicipality, startApi } from '../support/api-harness.js';
import { fixture, importReport } from '../support/import-report.js';
import { planOf, readFile } from '../support/sheet-journey.js';

/** A corrected report of an evaluation that the plan has: first shown as differences, then written without doubling. */
let api: Api;
let town: SeededMunicipality;
let client: Client;
let first: CommitResult;

const OLD = fixture('ekvik-2017.txt').toString();
const REWORDED = 'Riktlinje för hur kommunen informerar och svarar i sociala medier';
const REWORDING = 'Riktlinje för hur kommunen informerar, svarar och lyssnar i sociala medier';
const GONE = 'Det saknas en trygg kanal för den som vill slå larm om oegentligheter';
const ADDED = 'Samla alla verksamheters öppettider i en kalender';
const GONE_STRENGTH = 'Kommunens konton i sociala medier besvarar frågor samma dag';

/** Every change must take hold, or the tests would pass without one. */
function changed(text: string, ...changes: readonly (readonly [from: string, to: string])[]): Buffer {
  const result = changes.reduce((all, [from, to]) => {
    if (all.split(from).length !== 2) throw new Error(`Stands ${all.split(from).length - 1} times: ${from}`);
    return all.replace(from, to);
  }, text);
  return Buffer.from(result);
}

const CORRECTED = changed(
  OLD,
  ['11\t25\t43%', '13\t25\t52%'],
  ['korruption\t51', 'korruption\t53'],
  ['\t\t51\t100\t51%', '\t\t53\t100\t53%'],
  ['454 poäng av 800', '456 poäng av 800'],
  [REWORDED, REWORDING],
  [`- ${GONE}\n`, ''],
  ['- Gör utbildning i bemötande', `- ${ADDED}\n- Gör utbildning i bemötande`],
  [`- ${GONE_STRENGTH}\n`, ''],
);

beforeAll(async () => {
  api = await startApi({ worker: true });
});
afterAll(() => api?.close());
beforeEach(async () => {
  town = await api.seedMunicipality();
  client = await api.signInAs('coordinator', town);
  first = await importReport(client);
});

const read = (content: Buffer, name = 'rättad.txt') => readFile(client, name, content);
const diffOf = (view: ImportView) => client.get<ImportDiff>(`/api/imports/${view.id}/diff`);
const correct = (view: ImportView, correct = first.evaluationId) =>
  client.post<CommitResult>(`/api/imports/${view.id}/commit`, { correct });
const evaluation = async () => (await client.get<Evaluation>(`/api/evaluations/${first.evaluationId}`)).body;
const history = (entity: string) =>
  api.sqlAsOwner<{ event: string; entity_id: string; changes: { field: string; from: unknown; to: unknown }[] }>(
    'SELECT event, entity_id, changes FROM history WHERE municipality_id = $1 AND entity = $2 ORDER BY id',
    [town.id, entity],
  );

it('shows the differences per area, sub-question and bullet, and writes nothing', async () => {
  const before = await planOf(client, first.evaluationId);
  const view = await read(CORRECTED);
  const { status, body } = await diffOf(view);
  expect(status).toBe(200);
  expect(body).toMatchObject({ evaluationId: first.evaluationId, year: 2017, actions: 48 });
  expect(body.facts).toEqual([{ field: 'pointsTotal', from: 454, to: 456 }]);
  const [one, two, ...others] = body.areas;
  expect(one?.changes).toEqual([
    { field: 'points', from: 51, to: 53 },
    { field: 'percent', from: 51, to: 53 },
  ]);
  expect(one?.subQuestions).toMatchObject([
    {
      number: '1.3',
      state: 'changed',
      changes: [
        { field: 'points', from: 11, to: 13 },
        { field: 'percent', from: 43, to: 52 },
      ],
    },
  ]);
  const told = (area: ImportDiff['areas'][number] | undefined) =>
    area?.bullets
      .filter(({ state }) => state !== 'unchanged')
      .map(({ state, from, to, action }) => [state, from, to, action?.number]);
  expect(told(one)).toEqual([
    ['reworded', REWORDED, REWORDING, 6],
    ['gone', GONE_STRENGTH, null, undefined],
    ['gone', GONE, null, 7],
  ]);
  expect(told(two)).toEqual([['added', null, ADDED, undefined]]);
  expect(others.flatMap((area) => [...area.changes, ...area.subQuestions, ...(told(area) ?? [])])).toEqual([]);
  expect(body.counts).toEqual({
    ...{ values: 5, areas: 0, subQuestionsAdded: 0, subQuestionsGone: 0 },
    ...{ unchanged: 60 + 48 - 3, reworded: 1, moved: 0, added: 1, gone: 2, relinked: 0, newActions: 1 },
  });
  expect(await planOf(client, first.evaluationId)).toEqual(before);
});

describe('correcting', () => {
  it('changes what the report changed, and keeps what people have decided', async () => {
    const { body: list } = await client.get(`/api/actions?evaluation=${first.evaluationId}&limit=500&sort=number`);
    const [sixth, seventh] = list.items.slice(5, 7) as ActionView[];
    const decided = { title: 'Skriv en riktlinje', due: '2027-05-31', ownerId: town.people.manager.id };
    const set = await client.patch(`/api/actions/${sixth!.id}`, decided, { version: sixth!.version });
    expect(set.status).toBe(200);

    const view = await read(CORRECTED);
    const done = await correct(view);
    expect([done.status, done.body]).toEqual([200, { evaluationId: first.evaluationId, actions: 1 }]);

    const now = await evaluation();
    expect(now).toMatchObject({
      pointsTotal: 456,
      pointsMax: 800,
      fileName: 'rättad.txt',
      sha256: view.sha256,
      actions: 49,
    });
    expect(now.areas[0]).toMatchObject({ points: 53, max: 100, percent: 53 });
    expect(now.areas[0]?.subQuestions[2]).toMatchObject({ number: '1.3', points: 13, max: 25, percent: 52 });
    expect(now.areas[0]?.strengths.map(({ text }) => text)).not.toContain(GONE_STRENGTH);
    expect(now.areas.flatMap((area) => area.strengths)).toHaveLength(59);
    expect(now.areas[0]?.improvements.slice(-2)).toMatchObject([
      { text: REWORDING, actionId: sixth!.id },
      { text: GONE, line: 0, actionId: seventh!.id },
    ]);
    expect(now.areas.flatMap((area) => area.improvements)).toHaveLength(49);

    const kept = (await client.get<ActionView>(`/api/actions/${sixth!.id}`)).body;
    expect(kept).toMatchObject({ title: 'Skriv en riktlinje', due: '2027-05-31', owner: { id: decided.ownerId } });
    expect(kept.links).toEqual(set.body.links);
    expect(kept.source?.text).toBe(REWORDING);
    expect((await client.get<ActionView>(`/api/actions/${seventh!.id}`)).body.source).toMatchObject({
      text: GONE,
      lines: [],
    });

    const { body: after } = await client.get(`/api/actions?evaluation=${first.evaluationId}&limit=500&sort=number`);
    expect(after.items.at(-1)).toMatchObject({ number: 49, title: ADDED, status: 'notStarted' });
    expect(after.items.slice(0, -1).map(({ id, number }: ActionView) => [id, number])).toEqual(
      list.items.map(({ id, number }: ActionView) => [id, number]),
    );
  });

  it('shows the new source, with every bullet on its line', async () => {
    await correct(await read(CORRECTED));
    const { body } = await client.get(`/api/evaluations/${first.evaluationId}/source`);
    const textOf = new Map(body.lines.map(({ line, text }: { line: number; text: string }) => [line, text]));
    const bullets = (await evaluation()).areas.flatMap((area) => [...area.strengths, ...area.improvements]);
    const placed = bullets.filter(({ line }) => line > 0);
    expect(placed).toHaveLength(bullets.length - 1);
    const astray = placed.filter(({ line, text }) => !String(textOf.get(line)).includes(text.slice(0, 20)));
    expect(astray).toEqual([]);
  });

  it('is told in the record: once for the evaluation, once for each action it touched', async () => {
    const view = await read(CORRECTED);
    const [imported] = await api.sqlAsOwner<{ id: string }>('SELECT import_id AS id FROM evaluation WHERE id = $1', [
      first.evaluationId,
    ]);
    await correct(view);
    const [told, ...more] = (await history('evaluation')).filter(({ event }) => event === 'evaluation.corrected');
    expect(more).toEqual([]);
    const count = (field: string, to: number) => ({ field, from: null, to: String(to) });
    expect(told?.changes).toEqual([
      { field: 'import', from: imported!.id, to: view.id },
      { field: 'pointsTotal', from: '454', to: '456' },
      ...[count('values', 5), count('areas', 0), count('subQuestionsAdded', 0), count('subQuestionsGone', 0)],
      ...[count('reworded', 1), count('moved', 0), count('added', 1), count('gone', 2)],
      ...[count('relinked', 0), count('newActions', 1)],
    ]);
    const actions = (await history('action')).slice(48);
    expect(actions.map(({ event }) => event).sort()).toEqual(['action.imported', 'action.sourceCorrected']);
    expect(actions.find(({ event }) => event === 'action.sourceCorrected')?.changes).toEqual([
      { field: 'source', from: REWORDED, to: REWORDING },
    ]);
  });

  it('a second time changes nothing and answers the same, also for the first import', async () => {
    const view = await read(CORRECTED);
    const done = await correct(view);
    const before = [await evaluation(), await history('evaluation'), await history('action')];
    expect((await correct(view)).body).toEqual(done.body);
    expect((await client.post(`/api/imports/${view.id}/commit`, {})).body).toEqual(done.body);
    const [former] = await api.sqlAsOwner<{ id: string }>(
      'SELECT id FROM report_import WHERE municipality_id = $1 AND id <> $2',
      [town.id, view.id],
    );
    expect((await client.post(`/api/imports/${former!.id}/commit`, {})).body).toEqual(first);
    expect([await evaluation(), await history('evaluation'), await history('action')]).toEqual(before);
  });

  it('twice at the same moment is done once', async () => {
    const view = await read(CORRECTED);
    const [a, b] = await Promise.all([correct(view), correct(view)]);
    expect([a.status, b.status, b.body]).toEqual([200, 200, a.body]);
    expect((await evaluation()).actions).toBe(49);
  });

  it('the file that the evaluation stands on is known afterwards; the one it replaced is read and compared', async () => {
    const view = await read(CORRECTED);
    await correct(view);
    const paste = (text: string) => client.post('/api/imports/text', { text });
    expect((await paste(CORRECTED.toString())).body).toMatchObject({
      ...{ id: view.id, status: 'committed', duplicateOf: first.evaluationId },
    });
    const back = await read(Buffer.from(OLD), 'ekvik-2017.txt');
    expect([back.status, back.replaced]).toEqual(['review', false]);
    expect((await paste(OLD)).body).toMatchObject({ id: back.id, status: 'review', duplicateOf: null });
    expect((await diffOf(back)).body.counts).toMatchObject({ values: 5, reworded: 1, added: 1, gone: 1 });
    expect((await correct(back)).status).toBe(200);
    expect((await paste(OLD)).body).toMatchObject({ id: back.id, duplicateOf: first.evaluationId });
    const { body } = await client.get<{ items: ImportView[] }>('/api/imports');
    expect(body.items.map(({ id, replaced }) => [id === back.id, replaced])).toEqual([
      [true, false],
      [false, true],
      [false, true],
    ]);
  });

  it('can be done again: what was left out comes back without a second action', async () => {
    await correct(await read(CORRECTED));
    const back = await read(changed(OLD, ['Margareta Sundvall', 'Margareta  Sundvall']), 'tillbaka.txt');
    const { body } = await diffOf(back);
    expect(body.counts).toMatchObject({ values: 5, reworded: 1, added: 1, gone: 1, newActions: 0 });
    expect((await correct(back)).body.actions).toBe(0);
    const now = await evaluation();
    expect(now.areas[0]?.improvements.at(-1)?.text).toBe(GONE);
    expect(now.areas[0]?.improvements.every(({ line }) => line > 0)).toBe(true);
    expect(now.areas[1]?.improvements.at(-1)).toMatchObject({ text: ADDED, line: 0 });
    expect(now.actions).toBe(49);
  });

  it('gives actions the sub-questions that the review decided for them, and leaves those that nobody decided', async () => {
    const moved = [`- ${GONE}\n`, ''] as const;
    const to = ['- Gör utbildning i bemötande', `- ${GONE}\n- Gör utbildning i bemötande`] as const;
    const { body: list } = await client.get(`/api/actions?evaluation=${first.evaluationId}&limit=500&sort=number`);
    const [sixth, seventh] = list.items.slice(5, 7) as ActionView[];
    const other = list.items[0] as ActionView;
    // Two sub-questions, one with a share by hand: what stays linked keeps it.
    const [own] = sixth!.links;
    const second = own!.subQuestion === '1.1' ? '1.2' : '1.1';
    const shared = [{ subQuestion: own!.subQuestion, share: 0.25 }, { subQuestion: second }];
    expect(
      (await client.patch(`/api/actions/${sixth!.id}`, { links: shared }, { version: sixth!.version })).status,
    ).toBe(200);
    const rest = changed(OLD, [REWORDED, REWORDING], moved, to).toString();
    const view = await read(Buffer.from(rest.replace(other.title, `${other.title} numera`)), 'rättad.txt');
    const of = (text: string) => view.draft!.items.find((item) => item.text === text)!.id;
    const operations = [
      { op: 'link', item: of(REWORDING), subQuestions: [own!.subQuestion, '4.2'] },
      { op: 'confirm', item: of(REWORDING) },
      { op: 'link', item: of(GONE), subQuestions: ['2.3'] },
    ];
    await client.patch(`/api/imports/${view.id}`, { operations }, { version: view.version });
    const { body: diff } = await diffOf(view);
    expect(diff.counts).toMatchObject({ reworded: 2, moved: 1, relinked: 2 });
    const told = diff.areas.flatMap(({ bullets }) => bullets).filter(({ relinked }) => relinked !== null);
    expect(told.map(({ action, relinked }) => [action?.number, relinked])).toEqual([
      [6, { from: [own!.subQuestion, second].sort(), to: [own!.subQuestion, '4.2'].sort() }],
      [7, { from: seventh!.links.map(({ subQuestion }) => subQuestion), to: ['2.3'] }],
    ]);

    expect((await correct(view)).status).toBe(200);
    const now = async (id: string) => (await client.get<ActionView>(`/api/actions/${id}`)).body;
    const [six, seven] = [await now(sixth!.id), await now(seventh!.id)];
    expect(six.links.map(({ subQuestion }) => subQuestion).sort()).toEqual([own!.subQuestion, '4.2'].sort());
    const [kept] = await api.sqlAsOwner<{ share: number }>(
      'SELECT share FROM action_sub_question WHERE action_id = $1 AND sub_question_number = $2',
      [sixth!.id, own!.subQuestion],
    );
    expect(kept?.share).toBe(0.25);
    expect(six.version).toBeGreaterThan(sixth!.version + 1);
    expect([seven.area, seven.links.map(({ subQuestion }) => subQuestion)]).toEqual([2, ['2.3']]);
    expect((await now(other.id)).links).toEqual(other.links);
    const relinked = (await history('action')).filter(({ event }) => event === 'action.relinked').slice(1);
    expect(relinked.map(({ entity_id }) => entity_id)).toEqual([sixth!.id, seventh!.id]);
    expect(relinked[1]?.changes).toEqual([
      { field: 'links', from: seventh!.links.map(({ subQuestion }) => subQuestion).join(), to: '2.3' },
    ]);
    const learned = await client.get<{ items: { text: string; subQuestion: string }[] }>('/api/learned-links');
    expect(learned.body.items.map(({ text, subQuestion }) => [text, subQuestion])).toContainEqual([GONE, '2.3']);
  });

  it('moves an action with its improvement area, and gives a skipped one no action', async () => {
    const moved = changed(
      OLD,
      [`- ${GONE}\n`, ''],
      ['- Gör utbildning i bemötande', `- ${GONE}\n- ${ADDED}\n- Gör utbildning i bemötande`],
    );
    const view = await read(moved, 'flyttad.txt');
    const item = view.draft!.items.find(({ text }) => text === ADDED);
    const operations = [{ op: 'skip', item: item!.id, reason: 'Redan gjort' }];
    await client.patch(`/api/imports/${view.id}`, { operations }, { version: view.version });
    expect((await diffOf(view)).body.counts).toMatchObject({ moved: 1, added: 1, gone: 0, newActions: 0 });
    expect((await correct(view)).body.actions).toBe(0);
    const [first, second] = (await evaluation()).areas[1]!.improvements;
    expect([first?.text, second?.text, second?.actionId]).toEqual([GONE, ADDED, null]);
    const { body } = await client.get<ActionView>(`/api/actions/${first!.actionId}`);
    expect(body).toMatchObject({ number: 7, area: 2 });
    const told = (await history('action')).filter(({ event }) => event === 'action.sourceCorrected');
    expect(told.map(({ changes }) => changes)).toEqual([[{ field: 'area', from: '1', to: '2' }]]);
  });
});

describe('is refused', () => {
  it('when the report is about another evaluation', async () => {
    const later = await read(Buffer.from(OLD.replaceAll('2017', '2021')), 'senare.txt');
    expect(await diffOf(later)).toMatchObject({ status: 404, body: { code: 'import.no-such-evaluation' } });
    const before = await evaluation();
    expect(await correct(later)).toMatchObject({ status: 409, body: { code: 'import.other-evaluation' } });
    expect(await evaluation()).toEqual(before);
    expect((await client.get<ImportView>(`/api/imports/${later.id}`)).body.status).toBe('review');
  });

  it('when the import is no longer reviewed, or names another evaluation than it became', async () => {
    const view = await read(CORRECTED);
    await correct(view);
    expect(await diffOf(view)).toMatchObject({ status: 409, body: { code: 'import.not-in-review' } });
    expect(await correct(view, view.id)).toMatchObject({ status: 409, body: { code: 'import.not-in-review' } });
  });

  it('when both ways are wished at once', async () => {
    const view = await read(CORRECTED);
    const both = { duplicate: true, correct: first.evaluationId };
    const refused = await client.post(`/api/imports/${view.id}/commit`, both);
    expect([refused.status, refused.body.errors?.[0]?.pointer]).toEqual([422, '/correct']);
    expect((await evaluation()).actions).toBe(48);
  });

  it('to everybody of another municipality, as if it did not exist', async () => {
    const view = await read(CORRECTED);
    const town2 = await api.seedMunicipality();
    const stranger = await api.signInAs('coordinator', town2);
    expect((await stranger.get(`/api/imports/${view.id}/diff`)).status).toBe(404);
    const theirs = await readFile(stranger, 'egen.txt', CORRECTED);
    expect((await stranger.get(`/api/imports/${theirs.id}/diff`)).body.code).toBe('import.no-such-evaluation');
    const reached = await stranger.post(`/api/imports/${theirs.id}/commit`, { correct: first.evaluationId });
    expect([reached.status, reached.body.code]).toEqual([404, 'not-found']);
    expect((await evaluation()).pointsTotal).toBe(454);
  });

  it.each(['manager', 'contributor', 'leadership', 'evaluator'] as const)('to a %s', async (role) => {
    const view = await read(CORRECTED);
    const other = await api.signInAs(role, town);
    expect((await other.get(`/api/imports/${view.id}/diff`)).status).toBe(403);
    expect((await other.post(`/api/imports/${view.id}/commit`, { correct: first.evaluationId })).status).toBe(403);
  });
});

it('costs as many statements for one changed bullet as for forty', async () => {
  const few = await read(changed(OLD, [REWORDED, REWORDING], [GONE, ADDED]), 'få.txt');
  const many = await read(Buffer.from(OLD.replace(/^- (\p{Lu})/gmu, '- Numera $1')), 'många.txt');
  const [a, b] = [await api.statements(() => diffOf(few)), await api.statements(() => diffOf(many))];
  expect([a.result.body.counts.reworded, b.result.body.counts.reworded > 40]).toEqual([1, true]);
  expect(b.sql.length).toBe(a.sql.length);
  const [c, d] = [await api.statements(() => correct(few)), await api.statements(() => correct(many))];
  expect([c.result.status, d.result.status, d.result.body.actions]).toEqual([200, 200, 0]);
  // The first writes an action (owners, actions, links and its mail), the second none.
  expect(d.sql.length).toBeLessThanOrEqual(c.sql.length);
});
