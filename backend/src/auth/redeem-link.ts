import { Injectable } from '@nestjs/common';
import type { RedeemLink } from '@kompassplan/contract';
import { UnitOfWork } from '../persistence/unit-of-work.js';
import { withToken } from './one-time-token.js';
import { type NewSession, Sessions } from './sessions.js';

/** Signs in by a link from a mail. Only this POST uses the token up; a scanner that opens the page does not. */
@Injectable()
export class RedeemSignInLink {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: Sessions,
  ) {}

  /** @throws DomainError link-expired */
  run({ token }: RedeemLink): Promise<NewSession> {
    return withToken(this.unitOfWork, token, (tx, person) => this.sessions.open(tx, person.id));
  }
}
