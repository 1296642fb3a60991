import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Env } from '../config/env.js';
import { keyedHash } from './secrets.js';

export const SESSION_COOKIE = 'kp_session';
/** Names that Angular's HttpClient knows. */
export const XSRF_COOKIE = 'XSRF-TOKEN';
export const XSRF_HEADER = 'x-xsrf-token';

/** The two cookies of a session: the token, which scripts cannot read, and its XSRF counterpart, which they must. */
@Injectable()
export class SessionCookie {
  private readonly secure: boolean;

  constructor(private readonly env: Env) {
    const address = new URL(env.publicUrl);
    this.secure = address.protocol === 'https:' || !isLoopback(address.hostname);
  }

  write(response: Response, token: string, expiresAt: Date): void {
    const shared = { sameSite: 'lax', secure: this.secure, path: '/', expires: expiresAt } as const;
    response.cookie(SESSION_COOKIE, token, { ...shared, httpOnly: true });
    response.cookie(XSRF_COOKIE, this.xsrfOf(token), shared);
  }

  clear(response: Response): void {
    const shared = { sameSite: 'lax', secure: this.secure, path: '/' } as const;
    response.clearCookie(SESSION_COOKIE, { ...shared, httpOnly: true });
    response.clearCookie(XSRF_COOKIE, shared);
  }

  /** The token that the browser sent, or null. */
  read(request: Request): string | null {
    for (const part of (request.headers.cookie ?? '').split(';')) {
      const at = part.indexOf('=');
      if (at > 0 && part.slice(0, at).trim() === SESSION_COOKIE) {
        const token = part.slice(at + 1).trim();
        return /^[\w-]{20,200}$/.test(token) ? token : null;
      }
    }
    return null;
  }

  xsrfOf(token: string): string {
    return keyedHash(this.env.secret, 'xsrf', token);
  }
}

export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
