import {
  afterNextRender,
  ApplicationRef,
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { ActivatedRoute, type NavigationExtras, Router, RouterLink } from '@angular/router';
import { ACTION_STATUSES } from '@kompassplan/domain';
import { numberOf } from '../../core/action-number';
import { EvaluationChoice } from '../../core/evaluation-choice';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Notices } from '../../core/notices';
import { problemMessage } from '../../core/problems';
import { SessionStore } from '../../core/session-store';
import { SingleKeys } from '../../core/single-keys';
import { Empty } from '../../ui/empty';
import { Icon } from '../../ui/icon';
import { PageHeader } from '../../ui/page-header';
import { Skeleton } from '../../ui/skeleton';
import { ActionDrafts } from './action-drafts';
import { ActionDrawer } from './action-drawer';
import { BulkBar } from './bulk-bar';
import { BulkChanges } from './bulk-changes';
import { BulkPreviewDialog } from './bulk-preview-dialog';
import { BulkReportDialog } from './bulk-report';
import { ConflictDialog } from './conflict-dialog';
import { LayoutSwitch } from './layout-switch';
import { mediaSignal, NARROW } from './media-signal';
import { NewActionDialog } from './new-action-dialog';
import { PlanBoard } from './plan-board';
import { PlanCards } from './plan-cards';
import { PlanChanges } from './plan-changes';
import { type Editing, type EditKind, PlanEditor } from './plan-editor';
import { PlanFilters } from './plan-filters';
import { besides, type CellPlace, cellOf, controlOf, editableBeside, rowOf } from './plan-focus';
import { type PlanKey, planKey } from './plan-keys';
import { PlanLive } from './plan-live';
import { PlanStore } from './plan-store';
import { PlanTable } from './plan-table';
import { PlanTabs } from './plan-tabs';
import { PlanTimeline } from './plan-timeline';
import { NO_FILTER, QUEUE_CELL, sameFilter } from './plan-view';
import { RecentChangesStore } from './recent-changes';
import { RecentMenu } from './recent-menu';
import { SheetImportDialog } from './sheet-import-dialog';
import { SheetMenu } from './sheet-menu';
import { ShortcutsSheet } from './shortcuts-sheet';
import { TableRoom } from './table-room';
import { TimelineList } from './timeline-list';
import { UndoReport } from './undo-report';
import { ViewsStore } from './views-store';

const WIDE = '(min-width: 1280px)';

