import {
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { ACTION_STATUSES, type ActionStatus, QUEUES } from '@kompassplan/domain';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Icon } from '../../ui/icon';
import { Status } from '../../ui/status';
import { ColumnMenu } from './column-menu';
import { PickList, type PickItem } from './pick-list';
import { peopleItems, unitItems } from './plan-items';
import { PlanStore } from './plan-store';
import { SORT_COLUMNS, type SortColumn, USUAL_COLUMNS } from './plan-columns';
import { GROUPINGS, NO_FILTER, nextSorting, type PlanFilter } from './plan-view';
import { Popover } from './popover';

const CHIPS = ['queue', 'area', 'subQuestion', 'owner', 'unit', 'status', 'tag', 'due', 'evidence'] as const;
/** Asked for rarely, or by a tab: their chips show when they are on. */
const QUIET: readonly string[] = ['queue', 'evidence'];
type Chip = (typeof CHIPS)[number] | 'group' | 'sort';
const ALL = 'all';

/** The filters as chips: what is on is filled, says its value and can be taken away. */
@Component({
  selector: 'kp-plan-filters',
  imports: [ColumnMenu, Icon, PickList, Popover, Status, TranslatePipe],
  templateUrl: './plan-filters.html',
  styleUrl: './plan-filters.scss',
  host: { role: 'search', '[attr.aria-label]': "i18n.t('plan.filters')" },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PlanFilters {
  protected readonly i18n = inject(I18n);
  protected readonly store = inject(PlanStore);
  readonly narrow = input(false);
  /** Where there are no column heads, the order is chosen here; the list by quarter has its own. */
  protected readonly withSort = computed(() => {
    const { layout } = this.store.view();
    return this.narrow() ? layout !== 'timeline' : layout !== 'table';
  });
  /** The board has its columns, and the list by quarter its quarters. */
  protected readonly withGroup = computed(() => {
    const { layout } = this.store.view();
    return layout === 'table' || (layout === 'timeline' && !this.narrow());
  });
  /** The chip of the tags shows where there are some, or when it is on. */
  protected readonly chips = computed(() =>
    CHIPS.filter(
      (chip) =>
        this.isOn(chip) ||
        (!this.folded() && !QUIET.includes(chip) && (chip !== 'tag' || this.store.tags().length > 0)),
    ),
  );
  protected readonly count = computed(() => CHIPS.filter((chip) => this.isOn(chip)).length);
  protected readonly unfolded = signal(false);
  /** On a phone the list comes first: what is on shows, everything else waits behind one button. */
  private readonly folded = computed(() => this.narrow() && !this.unfolded());
  protected readonly statuses = ACTION_STATUSES;
  protected readonly open = signal<{ readonly chip: Chip; readonly anchor: HTMLElement } | null>(null);
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('words');

  protected readonly values = computed(() => {
    const filter = this.store.filter();
    return Object.fromEntries(CHIPS.map((chip) => [chip, this.valueOf(chip, filter)])) as Record<Chip, string | null>;
  });

  /** The choices of the open chip. */
  protected readonly items = computed<readonly PickItem[]>(() => {
    const everything = { value: ALL, label: this.i18n.t('plan.filter-all') };
    switch (this.open()?.chip) {
      case 'area':
        return [
          everything,
          ...this.store.areas().map((area) => ({ value: String(area.number), label: `${area.number} ${area.name}` })),
        ];
      case 'subQuestion':
        return [everything, ...this.subQuestionItems()];
      case 'owner':
        return [
          everything,
          ...(this.store.personId() ? [{ value: 'me', label: this.i18n.t('plan.owner-me') }] : []),
          ...noneFirst(peopleItems(this.peopleShown(), this.i18n)),
        ];
      case 'unit':
        return [
          everything,
          { value: 'mine', label: this.i18n.t('plan.unit-mine') },
          ...noneFirst(unitItems(this.store.units(), this.i18n)),
        ];
      case 'tag':
        return [everything, ...this.store.tags().map(({ tag }) => ({ value: tag, label: tag }))];
      case 'queue':
        return [everything, ...QUEUES.map((value) => ({ value, label: this.i18n.t(`plan.queue-${value}`) }))];
      case 'due':
        return [
          everything,
          ...['late', 'week', 'none'].map((value) => ({ value, label: this.i18n.t(`plan.due-${value}`) })),
        ];
      case 'evidence':
        return [everything, { value: 'none', label: this.i18n.t('plan.evidence-none') }];
      case 'group':
        return GROUPINGS.map((value) => ({ value, label: this.i18n.t(`plan.group-${value}`) }));
      case 'sort':
        return this.sortable().map((value) => ({ value, label: this.i18n.t(`plan.column-${value}`) }));
      default:
        return [];
    }
  });
  protected readonly current = computed(() => {
    const chip = this.open()?.chip;
    const filter = this.store.filter();
    if (chip === 'group') return this.store.view().group;
    if (chip === 'sort') return this.store.view().sort.column;
    if (chip === undefined || chip === 'status') return null;
    return filter[chip] === null ? ALL : String(filter[chip]);
  });
  protected readonly before = computed(() => {
    const due = this.store.filter().due;
    return due?.startsWith('before:') ? due.slice('before:'.length) : '';
  });

  private isOn(chip: (typeof CHIPS)[number]): boolean {
    const value = this.store.filter()[chip];
    return Array.isArray(value) ? value.length > 0 : value !== null;
  }

  focusSearch(): void {
    this.box().nativeElement.focus();
    this.box().nativeElement.select();
  }

  protected toggle(chip: Chip, anchor: HTMLElement): void {
    this.open.set(this.open()?.chip === chip ? null : { chip, anchor });
  }

  protected choose(value: string | null): void {
    const chip = this.open()?.chip;
    this.close();
    if (chip === 'group') void this.store.show({ group: GROUPINGS.find((name) => name === value) ?? 'area' });
    else if (chip === 'sort') void this.store.show({ sort: nextSorting(this.store.view().sort, value as SortColumn) });
    else if (chip === 'area') void this.store.filterBy({ area: value === ALL ? null : Number(value) });
    else if (chip !== undefined && chip !== 'status')
      void this.store.filterBy({ [chip]: value === ALL ? null : value });
  }

  protected toggleStatus(status: ActionStatus): void {
    const now = this.store.filter().status;
    const next = now.includes(status) ? now.filter((one) => one !== status) : [...now, status];
    void this.store.filterBy({ status: ACTION_STATUSES.filter((one) => next.includes(one)) }, true);
  }

  protected setBefore(day: string): void {
    if (day === '') return;
    this.close();
    void this.store.filterBy({ due: `before:${day}` });
  }

  protected remove(chip: (typeof CHIPS)[number]): void {
    void this.store.filterBy({ [chip]: NO_FILTER[chip] });
  }

  protected clear(): void {
    void this.store.openWith(NO_FILTER);
    this.box().nativeElement.focus();
  }

  protected close(): void {
    this.open()?.anchor.focus();
    this.open.set(null);
  }

  /** What the page shows; the other columns are sorted by in the table, where one asked for them. */
  private sortable(): readonly SortColumn[] {
    const shown = [...USUAL_COLUMNS, ...this.store.columns()].map(({ column }) => column);
    return SORT_COLUMNS.filter((column) => shown.includes(column) || column === this.store.view().sort.column);
  }

  private peopleShown() {
    const owners = new Set(this.store.rows().map((row) => row.owner?.id));
    return this.store.people().filter((person) => owners.has(person.id));
  }

  private subQuestionItems(): readonly PickItem[] {
    const { area } = this.store.filter();
    return this.store
      .areas()
      .filter((one) => area === null || one.number === area)
      .flatMap((one) => one.subQuestions)
      .map((question) => ({
        value: question.number,
        label: `${question.number} ${question.shortTitle ?? question.title}`,
      }));
  }

  private valueOf(chip: (typeof CHIPS)[number], filter: PlanFilter): string | null {
    switch (chip) {
      case 'area':
        return filter.area === null ? null : String(filter.area);
      case 'subQuestion':
        return filter.subQuestion;
      case 'owner':
        if (filter.owner === null) return null;
        if (filter.owner === 'me') return this.i18n.t('plan.owner-me');
        if (filter.owner === 'none') return this.i18n.t('plan.nobody');
        return this.store.people().find((person) => person.id === filter.owner)?.name ?? '…';
      case 'unit':
        if (filter.unit === null) return null;
        if (filter.unit === 'mine') return this.i18n.t('plan.unit-mine');
        if (filter.unit === 'none') return this.i18n.t('plan.no-unit');
        return this.store.units().find((unit) => unit.id === filter.unit)?.name ?? '…';
      case 'status':
        if (filter.status.length === 0) return null;
        return filter.status.length <= 2
          ? filter.status.map((status) => this.i18n.t(`status.${status}`)).join(', ')
          : this.i18n.t('plan.status-several', { count: filter.status.length });
      case 'tag':
        return filter.tag;
      case 'due':
        if (filter.due === null) return null;
        return filter.due.startsWith('before:')
          ? this.i18n.t('plan.due-before', { day: this.i18n.day(filter.due.slice('before:'.length)) })
          : this.i18n.t(`plan.due-${filter.due}`);
      case 'queue':
        return filter.queue === null ? null : this.i18n.t(`plan.queue-${filter.queue}`);
      case 'evidence':
        return filter.evidence === null ? null : this.i18n.t('plan.evidence-none');
    }
  }
}

/** In a filter "nobody" has a name of its own, as no value means everything. */
function noneFirst(items: readonly PickItem[]): readonly PickItem[] {
  return items.map((item) => (item.value === null ? { ...item, value: 'none' } : item));
}
