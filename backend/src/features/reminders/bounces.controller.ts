import { Controller, Headers, HttpCode, Post, Req } from '@nestjs/common';
import type { ReturnedTaken } from '@kompassplan/contract';
import { DomainError } from '@kompassplan/domain';
import type { Request } from 'express';
import { SignInAttempts } from '../../auth/sign-in-attempts.js';
import { Env } from '../../config/env.js';
import { Public } from '../../http/can.js';
import { sameText, tokenHash } from '../../http/secrets.js';
import { TakeReturnedMail } from './take-returned-mail.js';

/** For a mail server that hands on what comes back: one message as its body, the shared secret as a bearer token. */
@Controller('api/bounces')
export class BouncesController {
  constructor(
    private readonly takeReturnedMail: TakeReturnedMail,
    private readonly attempts: SignInAttempts,
    private readonly env: Env,
  ) {}

  /** @throws DomainError not-found where no secret is set, forbidden, unsupported-media-type; TooManyAttempts */
  @Post()
  @HttpCode(200)
  @Public()
  async take(
    @Headers('authorization') authorization: string | undefined,
    @Req() request: Request,
  ): Promise<ReturnedTaken> {
    const secret = this.env.bounceWebhookSecret;
    if (secret === null) throw new DomainError('not-found');
    const [, given = ''] = /^Bearer (.+)$/i.exec(authorization ?? '') ?? [];
    // Hashes are of one length, so that the comparison takes the same time whatever was sent.
    if (!sameText(tokenHash(given), tokenHash(secret))) {
      await this.attempts.count('bounceSecret', '', request.ip ?? '');
      throw new DomainError('forbidden');
    }
    await this.attempts.count('bounce', '', request.ip ?? '');
    const body: unknown = request.body;
    if (!Buffer.isBuffer(body) || body.length === 0) throw new DomainError('unsupported-media-type');
    return { outcome: await this.takeReturnedMail.take(body) };
  }
}
