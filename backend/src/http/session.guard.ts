import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DomainError } from '@kompassplan/domain';
import { Env } from '../config/env.js';
import { UNATTENDED } from './can.js';
import type { ApiRequest } from './request.js';
import { sameText } from './secrets.js';
import { isLoopback, SessionCookie, XSRF_HEADER } from './session-cookie.js';
import { SessionReader } from './session-reader.js';

/** Sent by our pages when nobody has touched them for a while; it can only make a session shorter. */
export const UNATTENDED_HEADER = 'x-unattended';

/** Finds out who asks, and whether a writing request was really made by our own pages. */
@Injectable()
export class SessionGuard implements CanActivate {
  private readonly publicAddress: URL;

  constructor(
    private readonly cookie: SessionCookie,
    private readonly sessions: SessionReader,
    private readonly reflector: Reflector,
    env: Env,
  ) {
    this.publicAddress = new URL(env.publicUrl);
  }

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<ApiRequest>();
    const writes = request.method !== 'GET' && request.method !== 'HEAD';
    if (writes) this.assertSameOrigin(request);
    const token = this.cookie.read(request);
    if (!token) return true;
    const session = await this.sessions.find(token, !this.isUnattended(context, request));
    if (!session) return true;
    request.openSession = session;
    if (writes) {
      const sent = request.headers[XSRF_HEADER];
      if (typeof sent !== 'string' || !sameText(sent, this.cookie.xsrfOf(token))) throw new DomainError('csrf');
    }
    return true;
  }

  private isUnattended(context: ExecutionContext, request: ApiRequest): boolean {
    return (
      request.headers[UNATTENDED_HEADER] !== undefined ||
      this.reflector.get<boolean | undefined>(UNATTENDED, context.getHandler()) === true
    );
  }

  /** Browsers tell where a request comes from; programs do not, and carry no cookies by accident either. */
  private assertSameOrigin(request: ApiRequest): void {
    const site = request.headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new DomainError('csrf');
    const { origin, host } = request.headers;
    if (origin === undefined) return;
    if (!URL.canParse(origin)) throw new DomainError('csrf');
    const from = new URL(origin);
    // On loopback the same server has several names: localhost, 127.0.0.1, [::1].
    const ownLoopback = isLoopback(this.publicAddress.hostname) && isLoopback(from.hostname) && from.host === host;
    if (from.origin !== this.publicAddress.origin && !ownLoopback) throw new DomainError('csrf');
  }
}
