import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { CommitImportBody, CommitResult, ImportDiff, ImportView, SheetMappingBody } from '@kompassplan/contract';
import {
  applyReview,
  DomainError,
  type DraftItem,
  type ImportDraft,
  type LineClass,
  type ReviewOperation,
} from '@kompassplan/domain';
import type { Subscription } from 'rxjs';
import { I18n, translate } from '../../core/i18n';
import { Notices } from '../../core/notices';
import { problemMessage, problemOf } from '../../core/problems';
import { SessionStore } from '../../core/session-store';
import { ImportsClient } from './imports-client';
import { type WordsKind } from './kept-words';
import { itemNow, rebaseOperations } from './rebase-operations';
import { ReviewSaving } from './review-saving';
import { ReviewUndo } from './review-undo';
import { needsReview, nextOpen } from './review-items';
import { type CardMode, ReviewSight } from './review-sight';

/**
 * The review of one import. Every change is applied here at once, by the same rule as on the server, and sent in the
 * order it was made, one request at a time.
 */
@Injectable()
export class ReviewStore extends ReviewSight {
  private readonly client = inject(ImportsClient);
  private readonly notices = inject(Notices);
  private readonly i18n = inject(I18n);
  private readonly sessions = inject(SessionStore);
  private readonly saver = new ReviewSaving(
    (batch) => this.save(batch),
    (error) => this.refused(error),
  );
  private readonly undoing = new ReviewUndo();
  private readonly seams = new Map<string, { readonly text: string; readonly at: number }>();
  private reading: Subscription | null = null;

  readonly error = signal<unknown>(null);
  readonly committing = signal(false);
  /** What was written and could not be saved before the review was over. */
  readonly leftWords = signal<readonly string[]>([]);
  /** The choice of columns is on its way. */
  readonly mapping = signal(false);
  readonly canUndo = this.undoing.possible;
  readonly saving = this.saver.state;
  readonly unsaved = computed(() => this.saver.pending().length);

  constructor() {
    super();
    inject(DestroyRef).onDestroy(() => this.reading?.unsubscribe());
  }

  /** Loads the import, follows it as long as it is being read, and then what others decide in it. */
  open(id: string): void {
    this.reading?.unsubscribe();
    this.error.set(null);
    this.kept.open(id);
    this.reading = this.client.untilRead(id).subscribe({
      next: (view) => this.take(view),
      error: (error: unknown) => this.error.set(error),
      complete: () => this.follow(id),
    });
  }

  /** Stops the reading of this import. */
  async cancelReading(): Promise<void> {
    const view = this.held();
    if (!view) return;
    this.reading?.unsubscribe();
    try {
      this.take(await this.client.cancel(view.id, view.version));
    } catch (error) {
      if (problemOf(error)?.status !== 412) this.notices.show(problemMessage(error));
      this.open(view.id);
    }
  }

  /** Says what the columns of a foreign sheet are, and follows the reading. */
  async map(mapping: SheetMappingBody): Promise<void> {
    const view = this.held();
    if (!view) return;
    this.mapping.set(true);
    try {
      this.take(await this.client.map(view.id, view.version, mapping));
    } catch (error) {
      this.notices.show(problemMessage(error));
    } finally {
      this.mapping.set(false);
    }
    this.open(view.id);
  }

  /** Opens one of the questions below the current item. */
  ask(mode: CardMode): void {
    const item = this.current()?.item;
    if (!item || (item.decision === 'skipped' && (mode === 'skip' || mode === 'other'))) return;
    this.mode.set(mode);
  }

  /** Confirms the current item as it is linked and goes on to the next open one. */
  confirm(): void {
    const item = this.current()?.item;
    if (item?.decision === 'open' && !this.settled()) this.decide({ op: 'confirm', item: item.id });
    else this.walk(1);
  }

  skip(reason: string): void {
    const item = this.current()?.item;
    if (item) this.decide({ op: 'skip', item: item.id, reason });
    this.said(item, 'skip');
  }

  /** Links the current item to its first, second or third suggestion. */
  choose(rank: number): void {
    const suggestion = this.current()?.item.suggestions[rank - 1];
    if (suggestion) this.link([suggestion.subQuestion]);
    else if (this.current()) this.notices.show(translate('import.no-suggestion', { rank }));
  }

  link(subQuestions: readonly string[]): void {
    const item = this.current()?.item;
    if (!item || (item.chosen.length === subQuestions.length && item.chosen.every((n, i) => n === subQuestions[i]))) {
      this.mode.set('read');
      return;
    }
    this.apply([{ op: 'link', item: item.id, subQuestions: [...subQuestions] }]);
  }

