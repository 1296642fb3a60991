import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '../../backend/src/persistence/new-id.js';
import { UnitOfWork } from '../../backend/src/persistence/unit-of-work.js';
import { type Api, startApi } from '../support/api-harness.js';
import { type SeededPlan, seedPlan } from '../support/seed-plan.js';

/** What Postgres itself refuses, and what it finds fast: no code has to remember it, so nothing of it may get lost. */
const COMMITTED = join(import.meta.dirname, 'schema-rules.txt');
let api: Api;
let seeded: SeededPlan;

beforeAll(async () => {
  api = await startApi();
  seeded = await seedPlan(api.app.get(UnitOfWork), api.home);
});
afterAll(() => api.close());

it('has every key, foreign key, check, index and policy that is committed (UPDATE_SCHEMA=1 writes them)', async () => {
  const rows = await api.sqlAsOwner<{ line: string }>(
    `SELECT conrelid::regclass || ': ' || pg_get_constraintdef(oid) AS line FROM pg_constraint
       WHERE connamespace = 'public'::regnamespace AND contype IN ('p', 'u', 'f', 'c')
     UNION ALL
     SELECT i.indrelid::regclass || ': ' || regexp_replace(pg_get_indexdef(i.indexrelid), ' \\S+ ON \\S+ USING', '') FROM pg_index i
       JOIN pg_class c ON c.oid = i.indexrelid AND c.relnamespace = 'public'::regnamespace
       WHERE NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid)
     UNION ALL
     SELECT tablename || ': POLICY ' || policyname || ' FOR ' || cmd || ' USING ' || coalesce(qual, '-') || ' CHECK ' || coalesce(with_check, '-')
       FROM pg_policies WHERE schemaname = 'public'`,
  );
  const found = rows.map(({ line }) => line.replace(/\s+/g, ' ')).sort((a, b) => (a < b ? -1 : 1));
  if (process.env['UPDATE_SCHEMA']) writeFileSync(COMMITTED, `${found.join('\n')}\n`);
  expect(found).toEqual(readFileSync(COMMITTED, 'utf8').trimEnd().split('\n'));
});

describe('a second row is refused', () => {
  const repeat = (sql: string) => api.sqlAs(api.home.id, sql, [newId(), api.home.id]);
  const taken = (constraint: string) => ({ code: '23505', constraint });

  it('for one more mail to a person on a day', async () => {
    const again = `INSERT INTO reminder_mail (id, municipality_id, person_id, local_date, kind, state, message_id, planned_at)
      SELECT $1, $2, person_id, local_date, 'sameDay', 'planned', '<other@test.example>', planned_at FROM reminder_mail`;
    await expect(repeat(again)).rejects.toMatchObject(taken('reminder_mail_municipality_id_person_id_local_date_key'));
  });

  it('for one more reminder of an occasion', async () => {
    const remind = `INSERT INTO reminder_ledger (id, municipality_id, mail_id, rule, action_id, person_id, slot, key)
      SELECT $1, $2, m.id, 'due', a.id, m.person_id, '2026-01-13+0', 'due|once' FROM reminder_mail m, action a WHERE a.number = 1`;
    await repeat(remind);
    await expect(repeat(remind)).rejects.toMatchObject(taken('reminder_ledger_municipality_id_key_key'));
  });

  it('for one more evaluation from a file', async () => {
    const again = `INSERT INTO evaluation (id, municipality_id, import_id, sha256, municipality_name, year, edition, evaluators, notes, imported_at)
      SELECT $1, $2, import_id, sha256, municipality_name, 2025, edition, evaluators, notes, imported_at FROM evaluation`;
    await expect(repeat(again)).rejects.toMatchObject(taken('evaluation_municipality_id_sha256_key'));
  });

  it('for one more action of a number, and one more person with an address', async () => {
    const action = `INSERT INTO action (id, municipality_id, evaluation_id, number, title, area_number, status, created_at, updated_at)
      SELECT $1, $2, evaluation_id, number, 'En till', 1, 'notStarted', now(), now() FROM action WHERE id = '${seeded.actionId}'`;
    await expect(repeat(action)).rejects.toMatchObject(taken('action_evaluation_id_number_key'));
    const person = `INSERT INTO person (id, municipality_id, name, email, role) SELECT $1, $2, name, email, role FROM person LIMIT 1`;
    await expect(repeat(person)).rejects.toMatchObject(taken('person_email_key'));
  });
});
