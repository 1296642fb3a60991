import { ChangeDetectionStrategy, Component, computed, inject, output } from '@angular/core';
import type { ActionRow } from '@kompassplan/contract';
import { numberOf } from '../../core/action-number';
import { I18n, TranslatePipe } from '../../core/i18n';
import { waitingWords } from '../../core/waiting-words';
import { Avatar } from '../../ui/avatar';
import { Icon } from '../../ui/icon';
import { PointsBar } from '../../ui/points-bar';
import { Progress } from '../../ui/progress';
import { Status } from '../../ui/status';
import { SubQuestion } from '../../ui/sub-question';
import type { Editing, EditKind } from './plan-editor';
import { areaOf, type RowGroup, rowPoints, sharedRows } from './plan-rows';
import { PlanStore } from './plan-store';
import { nextSorting, SORT_COLUMNS, type SortColumn } from './plan-view';

/** The plan as a table: groups with secured points, sorting by every head, editing in the cell. */
@Component({
  selector: 'kp-plan-table',
  imports: [Avatar, Icon, PointsBar, Progress, Status, SubQuestion, TranslatePipe],
  templateUrl: './plan-table.html',
  styleUrl: './plan-table.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PlanTable {
  protected readonly store = inject(PlanStore);
  protected readonly i18n = inject(I18n);
  readonly edit = output<Editing>();
  protected readonly columns = SORT_COLUMNS;
  protected readonly numberOf = numberOf;
  protected readonly waitingWords = waitingWords;

  protected readonly allPicked = computed(() => {
    const order = this.store.order();
    return order.length > 0 && order.every((id) => this.store.isPicked(id));
  });
  protected readonly somePicked = computed(
    () => this.store.order().some((id) => this.store.isPicked(id)) && !this.allPicked(),
  );
  private readonly titles = computed(
    () =>
      new Map(this.store.subQuestions().map((question) => [question.number, question.shortTitle ?? question.title])),
  );

  protected titleOf(subQuestion: string): string {
    return this.titles().get(subQuestion) ?? '';
  }

  protected sortOf(column: SortColumn): 'ascending' | 'descending' | null {
    const { sort } = this.store.view();
    if (sort.column !== column) return null;
    return sort.descending ? 'descending' : 'ascending';
  }

  protected sortBy(column: SortColumn): void {
    void this.store.show({ sort: nextSorting(this.store.view().sort, column) }, true);
  }

  protected groupName(group: RowGroup): string {
    if (group.name !== null) return group.name;
    const { group: grouping } = this.store.view();
    if (grouping === 'status') return this.i18n.t(`status.${group.key}`);
    if (grouping === 'area') return this.i18n.t('plan.area-number', { number: group.key });
    return this.i18n.t(grouping === 'owner' ? 'plan.nobody' : 'plan.no-unit');
  }

  /** What the cell shows and its name says: the owner, or what may be done about having none. */
  protected ownerWords(row: ActionRow): string {
    return row.owner?.name ?? this.i18n.t(this.store.rightsOn(row).edit ? 'plan.choose-owner' : 'plan.nobody');
  }

  protected dueWords(row: ActionRow): string {
    if (row.due !== null) return this.i18n.day(row.due);
    return this.i18n.t(this.store.rightsOn(row).edit ? 'plan.choose-date' : 'plan.no-date');
  }

  /** "Å-09 delas med område 6": why the rows of an area need not add up to its head. */
  protected shared(group: RowGroup): string {
    if (group.area === null) return '';
    return sharedRows(this.store.filtered(), group.area, this.store.points())
      .map(({ number, area }) => this.i18n.t('plan.shared-with', { number: numberOf(number), area }))
      .join('; ');
  }

  protected points(row: ActionRow): string {
    return this.i18n.columnPoints(rowPoints(row, this.store.points()));
  }

  /** Where an action works on several sub-questions: which points are whose. */
  protected split(row: ActionRow): string | null {
    const parts = [...this.store.points().of(row)];
    if (parts.length < 2) return null;
    const text = parts.map(([number, points]) => `${number}: ${this.i18n.points(points)}`).join(' · ');
    const areas = new Set(parts.map(([number]) => areaOf(number)));
    return areas.size > 1 ? `${text}. ${this.i18n.t('plan.points-split')}` : text;
  }

  protected startEdit(kind: EditKind, row: ActionRow, anchor: HTMLElement): void {
    this.store.cursor.set(row.id);
    this.edit.emit({ kind, row, anchor });
  }

  protected pick(row: ActionRow, event: MouseEvent): void {
    this.store.cursor.set(row.id);
    this.store.pick(row.id, event.shiftKey);
  }

  protected open(event: Event, row: ActionRow): void {
    if (event instanceof MouseEvent && (event.ctrlKey || event.metaKey || event.shiftKey)) return;
    event.preventDefault();
    this.store.cursor.set(row.id);
    void this.store.open(row.id);
  }

  /** The address of the row's page, for a new tab. */
  protected hrefOf(row: ActionRow): string {
    return `/plan?action=${row.id}`;
  }
}
