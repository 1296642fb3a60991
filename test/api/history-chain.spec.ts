import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHAIN_START } from '@kompassplan/domain';
import { checkChain } from '../../backend/src/persistence/history-chain.query.js';
import { newId } from '../../backend/src/persistence/new-id.js';
import { UnitOfWork } from '../../backend/src/persistence/unit-of-work.js';
import { type Api, type SeededMunicipality, startApi } from '../support/api-harness.js';

let api: Api;
let unitOfWork: UnitOfWork;
let town: SeededMunicipality;
let actionId: string;

beforeAll(async () => {
  api = await startApi();
  unitOfWork = api.app.get(UnitOfWork);
});
afterAll(() => api.close());

const record = (to: string, times = 1) =>
  unitOfWork.run(town.tenant, async (tx) => {
    for (let time = 0; time < times; time += 1) {
      const changes = [{ field: 'title', from: null, to: `${to} ${time}` }];
      await tx.record({ entity: 'action', entityId: actionId, event: 'action.changed', changes, note: 'å ä ö' });
    }
  });
const check = () => unitOfWork.read(town.tenant, checkChain);
/** As somebody who has the whole server, and does not want the chain to know. */
async function behindItsBack(sql: string): Promise<void> {
  await api.sqlAsOwner(
    `BEGIN; SET LOCAL session_replication_role = replica; ${sql.replaceAll('$town', `'${town.id}'`)}; COMMIT`,
  );
}

beforeEach(async () => {
  town = await api.seedMunicipality();
  actionId = newId();
  await record('Rubrik', 5);
});

it('Postgres and TypeScript make the same hash of the same row', async () => {
  const vectors = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../libs/domain/src/history/history-chain.vectors.json'), 'utf8'),
  ) as { name: string; entry: Record<string, unknown>; hash: string }[];
  for (const { name, entry, hash } of vectors) {
    const [row] = await api.sqlAsOwner<{ hash: string }>(
      `WITH given AS (SELECT jsonb_populate_record(NULL::history, $1::jsonb) AS h),
         filled AS (SELECT jsonb_populate_record(h, jsonb_build_object('content_hash', sha256(convert_to(history_content(h), 'UTF8')))) AS h FROM given)
       SELECT encode(history_hash(decode($2, 'hex'), (h).number, h), 'hex') AS hash FROM filled`,
      [JSON.stringify(columnsOf(entry)), CHAIN_START.hash],
    );
    expect([name, row?.hash]).toEqual([name, hash]);
  }
});

it('holds after every write, of one row or many, and begins anew in each municipality', async () => {
  await record('En till');
  expect(await check()).toEqual({ rows: 6, hash: expect.stringMatching(/^[0-9a-f]{64}$/), fault: null });
  town = await api.seedMunicipality();
  expect(await check()).toEqual({ rows: 0, hash: CHAIN_START.hash, fault: null });
});

it('has no hole after a transaction that was rolled back', async () => {
  const failing = unitOfWork.run(town.tenant, async (tx) => {
    await tx.record({ entity: 'action', entityId: actionId, event: 'action.changed' });
    await tx.execute(`INSERT INTO unit (id, municipality_id, name) VALUES ($1, $2, 'Skola')`, [newId(), town.id]);
  });
  await expect(failing).rejects.toThrow(/unit_municipality_id_name_key/);
  await record('Efter');
  expect(await check()).toMatchObject({ rows: 6, fault: null });
});

it("takes neither a number nor a hash from the application's role", async () => {
  await api.sqlAs(
    town.id,
    `INSERT INTO history (municipality_id, at, person_name, entity, entity_id, event, number, salt, content_hash, hash)
     VALUES ($1, now(), 'test', 'action', $2, 'action.changed', 99, $2, 'x', 'x')`,
    [town.id, actionId],
  );
  expect(await check()).toMatchObject({ rows: 6, fault: null });
  await expect(api.sqlAs(town.id, 'UPDATE history_head SET number = 1')).rejects.toThrow(/permission denied/);
  await expect(api.sqlAs(town.id, 'DELETE FROM history_head')).rejects.toThrow(/permission denied/);
  const insert = `INSERT INTO history_head VALUES ('${town.id}', 0, 'x')`;
  await expect(api.sqlAs(town.id, insert)).rejects.toThrow(/permission denied/);
});

it('stays whole when the shown name of a leaver is replaced', async () => {
  await behindItsBack(`UPDATE history SET person_name = 'Person 17' WHERE municipality_id = $town`);
  expect(await check()).toMatchObject({ rows: 5, fault: null });
});

describe('finds what somebody with all rights on the server did', () => {
  it.each([
    ['altered', 3, `UPDATE history SET changes = '[]' WHERE municipality_id = $town AND number = 3`],
    ['altered', 2, `UPDATE history SET note = NULL WHERE municipality_id = $town AND number = 2`],
    [
      'altered',
      4,
      `UPDATE history SET at = at - interval '1 microsecond' WHERE municipality_id = $town AND number = 4`,
    ],
    ['altered', 1, `UPDATE history SET person_id = gen_random_uuid() WHERE municipality_id = $town AND number = 1`],
    ['removed', 2, `DELETE FROM history WHERE municipality_id = $town AND number = 2`],
    [
      'altered',
      2,
      `DELETE FROM history WHERE municipality_id = $town AND number = 2;
       UPDATE history SET number = number - 1 WHERE municipality_id = $town AND number = 3;
       UPDATE history SET number = number - 1 WHERE municipality_id = $town AND number = 4;
       UPDATE history SET number = number - 1 WHERE municipality_id = $town AND number = 5;
       UPDATE history_head SET number = 4 WHERE municipality_id = $town`,
    ],
    ['cutOff', 5, `DELETE FROM history WHERE municipality_id = $town AND number = 5`],
    ['cutOff', 1, `DELETE FROM history WHERE municipality_id = $town`],
    [
      'headAltered',
      4,
      `DELETE FROM history WHERE municipality_id = $town AND number = 5; UPDATE history_head SET number = 4 WHERE municipality_id = $town`,
    ],
    ['inserted', 1, `DELETE FROM history_head WHERE municipality_id = $town`],
    ['inserted', 0, insertAs(0)],
    ['altered', 6, insertAs(6)],
  ])('%s, row %i', async (kind, number, sql) => {
    await behindItsBack(sql);
    expect((await check()).fault).toMatchObject({ kind, number });
  });

  function insertAs(number: number): string {
    return `INSERT INTO history (municipality_id, at, person_name, entity, entity_id, event, number, salt, content_hash, hash)
      SELECT municipality_id, at, person_name, entity, entity_id, event, ${number}, salt, content_hash, hash
      FROM history WHERE municipality_id = $town AND number = 5`;
  }
});

it('a writer waits for the chain only at its very end: an earlier one that has not written yet holds nobody up', async () => {
  await unitOfWork.run(town.tenant, async (slow) => {
    await slow.record({ entity: 'action', entityId: actionId, event: 'action.changed' });
    // Would wait for ever if the first one already held the head.
    await record('Snabb');
  });
  expect(await check()).toMatchObject({ rows: 7, fault: null });
});

function columnsOf(entry: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(entry).map(([name, value]) => [name.replace(/[A-Z]/g, (l) => `_${l.toLowerCase()}`), value]),
  );
}
