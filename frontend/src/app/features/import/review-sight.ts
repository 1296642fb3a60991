import { computed, signal } from '@angular/core';
import type { ImportDiff, ImportView } from '@kompassplan/contract';
import { distinctTitles, type DraftItem, type ImportDraft } from '@kompassplan/domain';
import { KeptWords, type WordsKind } from './kept-words';
import { plannedWords } from './planned-items';
import { checksOf } from './report-checks';
import {
  countsOf,
  groupByArea,
  mergeTargetOf,
  needsReview,
  type ReviewFilter,
  rowsOf,
  strongItems,
  visibleRows,
} from './review-items';
import { unknownNamesOf } from './unknown-names';

/** What is open below the current item. */
export type CardMode = 'read' | 'title' | 'split' | 'skip' | 'other';

/** What the reader of one import sees, and where in it the reader is. Nothing here changes the draft. */
export class ReviewSight {
  protected readonly held = signal<ImportView | null>(null);
  protected readonly local = signal<ImportDraft | null>(null);
  /** What the plan has of this report, word for word: nobody has to review that again. */
  private readonly planned = signal<ReadonlySet<string>>(new Set());

  /** The import as the server last told it; its draft may be behind `draft`. */
  readonly view = this.held.asReadonly();
  readonly draft = this.local.asReadonly();
  readonly filter = signal<ReviewFilter>({ area: null, onlyOpen: false, unsureFirst: false });
  readonly currentId = signal<string | null>(null);
  /** The item under the pointer in the list. */
  readonly pointedId = signal<string | null>(null);
  readonly mode = signal<CardMode>('read');
  /** The reader has chosen to go on although something speaks against this import. */
  readonly concernsSeen = signal(false);
  /** What is written and not yet said, by item. */
  readonly kept = new KeptWords();
  /** The known item that the reader wants to review all the same. */
  readonly insisted = signal<string | null>(null);
  /** Counts up whenever the focus should move to the current item. */
  readonly focusWish = signal(0);

  readonly items = computed<readonly DraftItem[]>(() => this.local()?.items ?? []);
  readonly rows = computed(() => rowsOf(this.items(), this.planned()));
  readonly visible = computed(() => visibleRows(this.rows(), this.filter(), this.currentId()));
  readonly groups = computed(() => groupByArea(this.visible()));
  readonly counts = computed(() => countsOf(this.rows()));
  /** Their sub-questions without the short titles that several share. */
  readonly areas = computed(() => {
    const areas = this.local()?.report.areas ?? [];
    const titled = distinctTitles(areas.flatMap((area) => area.subQuestions));
    return areas.map((area) => ({ ...area, subQuestions: titled.splice(0, area.subQuestions.length) }));
  });
  readonly strong = computed(() => strongItems(this.rows()));
  readonly checks = computed(() => {
    const report = this.local()?.report;
    return report ? checksOf(report) : null;
  });
  readonly unknownNames = computed(() => {
    const draft = this.local();
    return draft ? unknownNamesOf(draft) : { owners: [], units: [] };
  });
  readonly unplaced = computed(() => (this.local()?.lines ?? []).filter((line) => line.class === 'unplaced'));
  readonly current = computed(() => this.rows().find(({ item }) => item.id === this.currentId()) ?? null);
  /** The item that the current one would be merged into, or null: only inside one area. */
  readonly mergeTarget = computed(() => mergeTargetOf(this.rows(), this.current()));

  select(id: string, options: { focus: boolean }): void {
    if (this.currentId() !== id) this.mode.set('read');
    this.currentId.set(id);
    if (options.focus) this.wishFocus();
  }

  /** @param by 1 for the next visible item, -1 for the one before; stays at the ends. */
  walk(by: 1 | -1): void {
    const rows = this.visible();
    const at = rows.findIndex(({ item }) => item.id === this.currentId());
    const to = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))];
    if (to) this.select(to.item.id, { focus: true });
  }

  /**
   * What the address says; the first item takes over when the current one is no longer among those shown, and the least
   * certain one when those are now to come first.
   */
  setFilter(filter: ReviewFilter): void {
    const sorted = filter.unsureFirst && !this.filter().unsureFirst;
    this.filter.set(filter);
    const rows = this.visible();
    if (!sorted && rows.some(({ item }) => item.id === this.currentId())) return;
    this.mode.set('read');
    this.currentId.set(rows[0]?.item.id ?? null);
  }

  /** Takes from a comparison what the plan has already; the first item that is new becomes the current one. */
  protected knowPlan(diff: ImportDiff): void {
    this.planned.set(plannedWords(diff));
    const current = this.current();
    if (current && !current.known) return;
    const first = this.visible().find(needsReview);
    if (first && this.mode() === 'read') this.currentId.set(first.item.id);
  }

  /** Keeps what is being written below the current item. */
  write(kind: WordsKind, text: string): void {
    const item = this.current()?.item;
    if (!item) return;
    const nothing = kind === 'title' && text.trim() === item.title;
    this.kept.keep({ item: item.id, kind, text: nothing ? '' : text, overtaken: false });
  }

  /** The plan has it, nobody has decided it, and nobody wants to: there is nothing to ask. */
  readonly settled = computed(() => {
    const row = this.current();
    return row !== null && row.known && row.item.decision === 'open' && this.insisted() !== row.item.id;
  });

  protected wishFocus(): void {
    this.focusWish.update((count) => count + 1);
  }
}
