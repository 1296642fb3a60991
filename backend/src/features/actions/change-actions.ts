import { Injectable } from '@nestjs/common';
import type { ActionPatch, BulkResult, ReportProgress } from '@kompassplan/contract';
import {
  type ActionChange,
  type ActionState,
  decideChange,
  type DecidedChange,
  DEFAULT_READINESS_POLICY,
  DomainError,
} from '@kompassplan/domain';
import { problemOf } from '../../http/problem.filter.js';
import { announceAssignments } from '../../persistence/announce-assignments.js';
import { localDay } from '../../persistence/local-day.js';
import { newId } from '../../persistence/new-id.js';
import { relinkActions } from '../../persistence/relink-actions.js';
import type { SignedInActor, Tenant } from '../../persistence/tenant.js';
import { type Transaction, UnitOfWork } from '../../persistence/unit-of-work.js';
import { actionRowsByIds } from './action-rows.query.js';
import { namesById } from './names.query.js';

/** An action as it stands, locked until the transaction ends. */
export interface LockedAction extends ActionState {
  readonly id: string;
  readonly number: number;
  readonly evaluationId: string;
  readonly version: number;
  readonly hasValidEvidence: boolean;
}

interface Accepted {
  readonly action: LockedAction;
  readonly decided: DecidedChange;
  readonly change: ActionChange;
}

/** How a report came in: typed in the app, or through the link of a reminder. */
export type Channel = 'app' | 'mailLink';

/** Every change of an action goes through here: rights and rules by the domain, rows and history in one transaction. */
@Injectable()
export class ChangeActions {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * Changes one action as it was seen.
   * @throws DomainError not-found, stale-version, forbidden, and what decideChange says
   */
  async patch(tx: Transaction, id: string, version: number, patch: ActionPatch): Promise<'changed' | 'stale'> {
    // People before actions, as when somebody leaves: otherwise two could wait for each other.
    const references = await knownReferences(tx, patch);
    const action = await lockOne(tx, id);
    if (action.version !== version) return 'stale';
    const { links, statusNote, ...fields } = patch;
    const change: ActionChange = {
      ...fields,
      note: statusNote,
      ...(links ? { relinks: true } : {}),
      ...references,
    };
    const decided = decideChange(action, change, contextOf(tx, action));
    if (links) await relinkActions(tx, action.evaluationId, [{ actionId: id, links }]);
    await write(tx, [{ action, decided, change }], 'app');
    return 'changed';
  }

  /** What staff do in one tap. @param version when the reporter saw the action before; null adds to whatever stands. @throws DomainError not-found, forbidden, and what decideChange says */
  async report(
    tx: Transaction,
    id: string,
    report: ReportProgress,
    { version = null, channel = 'app' }: { readonly version?: number | null; readonly channel?: Channel } = {},
  ): Promise<'changed' | 'stale'> {
    const action = await lockOne(tx, id);
    if (version !== null && action.version !== version) return 'stale';
    const note = report.note?.trim() ? report.note : undefined;
    const change: ActionChange = { status: report.status, progress: report.progress, note };
    const decided = decideChange(action, change, contextOf(tx, action));
    await write(tx, [{ action, decided, change }], channel);
    return 'changed';
  }

  /** Changes what may be changed, in one transaction, and tells of each row that was left and why. */
  bulk(tenant: Tenant, ids: readonly string[], change: ActionChange): Promise<BulkResult> {
    return this.unitOfWork.run(tenant, async (tx) => {
      const references = await knownReferences(tx, change);
      const locked = new Map((await lock(tx, ids)).map((action) => [action.id, action]));
      const accepted: Accepted[] = [];
      const failed: BulkResult['failed'] = [];
      for (const id of new Set(ids)) {
        const action = locked.get(id);
        try {
          if (!action) throw new DomainError('not-found');
          const wish = { ...change, ...references };
          accepted.push({ action, change: wish, decided: decideChange(action, wish, contextOf(tx, action)) });
        } catch (error) {
          if (!(error instanceof DomainError)) throw error;
          const message = problemOf(error, tenant.actor?.language ?? 'sv').title;
          failed.push({ id, number: action?.number ?? null, code: error.code, message });
        }
      }
      await write(tx, accepted, 'app');
      const today = localDay(tx.now, tenant.timeZone);
      return {
        changed: await actionRowsByIds(
          tx,
          accepted.map(({ action }) => action.id),
          today,
        ),
        failed,
      };
    });
  }
}

