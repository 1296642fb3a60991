import { inject, Injectable, signal } from '@angular/core';
import type { ActionPatch, ActionRow, ActionView, HistoryEntry, NewAction } from '@kompassplan/contract';
import { DomainError } from '@kompassplan/domain';
import { numberOf } from '../../core/action-number';
import { applied } from '../../core/action-change';
import { ActionClient, StaleAction } from '../../core/action-client';
import { I18n } from '../../core/i18n';
import { MyLateActions } from '../../core/my-late-actions';
import { Notices } from '../../core/notices';
import { problemMessage, problemOf } from '../../core/problems';
import { type Choices, fieldName, type Merged, mergeActions, mergedPatch, needsChoice } from './conflict-fields';
import { PlanStore } from './plan-store';
import { RecentChangesStore } from './recent-changes';

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
export type Outcome =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly code: string | null;
      readonly message: string;
      /** What stands, where somebody was faster and nothing was written. */
      readonly current?: ActionView;
    };

/** So often a change is laid over others' by itself; then it is shown as a conflict. */
const MOST_MERGES = 3;

/** How a change is told. */
interface Telling {
  /** True where the caller shows a refusal itself. */
  readonly quiet?: boolean;
  /** What is said when it is done. */
  readonly saved?: string;
}

/** Changes of the plan: shown at once, taken back when the server refuses, and for ten minutes to be undone. */
@Injectable()
export class PlanChanges {
  private readonly store = inject(PlanStore);
  private readonly client = inject(ActionClient);
  private readonly notices = inject(Notices);
  private readonly i18n = inject(I18n);
  private readonly late = inject(MyLateActions);
  private readonly recent = inject(RecentChangesStore);

  /**
   * Rows that show a change before it is answered, with the version that it will have: who goes on from such a row
   * means that version, and does not meet the own change as somebody else's.
   */
  private readonly guesses = new WeakMap<object, Promise<number | null>>();
  readonly conflict = signal<Conflict | null>(null);
  readonly busy = signal(false);

  /**
   * Changes one action as it was seen. When somebody else was faster with other fields, both changes are kept; when with
   * the same ones, the conflict is shown.
   * @param merges how often it was laid over others' already
   */
  async change(
    row: ActionRow | ActionView,
    patch: ActionPatch,
    { quiet = false, saved = this.i18n.t('plan.saved', { number: numberOf(row.number) }) }: Telling = {},
    merges = 0,
  ): Promise<Outcome> {
    const version = (await this.guesses.get(row)) ?? row.version;
    const before = this.store.rowOf(row.id);
    const answer = Promise.withResolvers<number | null>();
    if (before) {
      const guess = this.guess(before, patch);
      if (guess !== before) this.guesses.set(guess, answer.promise);
      this.store.put(guess);
    }
    try {
      const view = await this.client.change(row.id, version, patch);
      answer.resolve(view.version);
      this.accept(view);
      const asked = patch.due !== undefined && patch.due !== view.due && view.dueRequest !== null;
      const told = asked ? this.i18n.t('closure.due-requested', { number: numberOf(row.number) }) : saved;
      this.recent.tell(told, view.undo);
      return { ok: true };
    } catch (error) {
      answer.resolve(null);
      if (before) this.store.put(before);
      if (error instanceof StaleAction) {
        return this.meet(row, patch, error.current, { quiet, saved, merges });
      }
      return this.refused(error, quiet);
    }
  }

  /** A change of status as a move on the board: says where the card lies now, also when it had to go back. */
  async move(row: ActionRow | ActionView, patch: ActionPatch): Promise<Outcome> {
    const number = numberOf(row.number);
    const [from, to] = [row.status, patch.status ?? row.status].map((status) => this.i18n.t(`status.${status}`));
    const outcome = await this.change(row, patch, {
      quiet: true,
      saved: this.i18n.t('plan.moved', { number, status: to ?? '' }),
    });
    if (!outcome.ok && outcome.code !== 'stale-version') {
      const values = { number, status: from ?? '', reason: outcome.message };
      this.notices.show(this.i18n.t('plan.move-refused', values));
    }
    return outcome;
  }

  /** A report of progress on the action as it was seen: status, percent, note. After another's report it is not sent. */
  async reportProgress(view: ActionView, report: Parameters<ActionClient['report']>[2]): Promise<Outcome> {
    return this.run(async () => {
      const after = await this.client.report(view.id, view.version, report);
      this.accept(after);
      this.recent.tell(this.i18n.t('plan.reported', { number: numberOf(view.number) }), after.undo);
    });
  }

  /** A change that answers with the action and can't be undone by a patch: comment, evidence. */
  async apply(work: () => Promise<ActionView>, message: string): Promise<Outcome> {
    return this.run(async () => {
      this.accept(await work());
      this.notices.show(message);
    });
  }

  /** Takes back the own wish for another date. */
  withdrawDue({ id, version }: ActionView): Promise<Outcome> {
    return this.apply(() => this.client.withdrawDue(id, version), this.i18n.t('closure.due-withdrawn'));
  }

  /** A copy, a part or a merge: what it touches beside the action is fetched anew. */
  async relate(
    action: ActionView,
    what: 'copy' | 'split' | 'merge',
    body: unknown,
    message: (after: ActionView) => string,
  ): Promise<Outcome> {
    return this.run(async () => {
      const after = await this.client.relate(action.id, action.version, what, body);
      this.store.reload();
      this.late.reload();
      if (after.id !== action.id) await this.store.open(after.id);
      this.notices.show(message(after));
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
    { merges, ...telling }: Telling & { readonly merges: number },
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
      const outcome = await this.change(current, merged, telling, merges + 1);
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
        const message = this.i18n.t('plan.update-stale', { state });
        return { ok: false, code: 'stale-version', message, current: error.current };
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
