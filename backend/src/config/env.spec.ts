import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EnvError, needsEmbeddedPostgres, readEnv } from './env.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kompassplan env '));
});
afterAll(() => rmSync(folder, { recursive: true }));

const SERVER = {
  DATABASE_URL: 'postgres://owner:x@db:5432/kompassplan',
  KOMPASSPLAN_SECRET: 'a'.repeat(40),
  SMTP_URL: 'smtps://mail.example:465',
  MAIL_FROM: 'Kompassplan <plan@example.se>',
  PUBLIC_URL: 'https://plan.example.se/',
};

describe('the environment', () => {
  it('is the embedded profile when nothing is set', () => {
    const embedded = { KOMPASSPLAN_DATA_DIR: folder };
    expect(needsEmbeddedPostgres(embedded)).toBe(true);
    const env = readEnv(embedded, { databaseUrl: 'postgres://kompassplan:x@127.0.0.1:5555/kompassplan' });
    expect(env).toMatchObject({ profile: 'embedded', host: '127.0.0.1', sample: true, redisUrl: null, smtpUrl: null });
  });

  it('brings no sample into a database that somebody gave, until it is asked for', () => {
    const given = { ...SERVER, KOMPASSPLAN_PROFILE: 'embedded', KOMPASSPLAN_DATA_DIR: folder };
    expect(readEnv(given).sample).toBe(false);
    expect(readEnv({ ...given, KOMPASSPLAN_SAMPLE: 'true' }).sample).toBe(true);
  });

  it('keeps one generated secret that only its owner may read', () => {
    const defaults = { databaseUrl: 'postgres://kompassplan:x@127.0.0.1:5555/kompassplan' };
    const first = readEnv({ KOMPASSPLAN_DATA_DIR: folder }, defaults);
    const second = readEnv({ KOMPASSPLAN_DATA_DIR: folder }, defaults);
    expect(first.secret).toBe(second.secret);
    expect(first.secret.length).toBeGreaterThanOrEqual(43);
    expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600);
  });

  it('signs the application in as its own role, never as the owner', () => {
    const env = readEnv(SERVER);
    const login = new URL(env.appDatabaseUrl);
    expect([login.username, login.host, login.pathname]).toEqual(['kompassplan_app', 'db:5432', '/kompassplan']);
    expect(login.password).not.toBe('x');
    const other = readEnv({ ...SERVER, KOMPASSPLAN_SECRET: 'b'.repeat(40) });
    expect(new URL(other.appDatabaseUrl).password).not.toBe(login.password);
  });

  it('takes a server with everything it needs', () => {
    expect(readEnv(SERVER)).toMatchObject({
      profile: 'server',
      host: '0.0.0.0',
      publicUrl: 'https://plan.example.se',
      sample: false,
      logLevel: 'info',
    });
    const withoutOwner = {
      ...SERVER,
      DATABASE_URL: '',
      APP_DATABASE_URL: 'postgres://kompassplan_app:y@db/kompassplan',
    };
    expect(readEnv(withoutOwner)).toMatchObject({
      profile: 'server',
      databaseUrl: null,
      appDatabaseUrl: 'postgres://kompassplan_app:y@db/kompassplan',
    });
  });

  it.each([
    ['DATABASE_URL', 'mysql://x'],
    ['REDIS_URL', 'http://x'],
    ['SMTP_URL', 'mail.example'],
    ['BOUNCE_WEBHOOK_SECRET', 'kort'],
    ['BOUNCE_IMAP_URL', 'https://mail.example'],
    ['PUBLIC_URL', 'plan.example.se'],
    ['PORT', '99999'],
    ['PORT', 'http'],
    ['KOMPASSPLAN_SECRET', 'short'],
    ['MAIL_FROM', 'Kompassplan'],
    ['MAIL_FROM', 'a@b.se\r\nBcc: c@d.se'],
    ['LOG_LEVEL', 'loud'],
    ['KOMPASSPLAN_PROFILE', 'cloud'],
    ['KOMPASSPLAN_SAMPLE', 'ja'],
    ['KOMPASSPLAN_SAMPLE', 'true'],
  ])('refuses %s=%j and names it', (name, value) => {
    expect(() => readEnv({ ...SERVER, [name]: value })).toThrow(EnvError);
    expect(() => readEnv({ ...SERVER, [name]: value })).toThrow(new RegExp(`^${name}: `));
  });

  it.each(['KOMPASSPLAN_SECRET', 'SMTP_URL', 'MAIL_FROM', 'PUBLIC_URL'])('a server needs %s', (name) => {
    expect(() => readEnv({ ...SERVER, [name]: undefined })).toThrow(new RegExp(`^${name}: is missing`));
  });

  it('names every fault at once and repeats no value', () => {
    const bad = { ...SERVER, PORT: 'geheim', SMTP_URL: 'geheim' };
    expect(() => readEnv(bad)).toThrow(/^PORT: .*\nSMTP_URL: /);
    expect(() => readEnv(bad)).not.toThrow(/geheim/);
  });
});
