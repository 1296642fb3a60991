import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { ActionPatch, ActionRow, ActionView } from '@kompassplan/contract';
import { ACTION_STATUSES, type ActionStatus, isOpen } from '@kompassplan/domain';
import { numberOf } from '../../core/action-number';
import { I18n, TranslatePipe } from '../../core/i18n';
import { BulkChanges, type BulkWish } from './bulk-changes';
import { BulkTagsForm } from './bulk-tags-form';
import { DueEditor, type ChosenDue } from './due-editor';
import { PickList } from './pick-list';
import { PlanChanges, type Outcome } from './plan-changes';
import { PlanStore } from './plan-store';
import { areaOf } from './plan-rows';
import { peopleItems, statusItems, unitItems } from './plan-items';
import { Popover } from './popover';
import { statusChoices } from './status-choices';
import { type ChosenStatus, StatusMenu } from './status-menu';

/** `move`: the status, also declined, as the board's menu has it. */
export type EditKind = 'status' | 'move' | 'owner' | 'unit' | 'due' | 'subQuestion' | 'tags';
/** What is being edited, and below which button. Without a row: all picked rows. */
export interface Editing {
  readonly kind: EditKind;
  readonly anchor: HTMLElement;
  readonly row: ActionRow | ActionView | null;
  /** The status or the date that was already chosen, by dragging or with keys: what it asks for is asked at once. */
  readonly to?: ActionStatus;
  readonly due?: string;
}

