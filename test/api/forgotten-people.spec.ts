import type { Person, Retention } from '@kompassplan/contract';
import { ForgetPeople } from '../../backend/src/features/people/forget-people.js';
import { checkChain } from '../../backend/src/persistence/history-chain.query.js';
import { newId } from '../../backend/src/persistence/new-id.js';
import { UnitOfWork } from '../../backend/src/persistence/unit-of-work.js';
import { type Api, type Client, type SeededMunicipality, startApi } from '../support/api-harness.js';
import { checkHistoryCommand } from '../support/history-command.js';
import { type SeededPlan, seedPlan } from '../support/seed-plan.js';

/** Whoever left is forgotten after the municipality's time: no name and no address is left anywhere, and the chain holds. */
let api: Api;
let administrator: Client;
let other: SeededMunicipality;
let plan: SeededPlan;
let nights: ForgetPeople;
const NAME = "Åsa-Lena O'Neill";
const EMAIL = 'asa.oneill@by.example';
const people = () => administrator.get<{ items: Person[] }>('/api/people');
const personOf = async (id: string) => (await people()).body.items.find((person) => person.id === id)!;
const check = (town: SeededMunicipality) => api.app.get(UnitOfWork).read(town.tenant, checkChain);

beforeAll(async () => {
  api = await startApi();
  nights = (await api.startWorker()).get(ForgetPeople, { strict: false });
  administrator = await api.signInAs('administrator');
  other = await api.seedMunicipality('Grannby');
  plan = await seedPlan(api.app.get(UnitOfWork), api.home);
  await seedPlan(api.app.get(UnitOfWork), other);
});
afterAll(() => api.close());

/** Every text that the database has, of both municipalities. */
async function textsWith(word: string, municipalityId: string): Promise<string[]> {
  const columns = await api.sqlAsOwner<{ table_name: string; column_name: string }>(
    `SELECT c.table_name, c.column_name FROM information_schema.columns c
     JOIN information_schema.columns t ON t.table_name = c.table_name AND t.table_schema = 'public' AND t.column_name = 'municipality_id'
     WHERE c.table_schema = 'public' AND c.data_type IN ('text', 'jsonb', 'ARRAY')`,
  );
  const found: string[] = [];
  for (const { table_name: table, column_name: column } of columns) {
    const rows = await api.sqlAsOwner(
      `SELECT 1 FROM ${table} WHERE municipality_id = $1 AND position(lower($2) IN lower(${column}::text)) > 0`,
      [municipalityId, word],
    );
    if (rows.length > 0) found.push(`${table}.${column}`);
  }
  return found;
}

async function leaver(town: SeededMunicipality, client: Client, name: string, email: string): Promise<string> {
  const invited = await client.post<Person>('/api/people', { name: `${name} Ung`, email, role: 'contributor' });
  expect(invited.status).toBe(201);
  const { id } = invited.body;
  const renamed = await client.patch<Person>(`/api/people/${id}`, { name }, { version: invited.body.version });
  expect(renamed.status).toBe(200);
  const actionId = (await client.get<{ items: { id: string }[] }>('/api/actions')).body.items[0]!.id;
  const { version } = (await client.get<{ version: number }>(`/api/actions/${actionId}`)).body;
  const owned = await client.patch(`/api/actions/${actionId}`, { ownerId: id }, { version });
  expect(owned.status).toBe(200);
  const own = await api.signInAsPerson(town, id);
  expect((await own.post(`/api/actions/${actionId}/progress`, { progress: 30, note: `Fråga ${name}!` })).status).toBe(
    200,
  );
  expect(
    (await client.post(`/api/actions/${actionId}/comments`, { text: `@${name} (${email}): hur går det?` })).status,
  ).toBe(200);
  const proof = { kind: 'text', title: `Beslut av ${name}`, text: `Skrivet av ${name.toUpperCase()}` };
  const proven = await own.post(`/api/actions/${actionId}/evidence`, proof);
  expect(proven.status).toBe(200);
  const evidence = `/api/actions/${actionId}/evidence/${proven.body.evidenceItems[0].id}`;
  const again = await own.post(`${evidence}/versions`, proof, { version: proven.body.version });
  expect(again.status).toBe(200);
  const titled = await client.patch(
    `/api/actions/${actionId}`,
    { title: `Fråga ${name}` },
    { version: again.body.version },
  );
  expect(titled.status).toBe(200);
  await api.sqlAsOwner(
    `WITH effect AS (INSERT INTO effect_check (id, municipality_id, action_id, at, by_id, answer, note)
         VALUES ($1, $2, $3, now(), $4, 'partly', $5))
     UPDATE action SET returned_reason = $5, returned_by_id = $4, returned_at = now(), asked_due_reason = $5,
       asked_due_by_id = $4, asked_due_at = now() WHERE id = $3`,
    [newId(), town.id, actionId, id, `Fråga ${name}`],
  );
  await api.sqlAsOwner(
    `INSERT INTO mailbox_message (id, municipality_id, received_at, sender, recipients, subject, message_id, headers, text)
     VALUES ($1, $2, now(), 'x@y.example', ARRAY[$3], $4, 'x', '{}', $4), ($5, $2, now(), 'x@y.example', ARRAY['chef@y.example'], 'Hej', 'y', '{}', $4)`,
    [newId(), town.id, email, `Hej ${name}`, newId()],
  );
  const now = await client.get<{ items: Person[] }>('/api/people');
  const last = now.body.items.find((person) => person.id === id)!.version;
  const successorId = town.people.manager.id;
  const left = await client.patch(`/api/people/${id}`, { active: false, successorId }, { version: last });
  expect(left.status).toBe(200);
  return id;
}

