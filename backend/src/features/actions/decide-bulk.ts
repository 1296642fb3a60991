import type { BulkChange, BulkResult } from '@kompassplan/contract';
import { type ActionChange, decideChange, DomainError } from '@kompassplan/domain';
import { problemOf } from '../../http/problem.filter.js';
import type { Transaction } from '../../persistence/unit-of-work.js';
import { checkReferences, lockReferences, spelledTags } from './action-references.js';
import { actionsNow, lockActions, type LockedAction } from './locked-action.js';
import type { Accepted } from './record-change.js';
import { contextOf } from './write-decided.js';

export interface DecidedBulk {
  /** Rows that the wish changes. */
  readonly accepted: readonly Accepted[];
  /** Rows that already are as wished. */
  readonly unchanged: readonly LockedAction[];
  readonly failed: BulkResult['failed'];
}

/**
 * What one wish means for each of many rows: the only place that decides it, so that what is shown before and what is
 * written can't differ. A constant number of statements.
 * @param mode `lock` before writing: rows and people stay as they are until the transaction ends
 * @throws DomainError action.owner-unknown, action.owner-inactive, action.unit-unknown: the wish itself is impossible
 */
export async function decideBulk(
  tx: Transaction,
  { ids, versions = {}, change }: BulkChange,
  mode: 'lock' | 'look',
): Promise<DecidedBulk> {
  const references = checkReferences(await lockReferences(tx, [change], mode), change);
  const addTags = await spelledTags(tx, change.addTags ?? []);
  const wish: ActionChange = { ...change, ...(change.addTags ? { addTags } : {}), ...references };
  const found = await (mode === 'lock' ? lockActions(tx, ids) : actionsNow(tx, ids));
  const actions = new Map(found.map((action) => [action.id, action]));
  const accepted: Accepted[] = [];
  const unchanged: LockedAction[] = [];
  const failed: BulkResult['failed'] = [];
  for (const id of new Set(ids)) {
    const action = actions.get(id);
    try {
      if (!action) throw new DomainError('not-found');
      if (versions[id] !== undefined && versions[id] !== action.version) throw new DomainError('stale-version');
      const decided = decideChange(action, wish, contextOf(tx, action));
      if (decided.changes.length === 0) unchanged.push(action);
      else accepted.push({ action, change: wish, decided });
    } catch (error) {
      failed.push(refusedRow(tx, error, id, action));
    }
  }
  return { accepted, unchanged, failed };
}

/** Why a row of many stays as it is, in the reader's words. @throws what is no refusal */
export function refusedRow(
  tx: Transaction,
  error: unknown,
  id: string,
  action: { readonly number: number } | undefined,
): BulkResult['failed'][number] {
  if (!(error instanceof DomainError)) throw error;
  const message = problemOf(error, tx.tenant.actor?.language ?? 'sv').title;
  return { id, number: action?.number ?? null, code: error.code, message };
}