/** @throws DomainError not-found */
export async function lockOne(tx: Transaction, id: string): Promise<LockedAction> {
  const [action] = await lock(tx, [id]);
  if (!action) throw new DomainError('not-found');
  return action;
}

/** In the order of their ids, so that two bulk changes never wait for each other in a circle. */
function lock(tx: Transaction, ids: readonly string[]): Promise<LockedAction[]> {
  return tx.query(
    `SELECT a.id, a.number, a.evaluation_id AS "evaluationId", a.version, a.title, a.description, a.status, a.progress,
       a.owner_id AS "ownerId", a.unit_id AS "unitId", a.due::text AS due, a.first_due::text AS "firstDue", a.slips,
       a.effort_weeks AS "effortWeeks", a.help_text AS "helpText", a.declined_reason AS "declinedReason",
       a.declined_by_id AS "declinedById", a.declined_review_on::text AS "declinedReviewOn",
       a.verified_by_id AS "verifiedById", a.done_by_id AS "doneById", a.done_owner_id AS "doneOwnerId",
       EXISTS (SELECT 1 FROM evidence e WHERE e.municipality_id = a.municipality_id AND e.action_id = a.id
         AND e.removed_at IS NULL AND (e.valid_until IS NULL OR e.valid_until >= $3::date)) AS "hasValidEvidence"
     FROM action a WHERE a.municipality_id = $1 AND a.id = ANY($2::uuid[]) ORDER BY a.id FOR UPDATE OF a`,
    [tx.tenant.municipalityId, ids, localDay(tx.now, tx.tenant.timeZone)],
  );
}

function actorOf(tx: Transaction): SignedInActor {
  if (!tx.tenant.actor) throw new DomainError('forbidden');
  return tx.tenant.actor;
}

function contextOf(tx: Transaction, action: LockedAction) {
  const { evidenceRequired } = DEFAULT_READINESS_POLICY;
  return { actor: actorOf(tx), hasValidEvidence: action.hasValidEvidence, evidenceRequired };
}

/**
 * Checks that a new owner and unit are this municipality's own, and finds the owner's unit. The person stays as it is
 * until the transaction ends: whoever is switched off meanwhile hands over what is written here.
 * @throws DomainError action.owner-unknown, action.owner-inactive, action.unit-unknown
 */
export async function knownReferences(
  tx: Transaction,
  change: { readonly ownerId?: string | null | undefined; readonly unitId?: string | null | undefined },
): Promise<{ ownerUnitId?: string | null }> {
  if (!change.ownerId && !change.unitId) return {};
  const [row] = await tx.query<{ active: boolean | null; ownerUnitId: string | null; unitKnown: boolean }>(
    `WITH owner AS MATERIALIZED (SELECT active, unit_id FROM person WHERE municipality_id = $1 AND id = $2 FOR SHARE)
     SELECT (SELECT active FROM owner) AS active, (SELECT unit_id FROM owner) AS "ownerUnitId",
       EXISTS (SELECT 1 FROM unit WHERE municipality_id = $1 AND id = $3) AS "unitKnown"`,
    [tx.tenant.municipalityId, change.ownerId ?? null, change.unitId ?? null],
  );
  if (change.ownerId && row?.active !== true) {
    throw new DomainError(row?.active === false ? 'action.owner-inactive' : 'action.owner-unknown');
  }
  if (change.unitId && !row?.unitKnown) throw new DomainError('action.unit-unknown');
  return change.ownerId ? { ownerUnitId: row?.ownerUnitId ?? null } : {};
}

async function write(tx: Transaction, decisions: readonly Accepted[], channel: Channel): Promise<void> {
  // What changes nothing leaves no trace, and makes nobody's version stale.
  const accepted = decisions.filter(
    ({ decided, change }) => decided.changes.length > 0 || decided.reported || change.relinks,
  );
  if (accepted.length === 0) return;
  const rows = accepted.map(({ action, decided, change }) => {
    const moved = action.status !== decided.next.status;
    return { ...decided.next, id: action.id, reported: decided.reported, moved, note: change.note ?? null };
  });
  await tx.execute(UPDATE, [tx.tenant.municipalityId, JSON.stringify(rows), tx.now]);
  await writeProgress(tx, accepted, channel);
  await announceNewOwners(tx, accepted);
  await record(tx, accepted, channel);
}

