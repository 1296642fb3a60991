import { inject, Injectable, signal } from '@angular/core';
import type {
  ActionPatch,
  ActionRow,
  ActionView,
  BulkChange,
  BulkResult,
  HistoryEntry,
  NewAction,
} from '@kompassplan/contract';
import { DomainError } from '@kompassplan/domain';
import { numberOf } from '../../core/action-number';
import { applied, inverse } from '../../core/action-change';
import { ActionClient, StaleAction } from '../../core/action-client';
import { I18n } from '../../core/i18n';
import { MyLateActions } from '../../core/my-late-actions';
import { Notices } from '../../core/notices';
import { problemMessage, problemOf } from '../../core/problems';
import { type Choices, fieldName, type Merged, mergeActions, mergedPatch, needsChoice } from './conflict-fields';
import { PlanStore } from './plan-store';

/** A change that met another one: what we wanted, and what stands now. */
export interface Conflict {
  readonly row: ActionRow;
  readonly patch: ActionPatch;
  readonly current: ActionView;
  /** Field by field, what becomes of the two changes. */
  readonly fields: readonly Merged[];
  /** The other's change, when the history tells it. */
  readonly other: HistoryEntry | null;
}
/** What a bulk change could not change. */
export interface BulkReport {
  readonly changed: number;
  readonly failed: readonly { readonly id: string; readonly title: string; readonly message: string }[];
}
export type Outcome =
  { readonly ok: true } | { readonly ok: false; readonly code: string | null; readonly message: string };

const UNDO_AT_ONCE = 4;
/** So often a change is laid over others' by itself; then it is shown as a conflict. */
const MOST_MERGES = 3;

/** Changes of the plan: shown at once, taken back when the server refuses, undone within ten seconds. */
@Injectable()
export class PlanChanges {
  private readonly store = inject(PlanStore);
  private readonly client = inject(ActionClient);
  private readonly notices = inject(Notices);
  private readonly i18n = inject(I18n);
  private readonly late = inject(MyLateActions);

  readonly conflict = signal<Conflict | null>(null);
  readonly report = signal<BulkReport | null>(null);
  readonly busy = signal(false);

  /**
   * Changes one action as it was seen. When somebody else was faster with other fields, both changes are kept; when with
   * the same ones, the conflict is shown.
   * @param quiet true where the caller shows a refusal itself
   */
  async change(row: ActionRow | ActionView, patch: ActionPatch, quiet = false, merges = 0): Promise<Outcome> {
    const before = this.store.rowOf(row.id);
    if (before) this.store.put(this.guess(before, patch));
    try {
      const view = await this.client.change(row.id, row.version, patch);
      this.accept(view);
      const back = inverse(row, patch, this.i18n.t('plan.undone'));
      const undo = back ? { undo: () => void this.change(view, back) } : {};
      this.notices.show(this.i18n.t('plan.saved', { number: numberOf(row.number) }), undo);
      return { ok: true };
    } catch (error) {
      if (before) this.store.put(before);
      if (error instanceof StaleAction) {
        return this.meet(row, patch, error.current, { quiet, merges });
      }
      return this.refused(error, quiet);
    }
  }

  /** A report of progress on the action as it was seen: status, percent, note. After another's report it is not sent. */
  async reportProgress(view: ActionView, report: Parameters<ActionClient['report']>[2]): Promise<Outcome> {
    return this.run(async () => {
      const after = await this.client.report(view.id, view.version, report);
      this.accept(after);
      const back = inverse(view, { status: after.status }, this.i18n.t('plan.undone'));
      const moved = after.status !== view.status || after.progress !== view.progress;
      const undo = back && moved ? { undo: () => void this.change(after, back) } : {};
      this.notices.show(this.i18n.t('plan.reported', { number: numberOf(view.number) }), undo);
    });
  }

  /** A change that answers with the action and can't be undone by a patch: comment, evidence. */
  async apply(work: () => Promise<ActionView>, message: string): Promise<Outcome> {
    return this.run(async () => {
      this.accept(await work());
      this.notices.show(message);
    });
  }

  async create(wish: NewAction): Promise<Outcome> {
    return this.run(async () => {
      const view = await this.client.create(wish);
      this.store.reload();
      await this.store.open(view.id);
      this.notices.show(this.i18n.t('plan.created', { number: numberOf(view.number) }));
    });
  }

  /** One change of all picked rows. What could not be changed is listed; what was can be undone. */
  async bulk(change: BulkChange['change']): Promise<Outcome> {
    const rows = this.store.selection();
    this.busy.set(true);
    this.store.put(...rows.map((row) => this.guess(row, change)));
    try {
      const result = await this.client.bulk(
        rows.map((row) => row.id),
        change,
      );
      // First everything as it was, then what was changed: rows that were refused show their old values.
      this.store.put(...rows);
      this.store.put(...result.changed);
      this.store.reload();
      this.late.reload();
      this.tell(rows, result, change);
      return { ok: true };
    } catch (error) {
      this.store.put(...rows);
      return this.refused(error, false);
    } finally {
      this.busy.set(false);
    }
  }

