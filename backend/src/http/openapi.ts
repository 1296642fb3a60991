import * as contract from '@kompassplan/contract';
import type { Route } from '@kompassplan/contract';
import { z } from 'zod';
import { SESSION_COOKIE, XSRF_HEADER } from './session-cookie.js';

type Json = Record<string, unknown>;

/** The contract as OpenAPI 3.1. Replies refer to named schemas; bodies stand where they are used, in their input form. */
export function openApiDocument(): Json {
  const names = new Map<z.ZodType, string>();
  const registry = z.registry<{ id: string }>();
  for (const [name, value] of Object.entries(contract)) {
    // Small building blocks (a day, an id) read better where they stand.
    if (value instanceof z.ZodObject && !names.has(value)) {
      names.set(value, name);
      registry.add(value, { id: name });
    }
  }
  const { schemas } = z.toJSONSchema(registry, {
    uri: (id) => `#/components/schemas/${id}`,
    io: 'output',
    unrepresentable: 'any',
  });
  const paths: Record<string, Json> = {};
  for (const route of contract.ROUTES as readonly Route[]) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route, names) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Kompassplan',
      version: '1',
      description:
        'Errors are problem+json (RFC 9457); `code` is stable. Writing with a session needs the header X-XSRF-TOKEN.',
    },
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, plain(schema as Json)])),
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE } },
    },
  };
}

function operation(route: Route, names: ReadonlyMap<z.ZodType, string>): Json {
  const writes = route.method !== 'GET';
  const parameters = [
    ...[...route.path.matchAll(/:(\w+)/g)].map(([, name]) => parameter('path', name ?? '', { type: 'string' }, true)),
    ...(route.query ? queryParameters(route.query) : []),
    ...(route.ifMatch ? [parameter('header', 'If-Match', { type: 'string' }, route.ifMatch === true)] : []),
    ...(writes && route.access !== 'public' ? [parameter('header', XSRF_HEADER, { type: 'string' }, true)] : []),
  ];
  const status = route.method === 'DELETE' && !route.response ? '204' : '2XX';
  return {
    tags: [route.path.split('/')[2]],
    operationId: `${route.method.toLowerCase()}${route.path.replace(/^\/api/, '').replace(/[/:.-]+(\w?)/g, (_, c: string) => c.toUpperCase())}`,
    description:
      route.access === 'public'
        ? 'For everybody.'
        : route.access === 'signedIn'
          ? 'For everybody with a session.'
          : `Needs the permission ${route.access}.`,
    security: route.access === 'public' ? [] : [{ session: [] }],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(route.body || route.multipart || route.message
      ? { requestBody: { required: true, content: bodyContent(route) } }
      : {}),
    responses: {
      [status]: {
        description: 'Done.',
        ...(route.response ? { content: { 'application/json': { schema: replySchema(route.response, names) } } } : {}),
      },
      default: {
        description: 'Refused.',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/problem' } } },
      },
    },
  };
}

function bodyContent(route: Route): Json {
  const schema = route.body ? inputSchema(route.body) : null;
  const file = { type: 'string', format: 'binary' };
  return {
    ...(schema ? { 'application/json': { schema } } : {}),
    ...(route.message ? { 'message/rfc822': { schema: file } } : {}),
    ...(route.multipart
      ? {
          'multipart/form-data': {
            schema: { type: 'object', properties: { ...(schema?.['properties'] as Json), file }, required: ['file'] },
          },
        }
      : {}),
  };
}

function queryParameters(query: z.ZodType): Json[] {
  const schema = inputSchema(query);
  const required = new Set((schema['required'] as string[] | undefined) ?? []);
  return Object.entries((schema['properties'] as Record<string, Json>) ?? {}).map(([name, property]) =>
    parameter('query', name, property, required.has(name)),
  );
}

function parameter(where: string, name: string, schema: Json, required: boolean): Json {
  return { in: where, name, required, schema };
}

function replySchema(schema: z.ZodType, names: ReadonlyMap<z.ZodType, string>): Json {
  const name = names.get(schema);
  if (name) return { $ref: `#/components/schemas/${name}` };
  return plain(z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }) as Json);
}

function inputSchema(schema: z.ZodType): Json {
  return plain(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json);
}

function plain({ $schema: _dialect, $id: _id, id: _name, ...rest }: Json): Json {
  return rest;
}
