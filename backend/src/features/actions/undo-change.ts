import { Injectable } from '@nestjs/common';
import type { RecentChanges, UndoResult } from '@kompassplan/contract';
import {
  type DecidedUndo,
  decideUndo,
  DomainError,
  type FieldChange,
  may,
  UNDO_MINUTES,
  undoEnds,
} from '@kompassplan/domain';
import { localDay } from '../../persistence/local-day.js';
import type { Tenant } from '../../persistence/tenant.js';
import { type Transaction, UnitOfWork } from '../../persistence/unit-of-work.js';
import { checkReferences, dependenciesOf, lockDependencies, lockReferences } from './action-references.js';
import { actionRowsByIds } from './action-rows.query.js';
import { refusedRow } from './decide-bulk.js';
import { minutesBefore, type UndoStep } from './keep-undo.js';
import { lockActions, type LockedAction } from './locked-action.js';
import { type Accepted, toldField } from './record-change.js';
import { linksOf, replaceLinksOf, sameLinks, type WantedLink } from '../../persistence/replace-links.js';
import { actorOf, contextOf, writeDecided } from './write-decided.js';

const EVENT = 'action.undone';
/** So many of the newest are told; a keyboard makes no more in ten minutes that anybody wants to see. */
const MOST_TOLD = 20;

