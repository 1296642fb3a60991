import type { ActionsPage, ActionView, HistoryPage, Readiness } from '@kompassplan/contract';
import { SweepReminders } from '../../backend/src/features/reminders/sweep-reminders.js';
import { checkChain } from '../../backend/src/persistence/history-chain.query.js';
import { UnitOfWork } from '../../backend/src/persistence/unit-of-work.js';
import { type Api, type Client, type SeededMunicipality, startApi } from '../support/api-harness.js';
import { importReport } from '../support/import-report.js';

/*
 * One action of several, several of one, and one more of the same, in the plan of an imported report (48 actions). Every test
 * takes actions of its own out of it.
 */
let api: Api;
let coordinator: Client;
let evaluationId: string;
let free: string[];
let town: SeededMunicipality;

beforeAll(async () => {
  api = await startApi({ worker: true });
  town = api.home;
  coordinator = await api.signInAs('coordinator');
  ({ evaluationId } = await importReport(coordinator));
  free = (await list()).map(({ id }) => id);
});
afterAll(() => api?.close());

const list = async () =>
  (await coordinator.get<ActionsPage>(`/api/actions?evaluation=${evaluationId}&limit=500&sort=number`)).body.items;
const next = () => free.shift()!;
const look = async (id: string, client = coordinator) => (await client.get<ActionView>(`/api/actions/${id}`)).body;
const history = async (id: string) => (await coordinator.get<HistoryPage>(`/api/actions/${id}/history`)).body.items;
async function patch(id: string, body: object) {
  const reply = await coordinator.patch<ActionView>(`/api/actions/${id}`, body, { version: (await look(id)).version });
  expect([reply.status, reply.body]).toMatchObject([200, { id }]);
  return reply.body;
}
async function send(id: string, what: string, body: object, client = coordinator) {
  return client.post<ActionView>(`/api/actions/${id}/${what}`, body, { version: (await look(id)).version });
}
const other = async (id: string) => ({ id, version: (await look(id)).version });
const targets = async () => {
  const { body } = await coordinator.get<Readiness>(`/api/evaluations/${evaluationId}/readiness`);
  const questions = body.areas.flatMap(({ subQuestions }) =>
    subQuestions.map(({ number, targeted }) => [number, targeted]),
  );
  return { whole: body.targeted, questions };
};
const stakes = async (...ids: string[]) => {
  const rows = await list();
  return ids.reduce((sum, id) => sum + (rows.find((row) => row.id === id)?.pointsAtStake ?? NaN), 0);
};
const counts = (town_: SeededMunicipality = town) =>
  api.sqlAsOwner(
    `SELECT (SELECT count(*) FROM action WHERE municipality_id = $1) AS actions,
       (SELECT count(*) FROM history WHERE municipality_id = $1) AS history,
       (SELECT sum(version) FROM action WHERE municipality_id = $1) AS versions`,
    [town_.id],
  );

describe('a copy', () => {
  it('has what the task is, and not who, when, how far or what proves it', async () => {
    const id = next();
    const { contributor, manager } = town.people;
    await patch(id, {
      ...{
        ownerId: contributor.id,
        deputyId: manager.id,
        due: '2026-05-01',
        start: '2026-04-01',
        tags: ['dialog', 'webb'],
      },
      ...{ description: 'Så här', effortWeeks: 3, links: [{ subQuestion: '1.1', share: 0.3 }, { subQuestion: '1.2' }] },
    });
    await coordinator.post(`/api/actions/${id}/checklist`, { text: 'Ett steg' });
    const [item] = (await look(id)).checklist;
    await coordinator.post(`/api/actions/${id}/checklist/${item!.id}/tick`, { done: true });
    await coordinator.post(`/api/actions/${id}/comments`, { text: 'Hej' });
    await coordinator.post(`/api/actions/${id}/evidence`, { kind: 'text', title: 'Bevis', text: 'x' });
    const before = await targets();
    const { status, body: copy } = await send(id, 'copy', { title: 'En gång till' });
    const source = await look(id);
    expect(status).toBe(201);
    expect(copy).toMatchObject({
      ...{
        title: 'En gång till',
        description: 'Så här',
        effortWeeks: 3,
        tags: ['dialog', 'webb'],
        status: 'notStarted',
      },
      ...{ owner: null, deputy: null, due: null, start: null, evidenceItems: [], comments: [], progressEntries: [] },
      ...{ source: source.source, unit: source.unit, checklist: [{ text: 'Ett steg', done: null }] },
      links: [
        { subQuestion: '1.1', setShare: 0.3 },
        { subQuestion: '1.2', setShare: null },
      ],
      origin: { id, number: source.number, kind: 'copy' },
    });
    expect(copy.number).toBe(49);
    expect(source.offspring).toMatchObject([{ id: copy.id, kind: 'copy' }]);
    expect(await targets()).toEqual(before);
    expect((await history(id))[0]).toMatchObject({
      event: 'action.copied',
      changes: [{ field: 'copies', to: 'Å-49' }],
    });
    expect((await history(copy.id))[0]).toMatchObject({ event: 'action.added' });
  });
});

