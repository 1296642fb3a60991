import { A11yModule } from '@angular/cdk/a11y';
import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject, output, signal, viewChild } from '@angular/core';
import { blockersOf, isOpen } from '@kompassplan/domain';
import { numberOf } from '../../core/action-number';
import { I18n, TranslatePipe } from '../../core/i18n';
import { problemMessage } from '../../core/problems';
import { Empty } from '../../ui/empty';
import { Icon } from '../../ui/icon';
import { Skeleton } from '../../ui/skeleton';
import { Status } from '../../ui/status';
import { ActionActivity } from './action-activity';
import { ActionChecklist } from './action-checklist';
import { ActionClosure } from './action-closure';
import { ActionDecisions } from './action-decisions';
import { ActionDetailsForm } from './action-details-form';
import { ActionEvidence } from './action-evidence';
import { ActionFacts } from './action-facts';
import { ActionKin } from './action-kin';
import { ActionMenu } from './action-menu';
import { ActionMore } from './action-more';
import { ActionMoreForm } from './action-more-form';
import { ActionReminders } from './action-reminders';
import { ActionSubQuestions } from './action-sub-questions';
import { ActionUpdate } from './action-update';
import { ActionWhy } from './action-why';
import { LiveNote } from './live-note';
import { mediaSignal, NARROW } from './media-signal';
import type { Editing } from './plan-editor';
import { PlanStore } from './plan-store';

/** One action with everything about it, over the plan. Esc closes it, the arrows go to the neighbours of the list. */
@Component({
  selector: 'kp-action-drawer',
  imports: [
    A11yModule,
    ActionActivity,
    ActionChecklist,
    ActionClosure,
    ActionDecisions,
    ActionDetailsForm,
    ActionEvidence,
    ActionFacts,
    ActionKin,
    ActionMenu,
    ActionMore,
    ActionMoreForm,
    ActionReminders,
    ActionSubQuestions,
    ActionUpdate,
    ActionWhy,
    Empty,
    Icon,
    LiveNote,
    NgTemplateOutlet,
    Skeleton,
    Status,
    TranslatePipe,
  ],
  templateUrl: './action-drawer.html',
  styleUrl: './action-drawer.scss',
  host: { '(document:keydown)': 'key($event)' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ActionDrawer {
  protected readonly store = inject(PlanStore);
  protected readonly i18n = inject(I18n);
  readonly edit = output<Editing>();
  readonly closed = output<void>();
  private readonly evidence = viewChild(ActionEvidence);
  protected readonly editingDetails = signal(false);
  protected readonly editingMore = signal(false);
  protected readonly numberOf = numberOf;
  protected readonly narrow = mediaSignal(NARROW);

  protected readonly action = computed(() => {
    const action = this.store.detail();
    return action?.id === this.store.view().action ? action : null;
  });
  protected readonly problem = computed(() => {
    const error = this.store.detailError();
    return error === undefined ? null : problemMessage(error);
  });
  protected readonly area = computed(() => {
    const number = this.action()?.area;
    const name = this.store.areas().find((area) => area.number === number)?.name ?? '';
    return this.i18n.t('plan.area-name', { number: number ?? 0, name }).trim();
  });
  protected readonly daysLate = computed(() => {
    const due = this.action()?.due;
    return due ? Math.round((Date.parse(this.store.today) - Date.parse(due)) / 86_400_000) : 0;
  });
  /** Done and verified points are no longer there to win. */
  protected readonly secured = computed(() => ['done', 'verified'].includes(this.action()?.status ?? ''));
  protected readonly blockers = computed(() => {
    const action = this.action();
    return action && isOpen(action.status) ? blockersOf(action.waitsFor) : [];
  });
  protected readonly previous = computed(() => this.neighbour(-1));
  protected readonly next = computed(() => this.neighbour(1));

  protected go(id: string | null): void {
    if (id !== null) void this.store.open(id);
  }

  protected follow(event: MouseEvent, id: string): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.go(id);
  }

  protected key(event: KeyboardEvent): void {
    const target = event.target instanceof HTMLElement ? event.target : null;
    if (event.defaultPrevented || target?.closest('dialog, [popover]')) return;
    const typing = target?.closest('input, textarea, select, [role=tab]') ?? null;
    if (event.key === 'Escape') this.leave();
    else if (event.key === 'ArrowUp' && typing === null) this.go(this.previous());
    else if (event.key === 'ArrowDown' && typing === null) this.go(this.next());
    else return;
    event.preventDefault();
  }

  /** The innermost thing first: an open form, then the action. */
  private leave(): void {
    if (!this.evidence()?.closeForm()) this.closed.emit();
  }

  private neighbour(step: 1 | -1): string | null {
    const id = this.store.view().action;
    return id !== null && this.store.order().includes(id) ? this.store.neighbour(id, step) : null;
  }
}