/** Takes back what the person who asks changed in the last ten minutes, one change or many rows of it. */
@Injectable()
export class UndoChange {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * Brings back what still stands as the change left it, as new entries of the history, and tells what stays and why.
   * @throws DomainError not-found (also somebody else's), undo.done-already, undo.too-late
   */
  undo(tenant: Tenant, id: string): Promise<UndoResult> {
    return this.unitOfWork.run(tenant, async (tx) => {
      const steps = await takeSteps(tx, id);
      // People before dependencies before actions, as everywhere.
      const references = await lockReferences(
        tx,
        steps.map(({ changes }) => restored(changes)),
      );
      if (steps.some(({ changes }) => changes.some(({ field }) => field === 'waitsForIds'))) await lockDependencies(tx);
      const ids = steps.map((step) => step.id);
      const locked = new Map((await lockActions(tx, ids)).map((action) => [action.id, action]));
      const linked = steps.some(({ links }) => links !== null) ? await linksOf(tx, ids) : [];
      const accepted: Accepted[] = [];
      const left: UndoResult['left'] = [];
      for (const step of steps) {
        const action = locked.get(step.id);
        try {
          if (!action) throw new DomainError('not-found');
          const { decided, links } = await this.decide(tx, action, step, linked);
          checkReferences(
            references,
            restored(decided.changes.map(({ field, from, to }) => ({ field, from: to, to: from }))),
          );
          if (links) await replaceLinksOf(tx, action.evaluationId, links, { ids: [action.id], event: EVENT });
          accepted.push(acceptedOf(action, decided, step, links !== null));
          const kept = [...decided.kept, ...(step.links && !links ? (['links'] as const) : [])].flatMap(toldField);
          if (kept.length > 0) {
            const refusal = refusedRow(tx, new DomainError('undo.changed-meanwhile'), step.id, action);
            left.push({ ...refusal, title: action.title, fields: [...new Set(kept)] });
          }
        } catch (error) {
          left.push({ ...refusedRow(tx, error, step.id, action), title: action?.title ?? null, fields: [] });
        }
      }
      await writeDecided(tx, accepted, 'app', { announce: false });
      const undone = accepted.map(({ action }) => action.id);
      return { undone: await actionRowsByIds(tx, undone, localDay(tx.now, tenant.timeZone)), left };
    });
  }

  /** The person's own changes that can still be taken back, the newest first. */
  recent(tenant: Tenant): Promise<RecentChanges> {
    return this.unitOfWork.read(tenant, async (tx) => {
      const rows = await tx.query<{
        id: string;
        at: Date;
        steps: readonly UndoStep[];
        action: RecentChanges['items'][number]['action'];
      }>(
        `SELECT c.id, c.at, c.steps, (SELECT jsonb_build_object('id', a.id, 'number', a.number, 'title', a.title) FROM action a
           WHERE jsonb_array_length(c.steps) = 1 AND a.municipality_id = $1 AND a.id = (c.steps #>> '{0,id}')::uuid) AS action
         FROM change_undo c WHERE c.municipality_id = $1 AND c.person_id = $2 AND c.undone_at IS NULL AND c.at > $3
         ORDER BY c.at DESC, c.id DESC LIMIT ${MOST_TOLD}`,
        [tx.tenant.municipalityId, actorOf(tx).personId, minutesBefore(tx.now, UNDO_MINUTES)],
      );
      const items = rows.map(({ id, at, steps, action }) => ({
        ...{ id, at: at.toISOString(), until: undoEnds(at).toISOString(), actions: steps.length, action },
        fields: [...new Set(steps.flatMap(fieldsOf))],
      }));
      return { items, total: items.length, nextCursor: null, now: tx.now.toISOString() };
    });
  }

  private async decide(
    tx: Transaction,
    action: LockedAction,
    { changes, links, version }: UndoStep,
    linked: readonly WantedLink[],
  ): Promise<{ decided: DecidedUndo; links: readonly WantedLink[] | null }> {
    const waits = changes.find(({ field }) => field === 'waitsForIds')?.from;
    const dependencies = Array.isArray(waits)
      ? await dependenciesOf(tx, action.evaluationId, waits as readonly string[])
      : [];
    const own = linked.filter(({ actionId }) => actionId === action.id);
    const stand = links !== null && sameLinks(own, links.to);
    const since = { untouched: action.version === version, relinks: stand };
    const decided = decideUndo(action, changes, { ...contextOf(tx, action), dependencies, ...since });
    if (links !== null && !may(actorOf(tx), 'action.edit', action)) throw new DomainError('forbidden');
    if (links !== null && !stand && decided.changes.length === 0) throw new DomainError('undo.changed-meanwhile');
    return { decided, links: stand ? links.from : null };
  }
}

/** Marks the change as taken back; whoever asks twice at once waits, and is then told. */
async function takeSteps(tx: Transaction, id: string): Promise<readonly UndoStep[]> {
  const owner = [tx.tenant.municipalityId, id, actorOf(tx).personId];
  const [row] = await tx.query<{ at: Date; undoneAt: Date | null; steps: readonly UndoStep[] }>(
    `SELECT at, undone_at AS "undoneAt", steps FROM change_undo
     WHERE municipality_id = $1 AND id = $2 AND person_id = $3 FOR UPDATE`,
    owner,
  );
  if (!row) throw new DomainError('not-found');
  if (row.undoneAt !== null) throw new DomainError('undo.done-already');
  if (tx.now >= undoEnds(row.at)) throw new DomainError('undo.too-late');
  await tx.execute('UPDATE change_undo SET undone_at = $3 WHERE municipality_id = $1 AND id = $2', [
    tx.tenant.municipalityId,
    id,
    tx.now,
  ]);
  return row.steps;
}

/** People and units that would come back. */
function restored(changes: readonly FieldChange[]) {
  const from = (field: FieldChange['field']) => changes.find((change) => change.field === field)?.from;
  const contributors = changes.find(({ field }) => field === 'contributorIds');
  const [were, are] = [contributors?.from ?? [], contributors?.to ?? []] as [readonly string[], readonly string[]];
  return {
    ownerId: from('ownerId') as string | null | undefined,
    unitId: from('unitId') as string | null | undefined,
    deputyId: from('deputyId') as string | null | undefined,
    contributorIds: were.filter((id) => !are.includes(id)),
  };
}

function acceptedOf(action: LockedAction, decided: DecidedUndo, { stamps }: UndoStep, relinks: boolean): Accepted {
  const reported = decided.changes.some(({ field }) => field === 'status' || field === 'progress');
  const asked = decided.changes.some(({ field }) => field === 'askedDueById');
  const { askedDueAt, ...reports } = stamps;
  return {
    ...{ action, change: relinks ? { relinks } : {}, event: EVENT },
    decided: { ...decided, reported },
    stamps: { ...(reported ? reports : {}), ...(asked ? { askedDueAt } : {}) },
  };
}

function fieldsOf({ changes, links }: UndoStep): string[] {
  return [...changes.flatMap(({ field }) => toldField(field)), ...(links ? ['links'] : [])];
}
