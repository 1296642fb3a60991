import type { Session } from '@kompassplan/contract';
import { type Api, type Client, type Json, PASSWORD, startApi } from '../support/api-harness.js';

let api: Api;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const signIn = (client: Client, email: string, password = PASSWORD, headers: Record<string, string> = {}) =>
  client.post('/api/session', { email, password }, { headers });

/** The token in the newest mail of the outbox to this person. */
async function tokenFor(personId: string, kind: string): Promise<string> {
  const [mail] = await api.sqlAsOwner<{ payload: { token: string } }>(
    'SELECT payload FROM outbox_mail WHERE person_id = $1 AND kind = $2 ORDER BY created_at DESC, id DESC LIMIT 1',
    [personId, kind],
  );
  return mail?.payload.token ?? '';
}

describe('signing in with a password', () => {
  it('opens a session with the rights of the role', async () => {
    const client = api.anonymous();
    const { manager } = api.home.people;
    const reply = await client.post<Session>('/api/session', {
      email: ` ${manager.email.toUpperCase()} `,
      password: PASSWORD,
    });

    expect(reply.status).toBe(200);
    expect(reply.body.person).toMatchObject({ id: manager.id, role: 'manager', unit: { name: 'Omsorg' } });
    expect(reply.body.person.unitIds).toEqual([api.home.units[1]?.id]);
    expect(reply.body.permissions).toContain('action.edit');
    expect(reply.body.permissions).not.toContain('people.edit');
    expect((await client.get('/api/session')).body).toEqual(reply.body);
  });

  it('gives a cookie that scripts cannot read and other sites do not send', async () => {
    const reply = await signIn(api.anonymous(), api.home.people.manager.email);
    const cookies = reply.headers.getSetCookie();
    const session = cookies.find((cookie) => cookie.startsWith('kp_session='));
    const xsrf = cookies.find((cookie) => cookie.startsWith('XSRF-TOKEN='));

    expect(session).toMatch(/HttpOnly/);
    expect(session).toMatch(/SameSite=Lax/);
    expect(xsrf).not.toMatch(/HttpOnly/);
    // On loopback there is no TLS; session-cookie.spec.ts looks at a public address.
    expect(session).not.toMatch(/Secure/);
  });

  it('keeps only a hash of the token', async () => {
    const client = api.anonymous();
    await signIn(client, api.home.people.leadership.email);
    const token = client.cookies.get('kp_session') ?? '';
    const rows = await api.sqlAsOwner<{ token_hash: string }>('SELECT token_hash FROM session');

    expect(token.length).toBeGreaterThanOrEqual(43); // 256 bits
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.some((row) => row.token_hash === token)).toBe(false);
  });

  it('says the same of a wrong password, an unknown address and a person switched off', async () => {
    const off = api.home.people.evaluator;
    await api.sqlAsOwner('UPDATE person SET active = false WHERE id = $1', [off.id]);
    const replies = [
      await signIn(api.anonymous(), api.home.people.manager.email, 'fel lösenord'),
      await signIn(api.anonymous(), 'ingen@alls.example'),
      await signIn(api.anonymous(), off.email),
    ];
    await api.sqlAsOwner('UPDATE person SET active = true WHERE id = $1', [off.id]);

    expect(replies.map((reply) => reply.status)).toEqual([401, 401, 401]);
    expect(new Set(replies.map((reply) => JSON.stringify(reply.body))).size).toBe(1);
    expect(replies[0]?.body).toMatchObject({ code: 'wrong-credentials' });
  });

  it('takes about as long for an unknown address as for a wrong password', async () => {
    const time = async (email: string) => {
      const started = performance.now();
      for (let i = 0; i < 8; i += 1) await signIn(api.anonymous(), email.replace('@', `+${i}@`), 'fel lösenord');
      return performance.now() - started;
    };
    await time('uppvarmning@alls.example');
    const addresses = Array.from({ length: 8 }, (_, i) => `lika+${i}@by1.example`);
    for (const [i, email] of addresses.entries()) {
      await api.sqlAsOwner(
        `INSERT INTO person (id, municipality_id, name, email, role, password_hash)
         SELECT gen_random_uuid(), municipality_id, 'Lika ' || $2, $1, 'contributor', password_hash FROM person WHERE id = $3`,
        [email, i, api.home.people.manager.id],
      );
    }
    const known = await time('lika@by1.example');
    const unknown = await time('okand@by1.example');

    // Without the dummy hash the unknown ones take about a tenth; the span leaves room for a busy machine.
    expect(unknown / known).toBeGreaterThan(0.33);
    expect(unknown / known).toBeLessThan(3);
  });

  it('makes a new token each time and ends the one before', async () => {
    const client = api.anonymous();
    await signIn(client, api.home.people.coordinator.email);
    const before = client.cookies.get('kp_session') ?? '';
    await signIn(client, api.home.people.coordinator.email);

    expect(client.cookies.get('kp_session')).not.toBe(before);
    const old = api.anonymous();
    old.cookies.set('kp_session', before);
    expect((await old.get('/api/session')).status).toBe(401);
  });

  it('refuses fields that the contract does not know, with a pointer to each', async () => {
    const reply = await api.anonymous().post('/api/session', { email: 'x', password: 'y', role: 'administrator' });

    expect(reply.status).toBe(422);
    expect(reply.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(reply.body.code).toBe('invalid-input');
    expect(reply.body.errors.map((e: Json) => [e.pointer, e.code])).toEqual([
      ['/email', 'wrong-format'],
      ['/role', 'unknown'],
    ]);
  });

  it('stops the eleventh try of an address within a quarter of an hour, the right one as well', async () => {
    const email = api.home.people.administrator.email;
    for (let i = 0; i < 10; i += 1) expect((await signIn(api.anonymous(), email, 'fel lösenord')).status).toBe(401);
    const refused = await signIn(api.anonymous(), email);

    expect(refused.status).toBe(429);
    expect(refused.body.code).toBe('too-many-attempts');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    // Others are not locked out, and neither is this one for ever.
    expect((await signIn(api.anonymous(), api.home.people.manager.email)).status).toBe(200);
    api.clock.advance({ minutes: 16 });
    expect((await signIn(api.anonymous(), email)).status).toBe(200);
  });

  it('counts tries that come at the same moment', async () => {
    const replies = await Promise.all(
      Array.from({ length: 30 }, () => signIn(api.anonymous(), 'skur@by1.example', 'fel lösenord')),
    );
    expect(replies.filter((reply) => reply.status === 401)).toHaveLength(10);
    expect(replies.filter((reply) => reply.status === 429)).toHaveLength(20);
  });

  it('stops one who tries many addresses from one place', async () => {
    api.clock.advance({ minutes: 16 });
    const statuses: number[] = [];
    for (let n = 0; n < 62; n += 1) {
      statuses.push((await signIn(api.anonymous(), `gissning${n}@by1.example`, 'fel lösenord')).status);
    }
    expect(statuses.filter((status) => status === 401)).toHaveLength(60);
    expect(statuses.slice(60)).toEqual([429, 429]);
    api.clock.advance({ minutes: 16 });
  });

  it('keeps neither e-mail nor network addresses of tries', async () => {
    const rows = await api.sqlAsOwner('SELECT * FROM sign_in_attempt');
    expect(JSON.stringify(rows)).not.toMatch(/example|127\.0\.0\.1/);
  });
});

