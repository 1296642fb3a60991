import type { HeldDuties, Person, UnitsPage } from '@kompassplan/contract';
import { newId } from '../../backend/src/persistence/new-id.js';
import { UnitOfWork } from '../../backend/src/persistence/unit-of-work.js';
import { type Api, type Client, type SeededMunicipality, startApi } from '../support/api-harness.js';
import { plan as planActions } from '../support/reminder-plan.js';
import { type SeededPlan, seedPlan } from '../support/seed-plan.js';

let api: Api;
let town: SeededMunicipality;
let plan: SeededPlan;
let admin: Client;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

// A municipality of its own for each test: people come and go here.
beforeEach(async () => {
  town = await api.seedMunicipality();
  plan = await seedPlan(api.app.get(UnitOfWork), town);
  admin = await api.signInAs('administrator', town);
});

const find = async (id: string) =>
  (await admin.get<{ items: Person[] }>('/api/people')).body.items.find((person) => person.id === id) as Person;
const historyOf = (id: string) =>
  api.sqlAsOwner<{ event: string; person_name: string; changes: unknown }>(
    'SELECT event, person_name, changes, note FROM history WHERE entity_id = $1 ORDER BY id',
    [id],
  );
const dutiesOf = async (id: string) => (await admin.get<HeldDuties>(`/api/people/${id}/duties`)).body.items;
/** Every action, unit, leave, event, mail, session and link that names a person. */
const pointers = async (id: string) =>
  (
    await api.sqlAsOwner<{ what: string }>(
      `SELECT 'owner of ' || status AS what FROM action WHERE owner_id = $1 AND status NOT IN ('verified', 'declined')
       UNION ALL SELECT 'help' FROM action WHERE help_from_id = $1
       UNION ALL SELECT 'deputy' FROM action WHERE deputy_id = $1 AND status IN ('notStarted', 'inProgress', 'needsHelp')
       UNION ALL SELECT 'contributor' FROM action_contributor c JOIN action a ON a.id = c.action_id
         WHERE c.person_id = $1 AND a.status IN ('notStarted', 'inProgress', 'needsHelp')
       UNION ALL SELECT 'unit' FROM unit WHERE manager_id = $1
       UNION ALL SELECT 'leave' FROM leave_period WHERE $1 IN (person_id, deputy_id)
       UNION ALL SELECT 'event' FROM reminder_event WHERE $1 IN (person_id, about_id)
       UNION ALL SELECT 'mail' FROM reminder_mail WHERE person_id = $1 AND state = 'planned'
       UNION ALL SELECT 'sign-in mail' FROM outbox_mail WHERE person_id = $1 AND state = 'planned'
       UNION ALL SELECT 'session' FROM session WHERE person_id = $1
       UNION ALL SELECT 'link' FROM one_time_token WHERE person_id = $1`,
      [id],
    )
  ).map(({ what }) => what);

interface Wish {
  readonly successorId?: string;
  readonly successors?: readonly { duty: string; id: string | undefined; personId: string | null | undefined }[];
}
const leave = async (wish: Wish = {}) => {
  const { id, version } = await find(town.people.contributor.id);
  return admin.patch<Person>(`/api/people/${id}`, { active: false, ...wish }, { version });
};