describe('a split', () => {
  it('divides links and points, keeps the words of the report, and says where its parts come from', async () => {
    const [id, awaited, waiting] = [next(), next(), next()];
    const { contributor, manager } = town.people;
    await patch(id, {
      ...{
        ownerId: contributor.id,
        contributorIds: [manager.id],
        due: '2026-05-01',
        status: 'inProgress',
        progress: 40,
      },
      ...{ links: [{ subQuestion: '2.1' }, { subQuestion: '2.2', share: 0.5 }], waitsForIds: [awaited], tags: ['a'] },
    });
    await patch(id, { due: '2026-06-01', dueReason: 'x' });
    await patch(waiting, { waitsForIds: [id] });
    await coordinator.post(`/api/actions/${id}/comments`, { text: 'Hej' });
    const before = await targets();
    const had = await stakes(id);
    const parts = [
      { title: 'Första delen', subQuestions: ['2.1'], effortWeeks: 2 },
      { title: 'Andra delen', subQuestions: ['2.1', '2.2'], effortWeeks: 1 },
      { title: 'Tredje delen', subQuestions: ['2.2'] },
    ];
    const { status, body: first } = await send(id, 'split', { parts });
    expect([status, first]).toMatchObject([
      200,
      { id, title: 'Första delen', effortWeeks: 2, comments: { length: 1 } },
    ]);
    expect(first.offspring.map(({ title, kind }) => [title, kind])).toEqual([
      ['Andra delen', 'split'],
      ['Tredje delen', 'split'],
    ]);
    const ids = first.offspring.map((part) => part.id);
    const [second] = await Promise.all(ids.map((part) => look(part)));
    expect(second).toMatchObject({
      ...{ status: 'inProgress', progress: 40, owner: { id: contributor.id }, contributors: [{ id: manager.id }] },
      ...{ due: '2026-06-01', firstDue: '2026-05-01', slips: 1, source: first.source, comments: [], tags: ['a'] },
      ...{ waitsFor: [{ id: awaited }], origin: { id, kind: 'split' } },
    });
    expect((await look(waiting)).waitsFor.map((one) => one.id).sort()).toEqual([id, ...ids].sort());
    expect(await targets()).toEqual(before);
    // Each is shown in tenths.
    expect(Math.abs((await stakes(id, ...ids)) - had)).toBeLessThan(0.16);
    expect((await history(id)).find(({ event }) => event === 'action.split')?.changes).toContainEqual({
      ...{ field: 'parts', from: null, to: first.offspring.map(({ number }) => `Å-${number}`).join(', ') },
    });
    expect((await history(ids[0]!)).find(({ event }) => event === 'action.added')?.changes).toContainEqual({
      ...{ field: 'splitFrom', from: null, to: `Å-0${first.number}` },
    });
    expect((await history(waiting))[0]?.changes).toMatchObject([{ field: 'waitsFor' }]);
  });

  it('is refused for what is done, for a sub-question that is left out, and with an old version', async () => {
    const id = next();
    await patch(id, { links: [{ subQuestion: '1.1' }, { subQuestion: '1.2' }] });
    const halves = (a: string[], b: string[]) => ({
      parts: [
        { title: 'A', subQuestions: a },
        { title: 'B', subQuestions: b },
      ],
    });
    const before = await counts();
    expect((await send(id, 'split', halves(['1.1'], ['1.1']))).body).toMatchObject({
      code: 'action.split-link-missing',
    });
    expect((await send(id, 'split', halves(['1.1'], ['9.9']))).body).toMatchObject({
      code: 'action.sub-question-unknown',
    });
    for (const what of ['split', 'copy', 'merge']) {
      const body = { split: halves(['1.1'], ['1.2']), copy: {}, merge: { others: [await other(free[0]!)] } }[what];
      const stale = await coordinator.post(`/api/actions/${id}/${what}`, body, { version: 1 });
      expect([what, stale.status, stale.body]).toMatchObject([what, 412, { code: 'stale-version', current: { id } }]);
    }
    expect(await counts()).toEqual(before);
    await patch(id, { status: 'done' });
    expect((await send(id, 'split', halves(['1.1'], ['1.2']))).body).toMatchObject({ code: 'action.split-closed' });
  });
});

