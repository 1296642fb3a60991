import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Controller, Get } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { RouteTable } from '../../backend/src/http/route-table.js';
import { pathOf } from '../../backend/src/http/logging.module.js';
import { type Api, startApi } from '../support/api-harness.js';

let api: Api;
let frontend: string;

beforeAll(async () => {
  frontend = mkdtempSync(join(tmpdir(), 'kompassplan pages '));
  writeFileSync(join(frontend, 'index.html'), '<!doctype html><title>Kompassplan</title>');
  mkdirSync(join(frontend, 'media'));
  writeFileSync(join(frontend, 'main-ABCDEF12.js'), 'export {};');
  api = await startApi({ env: { frontendDir: frontend } });
});
afterAll(async () => {
  await api.close();
  rmSync(frontend, { recursive: true });
});

describe('a refusal', () => {
  it('is problem+json in the language that is asked for', async () => {
    const say = async (language: string) => {
      const reply = await api.anonymous().get('/api/nowhere', { headers: { 'accept-language': language } });
      expect(reply.status).toBe(404);
      expect(reply.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
      return reply.body.title as string;
    };
    expect(await say('sv')).toMatch(/^Det du söker/);
    expect(await say('en-US,en;q=0.9')).toMatch(/^What you are/);
    expect(await say('de,en;q=0.5,sv;q=0.8')).toMatch(/^Det du söker/);
    expect(await say('fi')).toMatch(/^Det du söker/);
  });

  it.each([
    ['cut off', '{"email":', 'application/json', 400, 'malformed-json'],
    ['too long', `{"email":"${'x'.repeat(1_100_000)}"}`, 'application/json', 413, 'too-large'],
    ['a form', 'email=a', 'application/x-www-form-urlencoded', 422, 'invalid-input'],
    ['bare text', '"text"', 'application/json', 400, 'malformed-json'],
    ['a list', '[]', 'application/json', 422, 'invalid-input'],
  ])('of a body that is %s', async (_, body, type, status, code) => {
    const response = await fetch(`${api.address}/api/session`, {
      method: 'POST',
      headers: { 'content-type': type },
      body,
    });
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([status, code]);
  });

  it('is kept by nobody: what is refused today may be allowed tomorrow', async () => {
    const manager = await api.signInAs('manager');
    const refusals = [
      await api.anonymous().get('/api/session'),
      await manager.get('/api/mailbox'),
      await manager.get('/api/nowhere'),
      await manager.post('/api/actions', {}),
    ];
    expect(refusals.map(({ status, headers }) => [status, headers.get('cache-control')])).toEqual(
      [401, 403, 404, 422].map((status) => [status, 'no-store']),
    );
  });

  it('that we did not foresee tells nothing of itself', async () => {
    const dataSource = api.app.get(DataSource);
    const query = dataSource.query.bind(dataSource);
    Object.assign(dataSource, { query: () => Promise.reject(new Error('relation "person" at 10.0.0.1 is gone')) });
    try {
      const reply = await (await api.signInAs('manager')).get('/api/session');
      expect(reply.status).toBe(500);
      expect(reply.body).toEqual({
        type: 'about:blank',
        title: 'Något gick fel hos oss. Ingenting sparades. Försök igen om en stund.',
        status: 500,
        code: 'internal',
      });
    } finally {
      Object.assign(dataSource, { query });
    }
  });
});

describe('a reply', () => {
  it('carries the headers that keep a browser out of trouble', async () => {
    const { headers } = await api.anonymous().get('/api/health/live');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/script-src 'self';/);
    expect(policy).toMatch(/frame-ancestors 'none'/);
    expect(policy).toMatch(/object-src 'none'/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.has('x-powered-by')).toBe(false);
  });

  it('readiness asks the database for its migrations', async () => {
    const ready = await api.anonymous().get('/api/health/ready');
    expect([ready.status, ready.body]).toEqual([200, { status: 'ok', checks: { database: 'ok', migrations: 'ok' } }]);
    await api.sqlAsOwner(`UPDATE schema_migration SET name = name || '?'`);
    const behind = await api.anonymous().get('/api/health/ready');
    await api.sqlAsOwner(`UPDATE schema_migration SET name = rtrim(name, '?')`);
    expect([behind.status, behind.body.checks]).toEqual([503, { database: 'ok', migrations: 'failing' }]);
  });
});

describe('the pages', () => {
  it('answer under every address that is not the API', async () => {
    for (const path of ['/', '/plan', '/lank/abc', '/svar/x.y-z']) {
      const reply = await api.anonymous().get<string>(path);
      expect([path, reply.status, reply.body]).toEqual([path, 200, '<!doctype html><title>Kompassplan</title>']);
      expect(reply.headers.get('cache-control')).toBe('no-cache');
    }
    expect((await api.anonymous().get('/api/plan')).status).toBe(404);
    expect((await api.anonymous().get('/missing.js')).status).toBe(404);
    expect((await api.anonymous().post('/plan')).status).toBe(404);
  });

  it('are cached for long when their name tells their content', async () => {
    const reply = await api.anonymous().get('/main-ABCDEF12.js');
    expect(reply.headers.get('cache-control')).toMatch(/immutable/);
  });

  it('do not show what lies outside their folder', async () => {
    for (const path of ['/../package.json', '/%2e%2e/package.json', '/..%2fpackage.json', '/.env']) {
      const reply = await api.anonymous().get<string>(path);
      expect(JSON.stringify(reply.body)).not.toMatch(/workspaces|dependencies/);
    }
  });
});

describe('the log', () => {
  it('keeps no query and no token of an address', () => {
    expect(pathOf('/api/actions?q=Anna')).toBe('/api/actions');
    expect(pathOf('/api/mail-links/Zx8dkW3aPq0mVb7rT5yU1oLs9cNf2eHj')).toBe('/api/mail-links/…');
    const id = '01a20b81-f2b8-73dd-a92d-88e2ed44a267';
    expect(pathOf(`/api/actions/${id}/history`)).toBe(`/api/actions/${id}/history`);
  });
});

describe('a route that does not say who may use it', () => {
  it('keeps the application from starting', async () => {
    @Controller('api/forgotten')
    class ForgottenController {
      @Get()
      show(): string {
        return 'for whom?';
      }
    }
    const start = NestFactory.create(
      { module: class {}, imports: [DiscoveryModule], controllers: [ForgottenController], providers: [RouteTable] },
      { logger: false, abortOnError: false },
    ).then((app) => app.init());
    await expect(start).rejects.toThrow(/GET \/api\/forgotten \(ForgottenController\.show\)/);
  });
});
