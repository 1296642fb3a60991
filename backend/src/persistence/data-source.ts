import pg from 'pg';
import { DataSource, DefaultNamingStrategy, type Logger } from 'typeorm';
import { FirstSchema1764000000000 } from './migrations/1764000000000-first-schema.js';
import { WhoFinished1764050000000 } from './migrations/1764050000000-who-finished.js';
import { LinkCorrections1764100000000 } from './migrations/1764100000000-link-corrections.js';
import { SheetImports1764600000000 } from './migrations/1764600000000-sheet-imports.js';
import { SampleLoading1764700000000 } from './migrations/1764700000000-sample-loading.js';
import { OwnMailChoice1764800000000 } from './migrations/1764800000000-own-mail-choice.js';
import { MailStopped1764900000000 } from './migrations/1764900000000-mail-stopped.js';
import { HistoryChain1765000000000 } from './migrations/1765000000000-history-chain.js';
import { ActionFields1765100000000 } from './migrations/1765100000000-action-fields.js';
import { LeavePeriods1765300000000 } from './migrations/1765300000000-leave-periods.js';
import { SavedViews1765400000000 } from './migrations/1765400000000-saved-views.js';
import { LiveChanges1765200000000 } from './migrations/1765200000000-live-changes.js';
import { CalendarFeed1765500000000 } from './migrations/1765500000000-calendar-feed.js';
import { UndoAndKin1765600000000 } from './migrations/1765600000000-undo-and-kin.js';
import { EvidenceVersions1765700000000 } from './migrations/1765700000000-evidence-versions.js';
import { Closure1765710000000 } from './migrations/1765710000000-closure.js';
import { SessionWithoutPause1765800000000 } from './migrations/1765800000000-session-without-pause.js';
import { TenantIndexes1765805000000 } from './migrations/1765805000000-tenant-indexes.js';
import { ForgottenPeople1765810000000 } from './migrations/1765810000000-forgotten-people.js';
import { ForgottenProof1765815000000 } from './migrations/1765815000000-forgotten-proof.js';
import { ForgottenByTheDatabase1765820000000 } from './migrations/1765820000000-forgotten-by-the-database.js';
import { TagsWithoutSemicolon1765821000000 } from './migrations/1765821000000-tags-without-semicolon.js';
import { PreparingClient } from './preparing-client.js';
import { MoreReminders1765830000000 } from './migrations/1765830000000-more-reminders.js';
import { PersonalMailTimes1765840000000 } from './migrations/1765840000000-personal-mail-times.js';
import { RemindersAtSize1765841000000 } from './migrations/1765841000000-reminders-at-size.js';
import { Letters1765850000000 } from './migrations/1765850000000-letters.js';
import { ReminderPause1765860000000 } from './migrations/1765860000000-reminder-pause.js';
import { RemindersInFewerSteps1765871000000 } from './migrations/1765871000000-reminders-in-fewer-steps.js';
import { ReturnedMails1765880000000 } from './migrations/1765880000000-returned-mails.js';
import { ManagerDigests1765881000000 } from './migrations/1765881000000-manager-digests.js';
import * as actionRows from './rows/action.row.js';
import * as actionPartRows from './rows/action-parts.row.js';
import * as closureRows from './rows/closure.row.js';
import * as mailRows from './rows/mail.row.js';
import * as peopleRows from './rows/people.row.js';
import * as reportRows from './rows/report.row.js';
import * as savedViewRows from './rows/saved-view.row.js';
import * as signInRows from './rows/sign-in.row.js';

// A calendar day stays the text it is: pg would make it midnight of the server's time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value);

/** Every table with a row type. */
export const ENTITIES = [
  ...[peopleRows, signInRows, reportRows, actionRows, actionPartRows, closureRows, mailRows, savedViewRows],
].flatMap((m) => Object.values(m));

/** In the order in which they run. */
export const MIGRATIONS = [
  FirstSchema1764000000000,
  WhoFinished1764050000000,
  LinkCorrections1764100000000,
  SheetImports1764600000000,
  SampleLoading1764700000000,
  OwnMailChoice1764800000000,
  MailStopped1764900000000,
  HistoryChain1765000000000,
  ActionFields1765100000000,
  LiveChanges1765200000000,
  LeavePeriods1765300000000,
  SavedViews1765400000000,
  CalendarFeed1765500000000,
  UndoAndKin1765600000000,
  EvidenceVersions1765700000000,
  Closure1765710000000,
  SessionWithoutPause1765800000000,
  TenantIndexes1765805000000,
  ForgottenPeople1765810000000,
  ForgottenProof1765815000000,
  ForgottenByTheDatabase1765820000000,
  TagsWithoutSemicolon1765821000000,
  MoreReminders1765830000000,
  PersonalMailTimes1765840000000,
  RemindersAtSize1765841000000,
  Letters1765850000000,
  ReminderPause1765860000000,
  RemindersInFewerSteps1765871000000,
  ReturnedMails1765880000000,
  ManagerDigests1765881000000,
];

class SnakeCaseColumns extends DefaultNamingStrategy {
  override columnName(propertyName: string, customName: string | undefined, prefixes: string[]): string {
    const name = customName ?? propertyName.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    return [...prefixes, name].join('_');
  }
}

/**
 * Not yet connected: call `initialize()`.
 * @param url the application's login, or the owner's for migrations
 */
export function createDataSource(url: string, options: { poolSize?: number; logger?: Logger } = {}): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities: ENTITIES,
    migrations: MIGRATIONS,
    migrationsTableName: 'schema_migration',
    migrationsTransactionMode: 'each',
    synchronize: false,
    installExtensions: false,
    namingStrategy: new SnakeCaseColumns(),
    applicationName: 'kompassplan',
    poolSize: options.poolSize ?? 20,
    connectTimeoutMS: 5_000,
    ...(options.logger ? { logger: options.logger } : { logging: false }),
    // Half-open sockets and stuck statements end by themselves.
    extra: {
      Client: PreparingClient,
      keepAlive: true,
      statement_timeout: 30_000,
      query_timeout: 35_000,
      idle_in_transaction_session_timeout: 60_000,
    },
  });
}
