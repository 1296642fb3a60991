import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { RequestLink } from '@kompassplan/contract';
import { Env } from '../config/env.js';
import { UnitOfWork } from '../persistence/unit-of-work.js';
import { JobQueue } from '../queue/job-queue.js';
import { findPersonByEmail, tenantOf } from './find-person.js';
import { issueToken } from './one-time-token.js';
import { postMail } from './outbox.js';
import { SignInAttempts } from './sign-in-attempts.js';

/** Long enough for the writes that only a known address causes, so that the answer's time tells nothing. */
const ANSWER_AFTER_MS = 150;

/** Sends a sign-in link to an address that belongs to somebody; says the same to everybody. */
@Injectable()
export class RequestSignInLink {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly attempts: SignInAttempts,
    private readonly jobs: JobQueue,
    private readonly env: Env,
  ) {}

  /** @throws TooManyAttempts, whether the address is known or not */
  async run({ email }: RequestLink, ip: string): Promise<void> {
    await this.attempts.count('link', email, ip);
    await Promise.all([this.send(email), pause(ANSWER_AFTER_MS)]);
  }

  private async send(email: string): Promise<void> {
    const person = await findPersonByEmail(this.unitOfWork, email);
    if (!person?.active) return;
    await this.unitOfWork.run(tenantOf(person), async (tx) => {
      const { token, expiresAt } = await issueToken(tx, person.id, 'signIn');
      const mail = { token, expiresAt: expiresAt.toISOString() };
      await postMail(tx, 'signInLink', person.id, mail, this.env.publicUrl);
    });
    await this.jobs.wake('mail.outbox', {});
  }
}
