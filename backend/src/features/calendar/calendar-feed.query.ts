import type { ActionStatus } from '@kompassplan/domain';
import { OPEN_STATES } from '../../persistence/open-actions.js';
import type { Transaction } from '../../persistence/unit-of-work.js';

export interface FeedAction {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly status: ActionStatus;
  /** YYYY-MM-DD */
  readonly due: string;
  readonly version: number;
  readonly updatedAt: string;
  readonly part: 'owner' | 'deputy' | 'contributor';
}
export interface FeedFollowUp {
  readonly id: string;
  readonly year: number;
  readonly on: string;
  readonly version: number;
  readonly importedAt: string;
}
export interface PersonFeed {
  readonly municipality: string;
  readonly language: 'sv' | 'en';
  readonly createdAt: string;
  readonly actions: readonly FeedAction[];
  readonly followUps: readonly FeedFollowUp[];
}

/**
 * What stands in the calendar whose token has this hash: the open, dated actions that its person owns, stands in for or
 * takes part in, and the evaluations' follow-ups. Null when the address was revoked or its person has left. One statement.
 */
export async function personFeed(tx: Transaction, hash: string): Promise<PersonFeed | null> {
  const [row] = await tx.query<PersonFeed>(
    `SELECT m.name AS municipality, p.language, to_jsonb(f.created_at) #>> '{}' AS "createdAt",
       coalesce((SELECT jsonb_agg(jsonb_build_object('id', a.id, 'number', a.number, 'title', a.title, 'status', a.status,
           'due', a.due, 'version', a.version, 'updatedAt', a.updated_at,
           'part', CASE WHEN a.owner_id = p.id THEN 'owner' WHEN a.deputy_id = p.id THEN 'deputy' ELSE 'contributor' END)
           ORDER BY a.due, a.number, a.id)
         FROM action a WHERE a.municipality_id = f.municipality_id AND a.due IS NOT NULL
           AND a.status IN ${OPEN_STATES}
           AND (a.owner_id = p.id OR a.deputy_id = p.id OR EXISTS (SELECT 1 FROM action_contributor c
             WHERE c.municipality_id = a.municipality_id AND c.action_id = a.id AND c.person_id = p.id))), '[]') AS actions,
       coalesce((SELECT jsonb_agg(jsonb_build_object('id', e.id, 'year', e.year, 'on', e.follow_up_on, 'version', e.version,
           'importedAt', e.imported_at) ORDER BY e.follow_up_on, e.id)
         FROM evaluation e WHERE e.municipality_id = f.municipality_id AND e.follow_up_on IS NOT NULL), '[]') AS "followUps"
     FROM calendar_feed f
     JOIN person p ON p.municipality_id = f.municipality_id AND p.id = f.person_id AND p.active
     JOIN municipality m ON m.id = f.municipality_id
     WHERE f.municipality_id = $1 AND f.token_hash = $2`,
    [tx.tenant.municipalityId, hash],
  );
  return row ?? null;
}
