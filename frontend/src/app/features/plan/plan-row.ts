import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { ActionRow } from '@kompassplan/contract';
import { isOpen } from '@kompassplan/domain';
import { numberOf } from '../../core/action-number';
import { I18n, TranslatePipe } from '../../core/i18n';
import { waitingWords } from '../../core/waiting-words';
import { Avatar } from '../../ui/avatar';
import { Icon } from '../../ui/icon';
import { Progress } from '../../ui/progress';
import { Status } from '../../ui/status';
import { SubQuestion } from '../../ui/sub-question';
import { extraCells } from './extra-columns';
import type { ShownColumn } from './plan-columns';
import type { Editing, EditKind } from './plan-editor';
import { areaOf, rowPoints } from './plan-rows';
import { PlanStore } from './plan-store';

/** One action in the table. A component of its own, so that a key press redraws two rows and not a thousand. */
@Component({
  // eslint-disable-next-line @angular-eslint/component-selector -- a row of a real table
  selector: 'tr[kp-plan-row]',
  imports: [Avatar, Icon, Progress, Status, SubQuestion, TranslatePipe],
  templateUrl: './plan-row.html',
  styleUrl: './plan-row.scss',
  host: {
    '[attr.data-row]': 'row().id',
    '[attr.aria-rowindex]': 'index()',
    '[attr.aria-selected]': 'picked() || null',
    '[class.sel]': 'picked()',
    '[class.cur]': 'current()',
  },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PlanRow {
  private readonly store = inject(PlanStore);
  private readonly i18n = inject(I18n);
  readonly row = input.required<ActionRow>();
  readonly columns = input.required<readonly ShownColumn[]>();
  /** Names of the sub-questions by their numbers. */
  readonly titles = input.required<ReadonlyMap<string, string>>();
  readonly picked = input(false);
  readonly current = input(false);
  /** Its line in the whole table, also where not every line is drawn. */
  readonly index = input.required<number>();
  readonly edited = output<Editing>();

  protected readonly number = computed(() => numberOf(this.row().number));
  protected readonly rights = computed(() => this.store.rightsOn(this.row()));
  /** What it waits for, while that is not done. */
  protected readonly waiting = computed(() => waitingWords(this.row(), this.i18n));
  protected readonly finished = computed(() => !isOpen(this.row().status));
  /** What the cell shows and its name says: the owner, or what may be done about having none. */
  protected readonly ownerWords = computed(
    () => this.row().owner?.name ?? this.i18n.t(this.rights().edit ? 'plan.choose-owner' : 'plan.nobody'),
  );
  protected readonly dueWords = computed(() => {
    const { due } = this.row();
    if (due !== null) return this.i18n.day(due);
    return this.i18n.t(this.rights().edit ? 'plan.choose-date' : 'plan.no-date');
  });
  protected readonly points = computed(() => this.i18n.columnPoints(rowPoints(this.row(), this.store.points())));
  protected readonly extras = computed(() => extraCells(this.row(), this.i18n));
  /** Where an action works on several sub-questions: which points are whose. */
  protected readonly split = computed(() => {
    const parts = [...this.store.points().of(this.row())];
    if (parts.length < 2) return null;
    const text = parts.map(([number, points]) => `${number}: ${this.i18n.points(points)}`).join(' · ');
    const areas = new Set(parts.map(([number]) => areaOf(number)));
    return areas.size > 1 ? `${text}. ${this.i18n.t('plan.points-split')}` : text;
  });

  protected edit(kind: EditKind, anchor: HTMLElement): void {
    this.store.cursor.set(this.row().id);
    this.edited.emit({ kind, row: this.row(), anchor });
  }

  protected pick(event: MouseEvent): void {
    this.store.cursor.set(this.row().id);
    this.store.pick(this.row().id, event.shiftKey);
  }

  protected open(event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.store.cursor.set(this.row().id);
    void this.store.open(this.row().id);
  }
}
