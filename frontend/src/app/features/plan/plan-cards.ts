import { ChangeDetectionStrategy, Component, inject, output } from '@angular/core';
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
import { groupName } from './group-name';
import type { Editing, EditKind } from './plan-editor';
import { type RowGroup, rowPoints } from './plan-rows';
import { PlanStore } from './plan-store';
import { QUEUE_CELL } from './plan-view';

/** The plan on a small screen: one card for each action. */
@Component({
  selector: 'kp-plan-cards',
  imports: [Avatar, Icon, PointsBar, Progress, Status, SubQuestion, TranslatePipe],
  template: `
    @for (group of store.groups(); track group.key) {
      <section [attr.aria-label]="groupName(group)">
        @if (store.view().group !== 'none') {
          <header>
            <h2>
              {{ group.place }}
              {{ groupName(group) }} <span class="cnt">{{ group.rows.length }}</span>
            </h2>
            <p class="row sm t2">
              <kp-points-bar
                [verified]="group.sums.verified"
                [done]="group.sums.done"
                [targeted]="group.sums.targeted"
              />
              {{
                'plan.secured-of'
                  | t: { secured: i18n.points(group.sums.secured), targeted: i18n.points(group.sums.targeted) }
              }}
            </p>
          </header>
        } @else {
          <h2 class="vh">{{ groupName(group) }}</h2>
        }
        <ul>
          @for (row of group.rows; track row.id) {
            <li class="card" [class.late1]="row.late" [attr.data-row]="row.id">
              <p class="sm t2 row">
                {{ numberOf(row.number) }}
                @for (link of row.links; track link.subQuestion) {
                  <kp-sub-question [number]="link.subQuestion" />
                }
                <span class="grow"></span>
                <span>{{ 'plan.points-count' | t: { points: points(row) } }}</span>
              </p>
              <h3>
                <a [href]="'/plan?action=' + row.id" (click)="open($event, row)">{{ row.title }}</a>
              </h3>
              @if (waitingWords(row, i18n); as words) {
                <p>
                  <span class="tag wait"><kp-icon name="clock" size="s" />{{ words }}</span>
                </p>
              }
              <div class="facts sm">
                <span class="row g6">
                  <kp-avatar [name]="row.owner?.name ?? null" /> {{ row.owner?.name ?? ('plan.nobody' | t) }}
                </span>
                @if (row.due !== null) {
                  <span class="row g6" [class.late]="row.late">
                    <kp-icon [name]="row.late ? 'clock' : 'calendar'" size="s" />
                    @if (row.late) {
                      <span class="vh">{{ 'term.late' | t }}</span>
                    }
                    {{ i18n.day(row.due) }}
                  </span>
                }
              </div>
              <div class="row answers">
                <button
                  #status
                  type="button"
                  class="btn status"
                  aria-haspopup="dialog"
                  data-enter
                  (click)="edit.emit({ kind: 'status', row, anchor: status })"
                >
                  <kp-status [status]="row.status" /><kp-icon name="chevron-down" size="s" />
                </button>
                @if (missing(row); as kind) {
                  <button #field type="button" class="btn status" (click)="edit.emit({ kind, row, anchor: field })">
                    {{ 'plan.choose-' + kind | t }}
                  </button>
                }
                <span class="grow"></span>
                <kp-progress [value]="row.progress" [status]="row.status" />
                <span class="sm">{{ i18n.percent(row.progress) }}</span>
              </div>
            </li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    :host {
      display: block;
      padding: 0 16px 16px;
    }
    header {
      padding: 16px 0 8px;
    }
    ul {
      display: grid;
      gap: 8px;
    }
    section:not(:has(header)) ul {
      padding-top: 16px;
    }
    .card {
      display: flex;
      flex-direction: column;
      gap: 6px;
      padding: 12px 16px;
    }
    .late1 {
      border-color: var(--kp-danger);
    }
    h3 a {
      display: block;
      padding: 4px 0;
      color: inherit;
      font-size: 17px;
      line-height: 23px;
      text-decoration: none;
      overflow-wrap: anywhere;
    }
    .wait {
      height: auto;
      white-space: normal;
    }
    .facts {
      display: flex;
      flex-wrap: wrap;
      gap: 6px 16px;
    }
    .answers {
      flex-wrap: wrap;
    }
    .status {
      height: 48px;
      padding: 0 12px;
    }
    @media (max-width: 359.98px) {
      kp-progress {
        display: none;
      }
    }
    @media (min-width: 600px) {
      ul {
        grid-template-columns: 1fr 1fr;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PlanCards {
  protected readonly store = inject(PlanStore);
  protected readonly i18n = inject(I18n);
  readonly edit = output<Editing>();
  protected readonly numberOf = numberOf;
  protected readonly waitingWords = waitingWords;

  protected groupName(group: RowGroup): string {
    return groupName(group, this.store.view().group, this.i18n);
  }

  /** What the queue misses in this row, where it can be given here: owner, date, sub-question. */
  protected missing(row: ActionRow): EditKind | null {
    const { queue } = this.store.filter();
    const cell = queue === null ? 'status' : QUEUE_CELL[queue];
    return cell === 'status' || !this.store.rightsOn(row).edit ? null : cell;
  }

  protected points(row: ActionRow): string {
    return this.i18n.points(rowPoints(row, this.store.points()));
  }

  protected open(event: MouseEvent, row: ActionRow): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void this.store.open(row.id);
  }
}