@Component({
  selector: 'kp-plan-page',
  imports: [
    ActionDrawer,
    BulkBar,
    BulkPreviewDialog,
    BulkReportDialog,
    ConflictDialog,
    Empty,
    EvaluationChoice,
    Icon,
    LayoutSwitch,
    NewActionDialog,
    PageHeader,
    PlanBoard,
    PlanCards,
    PlanEditor,
    PlanFilters,
    PlanTable,
    PlanTabs,
    PlanTimeline,
    RecentMenu,
    RouterLink,
    SheetImportDialog,
    SheetMenu,
    ShortcutsSheet,
    Skeleton,
    TimelineList,
    TranslatePipe,
    UndoReport,
  ],
  templateUrl: './plan-page.html',
  styleUrl: './plan-page.scss',
  providers: [PlanStore, TableRoom, ViewsStore, RecentChangesStore, PlanChanges, BulkChanges, PlanLive],
  host: { '(document:keydown)': 'key($event)' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PlanPage {
  private readonly app = inject(ApplicationRef);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly sessions = inject(SessionStore);
  private readonly notices = inject(Notices);
  private readonly drafts = inject(ActionDrafts);
  protected readonly singleKeys = inject(SingleKeys);
  protected readonly store = inject(PlanStore);
  protected readonly changes = inject(PlanChanges);
  protected readonly bulk = inject(BulkChanges);
  protected readonly recent = inject(RecentChangesStore);
  protected readonly i18n = inject(I18n);
  protected readonly editing = signal<Editing | null>(null);
  /** One at most; a list, so that each is made anew: one may still wait for its answer when the next is opened. */
  protected readonly editors = computed(() => [this.editing()].filter((one) => one !== null));
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  /** Another page can ask for a new action, for the sub-question of the filter. */
  private readonly asked = this.route.snapshot.queryParamMap.has('new');
  protected readonly adding = signal(this.asked && this.store.mayCreate());
  protected readonly helping = signal(false);
  protected readonly importing = signal(false);
  protected readonly narrow = mediaSignal(NARROW);
  /** Where the head of the page has room for everything. */
  protected readonly wide = mediaSignal(WIDE);
  protected readonly layout = computed(() => this.store.view().layout);
  protected readonly dragging = signal(false);
  private readonly filters = viewChild(PlanFilters);
  private readonly recentMenu = viewChild(RecentMenu);

  protected readonly mayImport = computed(() => this.sessions.may('import.review'));
  protected readonly problem = computed(() => {
    const error = this.store.error();
    return error === undefined ? null : problemMessage(error);
  });
  protected readonly subtitle = computed(() => {
    const rows = this.store.rows();
    if (rows.length === 0) return '';
    const parts = ACTION_STATUSES.map((status) => ({
      status,
      count: rows.filter((row) => row.status === status).length,
    }));
    const order = ['verified', 'done', 'inProgress', 'needsHelp', 'notStarted', 'declined'] as const;
    return [
      this.i18n.t('plan.count', { count: rows.length }),
      ...order.flatMap((status) => {
        const count = parts.find((part) => part.status === status)?.count ?? 0;
        return count === 0 && status === 'declined' ? [] : [this.i18n.t(`plan.count-${status}`, { count })];
      }),
    ].join(' · ');
  });
  protected readonly footer = computed(() => {
    const { count, targeted, secured, withoutAction } = this.store.total();
    return this.i18n.t(withoutAction > 0 ? 'plan.footer-free' : 'plan.footer', {
      count,
      targeted: this.i18n.points(targeted),
      secured: this.i18n.points(secured),
      free: this.i18n.points(withoutAction),
    });
  });
  protected readonly nextDue = computed(() => {
    const days = this.store.rows().flatMap((row) => (row.due !== null && row.due >= this.store.today ? [row.due] : []));
    return days.sort()[0] ?? null;
  });

  /** The queue that was worked through, where no other filter hides the rest of it. */
  protected readonly emptyQueue = computed(() => {
    const { queue, unit } = this.store.filter();
    return sameFilter(this.store.filter(), { ...NO_FILTER, queue, unit: unit === 'mine' ? unit : null }) ? queue : null;
  });
  protected readonly nextQueue = computed(() =>
    this.emptyQueue() === null ? null : (this.store.queues().find(({ count }) => count > 0) ?? null),
  );
  /** The row that the keyboard goes on with when a change takes the edited one out of sight. */
  private following: string | null = null;
  /** Where Tab leads when an editor is left by it. */
  private goal: CellPlace | null = null;

  constructor() {
    inject(PlanLive).follow(() => this.editing() !== null || this.dragging() || this.changes.busy());
    // Once only: going back or loading the page again does not ask anew.
    afterNextRender(() => {
      if (this.asked) void this.router.navigate([], this.without('new'));
    });
    // Whoever has seen what a bulk change does, or has done it, goes on where it began.
    let asked = false;
    effect(() => {
      const asks = this.bulk.asked() !== null;
      if (asked && !asks) setTimeout(() => this.focusRow());
      asked = asks;
    });
    // The row of the opened action is where the keyboard goes on when its page is closed.
    effect(() => {
      const { action } = this.store.view();
      if (action !== null) this.store.cursor.set(action);
    });
  }

  private without(param: string): NavigationExtras {
    const { route } = this;
    return { relativeTo: route, queryParams: { [param]: null }, queryParamsHandling: 'merge', replaceUrl: true };
  }

  protected clear(): void {
    void this.store.openWith(NO_FILTER);
  }

  protected start(editing: Editing): void {
    const id = editing.row?.id ?? null;
    this.following = id && (this.store.neighbour(id, 1) ?? this.store.neighbour(id, -1));
    this.goal = null;
    this.show(editing);
  }

  /** Drawn at once: the next key may already be meant for the editor. */
  protected show(editing: Editing): void {
    this.editing.set(editing);
    this.app.tick();
  }

  /** Tab saves and goes on: looked up now, as the change may move the row. */
  protected leave({ anchor }: Editing, step: 1 | -1): void {
    this.goal = editableBeside(this.host.nativeElement, anchor, step);
  }

  /** A row that moved to another group was drawn anew: the focus follows it. Out of a queue it goes on to the next one. */
  protected edited(): void {
    const now = this.editing();
    this.editing.set(null);
    setTimeout(() => {
      const stands = document.activeElement !== document.body && document.activeElement !== null;
      if (now?.row && !this.store.order().includes(now.row.id)) {
        this.store.cursor.set(this.following);
        this.focusRow(now.kind);
      } else if (this.goal !== null) {
        this.store.cursor.set(this.goal.row);
        this.focusRow(this.goal.cell);
      } else if (stands) return;
      else if (now?.row) this.focusRow(now.kind);
      else if (now && this.store.selection().length > 0) this.bulkButton(now.kind)?.focus();
      else this.focusRow();
    });
  }

  /** What was typed stays, and is said to. */
  protected drawerClosed(): void {
    const action = this.store.view().action;
    if (action !== null && this.drafts.has(action)) {
      const number = numberOf(this.store.rowOf(action)?.number ?? 0);
      this.notices.show(this.i18n.t('plan.draft-kept', { number }));
    }
    void this.store.open(null).then(() => setTimeout(() => this.focusRow()));
  }

  protected dialogClosed(): void {
    this.adding.set(false);
    this.helping.set(false);
    this.importing.set(false);
    setTimeout(() => this.focusRow());
  }

  protected key(event: KeyboardEvent): void {
    if (event.defaultPrevented || this.store.view().action !== null || this.editing()) return;
    const key = planKey(event, this.singleKeys.on());
    if (key && this.does(key)) event.preventDefault();
  }

  private does(key: PlanKey): boolean {
    const cursor = this.store.cursor();
    const at = cellOf(document.activeElement);
    switch (key.does) {
      case 'step':
        return this.goTo(this.store.neighbour(cursor, key.by) ?? cursor, at?.cell);
      case 'move': {
        const next = at && this.store.neighbour(at.row, key.by);
        if (!at || !next) return at !== null;
        if (key.stretch && this.layout() === 'table') this.store.stretch(at.row, next);
        return this.goTo(next, at.cell);
      }
      case 'end':
        return this.goTo(this.store.order().at(key.last ? -1 : 0) ?? null, at?.cell);
      case 'beside':
        if (at) besides(this.rowElement(at.row) ?? this.host.nativeElement, at.cell, key.to)?.focus();
        return at !== null;
      case 'pick':
        if (cursor !== null && !this.narrow() && this.layout() === 'table') this.store.pick(cursor, key.range);
        return true;
      case 'enter':
        return this.editRow(this.ownCell());
      case 'edit':
        return this.store.selection().length > 0 && this.layout() === 'table'
          ? this.editMany(key.kind)
          : this.editRow(this.layout() === 'board' && key.kind === 'status' ? 'move' : key.kind);
      case 'open':
        if (cursor !== null) void this.store.open(cursor);
        return cursor !== null;
      case 'search':
        this.filters()?.focusSearch();
        return true;
      case 'new':
        this.adding.set(this.store.mayCreate());
        return true;
      case 'help':
        this.helping.set(true);
        return true;
      case 'undo':
        if (this.notices.current()?.undo) this.notices.undo();
        else this.recent.undoNewest();
        return true;
      case 'recent':
        this.recentMenu()?.show();
        return true;
      case 'leave':
        if (this.store.selection().length === 0) return false;
        this.store.pickNone();
        return true;
    }
  }

  private editRow(kind: EditKind): boolean {
    const row = this.store.rowOf(this.store.cursor() ?? '');
    const anchor = row ? controlOf(this.rowElement(row.id), kind) : null;
    if (!row || !anchor?.matches('button') || (kind !== 'status' && kind !== 'move' && !this.store.rightsOn(row).edit))
      return false;
    this.start({ kind, row, anchor });
    return true;
  }

  private editMany(kind: EditKind): boolean {
    const anchor = this.bulkButton(kind);
    if (anchor === null || anchor.getAttribute('aria-disabled') === 'true') return false;
    this.show({ kind, row: null, anchor });
    return true;
  }

  private bulkButton(kind: EditKind): HTMLElement | null {
    return this.host.nativeElement.querySelector<HTMLElement>(`[data-bulk="${kind}"]`);
  }

  private rowElement(id: string): HTMLElement | null {
    return rowOf(this.host.nativeElement, id);
  }

  /** The cell that Enter edits: in a queue the one that it waits for, on the board and the timeline what they show. */
  private ownCell(): EditKind {
    const { queue } = this.store.filter();
    if (this.layout() === 'timeline') return 'due';
    if (this.layout() === 'board' && (queue === null || QUEUE_CELL[queue] === 'status')) return 'move';
    return queue === null ? 'status' : QUEUE_CELL[queue];
  }

  private goTo(id: string | null, cell?: string): boolean {
    this.store.cursor.set(id);
    // A row far away is drawn first.
    if (id !== null && this.rowElement(id) === null) this.app.tick();
    this.focusRow(cell);
    return true;
  }

  /** The cell that was edited, or the one that Enter edits. */
  private focusRow(cell: string = this.ownCell()): void {
    const cursor = this.store.cursor();
    const row = cursor === null ? null : this.rowElement(cursor);
    const control = controlOf(row, cell) ?? controlOf(row, 'title') ?? row?.querySelector<HTMLElement>('[data-enter]');
    control?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    control?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
}
