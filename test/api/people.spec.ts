import type { Person, PeoplePage, Session, Unit, UnitsPage } from '@kompassplan/contract';
import { UnitOfWork } from '../../backend/src/persistence/unit-of-work.js';
import { type Api, type Client, PASSWORD, type SeededMunicipality, startApi } from '../support/api-harness.js';
import { seedPlan } from '../support/seed-plan.js';

let api: Api;
let town: SeededMunicipality;
let admin: Client;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

// A municipality of its own for each test: people come and go here.
beforeEach(async () => {
  town = await api.seedMunicipality();
  await seedPlan(api.app.get(UnitOfWork), town);
  admin = await api.signInAs('administrator', town);
});

const everybody = async () => (await admin.get<PeoplePage>('/api/people')).body.items;
const find = async (id: string) => (await everybody()).find((person) => person.id === id) as Person;
const historyOf = (id: string) =>
  api.sqlAsOwner<{ event: string; person_name: string; changes: unknown }>(
    'SELECT event, person_name, changes, note FROM history WHERE entity_id = $1 ORDER BY id',
    [id],
  );

describe('people', () => {
  it('are listed with unit and open actions, in two statements besides the session however many there are', async () => {
    const { result, sql } = await api.statements(everybody);
    expect(result).toHaveLength(6);
    expect(result.find((person) => person.id === town.people.contributor.id)).toMatchObject({
      unit: { id: town.units[1]?.id, name: 'Omsorg' },
      openActions: 1,
      active: true,
      invited: true,
    });
    // open_session, BEGIN and tenant, the list, COMMIT
    expect(sql).toHaveLength(4);
  });

  it('are invited by a mail with a token in the same transaction; the token sets a password', async () => {
    const wish = { name: 'Nils Ny', email: `Nils.${town.id}@Ny.example`, role: 'manager', unitId: town.units[2]?.id };
    const reply = await admin.post<Person>('/api/people', wish);
    expect(reply.status).toBe(201);
    expect(reply.body).toMatchObject({ name: 'Nils Ny', invited: true, unit: { name: 'Skola' }, version: 1 });
    expect(reply.headers.get('etag')).toBe('"1"');

    const [mail] = await api.sqlAsOwner<{ kind: string; state: string; payload: { token: string; invitedBy: string } }>(
      'SELECT kind, state, payload FROM outbox_mail WHERE person_id = $1',
      [reply.body.id],
    );
    expect(mail).toMatchObject({ kind: 'invitation', payload: { invitedBy: town.people.administrator.name } });
    expect((await historyOf(reply.body.id)).map(({ event }) => event)).toEqual(['person.invited']);

    const newcomer = api.anonymous();
    const body = { token: mail?.payload.token, password: PASSWORD };
    const opened = await newcomer.post<Session>('/api/session/password', body);
    expect(opened.body.person).toMatchObject({ name: 'Nils Ny', email: wish.email.toLowerCase() });
    expect((await find(reply.body.id)).invited).toBe(false);
  });

  it('an invitation is good for a week', async () => {
    const wish = { name: 'Sen Sven', email: `sen.${town.id}@ny.example`, role: 'contributor' };
    const { body } = await admin.post<Person>('/api/people', wish);
    const [mail] = await api.sqlAsOwner<{ payload: { expiresAt: string } }>(
      'SELECT payload FROM outbox_mail WHERE person_id = $1',
      [body.id],
    );
    const days = (new Date(mail?.payload.expiresAt ?? 0).getTime() - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(6.9);
    expect(days).toBeLessThanOrEqual(7);
  });

  it('have one address each in the whole installation, and a refused invitation leaves nothing behind', async () => {
    for (const email of [town.people.manager.email, api.home.people.manager.email]) {
      const reply = await admin.post('/api/people', { name: 'Dubbel', email, role: 'contributor' });
      expect([reply.status, reply.body.code]).toEqual([409, 'email-taken']);
    }
    const mails = await api.sqlAsOwner('SELECT 1 FROM outbox_mail WHERE municipality_id = $1', [town.id]);
    expect(mails).toEqual([]);
  });

  it('cannot be put into a unit of another municipality', async () => {
    const foreign = api.home.units[0]?.id;
    const invited = await admin.post('/api/people', {
      name: 'X',
      email: 'x@x.example',
      role: 'manager',
      unitId: foreign,
    });
    expect([invited.status, invited.body.code]).toEqual([422, 'unit-unknown']);
    const { id, version } = await find(town.people.manager.id);
    const moved = await admin.patch(`/api/people/${id}`, { unitId: foreign }, { version });
    expect([moved.status, moved.body.code]).toEqual([422, 'unit-unknown']);
  });

  it('are changed with history, and the version tells that somebody was first', async () => {
    const { id } = town.people.contributor;
    const body = { role: 'manager', unitId: null, digest: 'off' };
    const reply = await admin.patch<Person>(`/api/people/${id}`, body, { version: 1 });
    expect(reply.body).toMatchObject({ role: 'manager', unit: null, digest: 'off', version: 2 });

    const late = await admin.patch(`/api/people/${id}`, { digest: 'daily' }, { version: 1 });
    expect(late.status).toBe(412);
    expect(late.body).toMatchObject({ code: 'stale-version', current: { id, version: 2, role: 'manager' } });
    const blind = await admin.patch(`/api/people/${id}`, { digest: 'daily' });
    expect([blind.status, blind.body.code]).toEqual([428, 'version-missing']);

    expect(await historyOf(id)).toEqual([
      {
        event: 'person.changed',
        note: null,
        person_name: town.people.administrator.name,
        changes: [
          { field: 'role', from: 'contributor', to: 'manager' },
          { field: 'unit', from: 'Omsorg', to: null },
          { field: 'digest', from: 'weekly', to: 'off' },
        ],
      },
    ]);
  });

  it('get another address, which is theirs alone; what was mailed to the old one opens nothing', async () => {
    const { id, email: old } = town.people.contributor;
    await api.sqlAsOwner('UPDATE person SET hard_bounces = 2 WHERE id = $1', [id]);
    await api.sqlAsOwner(
      `INSERT INTO one_time_token (token_hash, municipality_id, person_id, purpose, created_at, expires_at)
       VALUES ($1::text, $2, $1::text::uuid, 'signIn', now(), now() + interval '1 day')`,
      [id, town.id],
    );
    for (const email of [town.people.manager.email, api.home.people.manager.email]) {
      const reply = await admin.patch(`/api/people/${id}`, { email }, { version: 1 });
      expect([reply.status, reply.body.code]).toEqual([409, 'email-taken']);
    }
    expect(await find(id)).toMatchObject({ email: old, mailStopped: true, version: 1 });

    const email = `Rattad.${town.id}@Ny.example`;
    const reply = await admin.patch<Person>(`/api/people/${id}`, { email }, { version: 1 });
    expect(reply.body).toMatchObject({ email: email.toLowerCase(), mailStopped: false, version: 2 });
    expect((await historyOf(id)).map(({ changes }) => changes)).toEqual([
      [
        { field: 'email', from: old, to: email.toLowerCase() },
        { field: 'mailStopped', from: 'true', to: 'false' },
      ],
    ]);
    expect(await api.sqlAsOwner('SELECT 1 FROM one_time_token WHERE person_id = $1', [id])).toEqual([]);
    const coordinator = await api.signInAs('coordinator', town);
    expect((await coordinator.patch(`/api/people/${id}`, { email: old }, { version: 2 })).status).toBe(403);
  });

  it('of two who change the same version at once, one wins', async () => {
    const { id } = town.people.contributor;
    const replies = await Promise.all(
      ['daily', 'off'].map((digest) => admin.patch(`/api/people/${id}`, { digest }, { version: 1 })),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect(await historyOf(id)).toHaveLength(1);
  });
});

describe('somebody who runs the municipality', () => {
  it('cannot be oneself or the last administrator', async () => {
    const self = await find(town.people.administrator.id);
    const off = await admin.patch(`/api/people/${self.id}`, { active: false }, { version: self.version });
    expect([off.status, off.body.code]).toEqual([422, 'person-is-yourself']);
    const down = await admin.patch(`/api/people/${self.id}`, { role: 'manager' }, { version: self.version });
    expect([down.status, down.body.code]).toEqual([422, 'last-administrator']);
  });

  it('two administrators who demote each other at once leave one', async () => {
    const { id } = town.people.leadership;
    await admin.patch(`/api/people/${id}`, { role: 'administrator' }, { version: 1 });
    const second = await api.signInAsPerson(town, id);
    const replies = await Promise.all([
      admin.patch(`/api/people/${id}`, { role: 'leadership' }, { version: 2 }),
      second.patch(`/api/people/${town.people.administrator.id}`, { role: 'leadership' }, { version: 1 }),
    ]);
    // The later one finds that it is the last, or that it is no administrator any more.
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    const [{ left } = { left: 0 }] = await api.sqlAsOwner<{ left: number }>(
      `SELECT count(*)::int AS left FROM person WHERE municipality_id = $1 AND role = 'administrator' AND active`,
      [town.id],
    );
    expect(left).toBe(1);
  });
});

describe('units', () => {
  it('are listed with their people, and added below others', async () => {
    const wish = { name: 'Hemtjänst', parentId: town.units[1]?.id, managerId: town.people.manager.id };
    const added = await admin.post<Unit>('/api/units', wish);
    expect(added.status).toBe(201);
    expect(added.body).toMatchObject({ ...wish, managerName: town.people.manager.name, people: 0 });
    const { items } = (await admin.get<UnitsPage>('/api/units')).body;
    expect(items.map(({ name, people }) => [name, people])).toEqual([
      ['Hemtjänst', 0],
      ['Kommunledning', 0],
      ['Omsorg', 6],
      ['Skola', 0],
    ]);
    expect(await historyOf(added.body.id)).toMatchObject([
      { event: 'unit.added', person_name: town.people.administrator.name, note: 'Hemtjänst' },
    ]);
    // A manager of the unit above reaches it.
    const manager = await api.signInAs('manager', town);
    expect((await manager.get<Session>('/api/session')).body.person.unitIds).toContain(added.body.id);
  });

  it('have names of their own, and parents and managers of their own municipality', async () => {
    expect((await admin.post('/api/units', { name: 'Skola' })).body).toMatchObject({
      code: 'unit-name-taken',
      status: 409,
      title: 'Det finns redan en enhet som heter Skola.',
    });
    const foreign = { parentId: api.home.units[0]?.id, managerId: api.home.people.manager.id };
    expect((await admin.post('/api/units', { name: 'A', parentId: foreign.parentId })).body.code).toBe('unit-unknown');
    expect((await admin.post('/api/units', { name: 'B', managerId: foreign.managerId })).body.code).toBe(
      'person-unknown',
    );
  });

  it('are renamed, moved and given a manager, with history and a version', async () => {
    const [top, , school] = town.units;
    const path = `/api/units/${school?.id}`;
    const wish = { name: 'Skola och fritid', parentId: top?.id, managerId: town.people.manager.id };
    const changed = await admin.patch<Unit>(path, wish, { version: 1 });
    expect(changed.body).toMatchObject({ ...wish, managerName: town.people.manager.name, version: 2 });
    const [entry] = await historyOf(school?.id ?? '');
    expect(entry).toMatchObject({ event: 'unit.changed', person_name: town.people.administrator.name });
    expect(entry?.changes).toContainEqual({ field: 'name', from: 'Skola', to: 'Skola och fritid' });

    expect((await admin.patch(path, { name: 'X' }, { version: 1 })).status).toBe(412);
    expect((await admin.patch(path, { name: 'X' })).status).toBe(428);
    const same = await admin.patch<Unit>(path, wish, { version: 2 });
    expect(same.body.version).toBe(2);
  });

  it('never lie below themselves, nor below a unit of another municipality', async () => {
    const [top, care] = town.units;
    await api.sqlAsOwner('UPDATE unit SET parent_id = $1 WHERE id = $2', [top?.id, care?.id]);
    for (const parentId of [top?.id, care?.id]) {
      const reply = await admin.patch(`/api/units/${top?.id}`, { parentId }, { version: 1 });
      expect([reply.status, reply.body.code]).toEqual([422, 'unit-cycle']);
    }
    const foreign = await admin.patch(`/api/units/${top?.id}`, { parentId: api.home.units[0]?.id }, { version: 1 });
    expect([foreign.status, foreign.body.code]).toEqual([422, 'unit-unknown']);
    const taken = await admin.patch(`/api/units/${top?.id}`, { name: 'Skola' }, { version: 1 });
    expect([taken.status, taken.body.code]).toEqual([409, 'unit-name-taken']);
    const stranger = await admin.patch(`/api/units/${api.home.units[0]?.id}`, { name: 'X' }, { version: 1 });
    expect(stranger.status).toBe(404);
  });

  it('are closed, and what they have goes where it was said, with history', async () => {
    const [top, care, school] = town.units;
    const kitchen = (await admin.post<Unit>('/api/units', { name: 'Kök', parentId: care?.id })).body;
    const path = `/api/units/${care?.id}/close`;
    expect((await admin.post(path, { intoId: null }, { version: 1 })).body).toMatchObject({ code: 'unit-not-empty' });
    for (const intoId of [care?.id, kitchen.id]) {
      expect((await admin.post(path, { intoId }, { version: 1 })).body).toMatchObject({ code: 'unit-cycle' });
    }
    const foreign = await admin.post(path, { intoId: api.home.units[0]?.id }, { version: 1 });
    expect(foreign.body).toMatchObject({ code: 'unit-unknown' });
    expect((await admin.post(path, { intoId: top?.id }, { version: 9 })).status).toBe(412);

    expect((await admin.post(path, { intoId: school?.id }, { version: 1 })).status).toBe(204);
    const { items } = (await admin.get<UnitsPage>('/api/units')).body;
    expect(items.map(({ name, people, parentId }) => [name, people, parentId])).toEqual([
      ['Kommunledning', 0, null],
      ['Kök', 0, school?.id],
      ['Skola', 6, top?.id],
    ]);
    const left = await api.sqlAsOwner('SELECT 1 FROM action WHERE unit_id = $1', [care?.id]);
    expect(left).toEqual([]);
    expect(await historyOf(care?.id ?? '')).toMatchObject([{ event: 'unit.closed', note: 'Omsorg' }]);
    expect(await historyOf(town.people.manager.id)).toMatchObject([
      { event: 'person.changed', changes: [{ field: 'unit', from: 'Omsorg', to: 'Skola' }] },
    ]);
    expect((await admin.post(`/api/units/${kitchen.id}/close`, { intoId: null }, { version: 2 })).status).toBe(204);
  });
});