describe('a leaver', () => {
  it('with open actions needs a successor, who is active and somebody else', async () => {
    const missing = await leave();
    expect(missing.status).toBe(422);
    expect(missing.body).toMatchObject({
      code: 'successor-missing',
      details: { count: 1 },
      title: 'En åtgärd saknar ny ansvarig. Välj vem som tar över.',
    });
    await api.sqlAsOwner('UPDATE person SET active = false WHERE id = $1', [town.people.evaluator.id]);
    for (const unfit of [town.people.contributor.id, town.people.evaluator.id, api.home.people.manager.id]) {
      expect((await leave({ successorId: unfit })).body).toMatchObject({ code: 'successor-unfit' });
    }
    expect((await find(town.people.contributor.id)).active).toBe(true);
  });

  it('hands over every open action, keeps the finished ones, and is signed out everywhere', async () => {
    const { contributor, manager } = town.people;
    const phone = await api.signInAs('contributor', town);
    await api.sqlAsOwner(`UPDATE action SET status = 'verified', owner_id = $1 WHERE id = $2`, [
      contributor.id,
      plan.otherActionId,
    ]);
    await api.sqlAsOwner('UPDATE unit SET manager_id = $1 WHERE id = $2', [contributor.id, town.units[2]?.id]);
    const july = newId();
    await api.sqlAsOwner(
      `INSERT INTO leave_period (id, municipality_id, person_id, first_day, last_day, deputy_id, created_at)
       VALUES ($1, $2, $3, '2099-07-01', '2099-07-31', $4, now())`,
      [july, town.id, town.people.leadership.id, contributor.id],
    );

    const reply = await leave({ successorId: manager.id });
    expect(reply.body).toMatchObject({ active: false, openActions: 0 });
    expect((await phone.get('/api/session')).status).toBe(401);

    const actions = await api.sqlAsOwner<{ id: string; owner_id: string; version: number }>(
      'SELECT id, owner_id, version FROM action WHERE municipality_id = $1 ORDER BY number',
      [town.id],
    );
    expect(actions).toEqual([
      { id: plan.actionId, owner_id: manager.id, version: 2 },
      { id: plan.otherActionId, owner_id: contributor.id, version: 1 },
    ]);
    expect(await historyOf(plan.actionId)).toEqual([
      {
        event: 'action.changed',
        note: null,
        person_name: town.people.administrator.name,
        changes: [{ field: 'owner', from: contributor.name, to: manager.name }],
      },
    ]);
    const told = await api.sqlAsOwner('SELECT person_id, action_id, kind FROM reminder_event');
    expect(told).toEqual([{ person_id: manager.id, action_id: plan.actionId, kind: 'assignment' }]);
    const [left] = await api.sqlAsOwner(
      `SELECT (SELECT manager_id FROM unit WHERE id = $1) AS manager, (SELECT deputy_id FROM leave_period WHERE id = $2) AS deputy`,
      [town.units[2]?.id, july],
    );
    // Nobody was named for the unit: to take over actions does not make one its manager.
    expect(left).toEqual({ manager: null, deputy: null });
  });

  it('leaves each unit to the manager that was named for it, with history', async () => {
    const { contributor, manager, evaluator } = town.people;
    const [, care, school] = town.units;
    await api.sqlAsOwner('UPDATE unit SET manager_id = $1 WHERE id = ANY ($2)', [
      contributor.id,
      [care?.id, school?.id],
    ]);
    const goodbye = (id: string | undefined, personId: string) =>
      leave({ successorId: manager.id, successors: [{ duty: 'unit', id, personId }] });

    const foreign = await goodbye(api.home.units[0]?.id, manager.id);
    expect(foreign).toMatchObject({ status: 422, body: { code: 'conflict' } });
    await api.sqlAsOwner('UPDATE person SET active = false WHERE id = $1', [evaluator.id]);
    for (const unfit of [contributor.id, evaluator.id, api.home.people.manager.id]) {
      expect((await goodbye(care?.id, unfit)).body).toMatchObject({ code: 'successor-unfit' });
    }
    expect((await goodbye(care?.id, manager.id)).status).toBe(200);
    const { items } = (await admin.get<UnitsPage>('/api/units')).body;
    expect(items.find((unit) => unit.id === care?.id)).toMatchObject({ managerId: manager.id, version: 2 });
    expect(items.find((unit) => unit.id === school?.id)).toMatchObject({ managerId: null, version: 2 });
    expect(await historyOf(school?.id ?? '')).toMatchObject([
      { event: 'unit.changed', changes: [{ field: 'manager', from: contributor.name, to: null }] },
    ]);
  });

  it('who comes back signs in anew: the sessions and links from before stay ended', async () => {
    const { contributor, manager } = town.people;
    const phone = await api.signInAs('contributor', town);
    await api.anonymous().post('/api/session/link', { email: contributor.email });
    const [mail] = await api.sqlAsOwner<{ payload: { token: string } }>(
      'SELECT payload FROM outbox_mail WHERE person_id = $1',
      [contributor.id],
    );
    const { version } = (await leave({ successorId: manager.id })).body;
    const back = await admin.patch<Person>(`/api/people/${contributor.id}`, { active: true }, { version });
    expect(back.body.active).toBe(true);
    expect((await phone.get('/api/session')).status).toBe(401);
    const redeemed = await api.anonymous().post('/api/session/redeem', { token: mail?.payload.token });
    expect(redeemed.status).toBe(410);
  });

  it('with 30 open actions is handed over at once: nothing points at them afterwards, and history stays', async () => {
    const { contributor, manager, leadership, coordinator } = town.people;
    const [, care, school] = town.units;
    const mine = await planActions(
      api,
      town,
      Array.from({ length: 30 }, (_, at) => ({
        ownerId: contributor.id,
        unitId: care?.id ?? null,
        due: `2027-01-${at + 1 < 10 ? '0' : ''}${at + 1}`,
      })),
    );
    const [done, helped, stoodIn, takesPart] = await planActions(api, town, [
      { ownerId: contributor.id, status: 'done', doneAt: '2026-01-03T08:00:00Z', unitId: care?.id ?? null },
      { ownerId: manager.id, status: 'needsHelp' },
      { ownerId: manager.id },
      { ownerId: manager.id },
    ]);
    await api.sqlAsOwner(`UPDATE action SET help_text = 'Pengar', help_from_id = $1 WHERE id = $2`, [
      contributor.id,
      helped,
    ]);
    await api.sqlAsOwner('UPDATE action SET deputy_id = $1 WHERE id = $2', [contributor.id, stoodIn]);
    await api.sqlAsOwner('INSERT INTO action_contributor (municipality_id, action_id, person_id) VALUES ($1, $2, $3)', [
      town.id,
      takesPart,
      contributor.id,
    ]);
    await api.sqlAsOwner('UPDATE unit SET manager_id = $1 WHERE id = $2', [contributor.id, school?.id]);
    await api.sqlAsOwner('UPDATE unit SET manager_id = $1 WHERE id = $2', [contributor.id, care?.id]);
    const july = newId();
    await api.sqlAsOwner(
      `INSERT INTO leave_period (id, municipality_id, person_id, first_day, last_day, deputy_id, created_at)
       VALUES ($1, $2, $3, '2099-07-01', '2099-07-31', $4, now())`,
      [july, town.id, leadership.id, contributor.id],
    );
    await api.sqlAsOwner(
      `INSERT INTO reminder_event (id, municipality_id, person_id, action_id, kind, at) VALUES ($1, $2, $3, $4, 'mention', now())`,
      [newId(), town.id, contributor.id, helped],
    );
    await api.sqlAsOwner(`UPDATE reminder_mail SET state = 'planned' WHERE id = $1`, [plan.reminderMailId]);
    await api.anonymous().post('/api/session/link', { email: contributor.email });
    await api.signInAs('contributor', town);

    const duties = await dutiesOf(contributor.id);
    const counted = Object.entries(Object.groupBy(duties, ({ duty }) => duty)).map(([duty, all]) => [duty, all.length]);
    // 30 and the one of the small plan; done work waits for the manager of Omsorg, who is the leaver.
    expect(counted).toEqual([
      ...[
        ['owner', 31],
        ['verification', 1],
        ['help', 1],
        ['deputy', 1],
        ['contributor', 1],
      ],
      ...[
        ['unit', 2],
        ['leave', 1],
      ],
    ]);
    expect(duties[0]).toMatchObject({
      id: mine[0],
      title: 'Åtgärd 1',
      action: { due: '2027-01-01', status: 'inProgress' },
    });
    expect(duties.find(({ id }) => id === plan.actionId)?.action?.points).toBeGreaterThan(0);
    expect(duties.find(({ id }) => id === care?.id)).toMatchObject({ title: 'Omsorg', waiting: 1, action: null });
    expect(duties.find(({ id }) => id === july)).toMatchObject({ title: leadership.name, from: '2099-07-01' });

    const successors = [
      { duty: 'owner', id: mine[1], personId: coordinator.id },
      { duty: 'deputy', id: stoodIn, personId: coordinator.id },
      { duty: 'contributor', id: takesPart, personId: coordinator.id },
      { duty: 'unit', id: care?.id, personId: manager.id },
      { duty: 'leave', id: july, personId: manager.id },
    ];
    const { result, sql } = await api.statements(() => leave({ successorId: manager.id, successors }));
    expect(result.body).toMatchObject({ active: false, openActions: 0 });
    // The list before it takes four; however many actions there are.
    expect(sql.length).toBeLessThanOrEqual(40);
    expect(await pointers(contributor.id)).toEqual([]);
    expect(await dutiesOf(contributor.id)).toEqual([]);

    const owners = await api.sqlAsOwner<{ id: string; owner_id: string; version: number }>(
      'SELECT id, owner_id, version FROM action WHERE id = ANY ($1)',
      [[...mine, done, plan.actionId]],
    );
    expect(owners.filter(({ owner_id }) => owner_id === manager.id)).toHaveLength(31);
    expect(owners.filter(({ owner_id }) => owner_id === coordinator.id).map(({ id }) => id)).toEqual([mine[1]]);
    expect(new Set(owners.map(({ version }) => version))).toEqual(new Set([2]));
    const [rest] = await api.sqlAsOwner(
      `SELECT (SELECT help_from_id FROM action WHERE id = $1) AS help, (SELECT deputy_id FROM action WHERE id = $2) AS deputy,
         (SELECT array_agg(person_id) FROM action_contributor WHERE action_id = $3) AS helpers,
         (SELECT deputy_id FROM leave_period WHERE id = $4) AS "standsIn",
         (SELECT state FROM reminder_mail WHERE id = $5) AS mail`,
      [helped, stoodIn, takesPart, july, plan.reminderMailId],
    );
    expect(rest).toEqual({
      ...{ help: manager.id, deputy: coordinator.id, helpers: [coordinator.id], standsIn: manager.id },
      mail: 'skipped',
    });
    expect(await historyOf(mine[0] ?? '')).toMatchObject([
      { event: 'action.changed', changes: [{ field: 'owner', from: contributor.name, to: manager.name }] },
    ]);
    // The new owners hear of their open actions, and of nothing that is done.
    const told = await api.sqlAsOwner<{ person_id: string }>(
      `SELECT person_id FROM reminder_event WHERE municipality_id = $1 AND kind = 'assignment'`,
      [town.id],
    );
    expect(told.filter(({ person_id }) => person_id === manager.id)).toHaveLength(30);
    expect(told.filter(({ person_id }) => person_id === coordinator.id)).toHaveLength(1);
    expect((await admin.get('/api/history/check')).body).toMatchObject({ fault: null });
  });

  it('is told to start anew when what was chosen is no duty any more', async () => {
    const { manager } = town.people;
    const successors = [{ duty: 'owner', id: plan.otherActionId, personId: manager.id }];
    expect((await leave({ successorId: manager.id, successors })).body).toMatchObject({ code: 'conflict' });
    expect((await find(town.people.contributor.id)).active).toBe(true);
  });

  it('leaves finished work that is opened again to nobody, and its evidence to the manager of the unit', async () => {
    const { contributor, manager } = town.people;
    await api.sqlAsOwner(`UPDATE action SET status = 'verified', done_at = now() WHERE id = $1`, [plan.actionId]);
    expect((await leave()).status).toBe(200);
    const coordinator = await api.signInAs('coordinator', town);
    const view = await coordinator.get(`/api/actions/${plan.actionId}`);
    expect(view.body.owner).toMatchObject({ id: contributor.id });
    await api.sqlAsOwner('UPDATE unit SET manager_id = $1 WHERE id = $2', [manager.id, town.units[1]?.id]);
    const soon = api.clock.now().toISOString().slice(0, 10);
    await api.sqlAsOwner(`UPDATE evidence SET valid_until = $1::date + 20 WHERE id = $2`, [soon, plan.evidenceId]);
    const preview = await coordinator.get('/api/reminders/preview?days=30');
    const mails: { person: { id: string }; items: { rule: string }[] }[] = preview.body.mails;
    const expiring = mails.filter(({ items }) => items.some(({ rule }) => rule === 'evidenceExpiring'));
    expect(expiring.map(({ person }) => person.id)).toEqual([manager.id]);

    const wish = { status: 'inProgress', statusNote: 'Behöver göras om' };
    const opened = await coordinator.patch(`/api/actions/${plan.actionId}`, wish, { version: view.body.version });
    expect([opened.status, opened.body.status, opened.body.owner]).toEqual([200, 'inProgress', null]);
  });
});

