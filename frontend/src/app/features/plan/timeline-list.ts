import { ChangeDetectionStrategy, Component, computed, inject, output, signal } from '@angular/core';
import type { ActionRow } from '@kompassplan/contract';
import { isOpen } from '@kompassplan/domain';
import { numberOf } from '../../core/action-number';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Icon } from '../../ui/icon';
import { Status } from '../../ui/status';
import { groupName } from './group-name';
import type { Editing } from './plan-editor';
import { groupRows, NOWHERE, quarterOf, type RowGroup, sortRows } from './plan-rows';
import { PlanStore } from './plan-store';
import { blockedWords, isClash, movedWords, spanWords } from './timeline-words';

/** The timeline on a small screen: a list by quarter, first what comes first. */
@Component({
  selector: 'kp-timeline-list',
  imports: [Icon, Status, TranslatePipe],
  template: `
    @for (group of groups(); track group.key) {
      <section [attr.aria-label]="nameOf(group)">
        <h2>
          <button
            type="button"
            class="fold"
            [attr.aria-expanded]="opened(group)"
            [attr.aria-controls]="'kp-' + group.key"
            (click)="toggle(group)"
          >
            <kp-icon [name]="opened(group) ? 'chevron-down' : 'chevron-right'" />
            {{ nameOf(group) }} <span class="cnt">{{ group.rows.length }}</span>
            @if (group.key === now) {
              <span class="tag p">{{ 'plan.quarter-now' | t }}</span>
            }
          </button>
        </h2>
        <ul [id]="'kp-' + group.key" [hidden]="!opened(group)">
          @for (row of opened(group) ? group.rows : []; track row.id) {
            <li class="card" [class.late1]="row.late" [attr.data-row]="row.id">
              <p class="row sm t2">
                {{ numberOf(row.number) }} <span class="grow"></span> <kp-status [status]="row.status" />
              </p>
              <h3 data-cell="title">
                <a [href]="'/plan?action=' + row.id" (click)="open($event, row)">{{ row.title }}</a>
              </h3>
              @if (span(row); as words) {
                <p class="row sm" [class.late]="row.late">
                  <kp-icon [name]="row.late ? 'clock' : 'calendar'" size="s" />
                  <span>
                    @if (row.late) {
                      {{ 'term.late' | t }} ·
                    }
                    {{ words }}
                  </span>
                </p>
              }
              @if (moved(row); as words) {
                <p class="sm t2">{{ words }}</p>
              }
              @for (words of blocked(row); track words) {
                <p class="row sm wait" [class.late]="clash(row)">
                  <kp-icon [name]="clash(row) ? 'warning' : 'clock'" size="s" /> <span>{{ words }}</span>
                </p>
              }
              @if (store.rightsOn(row).edit) {
                <p data-cell="due">
                  <button
                    #due
                    type="button"
                    class="btn"
                    data-enter
                    (click)="edit.emit({ kind: 'due', row, anchor: due })"
                  >
                    {{ (row.due === null ? 'plan.choose-date' : 'plan.move-date') | t
                    }}<span class="vh"> {{ numberOf(row.number) }}</span>
                  </button>
                </p>
              }
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
    h2 {
      padding: 8px 0 4px;
    }
    .fold {
      display: flex;
      align-items: center;
      gap: 8px;
      min-height: 44px;
      margin-left: -6px;
      padding: 0 6px;
      border: 0;
      border-radius: var(--kp-r2);
      background: none;
      font: inherit;
      color: inherit;
      cursor: pointer;
    }
    ul[hidden] {
      display: none;
    }
    ul {
      display: grid;
      gap: 8px;
    }
    .card {
      display: flex;
      flex-direction: column;
      gap: 6px;
      padding: 12px 16px;
      content-visibility: auto;
      contain-intrinsic-size: auto 180px;
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
    .row {
      align-items: flex-start;
    }
    .btn {
      height: 48px;
    }
    @media (min-width: 600px) {
      ul {
        grid-template-columns: 1fr 1fr;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TimelineList {
  protected readonly store = inject(PlanStore);
  private readonly i18n = inject(I18n);
  readonly edit = output<Editing>();
  protected readonly numberOf = numberOf;
  private readonly turned = signal<ReadonlySet<string>>(new Set());
  protected readonly now = quarterOf(this.store.today);

  protected readonly groups = computed(() => {
    const points = this.store.points();
    const rows = sortRows(this.store.filtered(), { column: 'due', descending: false }, points);
    return groupRows(rows, 'quarter', points, [], false);
  });

  /** Quarters whose work is finished begin folded, so that the list begins with what is to be done. */
  protected opened({ key, rows }: RowGroup): boolean {
    return rows.some(({ status }) => isOpen(status)) !== this.turned().has(key);
  }

  protected toggle({ key }: RowGroup): void {
    this.turned.update((keys) =>
      keys.has(key) ? new Set([...keys].filter((one) => one !== key)) : new Set([...keys, key]),
    );
  }

  protected nameOf(group: RowGroup): string {
    return group.key === NOWHERE ? this.i18n.t('plan.undated') : groupName(group, 'quarter', this.i18n);
  }

  protected span(row: ActionRow): string | null {
    return spanWords(row, this.i18n);
  }

  protected moved(row: ActionRow): string | null {
    return movedWords(row, this.i18n);
  }

  protected blocked(row: ActionRow): readonly string[] {
    return blockedWords(row, this.store.dueOf, this.i18n);
  }

  protected clash(row: ActionRow): boolean {
    return isClash(row, this.store.dueOf);
  }

  protected open(event: MouseEvent, row: ActionRow): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void this.store.open(row.id);
  }
}
