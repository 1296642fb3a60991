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
    readonly digestWeekday: number | null;
    readonly mailHour: number | null;
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

  /**
   * null when the token is unknown, too old, idle for too long, or its person is switched off.
   * @param seen whether this counts as the person being there
   */
  async find(token: string, seen = true): Promise<OpenSession | null> {
    const hash = tokenHash(token);
    const [now, idleSince] = this.moments();
    const [row] = await this.dataSource.query<{ found: Found | null }[]>(
      'SELECT open_session($1, $2, $3, $4) AS found',
      [hash, now, idleSince, seen],
    );
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

  /** The roles of those sessions that are still open, by their hashes; nobody counts as being there. */
  async stillOpen(hashes: readonly string[]): Promise<ReadonlyMap<string, Role>> {
    const rows = await this.dataSource.query<{ hash: string; role: Role | null }[]>(
      `SELECT h.hash, open_session(h.hash, $2, $3, false) -> 'person' ->> 'role' AS role FROM unnest($1::text[]) AS h(hash)`,
      [hashes, ...this.moments()],
    );
    return new Map(rows.flatMap(({ hash, role }) => (role === null ? [] : [[hash, role] as const])));
  }

  private moments(): [now: Date, idleSince: Date] {
    const now = this.clock.now();
    return [now, new Date(now.getTime() - IDLE_HOURS * 3_600_000)];
  }
}
