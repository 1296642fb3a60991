import { CdkDrag, type CdkDragDrop, CdkDropList } from '@angular/cdk/drag-drop';
import {
  afterRenderEffect,
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  type ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { ActionRow } from '@kompassplan/contract';
import type { ActionStatus } from '@kompassplan/domain';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Icon } from '../../ui/icon';
import { Status } from '../../ui/status';
import { BoardCard } from './board-card';
import type { Editing } from './plan-editor';
import type { Sums } from './plan-rows';
import { PlanStore } from './plan-store';

/** So many cards are drawn at once; more come as one nears the end of them. */
const CARDS = 30;

/** The actions of one status. */
export interface StatusColumn {
  readonly status: ActionStatus;
  readonly rows: readonly ActionRow[];
  readonly sums: Pick<Sums, 'count' | 'targeted'>;
}
/** A card that was let go over another column. */
export interface Dropped {
  readonly row: ActionRow;
  readonly to: ActionStatus;
}

/** One column of the board; on a small screen a section that opens and closes. */
@Component({
  selector: 'kp-board-column',
  imports: [BoardCard, CdkDrag, CdkDropList, Icon, Status, TranslatePipe],
  template: `
    <header>
      <h2>
        @if (stacked()) {
          <button
            type="button"
            class="fold"
            [attr.aria-expanded]="opened()"
            [attr.aria-controls]="listId()"
            (click)="opened.set(!opened())"
          >
            <kp-icon [name]="opened() ? 'chevron-down' : 'chevron-right'" />
            <kp-status [status]="column().status" />
            <span class="cnt">{{ column().sums.count }}</span>
          </button>
        } @else {
          <kp-status [status]="column().status" /> <span class="cnt">{{ column().sums.count }}</span>
        }
      </h2>
      <p class="sm t2 nw">{{ 'plan.points-count' | t: { points: i18n.points(column().sums.targeted) } }}</p>
    </header>
    @if (lock(); as reason) {
      <p class="lock xs"><kp-icon name="lock" size="s" /> {{ reason | t }}</p>
    }
    <ul
      #list
      cdkDropList
      cdkDropListSortingDisabled
      [id]="listId()"
      [cdkDropListData]="column().status"
      [cdkDropListDisabled]="stacked()"
      [attr.aria-label]="'status.' + column().status | t"
      [hidden]="!opened()"
      (cdkDropListDropped)="drop($event)"
    >
      @if (opened()) {
        @for (row of shown(); track row.id) {
          <li
            kp-board-card
            cdkDrag
            [cdkDragData]="row"
            [cdkDragDisabled]="stacked()"
            [row]="row"
            [current]="store.cursor() === row.id"
            (cdkDragStarted)="held.emit(row)"
            (cdkDragEnded)="held.emit(null)"
            (edited)="edit.emit($event)"
          ></li>
        } @empty {
          <li class="none sm t2">{{ 'plan.column-empty' | t }}</li>
        }
        @if (rest() > 0) {
          <li #end>
            <button type="button" class="btn sml" (click)="more()">
              {{ 'plan.show-more' | t: { count: rest() } }}
            </button>
          </li>
        }
      }
    </ul>
  `,
  styleUrl: './board-column.scss',
  host: { '[class.locked]': 'lock() !== null', '[class.held]': 'holding()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BoardColumn {
  protected readonly store = inject(PlanStore);
  protected readonly i18n = inject(I18n);
  readonly column = input.required<StatusColumn>();
  /** On a small screen the columns stand below each other, and are moved by the menu alone. */
  readonly stacked = input(false);
  /** Whether it begins open; only a stacked one can be closed. */
  readonly open = input(true);
  /** A card is on its way. */
  readonly holding = input(false);
  /** Phrase key of the reason why the card on its way can't be put here. */
  readonly lock = input<string | null>(null);
  readonly edit = output<Editing>();
  readonly held = output<ActionRow | null>();
  readonly dropped = output<Dropped>();
  private readonly list = viewChild.required<ElementRef<HTMLElement>>('list');
  private readonly end = viewChild<ElementRef<HTMLElement>>('end');
  protected readonly opened = linkedSignal(() => this.open() || !this.stacked());
  protected readonly listId = computed(() => `kp-column-${this.column().status}`);

  private readonly limit = signal(CARDS);
  /** The card where the keyboard is, is always drawn. */
  protected readonly shown = computed(() => {
    const { rows } = this.column();
    const cursor = this.store.cursor();
    const at = cursor === null ? -1 : rows.findIndex(({ id }) => id === cursor);
    return rows.slice(0, Math.max(this.limit(), at + 2));
  });
  protected readonly rest = computed(() => this.column().rows.length - this.shown().length);

  constructor() {
    let observer: IntersectionObserver | undefined;
    afterRenderEffect(() => {
      const end = this.end()?.nativeElement;
      // A new length makes it look again: the end may still be near.
      this.shown();
      observer?.disconnect();
      if (end === undefined || this.stacked() || typeof IntersectionObserver === 'undefined') return;
      observer = new IntersectionObserver(
        (entries) => entries.some(({ isIntersecting }) => isIntersecting) && this.more(),
        { root: this.list().nativeElement, rootMargin: '400px 0px' },
      );
      observer.observe(end);
    });
    inject(DestroyRef).onDestroy(() => observer?.disconnect());
  }

  protected more(): void {
    this.limit.set(this.shown().length + CARDS);
  }

  protected drop({
    item,
    container,
    isPointerOverContainer,
  }: CdkDragDrop<ActionStatus, ActionStatus, ActionRow>): void {
    if (isPointerOverContainer) this.dropped.emit({ row: item.data, to: container.data });
  }
}