it('forgets nobody before the time, and everything after it; the chain holds, and says so to the operator', async () => {
  const theirs = await leaver(other, await api.signInAs('administrator', other), NAME, 'asa@granne.example');
  const id = await leaver(api.home, administrator, NAME, EMAIL);
  expect((await textsWith(NAME, api.home.id)).sort()).toEqual(
    expect.arrayContaining([
      'comment.text',
      'evidence.text',
      'evidence.title',
      ...['action.title', 'action.returned_reason', 'change_undo.steps'],
      ...['effect_check.note', 'evidence_version.text', 'evidence_version.title'],
      'history.changes',
      'history.person_name',
    ]),
  );
  const before = await check(api.home);
  expect(before.fault).toBeNull();

  // Told beforehand: 24 calendar months after the day of leaving.
  const told = (await administrator.get<Retention>('/api/retention')).body;
  expect(told).toMatchObject({ months: 24, version: 0, forgotten: 0 });
  const [coming] = told.coming;
  expect(coming).toMatchObject({ id, name: NAME });
  expect(coming!.forgetOn.slice(0, 4)).toBe(String(Number(coming!.leftOn.slice(0, 4)) + 2));

  api.clock.set(new Date(Date.parse(`${coming!.forgetOn}T12:00:00Z`) - 86_400_000));
  await nights.run();
  expect((await textsWith(NAME, api.home.id)).length).toBeGreaterThan(4);

  // The neighbours keep their people for longer.
  await api.sqlAsOwner('INSERT INTO retention_policy (municipality_id, months) VALUES ($1, 120)', [other.id]);
  api.clock.set(new Date(`${coming!.forgetOn}T12:00:00Z`));
  administrator = await api.signInAs('administrator');
  await nights.run();
  for (const word of [NAME, `${NAME} Ung`, EMAIL])
    expect([word, await textsWith(word, api.home.id)]).toEqual([word, []]);
  expect(await personOf(id)).toMatchObject({
    ...{
      name: 'Tidigare medarbetare #1',
      email: `${id}@forgotten.invalid`,
      active: false,
      forgotten: true,
      unit: null,
    },
  });
  const { comments, progressEntries, evidenceItems } = (await administrator.get(`/api/actions/${plan.actionId}`)).body;
  expect(comments[0].text).toBe(`@Tidigare medarbetare #1 (Tidigare medarbetare #1): hur går det?`);
  expect(progressEntries[0]).toMatchObject({ by: 'Tidigare medarbetare #1', note: 'Fråga Tidigare medarbetare #1!' });
  expect(evidenceItems[0]).toMatchObject({
    addedBy: 'Tidigare medarbetare #1',
    title: 'Beslut av Tidigare medarbetare #1',
  });
  const mails = await api.sqlAsOwner<{ text: string }>('SELECT text FROM mailbox_message WHERE municipality_id = $1', [
    api.home.id,
  ]);
  expect(mails).toEqual([{ text: 'Hej Tidigare medarbetare #1' }]);

  // It is told once, with no name, and the chain goes on from where it was.
  const events = (await administrator.get('/api/history')).body.items.map(({ event }: { event: string }) => event);
  expect(events.filter((event: string) => event === 'person.forgotten')).toHaveLength(1);
  expect(events).not.toContain('history.redacted');
  const after = await check(api.home);
  expect(after).toMatchObject({ rows: before.rows + 2, fault: null });
  const command = await checkHistoryCommand(api, [before.hash]);
  expect([command.code, command.complaint]).toEqual([0, '']);

  // Nothing of the other municipality was touched.
  expect(await textsWith(NAME, other.id)).toEqual(
    expect.arrayContaining(['comment.text', 'history.changes', 'person.name']),
  );
  const [row] = await api.sqlAsOwner('SELECT name, forgotten_number FROM person WHERE id = $1', [theirs]);
  expect(row).toEqual({ name: NAME, forgotten_number: null });
  expect((await check(other)).fault).toBeNull();

  // A second night has nothing to do.
  await nights.run();
  expect(await check(api.home)).toEqual(after);
});

