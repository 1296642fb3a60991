import { DEFAULT_READINESS_POLICY, DomainError, eventsOfChange, isOpen } from '@kompassplan/domain';
import { byKey } from '../../persistence/preparing-client.js';
import { localDay } from '../../persistence/local-day.js';
import { newId } from '../../persistence/new-id.js';
import { announceChanges } from '../../persistence/reminder-events.js';
import type { SignedInActor } from '../../persistence/tenant.js';
import type { Transaction } from '../../persistence/unit-of-work.js';
import type { LockedAction } from './locked-action.js';
import { type Accepted, type Channel, recordChanges } from './record-change.js';
import { writeLists } from './write-lists.js';

export function actorOf(tx: Transaction): SignedInActor {
  if (!tx.tenant.actor) throw new DomainError('forbidden');
  return tx.tenant.actor;
}

export function contextOf(tx: Transaction, action: LockedAction) {
  const { evidenceRequired } = DEFAULT_READINESS_POLICY;
  const { hasValidEvidence, policy, progressBefore } = action;
  return {
    ...{ actor: actorOf(tx), hasValidEvidence, evidenceRequired, policy, progressBefore },
    today: localDay(tx.now, tx.tenant.timeZone),
  };
}

export type Written = Pick<Accepted, 'action' | 'decided'>;

/**
 * Rows, lists, progress, mails and history of what was decided, in a constant number of statements.
 * @param options.announce false where nobody has to hear of it
 * @returns those of which anything was written
 */
export async function writeDecided(
  tx: Transaction,
  decisions: readonly Accepted[],
  channel: Channel,
  { announce = true }: { readonly announce?: boolean } = {},
): Promise<readonly Written[]> {
  // What changes nothing leaves no trace, and makes nobody's version stale.
  const accepted = decisions.filter(
    ({ decided, change, beside }) => decided.changes.length > 0 || decided.reported || change.relinks || beside,
  );
  if (accepted.length === 0) return [];
  const rows = accepted.map(({ action, decided, change, stamps }) => {
    const moved = action.status !== decided.next.status;
    const { id } = action;
    return {
      ...decided.next,
      ...stamps,
      id,
      reported: decided.reported,
      moved,
      back: stamps?.lastProgressAt !== undefined,
      askedBack: stamps?.askedDueAt !== undefined,
      note: change.note ?? null,
    };
  });
  await tx.execute(UPDATE, [tx.tenant.municipalityId, JSON.stringify(rows), tx.now, rows.map(({ id }) => id)]);
  await writeLists(tx, accepted);
  await forgetLeavers(tx, accepted);
  await writeProgress(tx, accepted, channel);
  await endFormerLinks(tx, accepted);
  if (announce)
    await announceChanges(
      tx,
      accepted.flatMap((one) => eventsOf(tx, one)),
    );
  await recordChanges(tx, accepted, channel);
  return accepted;
}

/** The ids come a second time as an array: how many rows the JSON holds, Postgres does not know, and it would read the plan. */
const UPDATE =
  byKey(`UPDATE action a SET title = n.title, description = n.description, status = n.status, progress = n.progress,
    owner_id = n."ownerId", unit_id = n."unitId", due = n.due, first_due = n."firstDue", slips = n.slips,
    effort_weeks = n."effortWeeks", help_text = n."helpText", declined_reason = n."declinedReason",
    declined_by_id = n."declinedById", declined_review_on = n."declinedReviewOn", verified_by_id = n."verifiedById",
    done_by_id = n."doneById", done_owner_id = n."doneOwnerId", wanted_effect = n."wantedEffect", indicator = n.indicator,
    indicator_baseline = n."indicatorBaseline", indicator_target = n."indicatorTarget", start = n.start, cost = n.cost,
    diary_number = n."diaryNumber", deputy_id = n."deputyId", declined_diary_number = n."declinedDiaryNumber",
    returned_reason = n."returnedReason", returned_by_id = n."returnedById",
    returned_at = CASE WHEN n."returnedById" IS NULL THEN NULL WHEN n.back THEN n."returnedAt"
      WHEN a.returned_by_id IS NULL THEN $3 ELSE a.returned_at END,
    effect_check_on = n."effectCheckOn", asked_due = n."askedDue", asked_due_reason = n."askedDueReason",
    asked_due_by_id = n."askedDueById", asked_due_at = CASE WHEN n."askedDueById" IS NULL THEN NULL
      WHEN n."askedBack" THEN n."askedDueAt"
      WHEN (n."askedDue", n."askedDueReason", n."askedDueById") IS DISTINCT FROM (a.asked_due, a.asked_due_reason, a.asked_due_by_id)
      THEN $3 ELSE a.asked_due_at END,
    verified_at = CASE WHEN n.back THEN n."verifiedAt" WHEN n.status <> 'verified' THEN NULL WHEN n.moved THEN $3 ELSE a.verified_at END,
    done_at = CASE WHEN n.back THEN n."doneAt" WHEN n.status NOT IN ('done', 'verified') THEN NULL WHEN n.moved AND n.status = 'done' THEN $3 ELSE a.done_at END,
    last_progress_at = CASE WHEN n.back THEN n."lastProgressAt" WHEN n.reported THEN $3 ELSE a.last_progress_at END,
    updated_at = $3, version = a.version + 1
  FROM jsonb_to_recordset($2::jsonb) AS n(id uuid, title text, description text, status text, progress int, "ownerId" uuid,
    "unitId" uuid, due date, "firstDue" date, slips int, "effortWeeks" double precision, "helpText" text,
    "declinedReason" text, "declinedById" uuid, "declinedReviewOn" date, "verifiedById" uuid, "doneById" uuid, "doneOwnerId" uuid,
    "wantedEffect" text, indicator text, "indicatorBaseline" text, "indicatorTarget" text, start date, cost int,
    "diaryNumber" text, "deputyId" uuid, "declinedDiaryNumber" text, "returnedReason" text, "returnedById" uuid,
    "effectCheckOn" date, "askedDue" date, "askedDueReason" text, "askedDueById" uuid,
    moved boolean, reported boolean, back boolean, "askedBack" boolean, "verifiedAt" timestamptz, "doneAt" timestamptz,
    "lastProgressAt" timestamptz, "returnedAt" timestamptz, "askedDueAt" timestamptz)
  WHERE a.municipality_id = $1 AND a.id = ANY($4::uuid[]) AND a.id = n.id`);

