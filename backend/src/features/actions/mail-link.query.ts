import type { MailLinkView } from '@kompassplan/contract';
import { DomainError, type Role } from '@kompassplan/domain';
import { tokenHash } from '../../http/secrets.js';
import type { Tenant } from '../../persistence/tenant.js';
import type { Transaction, UnitOfWork } from '../../persistence/unit-of-work.js';

export interface LinkedAction {
  readonly person: string;
  readonly personId: string;
  readonly role: Role;
  readonly language: 'sv' | 'en';
  readonly unitIds: readonly string[];
  readonly municipality: string;
  readonly timeZone: string;
  readonly actionId: string;
  readonly action: MailLinkView['action'];
  readonly answered: MailLinkView['answered'];
  readonly answeredNote: string | null;
  readonly expiresAt: Date;
}

/** @throws DomainError link-expired */
export async function tenantOfLink(unitOfWork: UnitOfWork, token: string): Promise<Tenant> {
  const hash = tokenHash(token);
  const rows: { municipalityId: string }[] = await unitOfWork.lookup(hash, (manager) =>
    manager.query(
      `SELECT municipality_id AS "municipalityId" FROM one_time_token WHERE token_hash = $1 AND purpose = 'action'`,
      [hash],
    ),
  );
  const [row] = rows;
  if (!row) throw new DomainError('link-expired');
  return { municipalityId: row.municipalityId, timeZone: 'Europe/Stockholm', actor: null };
}

/** What a link is about. @throws DomainError link-expired */
export async function linked(tx: Transaction, token: string): Promise<LinkedAction> {
  const [row] = await tx.query<LinkedAction>(
    `SELECT p.name AS person, p.id AS "personId", p.role, p.language, m.name AS municipality, m.time_zone AS "timeZone",
       t.action_id AS "actionId", t.expires_at AS "expiresAt",
       jsonb_build_object('number', a.number, 'title', a.title, 'status', a.status, 'progress', a.progress, 'due', a.due) AS action,
       given.status AS answered, given.note AS "answeredNote",
       units_below(t.municipality_id, p.unit_id) AS "unitIds"
     FROM one_time_token t
     JOIN person p ON p.municipality_id = t.municipality_id AND p.id = t.person_id
     JOIN municipality m ON m.id = t.municipality_id
     JOIN action a ON a.municipality_id = t.municipality_id AND a.id = t.action_id
     LEFT JOIN LATERAL (
       SELECT e.status, e.note FROM progress_entry e
       WHERE e.municipality_id = a.municipality_id AND e.action_id = a.id AND e.by_id = p.id AND e.through = 'mailLink'
         AND e.at >= t.created_at AND e.status = a.status AND e.status IN ('inProgress', 'done', 'needsHelp')
       ORDER BY e.at DESC, e.id DESC LIMIT 1) given ON true
     WHERE t.municipality_id = $1 AND t.token_hash = $2 AND t.purpose = 'action' AND t.expires_at > $3 AND p.active`,
    [tx.tenant.municipalityId, tokenHash(token), tx.now],
  );
  if (!row) throw new DomainError('link-expired');
  return row;
}