describe('a session', () => {
  it('ends when signed out', async () => {
    const client = await api.signInAs('coordinator');
    const token = client.cookies.get('kp_session') ?? '';
    expect((await client.delete('/api/session')).status).toBe(204);
    expect(client.cookies.has('kp_session')).toBe(false);

    client.cookies.set('kp_session', token);
    expect((await client.get('/api/session')).status).toBe(401);
  });

  it('ends after twelve idle hours, but not while it is used', async () => {
    const client = await api.signInAs('coordinator');
    for (let i = 0; i < 3; i += 1) {
      api.clock.advance({ hours: 11 });
      expect((await client.get('/api/session')).status).toBe(200);
    }
    api.clock.advance({ hours: 13 });
    expect((await client.get('/api/session')).status).toBe(401);
  });

  it('ends after seven days even when it is used', async () => {
    const client = await api.signInAs('coordinator');
    for (let hours = 0; hours < 7 * 24 - 10; hours += 10) {
      api.clock.advance({ hours: 10 });
      expect((await client.get('/api/session')).status).toBe(200);
    }
    api.clock.advance({ hours: 10 });
    expect((await client.get('/api/session')).status).toBe(401);
  });

  it('ends when the person is switched off', async () => {
    const client = await api.signInAs('evaluator');
    await api.sqlAsOwner('UPDATE person SET active = false WHERE id = $1', [api.home.people.evaluator.id]);
    expect((await client.get('/api/session')).status).toBe(401);
    await api.sqlAsOwner('UPDATE person SET active = true WHERE id = $1', [api.home.people.evaluator.id]);
  });

  it('follows a change of role at once', async () => {
    const client = await api.signInAs('evaluator');
    expect((await client.get('/api/people')).status).toBe(403);
    await api.sqlAsOwner(`UPDATE person SET role = 'leadership' WHERE id = $1`, [api.home.people.evaluator.id]);
    expect((await client.get('/api/people')).status).toBe(200);
    await api.sqlAsOwner(`UPDATE person SET role = 'evaluator' WHERE id = $1`, [api.home.people.evaluator.id]);
  });

  it('lets people choose their own mails', async () => {
    const client = await api.signInAs('leadership');
    expect((await client.get('/api/session')).body.person).toMatchObject({ digest: 'weekly' });
    const wish = { digest: 'daily' };
    expect((await client.patch('/api/session', wish)).body.person).toMatchObject(wish);
    expect((await client.get('/api/session')).body.person).toMatchObject(wish);
    expect((await client.patch('/api/session', { digest: 'hourly' })).status).toBe(422);
    const history = await api.sqlAsOwner<{ changes: object[] }>(
      'SELECT changes FROM history WHERE entity_id = $1 ORDER BY at, id',
      [api.home.people.leadership.id],
    );
    expect(history.map(({ changes }) => changes)).toEqual([[{ field: 'digest', from: 'weekly', to: 'daily' }]]);
  });

  it('lets people change their own name and language, with history, and speaks that language', async () => {
    const client = await api.signInAs('contributor');
    const reply = await client.patch('/api/session', { language: 'en', name: 'New Name' });
    expect(reply.status).toBe(200);
    expect(reply.body.person).toMatchObject({ language: 'en', name: 'New Name' });
    expect((await client.post('/api/units', { name: 'x' })).body.title).toBe('You are not allowed to do this.');

    const history = await api.sqlAsOwner('SELECT event, changes FROM history WHERE entity_id = $1', [
      api.home.people.contributor.id,
    ]);
    expect(history).toEqual([
      {
        event: 'person.changed',
        changes: [
          { field: 'name', from: 'contributor 1', to: 'New Name' },
          { field: 'language', from: 'sv', to: 'en' },
        ],
      },
    ]);
  });
});