describe('a merge', () => {
  it('makes one of three: nothing is lost, and nothing points at those that went', async () => {
    const [id, b, c, waiting, awaited] = [next(), next(), next(), next(), next()];
    const { contributor, manager, leadership } = town.people;
    await patch(id, { ownerId: contributor.id, links: [{ subQuestion: '3.1' }], tags: ['x'], effortWeeks: 2 });
    await patch(b, {
      ...{ ownerId: manager.id, contributorIds: [leadership.id], tags: ['X', 'y'], effortWeeks: 3, due: '2026-03-12' },
      ...{ links: [{ subQuestion: '3.1' }, { subQuestion: '3.2', share: 0.4 }], waitsForIds: [awaited] },
    });
    await patch(c, { links: [{ subQuestion: '4.1' }] });
    await patch(waiting, { waitsForIds: [b, c] });
    for (const one of [id, b]) {
      await coordinator.post(`/api/actions/${one}/checklist`, { text: `Steg ${one}` });
      await coordinator.post(`/api/actions/${one}/comments`, { text: `Hej ${one}`, mentionIds: [leadership.id] });
      await coordinator.post(`/api/actions/${one}/evidence`, { kind: 'text', title: `Bevis ${one}`, text: 'x' });
    }
    await api.sqlAsOwner(
      `INSERT INTO one_time_token (token_hash, municipality_id, person_id, purpose, action_id, created_at, expires_at)
       SELECT repeat('a', 64), $1, $2, 'action', $3, now(), now() + interval '14 days'`,
      [town.id, manager.id, b],
    );
    const before = await targets();
    const had = await stakes(id, b, c);
    const { status, body } = await send(id, 'merge', {
      title: 'Tillsammans',
      others: [await other(b), await other(c)],
    });
    expect([status, body]).toMatchObject([
      200,
      {
        ...{ title: 'Tillsammans', effortWeeks: 5, tags: ['x', 'y'], owner: { id: contributor.id } },
        ...{ checklist: { length: 2 }, evidenceItems: { length: 2 }, comments: { length: 2 } },
        waitsFor: [{ id: awaited }],
        merged: [{ id: b, source: expect.any(String) }, { id: c }],
      },
    ]);
    expect(body.contributors.map((one) => one.id).sort()).toEqual([manager.id, leadership.id].sort());
    expect(body.links.map(({ subQuestion }) => subQuestion)).toEqual(['3.1', '3.2', '4.1']);
    expect(body.checklist.map(({ text }) => text)).toEqual([`Steg ${id}`, `Steg ${b}`]);
    expect(await targets()).toEqual(before);
    expect(Math.abs((await stakes(id)) - had)).toBeLessThan(0.16);
    expect(await stakes(b, c)).toBe(0);
    const gone = await look(b);
    expect(gone).toMatchObject({
      ...{ status: 'declined', mergedInto: { id, number: body.number }, waitsFor: [], comments: [], evidenceItems: [] },
      rights: {
        ...{ edit: false, report: false, verify: false, comment: true },
        ...{ date: false, decideDue: false, checkEffect: false, proof: false },
      },
      ...{ checklist: [], reviewOn: null, effectCheckOn: null, dueRequest: null },
      declined: { reason: `Sammanslagen med Å-0${body.number}.` },
    });
    expect((await look(waiting)).waitsFor.map((one) => one.id)).toEqual([id]);
    for (const one of [id, b, c, waiting]) {
      const events = (await history(one)).map(({ event }) => event);
      expect(events).toContain({ [id]: 'action.merged', [waiting]: 'action.changed' }[one] ?? 'action.declined');
    }
    const left = await api.sqlAsOwner(
      `SELECT 'token' FROM one_time_token WHERE action_id = ANY($1) UNION ALL SELECT 'event' FROM reminder_event WHERE action_id = ANY($1)
       UNION ALL SELECT 'waits' FROM action_dependency WHERE action_id = ANY($1) OR waits_for_id = ANY($1)`,
      [[b, c]],
    );
    expect(left).toEqual([]);
    api.clock.set('2026-03-12T09:00:00Z');
    await api.app.get(SweepReminders).sweep(town.tenant);
    expect(await api.sqlAsOwner('SELECT 1 FROM reminder_ledger WHERE action_id = ANY($1)', [[b, c]])).toEqual([]);

    // It is closed for good: nothing of it changes any more, by no way.
    const refused = [
      await coordinator.patch(`/api/actions/${b}`, { title: 'x' }, { version: gone.version }),
      await coordinator.post(`/api/actions/${b}/progress`, { status: 'inProgress' }),
      await coordinator.post(`/api/actions/${b}/checklist`, { text: 'x' }),
      await send(b, 'split', {
        parts: [
          { title: 'A', subQuestions: ['3.1'] },
          { title: 'B', subQuestions: ['3.2'] },
        ],
      }),
      await send(b, 'copy', {}),
      await send(waiting, 'merge', { others: [await other(b)] }),
    ];
    expect(refused.map((reply) => (reply.body as unknown as { code: string }).code)).toEqual(
      refused.map(() => 'action.merged'),
    );
    const { body: bulk } = await coordinator.post('/api/actions/bulk', { ids: [b], change: { ownerId: null } });
    expect(bulk.failed).toMatchObject([{ code: 'action.merged' }]);
    expect((await api.app.get(UnitOfWork).read(town.tenant, checkChain)).fault).toBeNull();
  });

  it('is refused for what is done, changed meanwhile, of another plan, and for a circle', async () => {
    const [a, b, c] = [next(), next(), next()];
    await patch(a, { waitsForIds: [c] });
    await patch(c, { waitsForIds: [b] });
    const before = await counts();
    const merge = async (id: string, others: { id: string; version: number }[]) =>
      (await send(id, 'merge', { others })).body as unknown as { code: string };
    expect((await merge(a, [await other(b)])).code).toBe('action.dependency-circle');
    expect((await merge(a, [await other(a)])).code).toBe('action.merge-itself');
    expect((await merge(a, [{ id: c, version: 1 }])).code).toBe('action.merge-changed');
    expect(await counts()).toEqual(before);
    await patch(b, { status: 'done' });
    expect((await merge(a, [await other(b)])).code).toBe('action.merge-closed');
  });
});

