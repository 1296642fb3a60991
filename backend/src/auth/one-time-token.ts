import { DomainError } from '@kompassplan/domain';
import { newToken, tokenHash } from '../http/secrets.js';
import type { Tenant } from '../persistence/tenant.js';
import type { Transaction, UnitOfWork } from '../persistence/unit-of-work.js';
import { tenantOf } from './find-person.js';

/** A sign-in link is good for a quarter of an hour, an invitation for a week. */
export const LINK_MINUTES = 15;
export const INVITATION_DAYS = 7;

/** Makes a token; the caller hands the plain one to the mail and the database keeps its hash. */
export async function issueToken(
  tx: Transaction,
  personId: string,
  purpose: 'signIn' | 'setPassword',
): Promise<{ token: string; expiresAt: Date }> {
  const token = newToken();
  const minutes = purpose === 'signIn' ? LINK_MINUTES : INVITATION_DAYS * 24 * 60;
  const expiresAt = new Date(tx.now.getTime() + minutes * 60_000);
  await tx.query(
    `INSERT INTO one_time_token (token_hash, municipality_id, person_id, purpose, created_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [tokenHash(token), tx.tenant.municipalityId, personId, purpose, tx.now, expiresAt],
  );
  return { token, expiresAt };
}

export interface TokenHolder {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

const SIGNS_IN = `purpose IN ('signIn', 'setPassword')`;
/** The token with hash $2 of municipality $1 still works at $3, for a person who is still here. */
const HOLDS = `t.municipality_id = $1 AND t.token_hash = $2 AND t.${SIGNS_IN} AND t.used_at IS NULL AND t.expires_at > $3
  AND p.municipality_id = $1 AND p.id = t.person_id AND p.active`;

/**
 * Uses a token up and runs `work` for its person in the same transaction, so a failure leaves the token good.
 * Both kinds prove the same thing, that one reads the person's mail; so either may sign in or set a password.
 * @throws DomainError link-expired when it is unknown, used, too old, or the person is switched off
 */
export async function withToken<T>(
  unitOfWork: UnitOfWork,
  token: string,
  work: (tx: Transaction, person: TokenHolder) => Promise<T>,
): Promise<T> {
  const hash = tokenHash(token);
  return unitOfWork.run(await tenantOfToken(unitOfWork, hash), async (tx) => {
    const [person] = await tx.query<TokenHolder>(
      `UPDATE one_time_token t SET used_at = $3 FROM person p
       WHERE ${HOLDS}
       RETURNING p.id, p.name, p.email`,
      [tx.tenant.municipalityId, hash, tx.now],
    );
    if (!person) throw new DomainError('link-expired');
    return work(tx, person);
  });
}

/**
 * Whether a link would still work. Reads only, so that opening its page does not use it up.
 * @throws DomainError link-expired when it would not, for whatever reason
 */
export async function assertLinkHolds(unitOfWork: UnitOfWork, token: string): Promise<void> {
  const hash = tokenHash(token);
  const found = await unitOfWork.read(await tenantOfToken(unitOfWork, hash), (tx) =>
    tx.query<{ ok: number }>(
      `SELECT 1 AS ok FROM one_time_token t
       CROSS JOIN person p WHERE ${HOLDS}`,
      [tx.tenant.municipalityId, hash, tx.now],
    ),
  );
  if (found.length === 0) throw new DomainError('link-expired');
}

async function tenantOfToken(unitOfWork: UnitOfWork, hash: string): Promise<Tenant> {
  const found = await unitOfWork.lookup(hash, async (manager) => {
    const rows = await manager.query<{ municipalityId: string }[]>(
      `SELECT municipality_id AS "municipalityId" FROM one_time_token
       WHERE token_hash = $1 AND ${SIGNS_IN}`,
      [hash],
    );
    return rows[0];
  });
  if (!found) throw new DomainError('link-expired');
  return tenantOf(found);
}
