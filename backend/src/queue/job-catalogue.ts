/** Nothing to tell: the handler looks into the tables. */
export type NoData = Readonly<Record<string, never>>;

/**
 * Every job of the product and what it is told. A job is only a wake-up: what has to be done stands in a table, so a job
 * that is lost or runs twice does no harm. The worker refuses to start when a job has no handler or two.
 */
export interface Jobs {
  /** Removes expired sessions, tokens and sign-in attempts. */
  'auth.housekeep': NoData;
  /** Reads the mailbox that mails come back to. */
  'bounces.poll': NoData;
  /** Removes files that never became a plan. */
  'import.housekeep': NoData;
  /** Reads one received report into a draft. */
  'import.read': { readonly municipalityId: string; readonly importId: string };
  /** Wakes the reading of reports whose wake-up was lost. */
  'import.sweep': NoData;
  /** Asks the addresses of evidence whose time has come; without a municipality, of every one. */
  'links.check': { readonly municipalityId?: string };
  /** Sends what waits in outbox_mail. */
  'mail.outbox': NoData;
  /** Finds mails that a process which died left behind, and wakes mail.send for what is due. */
  'mail.recover': NoData;
  /** Sends what waits in reminder_mail. */
  'mail.send': { readonly municipalityId: string };
  /** Takes the names of people who left long ago out of everything. */
  'people.forget': NoData;
  /** Plans reminders; without a municipality, of every one. */
  'reminders.sweep': { readonly municipalityId?: string };
}
export type JobName = keyof Jobs;

export interface JobPolicy {
  /** How often it is tried in all; between the tries the pause doubles. */
  readonly attempts: number;
  readonly firstPauseMs: number;
}

export const JOBS: { readonly [N in JobName]: JobPolicy } = {
  'auth.housekeep': { attempts: 2, firstPauseMs: 60_000 },
  'bounces.poll': { attempts: 1, firstPauseMs: 1_000 },
  'import.housekeep': { attempts: 2, firstPauseMs: 60_000 },
  'import.read': { attempts: 3, firstPauseMs: 1_000 },
  'import.sweep': { attempts: 1, firstPauseMs: 1_000 },
  'links.check': { attempts: 1, firstPauseMs: 1_000 },
  'mail.outbox': { attempts: 5, firstPauseMs: 2_000 },
  'mail.recover': { attempts: 1, firstPauseMs: 1_000 },
  'mail.send': { attempts: 3, firstPauseMs: 5_000 },
  'people.forget': { attempts: 3, firstPauseMs: 60_000 },
  'reminders.sweep': { attempts: 3, firstPauseMs: 30_000 },
};