  rename(title: string): void {
    const item = this.current()?.item;
    if (item && item.title !== title) this.apply([{ op: 'title', item: item.id, title }]);
    else this.mode.set('read');
    this.said(item, 'title');
  }

  split(at: number): void {
    const item = this.current()?.item;
    if (item) this.apply([{ op: 'split', item: item.id, at }]);
  }

  merge(): void {
    const item = this.current()?.item;
    const into = this.mergeTarget();
    if (!item || !into) return;
    if (!this.apply([{ op: 'merge', item: item.id }])) return;
    const merged = this.items().find(({ id }) => id === into.item.id);
    if (merged) this.seams.set(merged.id, { text: merged.text, at: merged.text.length - item.text.length });
    this.select(into.item.id, { focus: true });
  }

  /** Where the second of the two items that were last merged into this one begins; null when none were. */
  seamOf(id: string): number | null {
    const seam = this.seams.get(id);
    return seam && seam.text === this.items().find((item) => item.id === id)?.text ? seam.at : null;
  }

  reopen(): void {
    const item = this.current()?.item;
    if (item && item.decision !== 'open') this.apply([{ op: 'reopen', item: item.id }]);
  }

  reclassify(line: number, to: LineClass): void {
    this.apply([{ op: 'reclassify', line, class: to }]);
  }

  /** Confirms every open item whose strong suggestion is what it is linked to. */
  confirmStrong(): void {
    const operations = this.strong().map(({ id }) => ({ op: 'confirm', item: id }) as const);
    if (operations.length === 0 || !this.apply(operations)) return;
    const next = this.visible().find(needsReview);
    if (next) this.select(next.item.id, { focus: false });
    this.notices.show(translate('import.strong-confirmed', { count: operations.length }), { undo: () => this.undo() });
  }

  /** Takes one's own last change back, by operations that lead there. What others did meanwhile stays. */
  undo(): void {
    const now = this.local();
    const back = now ? this.undoing.takeBack(now, applyReview) : 'none';
    if (typeof back === 'string' || !now) {
      this.notices.show(translate(`import.undo-${back}`));
      return;
    }
    this.mode.set('read');
    this.enact(back.operations.reduce(applyReview, now), back.operations);
    this.currentId.update((current) => back.item(this.items()) ?? current);
    this.wishFocus();
  }

  /** Sends again what could not be sent. */
  retry(): void {
    this.saver.retry();
  }

  /** Writes the plan. Null when it could not be done; the reader has been told. */
  commit(wish: CommitImportBody): Promise<CommitResult | null> {
    return this.whenSaved(async (id) => {
      const result = await this.client.commit(id, wish);
      // The new version is one's own doing, not somebody else's.
      this.reading?.unsubscribe();
      return result;
    });
  }

  /** What the draft would change in the plan. Null when that could not be told; the reader knows why. */
  async compare(): Promise<ImportDiff | null> {
    const diff = await this.whenSaved((id) => this.client.diff(id));
    if (diff) this.knowPlan(diff);
    return diff;
  }

  /** Looks up what the plan has already, so that only what is new is left to review. Without an answer all is. */
  async readPlan(): Promise<void> {
    const view = this.held();
    if (!view) return;
    try {
      this.knowPlan(await this.client.diff(view.id));
    } catch (error) {
      if (problemOf(error) === null) throw error;
    }
  }

  /** Asks the server after everything that waits has been saved. */
  private async whenSaved<T>(ask: (id: string) => Promise<T>): Promise<T | null> {
    const view = this.held();
    if (!view || this.committing()) return null;
    this.committing.set(true);
    try {
      if (!(await this.saver.settled())) return null;
      return await ask(view.id);
    } catch (error) {
      this.notices.show(problemMessage(error));
      return null;
    } finally {
      this.committing.set(false);
    }
  }

  /** What was kept of these words is a decision now. */
  private said(item: DraftItem | undefined, kind: WordsKind): void {
    if (item && this.mode() === 'read') this.kept.forget(item.id, kind);
  }

  private decide(operation: ReviewOperation & { item: string }): void {
    // Where to go next is asked of the rows as they are seen now: afterwards the decided one may be filtered away.
    const next = nextOpen(this.visible(), operation.item);
    if (!this.apply([operation])) return;
    this.select(next?.item.id ?? operation.item, { focus: true });
  }

  /** @returns false when the rules say no; the reader has been told why. */
  private apply(operations: readonly ReviewOperation[]): boolean {
    const before = this.local();
    if (!before) return false;
    let after: ImportDraft;
    try {
      after = operations.reduce(applyReview, before);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      this.notices.show(translate(`problem.${error.code}`, error.details));
      return false;
    }
    this.undoing.remember({ before, after, operations, item: this.currentId() });
    this.mode.set('read');
    this.enact(after, operations);
    return true;
  }