describe('afterwards', () => {
  it('what was taken out cannot be used to hide a change: a redacted row that is altered is found', async () => {
    const [row] = await api.sqlAsOwner<{ number: string }>(
      'SELECT number FROM history WHERE municipality_id = $1 AND salt IS NULL ORDER BY number LIMIT 1',
      [api.home.id],
    );
    const number = Number(row!.number);
    const alter = (sql: string, ...params: unknown[]) =>
      api.sqlAsOwner(`UPDATE history SET ${sql} WHERE municipality_id = $1 AND number = $2`, [
        api.home.id,
        number,
        ...params,
      ]);
    const [was] = await api.sqlAsOwner<{ changes: unknown }>(
      'SELECT changes FROM history WHERE municipality_id = $1 AND number = $2',
      [api.home.id, number],
    );
    await alter(`changes = '[{"field":"owner","from":null,"to":"Någon annan"}]'`);
    expect((await check(api.home)).fault).toMatchObject({ kind: 'altered', number });
    await alter('changes = $3::jsonb', JSON.stringify(was!.changes));
    expect((await check(api.home)).fault).toBeNull();
    // A salt that is simply blanked is no redaction: no row of the chain tells of it.
    const [whole] = await api.sqlAsOwner<{ number: string; salt: string }>(
      'SELECT number, salt FROM history WHERE municipality_id = $1 AND salt IS NOT NULL ORDER BY number LIMIT 1',
      [api.home.id],
    );
    const blank = 'UPDATE history SET salt = $3 WHERE municipality_id = $1 AND number = $2';
    await api.sqlAsOwner(blank, [api.home.id, whole!.number, null]);
    expect((await check(api.home)).fault).toMatchObject({ kind: 'altered', number: Number(whole!.number) });
    await api.sqlAsOwner(blank, [api.home.id, whole!.number, whole!.salt]);
  });

  it('the application can take out nobody who is not being forgotten, and nobody of another municipality', async () => {
    const forget = 'SELECT forget_in_history($1, now())';
    const { id } = api.home.people.manager;
    await expect(api.sqlAs(api.home.id, forget, [id])).rejects.toThrow(/being forgotten/);
    const gone = (await people()).body.items.find(({ forgotten }) => forgotten)!;
    await expect(api.sqlAs(other.id, forget, [gone.id])).rejects.toThrow(/being forgotten/);
    await expect(api.sqlAs(api.home.id, `UPDATE history SET note = 'x'`)).rejects.toThrow(/permission denied/);
  });

  it('the application cannot choose which words go, what stands in their place, and what the history tells of it', async () => {
    const gone = (await people()).body.items.find(({ forgotten }) => forgotten)!;
    const chosen = [gone.id, ['Fråga'], 'Godkänt'];
    for (const forget of ['forget_in_history', 'forget_in_proof']) {
      await expect(api.sqlAs(api.home.id, `SELECT ${forget}($1, $2::text[], $3)`, chosen)).rejects.toThrow(
        /permission denied/,
      );
    }
    const told = `INSERT INTO history (municipality_id, at, person_name, entity, entity_id, event, changes)
      VALUES ($1, now(), 'x', 'redaction', $2, $3, '[]')`;
    const write = (event: string) => api.sqlAs(api.home.id, told, [api.home.id, gone.id, event]);
    await expect(write('history.redacted')).rejects.toThrow(/row-level security/);
    expect((await write('person.changed')).rowCount).toBe(1);
    // Nor by way of the name: a forgotten person has no other one, and nobody gets one while being forgotten.
    const called = /called by nothing else/;
    await expect(api.sqlAs(api.home.id, `UPDATE person SET name = 'Fråga' WHERE id = $1`, [gone.id])).rejects.toThrow(
      called,
    );
    const number = `UPDATE person SET active = false, forgotten_number = 99, name = 'Fråga' WHERE id = $1`;
    await expect(api.sqlAs(api.home.id, number, [api.home.people.evaluator.id])).rejects.toThrow(called);
    // Doing it again changes nothing.
    const before = await check(api.home);
    await api.sqlAs(api.home.id, 'SELECT forget_in_history($1, now())', [gone.id]);
    expect(await check(api.home)).toEqual(before);
  });

  it('a forgotten person stays forgotten, and the address can be invited anew', async () => {
    const gone = (await people()).body.items.find(({ forgotten }) => forgotten)!;
    const back = await administrator.patch(`/api/people/${gone.id}`, { active: true }, { version: gone.version });
    expect([back.status, back.body.code]).toEqual([409, 'person-forgotten']);
    const anew = await administrator.post('/api/people', { name: NAME, email: EMAIL, role: 'contributor' });
    expect(anew.status).toBe(201);
  });

  it('the time is set by the administrator, with its version and in the history, and only within its bounds', async () => {
    const set = (months: number, version: number) =>
      administrator.put<Retention>('/api/retention', { months }, { version });
    expect((await set(0, 0)).status).toBe(422);
    expect((await set(12, 0)).body).toMatchObject({ months: 12, version: 1 });
    expect((await set(36, 0)).status).toBe(412);
    expect((await set(36, 1)).body).toMatchObject({ months: 36, version: 2 });
    const [entry] = (await administrator.get('/api/history')).body.items;
    expect(entry).toMatchObject({
      event: 'municipality.changed',
      changes: [{ field: 'retentionMonths', from: '12', to: '36' }],
    });
  });
});
