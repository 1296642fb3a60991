import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Env } from '../../config/env.js';
import { BounceMailbox, type MailboxCursor } from '../../mail/bounce-mailbox.js';
import { type JobContext, JobHandler } from '../../queue/job-handler.js';
import { JobQueue } from '../../queue/job-queue.js';
import { TakeReturnedMail } from './take-returned-mail.js';

/** One mailbox is read by one process at a time. */
const LOCK = `SELECT pg_try_advisory_lock(hashtextextended('bounces.poll', 0)) AS mine`;
const UNLOCK = `SELECT pg_advisory_unlock(hashtextextended('bounces.poll', 0))`;

/** Looks every five minutes into the mailbox that mails come back to, where one is configured. */
@Injectable()
export class PollBounces implements OnModuleInit {
  private readonly log = new Logger('Returned mail');

  constructor(
    private readonly env: Env,
    private readonly dataSource: DataSource,
    private readonly takeReturnedMail: TakeReturnedMail,
    private readonly queue: JobQueue,
  ) {}

  onModuleInit(): void {
    if (this.env.bounceImapUrl) this.queue.schedule('bounces.poll', '*/5 * * * *', 'UTC', {});
  }

  /** @throws Error in plain words when the mailbox cannot be read; what was read before stays read */
  @JobHandler('bounces.poll')
  async poll(_data: unknown, { signal }: Pick<JobContext, 'signal'>): Promise<void> {
    if (!this.env.bounceImapUrl) return;
    const mailbox = new BounceMailbox(this.env.bounceImapUrl);
    // On a connection of its own, for as long as the mailbox is read: it ends with the process.
    const runner = this.dataSource.createQueryRunner();
    try {
      const [lock] = (await runner.query(LOCK)) as { mine: boolean }[];
      if (!lock?.mine) return;
      try {
        await this.read(mailbox, signal);
      } finally {
        await runner.query(UNLOCK);
      }
    } finally {
      await runner.release();
    }
  }

  private async read(mailbox: BounceMailbox, signal: AbortSignal): Promise<void> {
    const [cursor] = (await this.dataSource.query('SELECT validity, uid FROM bounce_mailbox WHERE name = $1', [
      mailbox.name,
    ])) as MailboxCursor[];
    let taken = 0;
    await mailbox.read(
      cursor ? { ...cursor, uid: Number(cursor.uid) } : null,
      async (raw) => {
        const outcome = await this.takeReturnedMail.take(raw);
        const ours = outcome !== 'ignored' && outcome !== 'unknown';
        if (ours) taken += 1;
        return ours;
      },
      async ({ validity, uid }) => {
        await this.dataSource.query(
          `INSERT INTO bounce_mailbox (name, validity, uid) VALUES ($1, $2, $3)
           ON CONFLICT (name) DO UPDATE SET validity = excluded.validity, uid = excluded.uid`,
          [mailbox.name, validity, uid],
        );
      },
      signal,
    );
    if (taken > 0) this.log.log(`${taken} notices about returned mails were read`);
  }
}