  private enact(draft: ImportDraft, operations: readonly ReviewOperation[]): void {
    this.local.set(draft);
    if (this.currentId() !== null && this.current() === null) this.currentId.set(this.visible()[0]?.item.id ?? null);
    this.saver.add(operations);
  }

  private async save(batch: readonly ReviewOperation[]): Promise<void> {
    const view = this.held();
    if (view) this.held.set(await this.client.review(view.id, view.version, batch));
  }

  private async refused(error: unknown): Promise<void> {
    const view = this.held();
    if (problemOf(error)?.status !== 412) {
      this.saver.replace([]);
      this.notices.show(problemMessage(error));
    }
    try {
      if (view) this.meet(await this.client.one(view.id));
    } catch (reloading) {
      this.saver.replace([]);
      this.error.set(reloading);
    }
  }

  private follow(id: string): void {
    const known = () => this.held()?.version ?? 0;
    this.reading = this.client.newerThan(known, id).subscribe((view) => {
      // What is on its way from here finds out for itself.
      if (this.unsaved() === 0 && !this.committing() && view.version > known()) this.meet(view);
    });
  }

  /** Takes what others have saved, with one's own unsaved changes on top. */
  private meet(view: ImportView): void {
    const base = this.held()?.draft;
    if (!base || !view.draft || view.status !== 'review') {
      this.leaveOff(view);
      return;
    }
    const { draft, operations, lost } = rebaseOperations(base, view.draft, this.saver.pending(), applyReview);
    const byOthers = this.held()?.version !== view.version;
    this.take(view, draft);
    this.saver.replace(operations);
    if (byOthers) this.tell(view, this.keepLost(base, view.draft, lost));
  }

  /** Words of one's own that gave way stay with their item. @returns what is to be told of the changes that did */
  private keepLost(base: ImportDraft, now: ImportDraft, lost: readonly ReviewOperation[]) {
    let words = 0;
    const places = lost.map((operation) => {
      if (operation.op === 'reclassify') return translate('import.others-line', { line: operation.line });
      const item = itemNow(base, now, operation.item) ?? null;
      const text = wordsIn(operation);
      if (text !== null && item && (operation.op === 'title' || operation.op === 'skip')) {
        this.kept.keep({ item: item.id, kind: operation.op, text, overtaken: true });
        words += 1;
      }
      const at = item ? now.items.indexOf(item) + 1 : 0;
      return translate('import.others-item', { number: at });
    });
    return { lost: lost.length, words, where: this.i18n.list([...new Set(places)]) };
  }

  private tell(
    view: ImportView,
    lost: { readonly lost: number; readonly words: number; readonly where: string },
  ): void {
    this.notices.show(translate('import.others', { ...lost, who: this.others(view) }));
  }

  /** The review is over: words that were not saved are kept for their writer. */
  private leaveOff(view: ImportView): void {
    const sent = this.saver.pending().flatMap((operation) => wordsIn(operation) ?? []);
    this.leftWords.set([...sent, ...this.kept.all().map(({ text }) => text.trim())]);
    this.kept.clear();
    this.undoing.clear();
    this.saver.replace([]);
    this.take(view);
  }

  /** By name who else has decided something here, as far as it is known. */
  private others({ reviewers }: ImportView): string {
    const own = this.sessions.session()?.person.id;
    const names = reviewers.filter(({ id }) => id !== own).map(({ name }) => name);
    return names.length > 0 ? this.i18n.list(names) : translate('import.somebody');
  }

  private take(view: ImportView, draft: ImportDraft | null = view.draft): void {
    this.held.set(view);
    this.local.set(draft);
    // What somebody writes below the current item stays open as long as the item is there.
    if (this.current() === null || view.status !== 'review') this.mode.set('read');
    if (draft && this.current() === null) {
      // What was half written before a reload is gone on with.
      const begun = this.kept.all().findLast(({ item }) => this.items().some(({ id }) => id === item));
      if (begun) {
        this.currentId.set(begun.item);
        if (!begun.overtaken) this.mode.set(begun.kind);
        return;
      }
      const first = this.visible().find(needsReview) ?? this.visible()[0];
      this.currentId.set(first?.item.id ?? null);
    }
  }
}

/** What a person wrote in a change. */
function wordsIn(operation: ReviewOperation): string | null {
  return operation.op === 'title' ? operation.title : operation.op === 'skip' ? operation.reason : null;
}
