import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Route, ROUTES } from '@kompassplan/contract';
import { format } from 'prettier';
import { type Api, type Json, startApi } from '../support/api-harness.js';

const COMMITTED = join(import.meta.dirname, '../../backend/openapi.json');

let api: Api;
let document: Json;

beforeAll(async () => {
  api = await startApi();
  document = (await api.anonymous().get('/api/openapi.json')).body;
});
afterAll(() => api.close());

describe('the OpenAPI document', () => {
  it('names every route of the contract, and nothing else', () => {
    const named = Object.entries(document.paths as Record<string, object>).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
    );
    expect(named.sort()).toEqual(ROUTES.map((route: Route) => `${route.method} ${route.path}`).sort());
  });

  it('refers only to schemas that it has, and gives each operation a name of its own', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(
      (m) => m[1],
    );
    expect(references.length).toBeGreaterThan(20);
    expect(references.filter((name) => !(String(name) in document.components.schemas))).toEqual([]);
    const ids = Object.values(document.paths as Record<string, Record<string, { operationId: string }>>).flatMap(
      (operations) => Object.values(operations).map(({ operationId }) => operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('tells what a writing request needs', () => {
    const change = document.paths['/api/actions/{id}'].patch;
    expect(change.parameters.map((p: Json) => [p.in, p.name, p.required])).toEqual([
      ['path', 'id', true],
      ['header', 'If-Match', true],
      ['header', 'x-xsrf-token', true],
    ]);
    expect(change.security).toEqual([{ session: [] }]);
    expect(Object.keys(document.paths['/api/imports'].post.requestBody.content)).toEqual(['multipart/form-data']);
  });

  it('is the one that is committed (UPDATE_OPENAPI=1 writes it)', async () => {
    const fresh = await format(JSON.stringify(document), { parser: 'json', printWidth: 120 });
    if (process.env['UPDATE_OPENAPI']) writeFileSync(COMMITTED, fresh);
    expect(existsSync(COMMITTED) ? readFileSync(COMMITTED, 'utf8') : '').toBe(fresh);
  });

  it('can be read in a browser without inline scripts', async () => {
    const page = await api.anonymous().get<string>('/api/docs');
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toMatch(/script-src 'self';/);
    const inline = [...page.body.matchAll(/<script(?![^>]*\bsrc=)[^>]*>\s*[^\s<]/g)];
    expect(inline).toEqual([]);
    for (const [, source] of page.body.matchAll(/<script[^>]*src="([^"]+)"/g)) {
      const script = await api.anonymous().get(`/api/${source?.replace(/^\.\//, '')}`);
      expect([source, script.status]).toEqual([source, 200]);
    }
  });
});
