import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { askLink, type AskOptions } from './ask-link.js';

/** A real server on loopback. Only the tests that say so may reach it: to everybody else it is an inner address. */
let server: Server;
let at: string;
let port: number;
const asked: string[] = [];
const PAGES: Readonly<Record<string, (request: IncomingMessage, response: ServerResponse) => void>> = {
  '/': (_, response) => response.end('hej'),
  '/gone': (_, response) => response.writeHead(410).end(),
  '/missing': (_, response) => response.writeHead(404).end(),
  '/sign-in': (_, response) => response.writeHead(403).end(),
  '/broken': (_, response) => response.writeHead(500).end(),
  '/only-get': ({ method }, response) => response.writeHead(method === 'GET' ? 200 : 405).end(),
  '/head-lies': ({ method }, response) => response.writeHead(method === 'GET' ? 200 : 404).end(),
  '/never': () => undefined,
  '/cut': (request) => request.socket.destroy(),
  '/endless': ({ method }, response) => {
    if (method === 'HEAD') return void response.writeHead(501).end();
    response.writeHead(200);
    const more = setInterval(() => response.write('x'.repeat(65_536)), 1);
    response.on('close', () => clearInterval(more));
  },
  '/head-of-a-megabyte': (_, response) => {
    for (let n = 0; n < 100; n += 1) response.setHeader(`x-${n}`, 'x'.repeat(10_000));
    response.end();
  },
  '/moved': (_, response) => response.writeHead(301, { location: '/' }).end(),
  '/moved-away': (_, response) => response.writeHead(302, { location: '/missing' }).end(),
  '/circle': (_, response) => response.writeHead(302, { location: '/circle' }).end(),
  '/to-file': (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/to-metadata': (_, response) => response.writeHead(302, { location: 'http://169.254.169.254/latest/' }).end(),
  '/to-name-inside': (_, response) => response.writeHead(302, { location: `http://wiki.kommun.local:${port}/` }).end(),
};

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers.cookie ?? ''}`.trim());
    (PAGES[request.url ?? ''] ?? PAGES['/missing'])?.(request, response);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  ({ port } = server.address() as AddressInfo);
  at = `http://127.0.0.1:${port}`;
});
beforeEach(() => asked.splice(0));
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const ours: AskOptions = {
  mayReach: (address) => address === '127.0.0.1',
  hostOf: (url) => URL.parse(url)?.hostname ?? null,
};

it.each([
  ['/', 'answered', 1],
  ['/gone', 'missing', 1],
  ['/missing', 'missing', 2],
  ['/sign-in', 'signIn', 2],
  ['/broken', 'silent', 2],
  ['/only-get', 'answered', 2],
  ['/head-lies', 'answered', 2],
  ['/moved', 'answered', 2],
  ['/moved-away', 'missing', 4],
  ['/endless', 'answered', 2],
  ['/cut', 'silent', 1],
  ['/head-of-a-megabyte', 'silent', 1],
] as const)('%s: %s, by %i requests', async (page, outcome, requests) => {
  expect(await askLink(`${at}${page}`, ours)).toBe(outcome);
  expect(asked).toHaveLength(requests);
});

it('does not go round in circles', async () => {
  expect(await askLink(`${at}/circle`, ours)).toBe('silent');
  expect(asked.length).toBeLessThanOrEqual(12);
});

it('waits for nobody longer than it was told', async () => {
  const begun = Date.now();
  expect(await askLink(`${at}/never`, { ...ours, timeoutMs: 150 })).toBe('silent');
  expect(Date.now() - begun).toBeLessThan(3_000);
});

it('says that nobody answers where nobody listens, and where the name does not exist', async () => {
  expect(await askLink('http://127.0.0.1:9/', ours)).toBe('silent');
  expect(await askLink('http://no-such-name-anywhere.invalid/', { ...ours, timeoutMs: 5_000 })).toBe('silent');
});

describe('what is not the public’s', () => {
  it.each<[string, () => string, AskOptions]>([
    ['an address of this machine', () => `${at}/`, {}],
    ['… by itself', () => at, { hostOf: ours.hostOf }],
    ['… by a name that leads there', () => `http://localhost:${port}/`, { hostOf: ours.hostOf }],
    ['another protocol', () => 'file:///etc/passwd', ours],
  ])('%s is never connected to', async (_, url, options) => {
    const outcome = await askLink(url(), options);
    expect(outcome).not.toBe('answered');
    expect(asked).toEqual([]);
    if (!url().startsWith('file')) expect(outcome).toBe('unchecked');
  });

  it.each(['/to-metadata', '/to-file', '/to-name-inside'])('nor where %s sends it', async (page) => {
    // Only this one address: what it leads to is judged anew.
    const strict = {
      ...ours,
      hostOf: (url: string) => (/^http:/.test(url) && !url.includes('.local') ? ours.hostOf!(url) : null),
    };
    expect(await askLink(`${at}${page}`, strict)).toBe('unchecked');
    expect(asked).toEqual([`HEAD ${page}`]);
  });

  it('a name that leads both outside and inside is refused as a whole', async () => {
    const seen: string[] = [];
    const outcome = await askLink(`http://localhost:${port}/`, {
      ...ours,
      mayReach: (address) => {
        seen.push(address);
        return address !== '127.0.0.1';
      },
    });
    expect(outcome).toBe('unchecked');
    expect(seen).toContain('127.0.0.1');
    expect(asked).toEqual([]);
  });
});
