import pg from 'pg';
import { ReadReport } from '../../backend/src/features/imports/read-report.job.js';
import { ClaimMails } from '../../backend/src/features/reminders/claim-mails.js';
import { SweepReminders } from '../../backend/src/features/reminders/sweep-reminders.js';
import { newId } from '../../backend/src/persistence/new-id.js';
import { UnitOfWork } from '../../backend/src/persistence/unit-of-work.js';
import { JobQueue } from '../../backend/src/queue/job-queue.js';
import { type Api, type Client, type SeededMunicipality, startApi } from '../support/api-harness.js';
import { eventually } from '../support/eventually.js';
import { fixture, upload } from '../support/import-report.js';
import { plan } from '../support/reminder-plan.js';
import { seedPlan } from '../support/seed-plan.js';

/*
 * Two at the same moment, really at the same moment: the test holds a table so that nobody can write into it, lets
 * everybody come as far as they can, looks at what each waits for, and lets go. No worker runs beside it.
 */
let api: Api;
let town: SeededMunicipality;
let coordinator: Client;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  api.clock.set('2026-03-10T07:00:00Z');
  town = await api.seedMunicipality();
  coordinator = await api.signInAs('coordinator', town);
});

/** What sessions of this database wait for: a 'relation' is the held table, 'advisory' and 'transactionid' each other. */
async function waits(): Promise<string[]> {
  const rows = await api.sqlAsOwner<{ event: string }>(
    `SELECT wait_event AS event FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
     ORDER BY wait_event`,
  );
  return rows.map(({ event }) => event);
}

/** Starts all of `works` while `table` takes no new rows, and lets go when every one of them waits. */
async function atOnce<T>(
  table: string,
  works: readonly (() => Promise<T>)[],
  meanwhile: (holder: pg.Client) => Promise<unknown> = () => Promise.resolve(),
): Promise<{ readonly results: T[]; readonly waited: string[] }> {
  const holder = new pg.Client({ connectionString: api.env.databaseUrl ?? '' });
  await holder.connect();
  try {
    await holder.query('BEGIN');
    await holder.query(`LOCK TABLE ${table} IN SHARE ROW EXCLUSIVE MODE`);
    const started = works.map((work) => work());
    const waited = await eventually('everybody waits', async () => {
      const seen = await waits();
      return seen.length === works.length && seen;
    });
    await meanwhile(holder);
    await holder.query('COMMIT');
    return { results: await Promise.all(started), waited };
  } finally {
    await holder.end();
  }
}

it('two uploads of one file are one import, with one stored file', async () => {
  const send = () => upload(coordinator, 'samma.txt', fixture('ekvik-2017.txt'));
  const { results, waited } = await atOnce('stored_file', [send, send]);
  expect(waited).toEqual(['advisory', 'relation']);
  expect(results.map(({ status }) => status)).toEqual([202, 202]);
  expect(new Set(results.map(({ body }) => body.id)).size).toBe(1);
  const rows = await api.sqlAsOwner(
    `SELECT (SELECT count(*)::int FROM report_import WHERE municipality_id = $1) AS imports,
       (SELECT count(*)::int FROM stored_file WHERE municipality_id = $1) AS files`,
    [town.id],
  );
  expect(rows).toEqual([{ imports: 1, files: 1 }]);
});

it('two commits of one import make one plan, and both are told of it', async () => {
  const created = await upload(coordinator, 'rapport.txt', fixture('ekvik-2017.txt'));
  const reader = new ReadReport(api.app.get(UnitOfWork), api.app.get(JobQueue, { strict: false }));
  const wish = { municipalityId: town.id, importId: created.body.id };
  await reader.read(wish, { attempt: 1, last: true, signal: new AbortController().signal });
  const commit = () => coordinator.post(`/api/imports/${created.body.id}/commit`, {});
  const { results } = await atOnce('evaluation', [commit, commit]);
  expect(results.map(({ status }) => status)).toEqual([200, 200]);
  expect(results[1]?.body).toEqual(results[0]?.body);
  expect(results[0]?.body.actions).toBe(48);
  const rows = await api.sqlAsOwner('SELECT count(*)::int AS actions FROM action WHERE municipality_id = $1', [
    town.id,
  ]);
  expect(rows).toEqual([{ actions: 48 }]);
});

it('commits of one report in two formats wait for each other: the second one is told of the first', async () => {
  const reader = new ReadReport(api.app.get(UnitOfWork), api.app.get(JobQueue, { strict: false }));
  const ids: string[] = [];
  for (const format of ['txt', 'docx']) {
    const created = await upload(coordinator, `rapport.${format}`, fixture(`ekvik-2017.${format}`));
    const wish = { municipalityId: town.id, importId: created.body.id };
    await reader.read(wish, { attempt: 1, last: true, signal: new AbortController().signal });
    ids.push(created.body.id);
  }
  const { results, waited } = await atOnce(
    'evaluation',
    ids.map((id) => () => coordinator.post(`/api/imports/${id}/commit`, {})),
  );
  expect(waited).toEqual(['advisory', 'relation']);
  expect(results.map(({ status }) => status).sort()).toEqual([200, 409]);
  const rows = await api.sqlAsOwner('SELECT count(*)::int AS actions FROM action WHERE municipality_id = $1', [
    town.id,
  ]);
  expect(rows).toEqual([{ actions: 48 }]);
});

