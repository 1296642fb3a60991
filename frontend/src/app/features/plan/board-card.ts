import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { ActionRow } from '@kompassplan/contract';
import { isOpen } from '@kompassplan/domain';
import { numberOf } from '../../core/action-number';
import { I18n, TranslatePipe } from '../../core/i18n';
import { waitingWords } from '../../core/waiting-words';
import { Avatar } from '../../ui/avatar';
import { Icon } from '../../ui/icon';
import { SubQuestion } from '../../ui/sub-question';
import type { Editing, EditKind } from './plan-editor';
import { rowPoints } from './plan-rows';
import { PlanStore } from './plan-store';

/** One action on the board. */
@Component({
  // eslint-disable-next-line @angular-eslint/component-selector -- an item of a real list
  selector: 'li[kp-board-card]',
  imports: [Avatar, Icon, SubQuestion, TranslatePipe],
  template: `
    <p class="row sm t2">
      {{ number() }}
      @for (link of row().links; track link.subQuestion) {
        <kp-sub-question [number]="link.subQuestion" />
      }
      <span class="grow"></span>
      <span class="nw" [title]="'plan.points-at-stake' | t: { points: points() }"
        >{{ points() }} <abbr [title]="'plan.points-at-stake' | t: { points: points() }">p</abbr></span
      >
    </p>
    <h3 data-cell="title">
      <a [href]="'/plan?action=' + row().id" [title]="row().title" (click)="open($event)">{{ row().title }}</a>
    </h3>
    @if (waiting(); as words) {
      <p>
        <span class="tag wait"><kp-icon name="clock" size="s" />{{ words }}</span>
      </p>
    }
    <div class="facts sm">
      <span data-cell="owner">
        <button
          #owner
          type="button"
          class="cell"
          [disabled]="!rights().edit"
          [attr.aria-label]="'plan.edit-owner-of' | t: { owner: ownerWords() }"
          (click)="edit('owner', owner)"
        >
          <kp-avatar [name]="row().owner?.name ?? null" /><span class="el">{{ ownerWords() }}</span>
        </button>
      </span>
      <span data-cell="due">
        <button
          #due
          type="button"
          class="cell"
          [class.late]="row().late"
          [class.t2]="finished()"
          [disabled]="!rights().edit"
          [attr.aria-label]="(row().late ? 'plan.edit-late-since' : 'plan.edit-due-of') | t: { day: dueWords() }"
          (click)="edit('due', due)"
        >
          <kp-icon [name]="row().late ? 'clock' : 'calendar'" size="s" />
          <span class="el">{{ row().late ? ('plan.late-since' | t: { day: dueWords() }) : dueWords() }}</span>
        </button>
      </span>
    </div>
    <p class="move" data-cell="move">
      <button #move type="button" class="btn sml" aria-haspopup="dialog" data-enter (click)="edit('move', move)">
        {{ 'plan.move-to' | t }}<span class="vh"> {{ number() }}</span
        ><kp-icon name="chevron-down" size="s" />
      </button>
    </p>
  `,
  styleUrl: './board-card.scss',
  host: {
    '[attr.data-row]': 'row().id',
    '[class.cur]': 'current()',
    '[class.late1]': 'row().late',
  },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BoardCard {
  private readonly store = inject(PlanStore);
  private readonly i18n = inject(I18n);
  readonly row = input.required<ActionRow>();
  readonly current = input(false);
  readonly edited = output<Editing>();

  protected readonly number = computed(() => numberOf(this.row().number));
  protected readonly rights = computed(() => this.store.rightsOn(this.row()));
  protected readonly waiting = computed(() => waitingWords(this.row(), this.i18n));
  protected readonly finished = computed(() => !isOpen(this.row().status));
  protected readonly points = computed(() => this.i18n.points(rowPoints(this.row(), this.store.points())));
  protected readonly ownerWords = computed(
    () => this.row().owner?.name ?? this.i18n.t(this.rights().edit ? 'plan.choose-owner' : 'plan.nobody'),
  );
  protected readonly dueWords = computed(() => {
    const { due } = this.row();
    if (due !== null) return this.i18n.day(due);
    return this.i18n.t(this.rights().edit ? 'plan.choose-date' : 'plan.no-date');
  });

  protected edit(kind: EditKind, anchor: HTMLElement): void {
    this.store.cursor.set(this.row().id);
    this.edited.emit({ kind, row: this.row(), anchor });
  }

  protected open(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.store.cursor.set(this.row().id);
    void this.store.open(this.row().id);
  }
}