/** Finished work keeps the names of those who have left; work that is opened again points at nobody who has. */
async function forgetLeavers(tx: Transaction, accepted: readonly Accepted[]): Promise<void> {
  const reopened = accepted
    .filter(({ action, decided }) => !isOpen(action.status) && isOpen(decided.next.status))
    .map(({ action }) => action.id);
  if (reopened.length === 0) return;
  const left = await tx.query<{ id: string; field: string; name: string }>(
    `WITH leaver AS (SELECT id, name FROM person WHERE municipality_id = $1 AND NOT active),
       helped AS (DELETE FROM action_contributor c USING leaver l
         WHERE c.municipality_id = $1 AND c.action_id = ANY($2::uuid[]) AND c.person_id = l.id RETURNING c.action_id, l.name),
       stood AS (UPDATE action a SET owner_id = CASE WHEN o.id IS NULL THEN a.owner_id END,
           deputy_id = CASE WHEN d.id IS NULL THEN a.deputy_id END
         FROM action b LEFT JOIN leaver o ON o.id = b.owner_id LEFT JOIN leaver d ON d.id = b.deputy_id
         WHERE a.municipality_id = $1 AND a.id = ANY($2::uuid[]) AND b.municipality_id = $1 AND b.id = a.id
           AND (o.id IS NOT NULL OR d.id IS NOT NULL) RETURNING a.id, o.name AS owner, d.name AS deputy)
     SELECT action_id AS id, 'contributors' AS field, name FROM helped
     UNION ALL SELECT id, 'owner', owner FROM stood WHERE owner IS NOT NULL
     UNION ALL SELECT id, 'deputy', deputy FROM stood WHERE deputy IS NOT NULL`,
    [tx.tenant.municipalityId, reopened],
  );
  for (const { id, field, name } of left) {
    const changes = [{ field, from: name, to: null }];
    await tx.record({ entity: 'action', entityId: id, event: 'action.changed', changes });
  }
}

async function writeProgress(tx: Transaction, accepted: readonly Accepted[], channel: Channel): Promise<void> {
  const entries = accepted
    .filter(({ decided }) => decided.reported)
    .map(({ action, decided, change }) => ({
      id: newId(),
      action: action.id,
      progress: decided.next.progress,
      status: decided.next.status,
      note: change.note ?? null,
    }));
  if (entries.length === 0) return;
  await tx.execute(
    `INSERT INTO progress_entry (id, municipality_id, action_id, at, by_id, progress, status, note, through)
     SELECT p.id, $1, p.action, $3, $4, p.progress, p.status, p.note, $5
     FROM jsonb_to_recordset($2::jsonb) AS p(id uuid, action uuid, progress int, status text, note text)`,
    [tx.tenant.municipalityId, JSON.stringify(entries), tx.now, actorOf(tx).personId, channel],
  );
}

/** The links in a former owner's mails stop working. */
async function endFormerLinks(tx: Transaction, accepted: readonly Accepted[]): Promise<void> {
  const moved = accepted.filter(({ action, decided }) => action.ownerId !== decided.next.ownerId);
  if (moved.length === 0) return;
  await tx.execute(
    `DELETE FROM one_time_token WHERE municipality_id = $1 AND purpose = 'action' AND action_id = ANY($2::uuid[])`,
    [tx.tenant.municipalityId, moved.map(({ action }) => action.id)],
  );
}

function eventsOf(tx: Transaction, { action, decided: { next } }: Accepted) {
  return eventsOfChange(action, next, actorOf(tx).personId).map((event) => ({
    ...event,
    ...{ actionId: action.id, unitId: next.unitId },
  }));
}