/** The small editors of the plan: status, owner, unit and due date, of one action or of all picked ones. */
@Component({
  selector: 'kp-plan-editor',
  imports: [BulkTagsForm, DueEditor, PickList, Popover, StatusMenu, TranslatePipe],
  template: `
    <kp-popover [anchor]="editing().anchor" [label]="heading()" (closed)="close()">
      @if (!hasMenu()) {
        <p class="t2 sm head" aria-hidden="true">{{ heading() }}</p>
      }
      @if (hasMenu()) {
        <kp-status-menu
          [heading]="heading()"
          [choices]="choices()"
          [first]="editing().to ?? null"
          (chosen)="setStatus($event)"
          (dismissed)="close()"
        />
      }
      @switch (editing().kind) {
        @case ('status') {
          @if (!editing().row) {
            <kp-pick-list [label]="heading()" [items]="bulkStatuses()" (picked)="setBulkStatus($event)" />
          }
        }
        @case ('owner') {
          <kp-pick-list
            [label]="heading()"
            [items]="people()"
            [pending]="store.peopleLoading()"
            [value]="editing().row?.owner?.id ?? null"
            (picked)="set({ ownerId: $event })"
          />
        }
        @case ('unit') {
          <kp-pick-list
            [label]="heading()"
            [items]="units()"
            [pending]="store.unitsLoading()"
            [value]="editing().row?.unit?.id ?? null"
            (picked)="set({ unitId: $event })"
          />
        }
        @case ('subQuestion') {
          <kp-pick-list [label]="heading()" [items]="questions()" (picked)="link($event)" />
        }
        @case ('tags') {
          <kp-bulk-tags-form (chosen)="askMany($event)" (cancelled)="close()" />
        }
        @case ('due') {
          @if (closedDue(); as why) {
            <div class="why">
              <p role="status">{{ why }}</p>
              <button type="button" class="btn sml" data-autofocus (click)="close()">{{ 'shell.close' | t }}</button>
            </div>
          } @else {
            <kp-due-editor
              [value]="editing().row?.due ?? null"
              [proposed]="editing().due ?? null"
              [dated]="dated()"
              [open]="opened()"
              [approval]="approval()"
              [many]="editing().row === null"
              [busy]="busy()"
              (saved)="setDue($event)"
              (cancelled)="close()"
            />
          }
        }
      }
      @if (refusal()) {
        <p class="late sm refusal" role="alert">{{ refusal() }}</p>
      }
    </kp-popover>
  `,
  styles: `
    .head {
      padding: 2px 10px 6px;
    }
    .why {
      display: flex;
      flex-direction: column;
      align-items: flex-start;
      gap: 10px;
      padding: 6px 10px;
    }
    .why,
    .refusal {
      max-width: 320px;
      padding: 6px 10px;
    }
  `,
  host: { '(keydown.tab)': 'tab($event, 1)', '(keydown.shift.tab)': 'tab($event, -1)' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PlanEditor {
  protected readonly store = inject(PlanStore);
  private readonly changes = inject(PlanChanges);
  private readonly bulk = inject(BulkChanges);
  private readonly i18n = inject(I18n);
  readonly editing = input.required<Editing>();
  readonly closed = output<void>();
  /** Tab: on to the next cell that can be edited, or back to the one before. */
  readonly left = output<1 | -1>();
  private readonly list = viewChild(PickList);
  private readonly statusMenu = viewChild(StatusMenu);
  private readonly dueEditor = viewChild(DueEditor);
  protected readonly busy = signal(false);
  protected readonly refusal = signal('');
  /** The server knows of an earlier date than the row tells. */
  private readonly mustExplain = signal(false);

  protected readonly heading = computed(() => {
    const { kind, row } = this.editing();
    return row
      ? this.i18n.t(`plan.edit-${kind}`, { number: numberOf(row.number) })
      : this.i18n.t(`plan.edit-${kind}-many`, { count: this.store.selection().length });
  });
  protected readonly choices = computed(() => {
    const { row } = this.editing();
    if (row === null) return [];
    return statusChoices(row, this.store.rightsOn(row), this.editing().kind === 'move' ? ACTION_STATUSES : undefined);
  });
  protected readonly hasMenu = computed(() => {
    const { kind, row } = this.editing();
    return row !== null && (kind === 'status' || kind === 'move');
  });
  protected readonly people = computed(() => peopleItems(this.store.workers(), this.i18n));
  protected readonly units = computed(() => unitItems(this.store.units(), this.i18n));
  /** Those of the action's own area first. */
  protected readonly questions = computed(() => {
    const { row } = this.editing();
    const items = this.store.subQuestions().map(({ number, title, shortTitle }) => ({
      value: number,
      label: `${number} ${shortTitle ?? title}`,
    }));
    const own = ({ value }: { value: string }) => areaOf(value) === row?.area;
    return [...items.filter(own), ...items.filter((item) => !own(item))];
  });
  protected readonly bulkStatuses = computed(() => statusItems(['notStarted', 'inProgress', 'done'], this.i18n));
  protected readonly dated = computed(() => {
    const { row } = this.editing();
    if (this.mustExplain()) return true;
    if (row === null) return this.store.selection().some((one) => one.due !== null);
    return row.due !== null || row.firstDue !== null;
  });

  /** Known of an opened action; a row of the table tells it after it was saved. */
  protected readonly approval = computed(() => {
    const { row } = this.editing();
    return row !== null && 'dueNeedsApproval' in row && row.dueNeedsApproval;
  });

  /** The date of what is closed does not move. */
  protected readonly closedDue = computed(() => {
    const { row } = this.editing();
    return row === null || isOpen(row.status) ? null : this.i18n.t('problem.action.due-closed', { status: row.status });
  });

  protected readonly opened = computed(() => {
    const { row } = this.editing();
    return row !== null || this.store.selection().some(({ status }) => isOpen(status));
  });

  protected setStatus({ status, note, reviewOn }: ChosenStatus): Promise<void> {
    return this.set({
      status,
      ...(note === null ? {} : { statusNote: note }),
      ...(reviewOn === null ? {} : { reviewOn }),
    });
  }

  protected setDue({ due, reason }: ChosenDue): Promise<void> {
    return this.set({ due, ...(reason === null ? {} : { dueReason: reason }) });
  }

  protected setBulkStatus(status: string | null): Promise<void> {
    return this.set({ status: status as NonNullable<BulkWish['status']> });
  }

  protected link(subQuestion: string | null): Promise<void> {
    return this.set({ links: [{ subQuestion: subQuestion ?? '' }] });
  }

  /** Saves what stands in the cell. A date whose reason is still missing is not left: Tab leads to the reason. */
  protected tab(event: Event, step: 1 | -1): void {
    const editor = this.list() ?? this.statusMenu();
    const due = this.dueEditor();
    const inDate = (event.target as HTMLElement).matches('input[type=date]');
    if (!editor && !(due?.ready() && inDate)) return;
    event.preventDefault();
    event.stopPropagation();
    if (!editor) {
      this.left.emit(step);
      return due?.take();
    }
    // What is typed is only known to mean somebody once the people are there.
    if (this.list()?.pending()) return;
    this.left.emit(step);
    editor.take();
    this.close();
  }

  /** Once: what comes later finds nobody to tell. */
  private isClosed = false;

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      this.isClosed = true;
    });
  }

  protected close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.closed.emit();
  }

  /** Of many rows it is shown first what changes. */
  protected askMany(wish: BulkWish): void {
    this.close();
    this.bulk.ask(wish);
  }

  /** Closes at once, as the row already shows the change; a date stays open until it is taken, so that no reason is lost. */
  protected async set(patch: ActionPatch): Promise<void> {
    const { row, kind } = this.editing();
    if (!row) return this.askMany(patch as BulkWish);
    if (kind !== 'due') this.close();
    this.busy.set(true);
    const outcome: Outcome = await (kind === 'move'
      ? this.changes.move(row, patch)
      : this.changes.change(row, patch, { quiet: kind === 'due' }));
    this.busy.set(false);
    if (outcome.ok || outcome.code === 'stale-version') return this.close();
    if (outcome.code === 'action.due-reason-missing') this.mustExplain.set(true);
    this.refusal.set(outcome.message);
  }
}
