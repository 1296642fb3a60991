import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { ActionRow } from '@kompassplan/contract';
import { numberOf } from '../../core/action-number';
import { I18n, TranslatePipe } from '../../core/i18n';
import { waitingWords } from '../../core/waiting-words';
import { Icon } from '../../ui/icon';
import { STATUS_ICON } from '../../ui/status';
import type { Editing } from './plan-editor';
import { PlanStore } from './plan-store';
import type { TimelineLayout } from './timeline-layout';
import { barWords, isClash, movedWords } from './timeline-words';

const WEEK = 7;

/** One action on the timeline: its title, and its bar with what is known of its dates beside it. */
@Component({
  // eslint-disable-next-line @angular-eslint/component-selector -- a row of a real table
  selector: 'tr[kp-timeline-row]',
  imports: [Icon, TranslatePipe],
  template: `
    <th scope="row" class="c-title" data-cell="title">
      <span class="line">
        <span class="no t2">{{ number() }}</span>
        <a class="el" [href]="'/plan?action=' + row().id" [title]="row().title" (click)="open($event)">{{
          row().title
        }}</a>
      </span>
    </th>
    <td data-cell="due">
      <div class="time">
        @if (bar(); as bar) {
          @if (slip(); as slip) {
            <i class="slip" [style.left.%]="slip.left" [style.width.%]="slip.width"></i>
            <i class="first" [style.left.%]="slip.first"></i>
          }
          @if (ghost(); as ghost) {
            <i class="ghost" [style.left.%]="ghost.left" [style.width.%]="ghost.width"></i>
          }
          <button
            #due
            type="button"
            class="bar {{ row().status }}"
            data-enter
            [class.overdue]="row().late"
            [style.left.%]="bar.from * 100"
            [style.width.%]="(bar.to - bar.from) * 100"
            [disabled]="!rights().edit"
            [attr.aria-label]="'plan.bar' | t: { number: number(), words: words() }"
            [title]="words()"
            (click)="edit(due)"
            (keydown.shift.arrowLeft)="nudge($event, -week)"
            (keydown.shift.arrowRight)="nudge($event, week)"
            (keydown.escape)="leave($event)"
            (blur)="nudged.emit(0)"
          >
            <i class="fill"></i>
          </button>
          <span
            class="say sm {{ side() }}"
            aria-hidden="true"
            [style.left.%]="side() === 'after' ? bar.to * 100 : side() === 'in' ? bar.from * 100 : null"
            [style.right.%]="side() === 'before' ? (1 - bar.from) * 100 : null"
            [style.max-width.%]="room()"
          >
            <kp-icon [name]="icon()" size="s" />
            <span [class.late]="row().late">
              {{ (row().late ? 'plan.late-since' : 'plan.bar-due') | t: { day: i18n.day(row().due ?? '') } }}
            </span>
            @if (waiting(); as text) {
              <span class="tag" [class.d]="clash()"
                ><kp-icon [name]="clash() ? 'warning' : 'clock'" size="s" />{{ text }}</span
              >
            }
            @if (moved(); as text) {
              <span class="t2 el">{{ text }}</span>
            }
          </span>
        } @else {
          <button #due type="button" class="btn sml undated" data-enter [disabled]="!rights().edit" (click)="edit(due)">
            <kp-icon name="calendar" size="s" />{{ (rights().edit ? 'plan.choose-date' : 'plan.no-date') | t
            }}<span class="vh"> {{ number() }}</span>
          </button>
          <span class="vh">{{ words() }}</span>
          @if (waiting(); as text) {
            <span class="tag"><kp-icon name="clock" size="s" />{{ text }}</span>
          }
        }
      </div>
    </td>
  `,
  styleUrl: './timeline-row.scss',
  host: {
    '[attr.data-row]': 'row().id',
    '[attr.aria-rowindex]': 'index()',
    '[class.cur]': 'current()',
  },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TimelineRow {
  private readonly store = inject(PlanStore);
  protected readonly i18n = inject(I18n);
  readonly row = input.required<ActionRow>();
  readonly layout = input.required<TimelineLayout>();
  /** Numbers of the open actions that wait for this one. */
  readonly followers = input<readonly number[]>([]);
  /** A date that is tried out with the keys and not saved yet. */
  readonly proposed = input<string | null>(null);
  readonly current = input(false);
  /** Its line in the whole table. */
  readonly index = input.required<number>();
  readonly edited = output<Editing>();
  /** Days to move the date by; 0 gives up what was tried out. */
  readonly nudged = output<number>();
  protected readonly week = WEEK;

  protected readonly number = computed(() => numberOf(this.row().number));
  protected readonly rights = computed(() => this.store.rightsOn(this.row()));
  protected readonly icon = computed(() => STATUS_ICON[this.row().status]);
  protected readonly bar = computed(() => this.layout().bars.get(this.row().id) ?? null);
  protected readonly slip = computed(() => {
    const bar = this.bar();
    if (bar === null || bar.first === null) return null;
    const [left, right] = [Math.min(bar.first, bar.to), Math.max(bar.first, bar.to)];
    return { left: left * 100, width: (right - left) * 100, first: bar.first * 100 };
  });
  protected readonly ghost = computed(() => {
    const [bar, day] = [this.bar(), this.proposed()];
    if (bar === null || day === null) return null;
    const to = this.layout().at(day);
    return { left: bar.from * 100, width: Math.max(0, to - bar.from) * 100 };
  });
  /** Where there is room for the words. */
  protected readonly side = computed(() => {
    const bar = this.bar();
    if (bar === null || bar.to <= 0.78) return 'after';
    return bar.from >= 0.25 ? 'before' : 'in';
  });
  protected readonly room = computed(() => {
    const bar = this.bar();
    if (bar === null) return 100;
    return { after: 1 - bar.to, before: bar.from, in: 1 - bar.from }[this.side()] * 100;
  });
  protected readonly waiting = computed(() => waitingWords(this.row(), this.i18n));
  protected readonly clash = computed(() => isClash(this.row(), this.store.dueOf));
  protected readonly moved = computed(() => movedWords(this.row(), this.i18n));
  protected readonly words = computed(() => barWords(this.row(), this.store.dueOf, this.followers(), this.i18n));

  protected edit(anchor: HTMLElement): void {
    this.store.cursor.set(this.row().id);
    const due = this.proposed();
    this.edited.emit({ kind: 'due', row: this.row(), anchor, ...(due === null ? {} : { due }) });
  }

  protected nudge(event: Event, days: number): void {
    event.preventDefault();
    this.store.cursor.set(this.row().id);
    this.nudged.emit(days);
  }

  protected leave(event: Event): void {
    if (this.proposed() === null) return;
    event.stopPropagation();
    this.nudged.emit(0);
  }

  protected open(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.store.cursor.set(this.row().id);
    void this.store.open(this.row().id);
  }
}
