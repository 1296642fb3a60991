import { Injectable } from '@nestjs/common';
import type { Role } from '@kompassplan/domain';
import { DataSource } from 'typeorm';
import { Clock } from '../clock.js';
import type { SignedInActor, Tenant } from '../persistence/tenant.js';
import { tokenHash } from './secrets.js';

/** A session ends after this much silence … */
export const IDLE_HOURS = 12;
/** … and in any case after this long. */
export const ABSOLUTE_DAYS = 7;

export interface OpenSession {
  readonly tokenHash: string;
  readonly expiresAt: Date;
  readonly tenant: Tenant & { readonly actor: SignedInActor };
  readonly person: {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly role: Role;
    readonly unit: { readonly id: string; readonly name: string } | null;
    readonly unitIds: readonly string[];
    readonly language: 'sv' | 'en';
    readonly digest: 'daily' | 'weekly' | 'off';
  };
  readonly municipality: {
    readonly id: string;
    readonly name: string;
    readonly code: string;
    readonly timeZone: string;
  };
}

interface Found {
  readonly expiresAt: string;
  readonly person: OpenSession['person'];
  readonly municipality: OpenSession['municipality'];
}

/** Reads a session with everything a request needs of it, in one round trip. */
@Injectable()
export class SessionReader {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** null when the token is unknown, too old, idle for too long, or its person is switched off. */
  async find(token: string): Promise<OpenSession | null> {
    const now = this.clock.now();
    const hash = tokenHash(token);
    const idleSince = new Date(now.getTime() - IDLE_HOURS * 3_600_000);
    const [row] = await this.dataSource.query<{ found: Found | null }[]>('SELECT open_session($1, $2, $3) AS found', [
      hash,
      now,
      idleSince,
    ]);
    if (!row?.found) return null;
    const { person, municipality, expiresAt } = row.found;
    return {
      tokenHash: hash,
      expiresAt: new Date(expiresAt),
      person,
      municipality,
      tenant: {
        municipalityId: municipality.id,
        timeZone: municipality.timeZone,
        actor: {
          personId: person.id,
          role: person.role,
          unitIds: person.unitIds,
          name: person.name,
          language: person.language,
        },
      },
    };
  }
}