describe('requests from elsewhere', () => {
  const body = { language: 'sv' };

  it('a writing request needs the XSRF token of its own session', async () => {
    const client = await api.signInAs('coordinator');
    const other = await api.signInAs('coordinator');
    const foreign = other.cookies.get('XSRF-TOKEN') ?? '';
    for (const token of ['', 'x', foreign]) {
      const reply = await client.patch('/api/session', body, { headers: { 'x-xsrf-token': token } });
      expect([reply.status, reply.body.code]).toEqual([403, 'csrf']);
    }
    expect((await client.patch('/api/session', body)).status).toBe(200);
  });

  it.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['an origin that looks alike', { origin: 'http://localhost:4300.evil.example' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbouring host', { 'sec-fetch-site': 'same-site' }],
  ])('a writing request from %s is refused, even with a good token', async (_, headers) => {
    const client = await api.signInAs('coordinator');
    const reply = await client.patch('/api/session', body, { headers: headers as Record<string, string> });
    expect([reply.status, reply.body.code]).toEqual([403, 'csrf']);
    const anonymous = await signIn(
      api.anonymous(),
      api.home.people.manager.email,
      PASSWORD,
      headers as Record<string, string>,
    );
    expect(anonymous.status).toBe(403);
  });

  it('our own pages pass, under every name of this computer', async () => {
    const client = await api.signInAs('coordinator');
    for (const origin of [api.env.publicUrl, api.address]) {
      const reply = await client.patch('/api/session', body, { headers: { origin, 'sec-fetch-site': 'same-origin' } });
      expect(reply.status).toBe(200);
    }
  });
});

