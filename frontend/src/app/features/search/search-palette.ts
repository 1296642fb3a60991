import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { Router } from '@angular/router';
import type { SearchHit, SearchKind } from '@kompassplan/contract';
import { numberOf } from '../../core/action-number';
import { EvaluationContext } from '../../core/evaluation-context';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Icon } from '../../ui/icon';
import type { IconName } from '../../ui/icon';
import { Skeleton } from '../../ui/skeleton';
import { RecentSearches } from './recent-searches';
import { SearchStore } from './search-store';
import { placeOf } from './search-view';

const ICONS: Readonly<Record<SearchKind, IconName>> = {
  action: 'list',
  finding: 'document',
  subQuestion: 'grid',
  person: 'person',
  comment: 'comment',
  evidence: 'clip',
};

/** The beginning of a line's id. */
const LINE = 'kp-search-';

/**
 * Search over everything, by keyboard alone: the focus stays in the field, the arrows choose, Enter opens (combobox with a
 * listbox). A sheet over the whole screen on a phone.
 */
@Component({
  selector: 'kp-search-palette',
  imports: [Icon, Skeleton, TranslatePipe],
  templateUrl: './search-palette.html',
  styleUrl: './search-palette.scss',
  providers: [SearchStore],
  host: { '(click)': 'clicked($event)' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SearchPalette {
  private readonly router = inject(Router);
  private readonly evaluations = inject(EvaluationContext);
  private readonly recent = inject(RecentSearches);
  private readonly i18n = inject(I18n);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  protected readonly store = inject(SearchStore);
  /** What was typed before this was here; a line's end is Enter. */
  readonly early = input<() => string>(() => '');
  readonly closed = output<void>();
  protected readonly icons = ICONS;

  protected readonly begun = computed(() => this.store.text().trim() !== '');
  /** Offered while nothing is typed. */
  protected readonly offered = computed(() => (this.begun() ? [] : this.recent.texts()));
  private readonly count = computed(() => (this.begun() ? this.store.lines().length : this.offered().length));
  protected readonly active = signal(-1);
  protected readonly empty = computed(
    () => this.begun() && this.store.answered() !== null && this.store.lines().length === 0,
  );
  /** For who listens: the count once per answer. */
  protected readonly announced = computed(() =>
    this.begun() && this.store.answered() !== null
      ? this.i18n.t('search.count', { count: this.store.lines().length })
      : '',
  );
  /** Enter came before the answer. */
  private eager = false;

  constructor() {
    afterNextRender(() => {
      this.dialog().nativeElement.showModal();
      const early = this.early()();
      if (early === '') return;
      this.box().nativeElement.value = early.replaceAll('\n', '');
      this.typed(this.box().nativeElement.value);
      if (early.endsWith('\n')) this.open();
    });
    effect(() => {
      const answered = this.store.answered();
      untracked(() => {
        this.active.set(this.store.lines().length > 0 ? 0 : -1);
        const isCurrent = answered === this.store.text().trim();
        if (this.eager && isCurrent) this.open();
      });
    });
  }

  protected typed(text: string): void {
    this.eager = false;
    this.active.set(-1);
    this.store.search(text);
  }

  protected key(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown') this.move(1);
    else if (event.key === 'ArrowUp') this.move(-1);
    else if (event.key === 'Enter') this.open();
    else return;
    event.preventDefault();
  }

  protected open(at = this.active()): void {
    const again = this.offered()[at];
    if (again !== undefined) return this.again(again);
    const text = this.store.text().trim();
    if (text === '') return;
    if (this.store.answered() !== text) {
      this.eager = true;
      return;
    }
    const line = this.store.lines()[at];
    if (line) void this.go(line.hit);
  }

  protected nameOf(hit: SearchHit): string {
    if (!hit.action) return '';
    return numberOf(hit.action.number, hit.evaluationId ? this.evaluations.yearOf(hit.evaluationId) : null);
  }

  /** On a line, or beside the sheet. */
  protected clicked({ target }: Event): void {
    if (target === this.dialog().nativeElement) this.closed.emit();
    const line = target instanceof Element ? target.closest('[role=option]') : null;
    if (line) this.open(Number(line.id.slice(LINE.length)));
  }

  protected cancel(event: Event): void {
    event.preventDefault();
    this.closed.emit();
  }

  private again(text: string): void {
    this.box().nativeElement.value = text;
    this.typed(text);
    this.box().nativeElement.focus();
  }

  private async go(hit: SearchHit): Promise<void> {
    this.recent.add(this.store.text().trim());
    const { path, query } = placeOf(hit, (id) => this.evaluations.linkTo(id));
    // A plan that is filtered stays so behind the opened action.
    const stays = hit.action !== null && this.router.url.split('?', 1)[0] === path;
    this.closed.emit();
    await this.router.navigate([path], {
      queryParams: query,
      ...(stays ? { queryParamsHandling: 'merge' as const } : {}),
    });
  }

  private move(step: 1 | -1): void {
    const count = this.count();
    if (count === 0) return;
    const from = this.active() < 0 && step === -1 ? 0 : this.active();
    this.active.set((from + step + count) % count);
    document.getElementById(`${LINE}${this.active()}`)?.scrollIntoView({ block: 'nearest' });
  }
}
