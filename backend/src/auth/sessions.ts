import { Injectable } from '@nestjs/common';
import type { Session } from '@kompassplan/contract';
import { DomainError, PERMISSIONS, type Permission, reachOf } from '@kompassplan/domain';
import { Env } from '../config/env.js';
import { newToken, tokenHash } from '../http/secrets.js';
import { ABSOLUTE_DAYS, type OpenSession, SessionReader } from '../http/session-reader.js';
import type { Transaction } from '../persistence/unit-of-work.js';

export interface NewSession {
  readonly token: string;
  readonly expiresAt: Date;
}

/** Opens and ends sessions; always inside somebody's transaction. */
@Injectable()
export class Sessions {
  constructor(
    private readonly reader: SessionReader,
    private readonly env: Env,
  ) {}

  /** A new token each time. */
  async open(tx: Transaction, personId: string): Promise<NewSession> {
    const token = newToken();
    const expiresAt = new Date(tx.now.getTime() + ABSOLUTE_DAYS * 86_400_000);
    await tx.query(
      `WITH met AS (UPDATE person SET first_signed_in_at = $4 WHERE municipality_id = $1 AND id = $3 AND first_signed_in_at IS NULL)
       INSERT INTO session (municipality_id, token_hash, person_id, created_at, last_seen_at, expires_at)
       VALUES ($1, $2, $3, $4, $4, $5)`,
      [tx.tenant.municipalityId, tokenHash(token), personId, tx.now, expiresAt],
    );
    return { token, expiresAt };
  }

  async end(tx: Transaction, hash: string): Promise<void> {
    await tx.execute('DELETE FROM session WHERE municipality_id = $1 AND token_hash = $2', [
      tx.tenant.municipalityId,
      hash,
    ]);
  }

  /** What the page learns of a session that was just opened. */
  async show(token: string): Promise<Session> {
    const session = await this.reader.find(token);
    if (!session) throw new DomainError('not-signed-in');
    return this.view(session);
  }

  view(session: OpenSession): Session {
    const { person, municipality, expiresAt } = session;
    return {
      person: { ...person, unit: person.unit, unitIds: [...person.unitIds] },
      municipality,
      permissions: (Object.keys(PERMISSIONS) as Permission[]).filter((p) => reachOf(person.role, p) !== null),
      embedded: this.env.profile === 'embedded',
      expiresAt: expiresAt.toISOString(),
    };
  }
}