describe('rights', () => {
  const bodies = async (id: string) => ({
    copy: {},
    split: {
      parts: [
        { title: 'A', subQuestions: (await look(id)).links.map(({ subQuestion }) => subQuestion) },
        { title: 'B', subQuestions: (await look(id)).links.map(({ subQuestion }) => subQuestion) },
      ],
    },
    merge: { others: [await other(free[0]!)] },
  });

  it('are those to edit, on every action that is involved', async () => {
    const [id, foreign] = [next(), next()];
    await patch(id, { unitId: town.units[1]!.id });
    await patch(foreign, { unitId: town.units[2]!.id });
    const before = await counts();
    for (const role of ['contributor', 'leadership', 'evaluator'] as const) {
      const client = await api.signInAs(role);
      for (const [what, body] of Object.entries(await bodies(id))) {
        expect([role, what, (await send(id, what, body, client)).status]).toEqual([role, what, 403]);
      }
    }
    const manager = await api.signInAs('manager');
    expect((await send(id, 'merge', { others: [await other(foreign)] }, manager)).status).toBe(403);
    expect((await send(foreign, 'copy', {}, manager)).status).toBe(403);
    expect(await counts()).toEqual(before);
    expect((await send(id, 'copy', {}, manager)).status).toBe(201);
  });

  it('end at the municipality, also for those that are merged', async () => {
    const [id, elsewhere] = [next(), await api.seedMunicipality()];
    const stranger = await api.signInAs('coordinator', elsewhere);
    const before = await counts();
    for (const [what, body] of Object.entries(await bodies(id))) {
      expect([what, (await stranger.post(`/api/actions/${id}/${what}`, body, { version: 1 })).status]).toEqual([
        what,
        404,
      ]);
    }
    expect(await counts()).toEqual(before);
    const { evaluationId: theirs } = await importReport(stranger);
    const { body } = await stranger.get<ActionsPage>(`/api/actions?evaluation=${theirs}&limit=1`);
    const row = body.items[0]!;
    const mixed = await stranger.post(
      `/api/actions/${row.id}/merge`,
      { others: [await other(id)] },
      { version: row.version },
    );
    expect(mixed.status).toBe(404);
    expect(await counts()).toEqual(before);
  });
});

it('takes as many statements for two as for many', async () => {
  const cost = async (count: number) => {
    const [id, ...rest] = Array.from({ length: count }, next);
    const links = (await look(id!)).links.map(({ subQuestion }) => subQuestion);
    const parts = Array.from({ length: count }, (_, n) => ({ title: `Del ${n}`, subQuestions: links }));
    const others = await Promise.all(rest.map(other));
    const { version } = await look(id!);
    const merged = await api.statements(() => coordinator.post(`/api/actions/${id}/merge`, { others }, { version }));
    const again = (await look(id!)).version;
    const numbers = (await look(id!)).links.map(({ subQuestion }) => subQuestion);
    const split = await api.statements(() =>
      coordinator.post(
        `/api/actions/${id}/split`,
        { parts: parts.map((part) => ({ ...part, subQuestions: numbers })) },
        { version: again },
      ),
    );
    expect([merged.result.status, split.result.status]).toEqual([200, 200]);
    return [merged.sql.length, split.sql.length];
  };
  expect(await cost(2)).toEqual(await cost(6));
});
