import { createHmac, randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

/**
 * The environment, read once and checked. Every variable is optional in the embedded profile.
 *
 * | variable | meaning |
 * |---|---|
 * | KOMPASSPLAN_PROFILE | `embedded` (default without DATABASE_URL) or `server` |
 * | KOMPASSPLAN_ROLE | what this process does: `http`, `worker` or `all`; main.js defaults to http, worker.js to worker |
 * | PORT, HOST, PUBLIC_URL | where it listens (3000, loopback when embedded) and the address people and mails use |
 * | DATABASE_URL | owner of the tables: only migrate.js needs it when APP_DATABASE_URL is given |
 * | APP_DATABASE_URL | the application's login (`kompassplan_app`); derived from DATABASE_URL and the secret by default |
 * | REDIS_URL | job queue on Redis instead of Postgres |
 * | SMTP_URL, MAIL_FROM | smtp://user:password@host:port?rateLimit=20 (mails a second); the built-in mailbox when embedded and not set |
 * | BOUNCE_WEBHOOK_SECRET | at least 32 characters: a mail server may POST what comes back to /api/bounces; off without it |
 * | BOUNCE_IMAP_URL | imaps://user:password@host:port/folder?moveTo=folder: the worker reads there what comes back; off without it |
 * | MAILBOX_PORT | port of the built-in mail server, which the http process opens on loopback; SMTP_URL points at it |
 * | KOMPASSPLAN_DATA_DIR | folder of the embedded profile (`.data`) |
 * | KOMPASSPLAN_SECRET | at least 32 characters; generated into the data folder when embedded |
 * | KOMPASSPLAN_SAMPLE | `true` (default with the embedded Postgres, and only there) loads the invented municipality and its demo accounts |
 * | KOMPASSPLAN_CHECK_LINKS | `false` where the worker may not reach the web; otherwise it asks whether linked evidence answers |
 * | LOG_LEVEL, FRONTEND_DIR | pino level (warn when embedded, else info); folder of the built frontend (`dist/frontend/browser`) |
 */
export abstract class Env {
  abstract readonly profile: 'embedded' | 'server';
  abstract readonly processRole: 'http' | 'worker' | 'all';
  abstract readonly port: number;
  abstract readonly host: string;
  /** Without a slash at the end. */
  abstract readonly publicUrl: string;
  /** The owner's login; null in a server process that was only given the application's. */
  abstract readonly databaseUrl: string | null;
  /** The application's login: not the owner, bound by row-level security. */
  abstract readonly appDatabaseUrl: string;
  abstract readonly redisUrl: string | null;
  /** Where mails go. In the embedded profile this is the built-in mail server, unless SMTP_URL says otherwise. */
  abstract readonly smtpUrl: string | null;
  /** What a mail server must know to hand on what came back; null: it may not. */
  abstract readonly bounceWebhookSecret: string | null;
  /** Where the worker reads what came back; null: nowhere. */
  abstract readonly bounceImapUrl: string | null;
  /** The http process opens the built-in mail server here; null when there is none. */
  abstract readonly mailboxPort: number | null;
  abstract readonly mailFrom: string;
  abstract readonly dataDir: string;
  abstract readonly secret: string;
  abstract readonly sample: boolean;
  /** Whether the worker asks the addresses of linked evidence. */
  abstract readonly checkLinks: boolean;
  abstract readonly logLevel: LogLevel;
  abstract readonly frontendDir: string;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** A variable is missing or wrong. The message names each of them; values are never repeated. */
export class EnvError extends Error {
  override readonly name = 'EnvError';
}

const url = (...protocols: string[]) =>
  z
    .string()
    .refine(
      (value) => URL.canParse(value) && protocols.includes(new URL(value).protocol),
      `must be a URL beginning with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
    );
const portNumber = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a port number')
  .transform(Number)
  .pipe(z.int().max(65535, 'must be a port number'));
const flag = z.enum(['true', 'false', '1', '0'], 'must be true or false').transform((v) => v === 'true' || v === '1');

const variables = z.object({
  KOMPASSPLAN_PROFILE: z.enum(['embedded', 'server'], 'must be embedded or server').optional(),
  KOMPASSPLAN_ROLE: z.enum(['http', 'worker', 'all'], 'must be http, worker or all').optional(),
  PORT: portNumber.optional(),
  MAILBOX_PORT: portNumber.optional(),
  HOST: z.string().min(1).optional(),
  PUBLIC_URL: url('http:', 'https:').optional(),
  DATABASE_URL: url('postgres:', 'postgresql:').optional(),
  APP_DATABASE_URL: url('postgres:', 'postgresql:').optional(),
  REDIS_URL: url('redis:', 'rediss:').optional(),
  SMTP_URL: url('smtp:', 'smtps:').optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]+$/, 'must be one line')
    .regex(/[^\s<>@]+@[^\s<>@]+/, 'must contain an e-mail address')
    .optional(),
  BOUNCE_WEBHOOK_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  BOUNCE_IMAP_URL: url('imap:', 'imaps:').optional(),
  KOMPASSPLAN_DATA_DIR: z.string().min(1).optional(),
  KOMPASSPLAN_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  KOMPASSPLAN_SAMPLE: flag.optional(),
  KOMPASSPLAN_CHECK_LINKS: flag.optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).optional(),
  FRONTEND_DIR: z.string().min(1).optional(),
});

/**
 * @param source the environment, usually process.env; empty strings count as not set
 * @param defaults what the entry point knows better: its role, and the address of the embedded Postgres it started
 * @throws EnvError naming every bad variable
 */
export function readEnv(
  source: Readonly<Record<string, string | undefined>>,
  defaults: { readonly processRole?: Env['processRole']; readonly databaseUrl?: string } = {},
): Env {
  const parsed = variables.safeParse(Object.fromEntries(Object.entries(source).filter(([, value]) => value !== '')));
  if (!parsed.success) {
    throw new EnvError(parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('\n'));
  }
  const given = parsed.data;
  const external = given.DATABASE_URL ?? given.APP_DATABASE_URL;
  const profile = given.KOMPASSPLAN_PROFILE ?? (external ? 'server' : 'embedded');
  const databaseUrl = given.DATABASE_URL ?? defaults.databaseUrl ?? null;
  const missing: string[] = [];
  if (!databaseUrl && !given.APP_DATABASE_URL) missing.push('DATABASE_URL: is missing');
  if (profile === 'server') {
    if (!given.KOMPASSPLAN_SECRET) missing.push('KOMPASSPLAN_SECRET: is missing (at least 32 random characters)');
    if (!given.SMTP_URL) missing.push('SMTP_URL: is missing (mails would go nowhere)');
    if (!given.MAIL_FROM) missing.push('MAIL_FROM: is missing');
    if (!given.PUBLIC_URL) missing.push('PUBLIC_URL: is missing (mails link to it)');
    if (given.KOMPASSPLAN_SAMPLE) missing.push('KOMPASSPLAN_SAMPLE: is only for the embedded profile');
  }
  if (missing.length > 0) throw new EnvError(missing.join('\n'));

  const dataDir = dataDirOf(source);
  const secret = given.KOMPASSPLAN_SECRET ?? embeddedSecret(dataDir);
  const port = given.PORT ?? 3000;
  const host = given.HOST ?? (profile === 'embedded' ? '127.0.0.1' : '0.0.0.0');
  return {
    profile,
    processRole: given.KOMPASSPLAN_ROLE ?? defaults.processRole ?? 'all',
    port,
    host,
    publicUrl: (given.PUBLIC_URL ?? `http://localhost:${port}`).replace(/\/+$/, ''),
    databaseUrl,
    appDatabaseUrl: given.APP_DATABASE_URL ?? appDatabaseUrl(databaseUrl as string, secret),
    redisUrl: given.REDIS_URL ?? null,
    smtpUrl: given.SMTP_URL ?? (given.MAILBOX_PORT ? `smtp://127.0.0.1:${given.MAILBOX_PORT}` : null),
    bounceWebhookSecret: given.BOUNCE_WEBHOOK_SECRET ?? null,
    bounceImapUrl: given.BOUNCE_IMAP_URL ?? null,
    mailboxPort: given.MAILBOX_PORT ?? null,
    mailFrom: given.MAIL_FROM ?? 'Kompassplan <kompassplan@ekvik.example>',
    dataDir,
    secret,
    // A database that somebody gave us gets the sample only when it is asked for.
    sample: profile === 'embedded' && (given.KOMPASSPLAN_SAMPLE ?? !external),
    checkLinks: given.KOMPASSPLAN_CHECK_LINKS ?? true,
    logLevel: given.LOG_LEVEL ?? (profile === 'embedded' ? 'warn' : 'info'),
    frontendDir: resolve(given.FRONTEND_DIR ?? 'dist/frontend/browser'),
  };
}

/** The data folder of the embedded profile, absolute. */
export function dataDirOf(source: Readonly<Record<string, string | undefined>>): string {
  return resolve(source['KOMPASSPLAN_DATA_DIR'] || '.data');
}

/** True when this process has to bring its own Postgres. */
export function needsEmbeddedPostgres(source: Readonly<Record<string, string | undefined>>): boolean {
  return !source['DATABASE_URL'] && !source['APP_DATABASE_URL'] && source['KOMPASSPLAN_PROFILE'] !== 'server';
}

export const APP_ROLE = 'kompassplan_app';

/** The password of the application's role, unless APP_DATABASE_URL brings one. */
export function appRolePassword(secret: string): string {
  return createHmac('sha256', secret).update(APP_ROLE).digest('base64url');
}

/** The owner's address with the application's login in it. */
export function appDatabaseUrl(databaseUrl: string, secret: string): string {
  const address = new URL(databaseUrl);
  address.username = APP_ROLE;
  address.password = appRolePassword(secret);
  return address.href;
}

/** Reads, or makes once, the secret of an embedded installation: only its owner may read the file. */
function embeddedSecret(dataDir: string): string {
  const file = join(dataDir, 'secret');
  mkdirSync(dataDir, { recursive: true });
  if (!existsSync(file)) {
    // Written beside and then linked: it is wholly there or not at all, and when http and worker start at once, the
    // first one wins and the other reads it.
    const fresh = `${file}.${process.pid}.new`;
    writeFileSync(fresh, randomBytes(32).toString('base64url'), { mode: 0o600, flush: true });
    try {
      linkSync(fresh, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(fresh, { force: true });
    }
  }
  const secret = readFileSync(file, 'utf8').trim();
  if (secret.length < 32) throw new EnvError(`KOMPASSPLAN_SECRET: the file ${file} is damaged`);
  return secret;
}