const UPDATE = `UPDATE action a SET title = n.title, description = n.description, status = n.status, progress = n.progress,
    owner_id = n."ownerId", unit_id = n."unitId", due = n.due, first_due = n."firstDue", slips = n.slips,
    effort_weeks = n."effortWeeks", help_text = n."helpText", declined_reason = n."declinedReason",
    declined_by_id = n."declinedById", declined_review_on = n."declinedReviewOn", verified_by_id = n."verifiedById",
    done_by_id = n."doneById", done_owner_id = n."doneOwnerId",
    verified_at = CASE WHEN n.status <> 'verified' THEN NULL WHEN n.moved THEN $3 ELSE a.verified_at END,
    done_at = CASE WHEN n.status NOT IN ('done', 'verified') THEN NULL WHEN n.moved AND n.status = 'done' THEN $3 ELSE a.done_at END,
    last_progress_at = CASE WHEN n.reported THEN $3 ELSE a.last_progress_at END,
    updated_at = $3, version = a.version + 1
  FROM jsonb_to_recordset($2::jsonb) AS n(id uuid, title text, description text, status text, progress int, "ownerId" uuid,
    "unitId" uuid, due date, "firstDue" date, slips int, "effortWeeks" double precision, "helpText" text,
    "declinedReason" text, "declinedById" uuid, "declinedReviewOn" date, "verifiedById" uuid, "doneById" uuid, "doneOwnerId" uuid,
    moved boolean, reported boolean)
  WHERE a.municipality_id = $1 AND a.id = n.id`;

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

/** The new owner hears of it by mail; the links in the former owner's mails stop working. */
async function announceNewOwners(tx: Transaction, accepted: readonly Accepted[]): Promise<void> {
  const moved = accepted.filter(({ action, decided }) => action.ownerId !== decided.next.ownerId);
  if (moved.length === 0) return;
  await tx.execute(
    `DELETE FROM one_time_token WHERE municipality_id = $1 AND purpose = 'action' AND action_id = ANY($2::uuid[])`,
    [tx.tenant.municipalityId, moved.map(({ action }) => action.id)],
  );
  await announceAssignments(
    tx,
    moved.flatMap(({ action, decided }) => {
      const personId = decided.next.ownerId;
      return personId && personId !== actorOf(tx).personId ? [{ actionId: action.id, personId }] : [];
    }),
  );
}

/** Told by the event itself, by its note, or by another field. */
const UNTOLD: ReadonlySet<string> = new Set<keyof ActionState>([
  ...(['firstDue', 'slips', 'declinedById', 'verifiedById', 'doneById', 'doneOwnerId'] as const),
  ...(['helpText', 'declinedReason'] as const),
]);

async function record(tx: Transaction, accepted: readonly Accepted[], channel: Channel): Promise<void> {
  const named = accepted
    .flatMap(({ decided }) => decided.changes)
    .filter(({ field }) => field === 'ownerId' || field === 'unitId');
  const names = await namesById(
    tx,
    named.flatMap(({ from, to }) => [from, to]),
  );
  const shown = (field: string, value: string | number | null) =>
    field.endsWith('Id') ? (names.get(value) ?? value) : value;
  for (const { action, decided, change } of accepted) {
    // New links have an entry of their own.
    if (decided.changes.length === 0 && !decided.reported) continue;
    const dueMoved = decided.changes.some(({ field }) => field === 'due');
    await tx.record({
      entity: 'action',
      entityId: action.id,
      event: eventOf(action, decided, channel),
      changes: decided.changes
        .filter(({ field }) => !UNTOLD.has(field))
        .map(({ field, from, to }) => ({
          field: field.replace(/Id$/, ''),
          from: shown(field, from),
          to: shown(field, to),
        })),
      note: (dueMoved ? change.dueReason : undefined) ?? change.note ?? null,
    });
  }
}

function eventOf(action: LockedAction, { next, reported }: DecidedChange, channel: Channel): string {
  if (action.status !== next.status) {
    if (next.status === 'verified') return 'action.verified';
    if (next.status === 'declined') return 'action.declined';
    if (action.status === 'verified' || action.status === 'declined') return 'action.reopened';
  }
  if (channel === 'mailLink') return 'progress.reportedByMail';
  return reported ? 'progress.reported' : 'action.changed';
}