/** Columns that go on naming somebody who has left: what the person did is part of the record. */
const RECORD = 'Who did it stays part of the record';
const KEPT: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      ...['declined_by_id', 'done_by_id', 'done_owner_id', 'returned_by_id', 'verified_by_id'].map(
        (c) => `action.${c}`,
      ),
      ...['checklist_item.done_by_id', 'comment.by_id', 'comment_mention.person_id', 'effect_check.by_id'],
      ...['evidence.added_by_id', 'evidence.removed_by_id', 'evidence_version.added_by_id'],
      ...['evidence_version.replaced_by_id', 'link_correction.created_by', 'link_correction.removed_by'],
      ...['plan_policy.changed_by', 'progress_entry.by_id', 'report_import.created_by'],
      ...['reminder_ledger.person_id', 'reminder_mail.person_id', 'outbox_mail.person_id'],
    ].map((column) => [column, RECORD]),
  ),
  'change_undo.person_id': 'Of no use to anybody else, and gone after ten minutes',
  'plan_habit.person_id': 'Stands ready for whoever comes back',
  'saved_view.owner_id': 'Shared views go on; own ones stand ready for whoever comes back',
};

it('in every column that names a person it is decided what becomes of a leaver', async () => {
  const { contributor, manager } = town.people;
  const [action, person] = [plan.actionId, contributor.id];
  const columns = (
    await api.sqlAsOwner<{ table: string; column: string }>(
      `SELECT k.conrelid::regclass::text AS "table", a.attname AS column FROM pg_constraint k
       JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[array_length(k.conkey, 1)]
       WHERE k.contype = 'f' AND k.confrelid = 'person'::regclass ORDER BY 1, 2`,
    )
  ).filter(({ table, column }) => KEPT[`${table}.${column}`] === undefined);
  await api.sqlAsOwner(
    `UPDATE action SET owner_id = $2, deputy_id = $2, help_from_id = $2, asked_due_by_id = $2, asked_due = '2031-01-01',
       asked_due_reason = 'Väntar på svar', asked_due_at = now(), status = 'needsHelp', verified_by_id = NULL WHERE id = $1`,
    [action, person],
  );
  await api.sqlAsOwner('UPDATE unit SET manager_id = $2 WHERE id = $1', [town.units[1]!.id, person]);
  const rows: readonly [string, readonly unknown[]][] = [
    ['action_contributor (municipality_id, action_id, person_id) VALUES ($1, $3, $2)', [plan.otherActionId]],
    [`calendar_feed (municipality_id, person_id, token_hash, created_at) VALUES ($1, $2, $3, now())`, [newId()]],
    [
      `leave_period (id, municipality_id, person_id, deputy_id, first_day, last_day, created_at)
       VALUES ($3, $1, $2, $4, '2090-01-01', '2090-01-02', now()), ($5, $1, $4, $2, '2090-02-01', '2090-02-02', now())`,
      [newId(), manager.id, newId()],
    ],
    [
      `one_time_token (token_hash, municipality_id, person_id, purpose, created_at, expires_at) VALUES ($3, $1, $2, 'signIn', now(), '2099-01-01')`,
      [newId()],
    ],
    [
      `reminder_event (id, municipality_id, kind, action_id, person_id, about_id, at) VALUES ($3, $1, 'mailStopped', $4, $2, $2, now())`,
      [newId(), action],
    ],
  ];
  for (const [into, more] of rows) await api.sqlAsOwner(`INSERT INTO ${into}`, [town.id, person, ...more]);
  await api.signInAs('contributor', town);
  const named = async () => {
    const found: string[] = [];
    for (const { table, column } of columns) {
      const [row] = await api.sqlAsOwner(`SELECT 1 FROM ${table} WHERE ${column} = $1 LIMIT 1`, [person]);
      if (row) found.push(`${table}.${column}`);
    }
    return found;
  };
  // Each of them named the person before; otherwise the test showed nothing.
  expect(await named()).toEqual(columns.map(({ table, column }) => `${table}.${column}`));
  expect((await leave({ successorId: manager.id })).status).toBe(200);
  expect(await named()).toEqual([]);
  const told = (await historyOf(action)).at(-1);
  expect(told?.changes).toContainEqual({ field: 'askedDue', from: '2031-01-01', to: null });
});
