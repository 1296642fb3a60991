import { CdkDropListGroup } from '@angular/cdk/drag-drop';
import { ChangeDetectionStrategy, Component, computed, ElementRef, inject, input, output, signal } from '@angular/core';
import type { ActionRow } from '@kompassplan/contract';
import { ACTION_STATUSES, type ActionStatus } from '@kompassplan/domain';
import { numberOf } from '../../core/action-number';
import { I18n } from '../../core/i18n';
import { Notices } from '../../core/notices';
import { BoardColumn, type Dropped, type StatusColumn } from './board-column';
import { PlanChanges } from './plan-changes';
import type { Editing } from './plan-editor';
import { controlOf, rowOf } from './plan-focus';
import { PlanStore } from './plan-store';
import { lockOf, questionOf } from './status-choices';

/** The plan as a board: one column for each status. Cards move by their menu or by hand, by the rules of the status menu. */
@Component({
  selector: 'kp-plan-board',
  imports: [BoardColumn, CdkDropListGroup],
  template: `
    <div class="board" cdkDropListGroup>
      @for (column of columns(); track column.status) {
        <kp-board-column
          [column]="column"
          [stacked]="stacked()"
          [open]="column.status === first()"
          [holding]="held() !== null"
          [lock]="lockOf(column.status)"
          (edit)="edit.emit($event)"
          (held)="hold($event)"
          (dropped)="drop($event)"
        />
      }
    </div>
  `,
  styles: `
    :host {
      display: block;
      height: 100%;
      background: var(--bg);
    }
    .board {
      display: grid;
      position: relative;
      grid-template: minmax(0, 1fr) / repeat(6, minmax(0, 1fr));
      gap: 10px;
      min-width: 1300px;
      height: 100%;
      padding: 12px 24px;
    }
    @media (max-width: 839.98px) {
      :host,
      .board {
        height: auto;
      }
      .board {
        display: flex;
        flex-direction: column;
        min-width: 0;
        padding: 12px 16px;
      }
    }
    @media print {
      :host,
      .board {
        height: auto;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PlanBoard {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly store = inject(PlanStore);
  private readonly changes = inject(PlanChanges);
  private readonly notices = inject(Notices);
  private readonly i18n = inject(I18n);
  readonly stacked = input(false);
  readonly edit = output<Editing>();
  /** While a card is on its way nothing may be drawn anew under it. */
  readonly dragging = output<boolean>();
  protected readonly held = signal<ActionRow | null>(null);

  protected readonly columns = computed<readonly StatusColumn[]>(() => {
    const groups = new Map(this.store.groups().map((group) => [group.key, group]));
    return ACTION_STATUSES.map((status) => ({
      status,
      rows: groups.get(status)?.rows ?? [],
      sums: groups.get(status)?.sums ?? { count: 0, targeted: 0 },
    }));
  });
  /** The column that is open at first, where they stand below each other. */
  protected readonly first = computed(() => this.columns().find(({ rows }) => rows.length > 0)?.status ?? null);

  protected lockOf(to: ActionStatus): string | null {
    const row = this.held();
    return row === null || row.status === to ? null : lockOf(row, to, this.store.rightsOn(row));
  }

  protected hold(row: ActionRow | null): void {
    this.held.set(row);
    this.dragging.emit(row !== null);
  }

  /** A card that may not lie there is back where it was, and it is said why. */
  protected drop({ row: dragged, to }: Dropped): void {
    const row = this.store.rowOf(dragged.id) ?? dragged;
    if (row.status === to) return;
    this.store.cursor.set(row.id);
    const reason = lockOf(row, to, this.store.rightsOn(row));
    if (reason !== null) {
      const [number, status] = [numberOf(row.number), this.i18n.t(`status.${row.status}`)];
      this.notices.show(this.i18n.t('plan.move-refused', { number, status, reason: this.i18n.t(reason) }));
    } else if (questionOf(row.status, to) !== null) {
      const anchor = controlOf(rowOf(this.host.nativeElement, row.id), 'move') ?? this.host.nativeElement;
      this.edit.emit({ kind: 'move', row, anchor, to });
    } else {
      void this.changes.move(row, { status: to });
    }
  }
}
