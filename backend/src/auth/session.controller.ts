import { Controller, Delete, Get, HttpCode, Param, Patch, Post, Req, Res } from '@nestjs/common';
import * as contract from '@kompassplan/contract';
import type { Response } from 'express';
import type { z } from 'zod';
import { Public, SignedIn } from '../http/can.js';
import { type ApiRequest, CurrentSession } from '../http/request.js';
import { SessionCookie } from '../http/session-cookie.js';
import type { OpenSession } from '../http/session-reader.js';
import { ZodBody } from '../http/zod-input.js';
import { UnitOfWork } from '../persistence/unit-of-work.js';
import { ChangeProfile } from './change-profile.js';
import { DemoAccess } from './demo.js';
import { assertLinkHolds } from './one-time-token.js';
import { RedeemSignInLink } from './redeem-link.js';
import { RequestSignInLink } from './request-link.js';
import { type NewSession, Sessions } from './sessions.js';
import { SetNewPassword } from './set-password.js';
import { SignInWithPassword } from './sign-in.js';

@Controller('api')
export class SessionController {
  constructor(
    private readonly sessions: Sessions,
    private readonly cookie: SessionCookie,
    private readonly unitOfWork: UnitOfWork,
    private readonly signInWithPassword: SignInWithPassword,
    private readonly requestSignInLink: RequestSignInLink,
    private readonly redeemSignInLink: RedeemSignInLink,
    private readonly setNewPassword: SetNewPassword,
    private readonly changeProfile: ChangeProfile,
    private readonly demo: DemoAccess,
  ) {}

  @Post('session')
  @Public()
  @HttpCode(200)
  async signIn(
    @ZodBody(contract.signIn) body: contract.SignIn,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<contract.Session> {
    return this.open(request, response, await this.signInWithPassword.run(body, request.ip ?? ''));
  }

  @Get('session')
  @SignedIn()
  show(@CurrentSession() session: OpenSession): contract.Session {
    return this.sessions.view(session);
  }

  @Patch('session')
  @SignedIn()
  async change(
    @ZodBody(contract.profilePatch) patch: z.infer<typeof contract.profilePatch>,
    @CurrentSession() session: OpenSession,
    @Req() request: ApiRequest,
  ): Promise<contract.Session> {
    await this.changeProfile.run(session.tenant, patch);
    return this.sessions.show(this.cookie.read(request) ?? '');
  }

  @Delete('session')
  @SignedIn()
  @HttpCode(204)
  async signOut(@CurrentSession() session: OpenSession, @Res({ passthrough: true }) response: Response): Promise<void> {
    await this.unitOfWork.run(session.tenant, (tx) => this.sessions.end(tx, session.tokenHash));
    this.cookie.clear(response);
  }

  /** Says the same whether the address is known or not. */
  @Post('session/link')
  @Public()
  @HttpCode(202)
  async requestLink(
    @ZodBody(contract.requestLink) body: contract.RequestLink,
    @Req() request: ApiRequest,
  ): Promise<void> {
    await this.requestSignInLink.run(body, request.ip ?? '');
  }

  /** Tells only whether the link still holds. */
  @Get('session/link/:token')
  @Public()
  @HttpCode(204)
  linkHolds(@Param('token') token: string): Promise<void> {
    return assertLinkHolds(this.unitOfWork, token);
  }

  @Post('session/redeem')
  @Public()
  @HttpCode(200)
  async redeem(
    @ZodBody(contract.redeemLink) body: contract.RedeemLink,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<contract.Session> {
    return this.open(request, response, await this.redeemSignInLink.run(body));
  }

  @Post('session/password')
  @Public()
  @HttpCode(200)
  async setPassword(
    @ZodBody(contract.setPassword) body: contract.SetPassword,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<contract.Session> {
    return this.open(request, response, await this.setNewPassword.run(body));
  }

  @Get('demo')
  @Public()
  showDemo(): Promise<contract.Demo> {
    return this.demo.show();
  }

  @Post('demo/session')
  @Public()
  @HttpCode(200)
  async openDemo(
    @ZodBody(contract.demoSignIn) body: contract.DemoSignIn,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<contract.Session> {
    return this.open(request, response, await this.demo.signIn(body));
  }

  /** The browser's earlier session ends, so that no old token outlives a new sign-in. */
  private async open(
    request: ApiRequest,
    response: Response,
    { token, expiresAt }: NewSession,
  ): Promise<contract.Session> {
    const before = request.openSession;
    if (before) await this.unitOfWork.run(before.tenant, (tx) => this.sessions.end(tx, before.tokenHash));
    this.cookie.write(response, token, expiresAt);
    return this.sessions.show(token);
  }
}
