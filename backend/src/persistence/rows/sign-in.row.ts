import { EntitySchema } from 'typeorm';
import { instant, key, nullable, type RowStamp, text, uuid } from './columns.js';

export interface SessionRow extends RowStamp {
  /** SHA-256 of the token, base64url. The token itself is only in the person's cookie. */
  tokenHash: string;
  personId: string;
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
}
export const SessionRows = new EntitySchema<SessionRow>({
  name: 'session',
  columns: {
    tokenHash: { type: 'text', primary: true },
    municipalityId: uuid,
    personId: uuid,
    createdAt: instant,
    lastSeenAt: instant,
    expiresAt: instant,
  },
});

export interface OneTimeTokenRow extends RowStamp {
  tokenHash: string;
  personId: string;
  purpose: 'signIn' | 'setPassword' | 'action' | 'unsubscribe';
  actionId: string | null;
  createdAt: Date;
  expiresAt: Date;
  usedAt: Date | null;
}
export const OneTimeTokenRows = new EntitySchema<OneTimeTokenRow>({
  name: 'one_time_token',
  columns: {
    tokenHash: { type: 'text', primary: true },
    municipalityId: uuid,
    personId: uuid,
    purpose: text,
    actionId: nullable(uuid),
    createdAt: instant,
    expiresAt: instant,
    usedAt: nullable(instant),
  },
});

/** The secret address of a person's calendar. */
export interface CalendarFeedRow extends RowStamp {
  personId: string;
  tokenHash: string;
  createdAt: Date;
}
export const CalendarFeedRows = new EntitySchema<CalendarFeedRow>({
  name: 'calendar_feed',
  columns: { municipalityId: key, personId: key, tokenHash: text, createdAt: instant },
});

/** No tenant: nobody is known yet when it is written. */
export interface SignInAttemptRow {
  id: string;
  keyHash: string;
  at: Date;
}
export const SignInAttemptRows = new EntitySchema<SignInAttemptRow>({
  name: 'sign_in_attempt',
  columns: { id: { type: 'bigint', primary: true, generated: 'increment' }, keyHash: text, at: instant },
});
