import { Injectable } from '@nestjs/common';
import type { ActionPatch, BulkChange, BulkPreview, BulkResult, ReportProgress } from '@kompassplan/contract';
import { type ActionChange, decideChange } from '@kompassplan/domain';
import { localDay } from '../../persistence/local-day.js';
import type { Tenant } from '../../persistence/tenant.js';
import { type Transaction, UnitOfWork } from '../../persistence/unit-of-work.js';
import { dependenciesOf, knownReferences, lockDependencies, spelledTags } from './action-references.js';
import { actionRowsByIds } from './action-rows.query.js';
import { decideBulk } from './decide-bulk.js';
import { keepUndo, type LinkStep, linksStepOf } from './keep-undo.js';
import { lockOne } from './locked-action.js';
import { asksForDate, type Channel, tellerOf } from './record-change.js';
import { replaceLinks } from '../../persistence/replace-links.js';
import { contextOf, writeDecided } from './write-decided.js';

/** What a change came to: nothing, because somebody else was faster, or how it can be taken back. */
export type Changed = 'stale' | { readonly undo: string | null };

/** Every change of an action goes through here: rights and rules by the domain, rows and history in one transaction. */
@Injectable()
export class ChangeActions {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * Changes one action as it was seen.
   * @throws DomainError not-found, stale-version, forbidden, and what decideChange says
   */
  async patch(tx: Transaction, id: string, version: number, patch: ActionPatch): Promise<Changed> {
    // People before actions, as when somebody leaves: otherwise two could wait for each other.
    const references = await knownReferences(tx, patch);
    if (patch.waitsForIds) await lockDependencies(tx);
    const action = await lockOne(tx, id);
    if (action.version !== version) return 'stale';
    const { links, statusNote, tags, waitsForIds, ...fields } = patch;
    const change: ActionChange = {
      ...fields,
      note: statusNote,
      ...(links ? { relinks: true } : {}),
      ...(tags ? { tags: await spelledTags(tx, tags) } : {}),
      ...(waitsForIds ? { waitsForIds: [...new Set(waitsForIds)] } : {}),
      ...references,
    };
    const dependencies = waitsForIds ? await dependenciesOf(tx, action.evaluationId, waitsForIds) : [];
    const decided = decideChange(action, change, { ...contextOf(tx, action), dependencies });
    let relinked: LinkStep | null = null;
    if (links) relinked = linksStepOf(await replaceLinks(tx, action, links));
    const done = { action, decided, change: { ...change, relinks: relinked !== null } };
    return { undo: await keepUndo(tx, await writeDecided(tx, [done], 'app'), relinked) };
  }

  /** What staff do in one tap. @param version when the reporter saw the action before; null adds to whatever stands. @throws DomainError not-found, forbidden, and what decideChange says */
  async report(
    tx: Transaction,
    id: string,
    report: ReportProgress,
    { version = null, channel = 'app' }: { readonly version?: number | null; readonly channel?: Channel } = {},
  ): Promise<Changed> {
    const action = await lockOne(tx, id);
    if (version !== null && action.version !== version) return 'stale';
    const note = report.note?.trim() ? report.note : undefined;
    const change: ActionChange = { status: report.status, progress: report.progress, note };
    const decided = decideChange(action, change, contextOf(tx, action));
    const written = await writeDecided(tx, [{ action, decided, change }], channel);
    return { undo: channel === 'app' ? await keepUndo(tx, written) : null };
  }

  /** What `bulk` would do as things stand, row by row; by the same decision, and nothing is written. */
  previewBulk(tenant: Tenant, wish: BulkChange): Promise<BulkPreview> {
    return this.unitOfWork.read(tenant, async (tx) => {
      const { accepted, unchanged, failed } = await decideBulk(tx, wish, 'look');
      const tell = await tellerOf(
        tx,
        accepted.flatMap(({ decided }) => decided.changes),
      );
      type Row = BulkPreview['rows'][number];
      const told: Row[] = [
        ...accepted.map(({ action: { id, number }, decided }) => {
          return { id, number, changes: tell(decided.changes), asks: asksForDate(decided), refused: null };
        }),
        ...unchanged.map(({ id, number }) => ({ id, number, changes: [], asks: false, refused: null })),
        ...failed.map(({ id, number, ...refused }) => ({ id, number, changes: [], asks: false, refused })),
      ];
      const rows = new Map(told.map((row) => [row.id, row]));
      return {
        rows: [...new Set(wish.ids)].flatMap((id) => rows.get(id) ?? []),
        counts: { change: accepted.length, same: unchanged.length, refused: failed.length },
      };
    });
  }

  /** Changes what may be changed, in one transaction, and tells of each row that was left and why. */
  bulk(tenant: Tenant, wish: BulkChange): Promise<BulkResult> {
    return this.unitOfWork.run(tenant, async (tx) => {
      const { accepted, unchanged, failed } = await decideBulk(tx, wish, 'lock');
      const undo = await keepUndo(tx, await writeDecided(tx, accepted, 'app'));
      const ids = [...accepted.map(({ action }) => action.id), ...unchanged.map(({ id }) => id)];
      const changed = await actionRowsByIds(tx, ids, localDay(tx.now, tenant.timeZone));
      return { changed, unchanged: unchanged.map(({ id }) => id), failed, undo };
    });
  }
}
