import { Injectable } from '@nestjs/common';
import type { UnsubscribeView } from '@kompassplan/contract';
import { DomainError, type Role } from '@kompassplan/domain';
import { assertOwnLink } from '../../http/own-link.js';
import type { ApiRequest } from '../../http/request.js';
import { tokenHash } from '../../http/secrets.js';
import type { Tenant } from '../../persistence/tenant.js';
import { type Transaction, UnitOfWork } from '../../persistence/unit-of-work.js';

interface Reader extends UnsubscribeView {
  readonly id: string;
  readonly role: Role;
  readonly language: 'sv' | 'en';
  readonly unitIds: readonly string[];
  readonly timeZone: string;
}

/**
 * A mail's link out of such mails. It works as often as somebody presses, until it is old, the person leaves, or the
 * address is corrected.
 */
@Injectable()
export class Unsubscribe {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws DomainError link-expired, link-of-another */
  async show(token: string, request: ApiRequest): Promise<UnsubscribeView> {
    const tenant = await this.tenantOf(token);
    const reader = await this.unitOfWork.read(tenant, (tx) => readerOf(tx, token));
    assertOwnLink(request, reader.id);
    return viewOf(reader);
  }

  /** Once is as good as twice. @throws DomainError link-expired, link-of-another */
  async turnOff(token: string, request: ApiRequest): Promise<UnsubscribeView> {
    const tenant = await this.tenantOf(token);
    const { id, role, unitIds, person, language, timeZone } = await this.unitOfWork.read(tenant, (tx) =>
      readerOf(tx, token),
    );
    assertOwnLink(request, id);
    const actor = { personId: id, role, unitIds, name: person, language };
    return this.unitOfWork.run({ ...tenant, timeZone, actor }, async (tx) => {
      // Read again while nobody else changes the person: left meanwhile, the link is gone and nothing is written.
      const reader = await readerOf(tx, token, 'FOR NO KEY UPDATE OF p');
      if (reader.digest === 'off') return viewOf(reader);
      await tx.execute(
        `UPDATE person SET digest = 'off', version = version + 1 WHERE municipality_id = $1 AND id = $2`,
        [tenant.municipalityId, id],
      );
      const changes = [{ field: 'digest', from: reader.digest, to: 'off' }];
      await tx.record({ entity: 'person', entityId: id, event: 'person.unsubscribed', changes });
      return { ...viewOf(reader), digest: 'off' };
    });
  }

  private async tenantOf(token: string): Promise<Tenant> {
    const hash = tokenHash(token);
    const rows: { municipalityId: string }[] = await this.unitOfWork.lookup(hash, (manager) =>
      manager.query(
        `SELECT municipality_id AS "municipalityId" FROM one_time_token WHERE token_hash = $1 AND purpose = 'unsubscribe'`,
        [hash],
      ),
    );
    const [row] = rows;
    if (!row) throw new DomainError('link-expired');
    return { municipalityId: row.municipalityId, timeZone: 'Europe/Stockholm', actor: null };
  }
}

async function readerOf(tx: Transaction, token: string, lock = ''): Promise<Reader> {
  const [reader] = await tx.query<Reader>(
    `SELECT p.id, p.name AS person, p.digest, p.role, p.language, m.name AS municipality, m.time_zone AS "timeZone",
       units_below(t.municipality_id, p.unit_id) AS "unitIds"
     FROM one_time_token t
     JOIN person p ON p.municipality_id = t.municipality_id AND p.id = t.person_id
     JOIN municipality m ON m.id = t.municipality_id
     WHERE t.municipality_id = $1 AND t.token_hash = $2 AND t.purpose = 'unsubscribe' AND t.expires_at > $3 AND p.active ${lock}`,
    [tx.tenant.municipalityId, tokenHash(token), tx.now],
  );
  if (!reader) throw new DomainError('link-expired');
  return reader;
}

function viewOf({ person, municipality, digest }: Reader): UnsubscribeView {
  return { person, municipality, digest };
}
