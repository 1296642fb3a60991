import { Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { UnsubscribeView } from '@kompassplan/contract';
import type { Response } from 'express';
import { SignInAttempts } from '../../auth/sign-in-attempts.js';
import { Public } from '../../http/can.js';
import type { ApiRequest } from '../../http/request.js';
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
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<UnsubscribeView | undefined> {
    response.setHeader('Vary', 'Accept');
    if (request.accepts(['json', 'html']) === 'html') {
      response.redirect(303, `/avanmal/${encodeURIComponent(token)}`);
      return undefined;
    }
    return this.slowly(request, () => this.unsubscribe.show(token, request));
  }

  @Post(':token')
  @HttpCode(200)
  @Public()
  turnOff(@Param('token') token: string, @Req() request: ApiRequest): Promise<UnsubscribeView> {
    return this.slowly(request, () => this.unsubscribe.turnOff(token, request));
  }

  private slowly<T>({ ip = '' }: ApiRequest, work: () => Promise<T>): Promise<T> {
    return this.attempts.countMisses('unsubscribe', ip, work);
  }
}