  /** Saves what was chosen of a conflict, on top of what stands now. */
  async merge(choices: Choices): Promise<void> {
    const conflict = this.conflict();
    this.conflict.set(null);
    if (!conflict) return;
    const patch = mergedPatch(conflict, conflict.fields, choices, this.i18n.t('plan.conflict-reason'));
    if (Object.keys(patch).length === 0) return this.accept(conflict.current);
    await this.change(conflict.current, patch);
  }

  takeTheirs(): void {
    const conflict = this.conflict();
    this.conflict.set(null);
    if (conflict) this.accept(conflict.current);
  }

  private tell(rows: readonly ActionRow[], { changed, failed }: BulkResult, change: BulkChange['change']): void {
    const titles = new Map(rows.map((row) => [row.id, `${numberOf(row.number)} ${row.title}`]));
    if (failed.length > 0) {
      this.report.set({
        changed: changed.length,
        failed: failed.map(({ id, message }) => ({ id, message, title: titles.get(id) ?? '' })),
      });
    }
    if (changed.length === 0) return;
    this.notices.show(this.i18n.t('plan.bulk-saved', { count: changed.length }), {
      undo: () => void this.undoBulk(rows, changed, change),
    });
  }

  private async undoBulk(
    before: readonly ActionRow[],
    changed: readonly ActionRow[],
    change: BulkChange['change'],
  ): Promise<void> {
    const old = new Map(before.map((row) => [row.id, row]));
    const queue = [...changed];
    let failed = 0;
    const worker = async (): Promise<void> => {
      for (let row = queue.shift(); row !== undefined; row = queue.shift()) {
        const was = old.get(row.id);
        const back = was && inverse(was, change, this.i18n.t('plan.undone'));
        if (!back) continue;
        try {
          this.store.accept(await this.client.change(row.id, row.version, back));
        } catch {
          failed += 1;
        }
      }
    };
    await Promise.all(Array.from({ length: UNDO_AT_ONCE }, worker));
    this.store.reload();
    this.late.reload();
    const done = changed.length - failed;
    this.notices.show(
      this.i18n.t(failed === 0 ? 'plan.bulk-undone' : 'plan.bulk-undone-partly', { count: done, failed }),
    );
  }

  /** The rules may refuse already here; then the row stays as it is and the server says why. */
  private guess(row: ActionRow, patch: ActionPatch): ActionRow {
    try {
      return applied(row, patch, { people: this.store.people(), units: this.store.units() }, this.store.today);
    } catch (error) {
      if (error instanceof DomainError) return row;
      throw error;
    }
  }

  private accept(view: ActionView): void {
    this.store.accept(view);
    this.late.reload();
  }

  private async meet(
    row: ActionRow,
    patch: ActionPatch,
    current: ActionView,
    { quiet, merges }: { readonly quiet: boolean; readonly merges: number },
  ): Promise<Outcome> {
    const fields = mergeActions(row, patch, current);
    const history = await this.client.history(row.id).catch(() => null);
    const other = history?.items[0] ?? null;
    if (needsChoice(patch, fields) || merges >= MOST_MERGES) {
      this.conflict.set({ row, patch, current, fields, other });
      return { ok: false, code: 'stale-version', message: '' };
    }
    const merged = mergedPatch({ patch, current }, fields, {}, this.i18n.t('plan.conflict-reason'));
    this.accept(current);
    if (Object.keys(merged).length > 0) {
      const outcome = await this.change(current, merged, quiet, merges + 1);
      if (!outcome.ok) return outcome;
    }
    const theirs = fields
      .filter(({ outcome }) => outcome === 'theirs')
      .map(({ field }) => this.i18n.t(fieldName(field)));
    if (theirs.length > 0) {
      const name = other?.by ?? this.i18n.t('plan.conflict-other');
      const told = { number: numberOf(row.number), name, fields: theirs.join(', ') };
      this.notices.show(this.i18n.t('plan.merged', told));
    }
    return { ok: true };
  }

  private async run(work: () => Promise<void>): Promise<Outcome> {
    this.busy.set(true);
    try {
      await work();
      return { ok: true };
    } catch (error) {
      if (error instanceof StaleAction) {
        this.accept(error.current);
        const state = this.i18n.t(`status.${error.current.status}`);
        return { ok: false, code: 'stale-version', message: this.i18n.t('plan.update-stale', { state }) };
      }
      return this.refused(error, true);
    } finally {
      this.busy.set(false);
    }
  }

  private refused(error: unknown, quiet: boolean): Outcome {
    const message = problemMessage(error);
    if (!quiet) this.notices.show(message);
    return { ok: false, code: problemOf(error)?.code ?? null, message };
  }
}