it('two who each let one action wait for the other make no circle: one of them is refused', async () => {
  const { actionId, otherActionId } = await seedPlan(api.app.get(UnitOfWork), town);
  await api.sqlAsOwner('DELETE FROM action_dependency WHERE municipality_id = $1', [town.id]);
  const wait = (id: string, other: string) => () =>
    coordinator.patch(`/api/actions/${id}`, { waitsForIds: [other] }, { version: 1 });
  const { results, waited } = await atOnce('action_dependency', [
    wait(actionId, otherActionId),
    wait(otherActionId, actionId),
  ]);
  expect(waited).toEqual(['advisory', 'relation']);
  const refused = { status: 422, code: 'action.dependency-circle' };
  expect(results.map(({ status }) => status).sort()).toEqual([200, 422]);
  expect(results.find(({ status }) => status === 422)?.body).toMatchObject(refused);
  const rows = await api.sqlAsOwner('SELECT 1 FROM action_dependency WHERE municipality_id = $1', [town.id]);
  expect(rows).toHaveLength(1);
});

describe('sweeps', () => {
  const sweep = () => api.app.get(SweepReminders, { strict: false }).sweep(town.tenant);
  const ledger = () =>
    api.sqlAsOwner('SELECT person_id AS person FROM reminder_ledger WHERE municipality_id = $1', [town.id]);

  it('three of them plan once: one writes, the others wait for it and find its ledger', async () => {
    await plan(api, town, [{ ownerId: town.people.contributor.id, due: '2026-03-07' }]);
    const { results, waited } = await atOnce('reminder_mail', [sweep, sweep, sweep]);
    expect(waited).toEqual(['advisory', 'advisory', 'relation']);
    expect(results.filter(({ mails }) => mails > 0)).toEqual([{ planned: 1, mails: 1 }]);
    expect(await ledger()).toHaveLength(1);
  });

  it('a mail that is there already keeps its day, and the others are planned beside it', async () => {
    const { contributor, manager } = town.people;
    await plan(
      api,
      town,
      [contributor, manager].map(({ id }) => ({ ownerId: id, due: '2026-03-07' })),
    );
    const { results } = await atOnce('reminder_mail', [sweep], (holder) =>
      holder.query(
        `INSERT INTO reminder_mail (id, municipality_id, person_id, local_date, kind, state, message_id, planned_at)
         VALUES ($1, $2, $3, '2026-03-10', 'digest', 'sent', '<before@test.example>', now())`,
        [newId(), town.id, contributor.id],
      ),
    );
    expect(results).toEqual([{ planned: 1, mails: 1 }]);
    expect(await ledger()).toEqual([{ person: manager.id }]);
  });
});

it('two who take mails at the same moment take different ones, and neither waits', async () => {
  // Fifty-three mails: the first takes the fifty that are claimed at once, the second the other three.
  const unitOfWork = api.app.get(UnitOfWork);
  const people = Array.from({ length: 53 }, (_, n) => ({
    id: newId(),
    name: `P${n}`,
    email: `p${n}.${town.id}@x.example`,
  }));
  await api.sqlAsOwner(
    `INSERT INTO person (id, municipality_id, name, email, role)
     SELECT p.id, $1, p.name, p.email, 'contributor' FROM jsonb_to_recordset($2::jsonb) AS p(id uuid, name text, email text)`,
    [town.id, JSON.stringify(people)],
  );
  await api.sqlAsOwner(
    `INSERT INTO reminder_mail (id, municipality_id, person_id, local_date, kind, state, message_id, planned_at)
     SELECT gen_random_uuid(), $1, p.id, '2026-03-10', 'digest', 'planned', '<' || p.id || '@x.example>', $3
     FROM jsonb_to_recordset($2::jsonb) AS p(id uuid)`,
    [town.id, JSON.stringify(people), '2026-03-10T07:00:00Z'],
  );
  const claims = new ClaimMails(api.env);
  const sending = () =>
    api.sqlAsOwner<{ id: string }>(`SELECT id FROM reminder_mail WHERE municipality_id = $1 AND state <> 'planned'`, [
      town.id,
    ]);
  const [first, second] = await unitOfWork.run(town.tenant, async (one) => {
    const { taken } = await claims.claim(one);
    // The first has not said COMMIT: whoever waits for it now would wait for ever.
    const other = await unitOfWork.run(town.tenant, async (two) => {
      await two.execute(`SET LOCAL lock_timeout = '2s'`);
      return claims.claim(two);
    });
    return [taken, other.taken];
  });
  expect([first, second]).toEqual([50, 3]);
  expect(await sending()).toHaveLength(53);
});