describe('signing in with a link', () => {
  it('sends one to a known address, says the same to everybody, and signs in once', async () => {
    const { manager } = api.home.people;
    const known = await api.anonymous().post('/api/session/link', { email: manager.email });
    const unknown = await api.anonymous().post('/api/session/link', { email: 'ingen@alls.example' });
    expect([known.status, known.body]).toEqual([202, null]);
    expect([unknown.status, unknown.body]).toEqual([202, null]);

    const token = await tokenFor(manager.id, 'signInLink');
    const client = api.anonymous();
    const reply = await client.post<Session>('/api/session/redeem', { token });
    expect(reply.status).toBe(200);
    expect(reply.body.person.id).toBe(manager.id);
    expect((await client.get('/api/session')).status).toBe(200);

    const again = await api.anonymous().post('/api/session/redeem', { token });
    expect([again.status, again.body.code]).toEqual([410, 'link-expired']);
  });

  it('signs in one of two who use the same link at once', async () => {
    const { leadership } = api.home.people;
    await api.anonymous().post('/api/session/link', { email: leadership.email });
    const token = await tokenFor(leadership.id, 'signInLink');
    const replies = await Promise.all([1, 2, 3].map(() => api.anonymous().post('/api/session/redeem', { token })));
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 410, 410]);
  });

  it('is good for a quarter of an hour', async () => {
    const { leadership } = api.home.people;
    await api.anonymous().post('/api/session/link', { email: leadership.email });
    const token = await tokenFor(leadership.id, 'signInLink');
    api.clock.advance({ minutes: 16 });
    expect((await api.anonymous().post('/api/session/redeem', { token })).status).toBe(410);
  });

  it('is sent at most five times in a quarter of an hour, known or not', async () => {
    for (const email of [api.home.people.contributor.email, 'okand@alls.example']) {
      const statuses: number[] = [];
      for (let i = 0; i < 6; i += 1) statuses.push((await api.anonymous().post('/api/session/link', { email })).status);
      expect(statuses).toEqual([202, 202, 202, 202, 202, 429]);
    }
  });

  it('sets a password that is not easy to guess, ends the other sessions, and keeps the link when it refuses', async () => {
    const { coordinator } = api.home.people;
    const elsewhere = await api.signInAs('coordinator');
    await api.anonymous().post('/api/session/link', { email: coordinator.email });
    const token = await tokenFor(coordinator.id, 'signInLink');
    const set = (password: string) => api.anonymous().post('/api/session/password', { token, password });

    // Looking, as often as one likes, neither uses the link up nor tells whose it is.
    const look = () => api.anonymous().get(`/api/session/link/${token}`);
    for (const reply of [await look(), await look()]) expect([reply.status, reply.body ?? '']).toEqual([204, '']);

    expect((await set('kort')).status).toBe(422);
    expect((await set('Lösenord123!')).body.code).toBe('password-too-common');
    expect((await set('abcdefghij')).body.code).toBe('password-too-common');
    expect((await set(coordinator.email)).body.code).toBe('password-like-name');
    expect((await elsewhere.get('/api/session')).status).toBe(200);

    expect((await look()).status).toBe(204);
    expect((await set('fyra helt vanliga ord')).status).toBe(200);
    for (const gone of [token, 'x'.repeat(43), 'kort']) {
      const reply = await api.anonymous().get(`/api/session/link/${gone}`);
      expect([reply.status, reply.body.code]).toEqual([410, 'link-expired']);
    }
    expect((await elsewhere.get('/api/session')).status).toBe(401);
    expect((await signIn(api.anonymous(), coordinator.email)).status).toBe(401);
    expect((await signIn(api.anonymous(), coordinator.email, 'fyra helt vanliga ord')).status).toBe(200);
  });
});

describe('the sample', () => {
  it('is not there without a sample municipality', async () => {
    expect((await api.anonymous().get('/api/demo')).body).toEqual({
      available: false,
      municipality: null,
      accounts: [],
      plan: null,
    });
    expect((await api.anonymous().post('/api/demo/session', { role: 'administrator' })).status).toBe(404);
  });

  it('opens as the role that one picks', async () => {
    const sample = await api.seedMunicipality('Ekviks kommun');
    await api.sqlAsOwner('UPDATE municipality SET sample = true WHERE id = $1', [sample.id]);
    await api.sqlAsOwner(`UPDATE person SET email = 'chef@ekvik.example' WHERE id = $1`, [sample.people.manager.id]);
    const demo = await api.anonymous().get('/api/demo');
    expect(demo.body).toMatchObject({
      available: true,
      municipality: 'Ekviks kommun',
      accounts: [{ role: 'manager' }],
      plan: null,
    });

    const client = api.anonymous();
    const opened = await client.post<Session>('/api/demo/session', { role: 'manager' });
    expect(opened.body.municipality.id).toBe(sample.id);
    expect((await api.anonymous().post('/api/demo/session', { role: 'administrator' })).status).toBe(404);
  });
});
