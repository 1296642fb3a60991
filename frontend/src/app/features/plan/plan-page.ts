import {
  afterNextRender,
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
import { BulkReportDialog } from './bulk-report';
import { ConflictDialog } from './conflict-dialog';
import { NewActionDialog } from './new-action-dialog';
import { PlanCards } from './plan-cards';
import { PlanChanges } from './plan-changes';
import { type Editing, type EditKind, PlanEditor } from './plan-editor';
import { PlanFilters } from './plan-filters';
import { type PlanKey, planKey } from './plan-keys';
import { PlanLive } from './plan-live';
import { PlanStore } from './plan-store';
import { PlanTable } from './plan-table';
import { NO_FILTER, type Tab, TABS } from './plan-view';
import { ShortcutsSheet } from './shortcuts-sheet';

const NARROW = '(max-width: 839.98px)';

@Component({
  selector: 'kp-plan-page',
  imports: [
    ActionDrawer,
    BulkBar,
    BulkReportDialog,
    ConflictDialog,
    Empty,
    EvaluationChoice,
    Icon,
    NewActionDialog,
    PageHeader,
    PlanCards,
    PlanEditor,
    PlanFilters,
    PlanTable,
    RouterLink,
    ShortcutsSheet,
    Skeleton,
    TranslatePipe,
  ],
  templateUrl: './plan-page.html',
  styleUrl: './plan-page.scss',
  providers: [PlanStore, PlanChanges, PlanLive],
  host: { '(document:keydown)': 'key($event)' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PlanPage {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly sessions = inject(SessionStore);
  private readonly notices = inject(Notices);
  private readonly drafts = inject(ActionDrafts);
  protected readonly singleKeys = inject(SingleKeys);
  protected readonly store = inject(PlanStore);
  protected readonly changes = inject(PlanChanges);
  protected readonly i18n = inject(I18n);
  protected readonly editing = signal<Editing | null>(null);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  /** Another page can ask for a new action, for the sub-question of the filter. */
  private readonly asked = this.route.snapshot.queryParamMap.has('new');
  protected readonly adding = signal(this.asked && this.store.mayCreate());
  protected readonly helping = signal(false);
  protected readonly narrow = mediaSignal(NARROW);
  private readonly filters = viewChild(PlanFilters);

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

  constructor() {
    inject(PlanLive).follow(() => this.editing() !== null || this.changes.busy());
    // Once only: going back or loading the page again does not ask anew.
    afterNextRender(() => {
      if (this.asked) void this.router.navigate([], this.without('new'));
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

  protected showTab(tab: Tab): void {
    void this.store.show({ filter: TABS[tab] });
  }

  protected clear(): void {
    void this.store.show({ filter: NO_FILTER });
  }

  /** A row that moved to another group was drawn anew: the focus follows it. */
  protected edited(): void {
    const now = this.editing();
    this.editing.set(null);
    setTimeout(() => {
      if (document.activeElement !== document.body && document.activeElement !== null) return;
      if (now?.row) this.focusRow(now.kind);
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
    setTimeout(() => this.focusRow());
  }

  protected key(event: KeyboardEvent): void {
    if (event.defaultPrevented || this.store.view().action !== null || this.editing()) return;
    const key = planKey(event, this.singleKeys.on());
    if (key && this.does(key)) event.preventDefault();
  }

  private does(key: PlanKey): boolean {
    const cursor = this.store.cursor();
    switch (key.does) {
      case 'step':
        this.store.cursor.set(this.store.neighbour(cursor, key.by) ?? cursor);
        this.focusRow();
        return true;
      case 'pick':
        if (cursor !== null && !this.narrow()) this.store.pick(cursor, key.range);
        return true;
      case 'enter':
        return this.editRow('status');
      case 'edit':
        return this.store.selection().length > 0 ? this.editMany(key.kind) : this.editRow(key.kind);
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
        this.notices.undo();
        return true;
      case 'leave':
        if (this.store.selection().length === 0) return false;
        this.store.pickNone();
        return true;
    }
  }

  private editRow(kind: EditKind): boolean {
    const row = this.store.rowOf(this.store.cursor() ?? '');
    const anchor = this.rowElement()?.querySelector<HTMLElement>(`.c-${kind} button`) ?? null;
    if (!row || !anchor || (kind !== 'status' && !this.store.rightsOn(row).edit)) return false;
    this.editing.set({ kind, row, anchor });
    return true;
  }

  private editMany(kind: EditKind): boolean {
    const anchor = this.bulkButton(kind);
    if (anchor === null || anchor.getAttribute('aria-disabled') === 'true') return false;
    this.editing.set({ kind, row: null, anchor });
    return true;
  }

  private bulkButton(kind: EditKind): HTMLElement | null {
    return this.host.nativeElement.querySelector<HTMLElement>(`[data-bulk="${kind}"]`);
  }

  private rowElement(): HTMLElement | null {
    const cursor = this.store.cursor();
    return cursor === null ? null : this.host.nativeElement.querySelector(`[data-row="${CSS.escape(cursor)}"]`);
  }

  /** The cell that was edited, or the one that Enter edits. */
  private focusRow(kind: EditKind = 'status'): void {
    const row = this.rowElement();
    const cell =
      row?.querySelector<HTMLElement>(`.c-${kind} button`) ?? row?.querySelector<HTMLElement>('[data-enter]');
    cell?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'nearest' });
  }
}

/** Follows a media query for as long as the page lives: one of two views is drawn, never both. */
function mediaSignal(query: string) {
  const media = matchMedia(query);
  const matches = signal(media.matches);
  media.addEventListener('change', () => matches.set(media.matches));
  return matches.asReadonly();
}
