import { UnitOfWork } from '../../backend/src/persistence/unit-of-work.js';
import { checkChain } from '../../backend/src/persistence/history-chain.query.js';
import { type Api, type Client, type Json, startApi } from '../support/api-harness.js';
import { checkHistoryCommand } from '../support/history-command.js';
import { plan } from '../support/reminder-plan.js';

/*
 * 20 clients share 200 edits of the same 10 actions, over HTTP. Each edit adds its own sign to what stands in the description, for the
 * version that its client has seen; who is refused reads again and tries again. So a lost update would be a lost sign.
 */
const CLIENTS = 20;
const EDITS = 200;
let api: Api;
let ids: string[];

beforeAll(async () => {
  api = await startApi();
  ids = await plan(
    api,
    api.home,
    Array.from({ length: 10 }, () => ({ ownerId: api.home.people.contributor.id, due: '2026-03-07' })),
  );
});
afterAll(() => api.close());

const sign = (edit: number) => `<${edit}>`;

/** Until it is accepted. @returns how often the server said that somebody else was faster */
async function edit(client: Client, id: string, number: number): Promise<number> {
  let seen = (await client.get<Json>(`/api/actions/${id}`)).body;
  for (let refused = 0; ; refused += 1) {
    const description = `${seen.description ?? ''}${sign(number)}`;
    const reply = await client.patch<Json>(`/api/actions/${id}`, { description }, { version: seen.version });
    if (reply.status === 200) return refused;
    expect([reply.status, reply.body.code]).toEqual([412, 'stale-version']);
    seen = reply.body.current;
  }
}

it('200 edits of 10 actions by 20 clients: none is lost, history has every one of them, and the chain holds', async () => {
  const clients = await Promise.all(
    Array.from({ length: CLIENTS }, (_, n) => api.signInAs(n % 2 === 0 ? 'coordinator' : 'administrator')),
  );
  const before = await api.app.get(UnitOfWork).read(api.home.tenant, checkChain);
  const refusals = await Promise.all(
    clients.map(async (client, n) => {
      let refused = 0;
      for (let turn = 0; turn < EDITS / CLIENTS; turn += 1) {
        const number = turn * CLIENTS + n;
        refused += await edit(client, ids[number % ids.length] ?? '', number);
      }
      return refused;
    }),
  );
  // Otherwise nobody got in anybody's way, and the test showed nothing.
  expect(refusals.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);

  const [reader] = clients;
  const told = new Set<string>();
  for (const id of ids) {
    const action = (await reader!.get<Json>(`/api/actions/${id}`)).body;
    const signs: string[] = action.description.match(/<\d+>/g);
    expect(signs).toHaveLength(EDITS / ids.length);
    expect(action.version).toBe(1 + signs.length);
    for (const one of signs) told.add(one);
    // Each entry goes on from the one before, up to what stands now.
    const { items } = (await reader!.get<Json>(`/api/actions/${id}/history?field=description`)).body;
    const steps = items.map(({ changes }: Json) => changes[0]).reverse();
    expect(steps).toEqual(
      signs.map((_, n) => ({
        field: 'description',
        from: n === 0 ? null : signs.slice(0, n).join(''),
        to: signs.slice(0, n + 1).join(''),
      })),
    );
  }
  expect(told.size).toBe(EDITS);

  const after = await api.app.get(UnitOfWork).read(api.home.tenant, checkChain);
  expect(after).toMatchObject({ rows: before.rows + EDITS, fault: null });
});

describe('the check', () => {
  it('tells the operator and the coordinator that nothing was altered, and where the chain ends', async () => {
    const { hash, rows } = await api.app.get(UnitOfWork).read(api.home.tenant, checkChain);
    const { code, lines, complaint } = await checkHistoryCommand(api);
    expect([code, complaint]).toEqual([0, '']);
    expect(lines).toEqual([expect.stringContaining(`${api.home.name}: Kedjan är hel: ${rows} händelser`)]);
    expect(lines[0]).toContain(hash);
    const reply = await (await api.signInAs('coordinator')).get('/api/history/check');
    expect(reply.body).toMatchObject({ rows, hash, fault: null });
  });

  it.each([
    ['ändrad', 'altered', `UPDATE history SET note = 'förfalskad'`],
    ['borttagen', 'removed', 'DELETE FROM history'],
  ])('finds a row that the superuser has made %s, and names it', async (word, kind, sql) => {
    const neighbour = await api.seedMunicipality(`Grannby ${kind}`);
    const entry = { entity: 'person', entityId: neighbour.people.manager.id, event: 'person.changed' };
    for (let n = 0; n < 3; n += 1) await api.app.get(UnitOfWork).run(neighbour.tenant, (tx) => tx.record(entry));
    await api.sqlAsOwner(`${sql} WHERE municipality_id = $1 AND number = 2`, [neighbour.id]);
    const { code, lines } = await checkHistoryCommand(api);
    expect(code).toBe(1);
    expect(lines.find((line) => line.startsWith(neighbour.name))).toContain(`händelse 2 är ${word}`);
    expect(lines.find((line) => line.startsWith(api.home.name))).toContain('Kedjan är hel');
    const reply = await (await api.signInAs('administrator', neighbour)).get('/api/history/check');
    expect(reply.body).toMatchObject({ rows: 1, fault: { kind, number: 2 } });
  });

  it('finds a chain that was cut off together with its head, once its end was written down', async () => {
    const town = await api.seedMunicipality('Avkortad');
    const entry = { entity: 'person', entityId: town.people.manager.id, event: 'person.changed' };
    for (let n = 0; n < 3; n += 1) await api.app.get(UnitOfWork).run(town.tenant, (tx) => tx.record(entry));
    const { hash } = await api.app.get(UnitOfWork).read(town.tenant, checkChain);
    await api.app.get(UnitOfWork).run(town.tenant, (tx) => tx.record(entry));
    const missing = (lines: readonly string[]) => lines.filter((line) => line.includes('finns inte längre'));
    expect(missing((await checkHistoryCommand(api, [hash])).lines)).toEqual([]);

    await api.sqlAsOwner('DELETE FROM history WHERE municipality_id = $1 AND number >= 3', [town.id]);
    await api.sqlAsOwner(
      `UPDATE history_head SET number = 2, hash = (SELECT hash FROM history WHERE municipality_id = $1 AND number = 2)
       WHERE municipality_id = $1`,
      [town.id],
    );
    const { code, lines } = await checkHistoryCommand(api, [hash]);
    expect(lines.find((line) => line.startsWith('Avkortad'))).toContain('Kedjan är hel');
    expect(missing(lines)).toEqual([expect.stringContaining(hash)]);
    expect(code).toBe(1);
  });
});
