import { Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { UnsubscribeView } from '@kompassplan/contract';
import { DomainError } from '@kompassplan/domain';
import type { Request, Response } from 'express';
import { SignInAttempts } from '../../auth/sign-in-attempts.js';
import { Public } from '../../http/can.js';
import { Unsubscribe } from './unsubscribe.js';

/**
 * The address in List-Unsubscribe (RFC 8058): a mail provider POSTs `List-Unsubscribe=One-Click` to it, without a cookie.
 * GET and HEAD change nothing; a browser that is sent here finds the page with the button.
 */
@Controller('api/unsubscribe')
export class UnsubscribeController {
  constructor(
    private readonly unsubscribe: Unsubscribe,
    private readonly attempts: SignInAttempts,
  ) {}

  @Get(':token')
  @Public()
  async show(
    @Param('token') token: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<UnsubscribeView | undefined> {
    response.setHeader('Vary', 'Accept');
    if (request.accepts(['json', 'html']) === 'html') {
      response.redirect(303, `/avanmal/${encodeURIComponent(token)}`);
      return undefined;
    }
    return this.slowly(request, () => this.unsubscribe.show(token));
  }

  @Post(':token')
  @HttpCode(200)
  @Public()
  turnOff(@Param('token') token: string, @Req() request: Request): Promise<UnsubscribeView> {
    return this.slowly(request, () => this.unsubscribe.turnOff(token));
  }

  /** Only what misses is counted: a mail provider presses for many people, and is no guesser. */
  private async slowly<T>(request: Request, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof DomainError && error.code === 'link-expired') {
        await this.attempts.count('unsubscribe', '', request.ip ?? '');
      }
      throw error;
    }
  }
}
