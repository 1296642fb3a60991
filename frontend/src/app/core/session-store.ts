import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import { type ProfilePatch, session as sessionSchema, type Session } from '@kompassplan/contract';
import { may, type Permission, reachOf, type Role, type RowRights } from '@kompassplan/domain';
import { firstValueFrom } from 'rxjs';
import { storedLanguage, useLanguage } from './i18n';

/** The cookie beside the session's own that scripts can read. */
const SESSION_SIGN = 'XSRF-TOKEN';

/** Who is signed in, and what that person may do. */
@Injectable({ providedIn: 'root' })
export class SessionStore {
  private readonly http = inject(HttpClient);
  private readonly held = signal<Session | null>(null);
  private loading: Promise<Session | null> | null = null;
  readonly session = this.held.asReadonly();
  /** Whose session the scripts' cookie is the sign of. */
  private known: { readonly sign: string; readonly personId: string } | null = null;

  private readonly over = signal(false);
  /** The session ended while the page is open with something typed: the page stays, and asks to sign in again. */
  readonly ended = this.over.asReadonly();

  /** The session of the cookie; asks the server once. Null when nobody is signed in. Rejects when the server cannot be reached. */
  load(): Promise<Session | null> {
    this.loading ??= this.fetch().catch((error: unknown) => {
      this.loading = null;
      throw error;
    });
    return this.loading;
  }

  /**
   * Whether the signed-in person may use `permission`: on `row` when given, otherwise on any row at all.
   * Only for what the page shows; the server decides again.
   */
  may(permission: Permission, row?: RowRights): boolean {
    const current = this.held();
    if (current === null) return false;
    const { id, role, unitIds } = current.person;
    return row ? may({ personId: id, role, unitIds }, permission, row) : reachOf(role, permission) !== null;
  }

  signInWithPassword(email: string, password: string): Promise<Session> {
    return this.begin('/api/session', { email, password });
  }

  /** Asks for a one-time link by mail; answers alike whether the address is known or not. */
  async requestLink(email: string): Promise<void> {
    await firstValueFrom(this.http.post('/api/session/link', { email }));
  }

  signInWithLink(token: string): Promise<Session> {
    return this.begin('/api/session/redeem', { token });
  }

  /** @throws the server's problem when the link of a mail no longer works; asking does not use it up */
  async assertLinkHolds(token: string): Promise<void> {
    await firstValueFrom(this.http.get(`/api/session/link/${encodeURIComponent(token)}`));
  }

  setPassword(token: string, password: string): Promise<Session> {
    return this.begin('/api/session/password', { token, password });
  }

  /** Sample profile only. */
  signInAsDemo(role: Role): Promise<Session> {
    return this.begin('/api/demo/session', { role });
  }

  async signOut(): Promise<void> {
    await firstValueFrom(this.http.delete('/api/session'));
    this.forget();
  }

  /** The server no longer knows the session, but the page with what was typed is kept. */
  end(): void {
    this.over.set(true);
  }

  /**
   * After signing in again in another tab.
   * @returns whether somebody is signed in now
   */
  async resume(): Promise<boolean> {
    const session = await this.asked();
    if (session === null) return false;
    // The held session stays as it is: a new one would start the forms anew. Somebody else does not inherit them.
    if (session.person.id !== this.held()?.person.id) location.reload();
    this.over.set(false);
    return true;
  }

  /** Whether the browser's cookie still is the held session's: another tab may have signed in somebody else. */
  async isStill(personId: string): Promise<boolean> {
    const sign = document.cookie;
    if (this.known?.sign === sign) return this.known.personId === personId;
    const session = await this.asked();
    this.known = session && { sign, personId: session.person.id };
    return session?.person.id === personId;
  }

  /** The server no longer knows the session. */
  forget(): void {
    this.over.set(false);
    this.loading = Promise.resolve(null);
    this.held.set(null);
  }

  /** Changes what people may change about themselves. */
  async changeProfile(patch: ProfilePatch): Promise<void> {
    await this.take(await firstValueFrom(this.http.patch('/api/session', patch)));
  }

  private async begin(path: string, body: object): Promise<Session> {
    return this.take(await firstValueFrom(this.http.post(path, body)));
  }

  private async fetch(): Promise<Session | null> {
    const session = await this.asked();
    return session && this.take(session);
  }

  private async asked(): Promise<Session | null> {
    // A visitor has no such cookie: nothing to ask the server for.
    if (!document.cookie.includes(`${SESSION_SIGN}=`)) return null;
    try {
      return sessionSchema.parse(await firstValueFrom(this.http.get('/api/session')));
    } catch (error) {
      if (error instanceof HttpErrorResponse && error.status === 401) return null;
      throw error;
    }
  }

  private async take(body: unknown): Promise<Session> {
    const session = sessionSchema.parse(body);
    if (session.person.language !== storedLanguage()) await useLanguage(session.person.language);
    this.held.set(session);
    this.known = { sign: document.cookie, personId: session.person.id };
    this.loading = Promise.resolve(session);
    return session;
  }
}
