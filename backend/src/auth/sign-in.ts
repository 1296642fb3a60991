import { Injectable, Logger } from '@nestjs/common';
import type { SignIn } from '@kompassplan/contract';
import { DomainError } from '@kompassplan/domain';
import { UnitOfWork } from '../persistence/unit-of-work.js';
import { findPersonByEmail, tenantOf } from './find-person.js';
import { verifyPassword } from './passwords.js';
import { type NewSession, Sessions } from './sessions.js';
import { SignInAttempts } from './sign-in-attempts.js';

/** Signing in with a password. */
@Injectable()
export class SignInWithPassword {
  private readonly log = new Logger('SignIn');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly attempts: SignInAttempts,
    private readonly sessions: Sessions,
  ) {}

  /** @throws DomainError wrong-credentials, the same for an unknown name, a wrong password and a person switched off */
  async run({ email, password }: SignIn, ip: string): Promise<NewSession> {
    await this.attempts.count('password', email, ip);
    const person = await findPersonByEmail(this.unitOfWork, email);
    const right = await verifyPassword(password, person?.passwordHash ?? null);
    if (!person || !right || !person.active) {
      this.log.warn('Sign-in with a password was refused.');
      throw new DomainError('wrong-credentials');
    }
    await this.attempts.forget('password', email, ip);
    return this.unitOfWork.run(tenantOf(person), (tx) => this.sessions.open(tx, person.id));
  }
}
