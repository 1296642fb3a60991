/** What the domain's `workedBy` needs of `action a` beside its people, as columns. @param today the parameter that holds it */
export const workedOn = (today: string) => `a.done_by_id AS "doneById", a.done_owner_id AS "doneOwnerId",
  a.verified_by_id AS "verifiedById",
  ARRAY(SELECT DISTINCT e.added_by_id FROM evidence e WHERE e.municipality_id = a.municipality_id AND e.action_id = a.id
    AND e.removed_at IS NULL AND (e.valid_until IS NULL OR e.valid_until >= ${today}::date)) AS "provenByIds"`;

export const CONTRIBUTOR_IDS = `ARRAY(SELECT c.person_id FROM action_contributor c
  WHERE c.municipality_id = a.municipality_id AND c.action_id = a.id) AS "contributorIds"`;
