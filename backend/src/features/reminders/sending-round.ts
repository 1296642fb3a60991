import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { troubleLines } from '../../mail/mail-log.js';
import { MAIL_CONNECTIONS, type MailTransport } from '../../mail/mail-transport.js';
import { newId } from '../../persistence/new-id.js';
import type { Tenant } from '../../persistence/tenant.js';
import type { Transaction, UnitOfWork } from '../../persistence/unit-of-work.js';
import type { ClaimedMail, ClaimMails } from './claim-mails.js';
import { putBack, type Settled, settleAndHandOver } from './settle-mails.js';

/** Seconds between the tries to write down what became of mails, when the database does not answer. */
const SETTLE_AGAIN_AFTER = [0, 1, 3, 10];
/** Claimed longer ago, a mail is put back and looked at anew: what was checked then may be wrong by now. */
const FRESH_FOR_MS = 20_000;

interface Step {
  readonly settled: Settled | null;
  readonly next: ClaimedMail | null;
  readonly answer: (mayGo: boolean) => void;
  readonly fail: (error: unknown) => void;
}

/**
 * Sends all that waits in one municipality. As many lanes as there are connections each have one mail on its way, so
 * no more are in doubt when the process dies; a slow recipient holds up one lane. What the lanes have to write while a
 * transaction runs goes together in the next one.
 */
export class SendingRound {
  private readonly log = new Logger('Reminders');
  /** Whose the claimed mails are; another one after each time that mails were put back. */
  private id = newId();
  private claimed: ClaimedMail[] = [];
  private claimedAt = 0;
  private claiming: Promise<void> | null = null;
  private nothingMore = false;
  private stopped = false;
  private failure: { readonly error: unknown } | null = null;
  private steps: Step[] = [];
  private writing = false;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly claimMails: ClaimMails,
    private readonly transport: MailTransport,
    private readonly tenant: Tenant,
    private readonly signal: AbortSignal,
  ) {}

  /** @throws what the database answered; what is known of mails that are out has been written first, if that was possible */
  async run(): Promise<void> {
    await Promise.all(Array.from({ length: MAIL_CONNECTIONS }, () => this.lane().catch((error) => this.fail(error))));
    if (this.claiming) await this.claiming;
    if (this.claimed.length > 0) await this.giveBack().catch((error) => this.fail(error));
    if (this.failure) throw this.failure.error;
  }

  private async lane(): Promise<void> {
    let settled: Settled | null = null;
    for (;;) {
      const next = await this.next();
      if (!next && !settled) return;
      const mayGo = await this.write(settled, next);
      if (!next) return;
      settled = mayGo ? await this.send(next) : null;
    }
  }

  private async send(mail: ClaimedMail): Promise<Settled> {
    const outcome = await this.transport.send(mail.message);
    if (outcome.kind === 'later' && outcome.unreachable) this.stopped = true;
    if (outcome.kind !== 'sent') {
      for (const line of troubleLines('reminder', [{ to: mail.message.to, outcome }])) this.log.warn(line);
    }
    return { mail, outcome };
  }

  private fail(error: unknown): void {
    this.stopped = true;
    this.failure ??= { error };
  }

  /** The next mail to send, claimed a while before it is needed; null when the round ends. */
  private async next(): Promise<ClaimedMail | null> {
    for (;;) {
      if (this.stopped || this.signal.aborted) return null;
      const stale = performance.now() - this.claimedAt > FRESH_FOR_MS;
      if (this.claimed.length > 0 && stale && !this.claiming) await (this.claiming = this.ended(this.giveBack()));
      const mail = this.claiming && stale ? undefined : this.claimed.shift();
      if (mail && this.claimed.length > MAIL_CONNECTIONS) return mail;
      if (!this.nothingMore) this.claiming ??= this.ended(this.claim());
      if (mail) return mail;
      if (!this.claiming) return null;
      await this.claiming;
    }
  }

  private ended(work: Promise<void>): Promise<void> {
    return work
      .catch((error) => this.fail(error))
      .finally(() => {
        this.claiming = null;
      });
  }

  private async claim(): Promise<void> {
    const { taken, mails } = await this.unitOfWork.run(this.tenant, (tx) => this.claimMails.claim(tx, this.id));
    this.nothingMore = taken === 0;
    if (this.claimed.length === 0) this.claimedAt = performance.now();
    this.claimed.push(...mails);
  }

  private async giveBack(): Promise<void> {
    const id = this.id;
    this.claimed = [];
    this.id = newId();
    await this.unitOfWork.run(this.tenant, (tx) => putBack(tx, id));
    this.nothingMore = false;
  }

  /** @returns whether the next mail may go */
  private write(settled: Settled | null, next: ClaimedMail | null): Promise<boolean> {
    return new Promise((answer, fail) => {
      this.steps.push({ settled, next, answer, fail });
      if (!this.writing) void this.writeAll();
    });
  }

  private async writeAll(): Promise<void> {
    this.writing = true;
    while (this.steps.length > 0) {
      const steps = this.steps;
      this.steps = [];
      const settled = steps.flatMap((step) => step.settled ?? []);
      const mails = steps.flatMap(({ next }) => next ?? []);
      const round = this.id;
      try {
        const mayGo = await this.unitOfWork.run(this.tenant, (tx) => settleAndHandOver(tx, settled, { round, mails }));
        // What was put back is looked at anew.
        if (mayGo.size < mails.length) this.nothingMore = false;
        for (const { next, answer } of steps) answer(next !== null && mayGo.has(next.id));
      } catch (error) {
        this.stopped = true;
        if (settled.length > 0) await this.settleAgain((tx) => settleAndHandOver(tx, settled, { round, mails: [] }));
        for (const { fail } of steps) fail(error);
      }
    }
    this.writing = false;
  }

  /** What we know of mails that are out must not be lost with the trouble of the next ones. */
  private async settleAgain(work: (tx: Transaction) => Promise<unknown>): Promise<void> {
    for (const seconds of SETTLE_AGAIN_AFTER) {
      await pause(seconds * 1_000);
      const done = await this.unitOfWork.run(this.tenant, work).then(
        () => true,
        () => false,
      );
      if (done) return;
    }
  }
}
