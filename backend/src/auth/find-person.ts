import type { UnitOfWork } from '../persistence/unit-of-work.js';
import type { Tenant } from '../persistence/tenant.js';

/** A person as known before signing in. */
export interface Candidate {
  readonly id: string;
  readonly municipalityId: string;
  readonly name: string;
  readonly email: string;
  readonly language: 'sv' | 'en';
  readonly active: boolean;
  readonly passwordHash: string | null;
}

/** Sees the one person with this address (lower case) across all municipalities, or nobody. */
export function findPersonByEmail(unitOfWork: UnitOfWork, email: string): Promise<Candidate | null> {
  return unitOfWork.lookup(email, async (manager) => {
    const rows = await manager.query<Candidate[]>(
      `SELECT id, municipality_id AS "municipalityId", name, email, language, active, password_hash AS "passwordHash"
       FROM person WHERE email = $1`,
      [email],
    );
    return rows[0] ?? null;
  });
}

/** The tenant before there is a session. Signing in is nobody's act in the history but the person's own row. */
export function tenantOf(candidate: { readonly municipalityId: string }): Tenant {
  return { municipalityId: candidate.municipalityId, timeZone: 'Europe/Stockholm', actor: null };
}
