import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import type { ActionView } from '@kompassplan/contract';
import { isEffectDue } from '@kompassplan/domain';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Avatar } from '../../ui/avatar';
import { Icon } from '../../ui/icon';
import type { Editing } from './plan-editor';
import { PlanStore } from './plan-store';

/** Who and when: owner, contributors, unit, second person, due date with its history. */
@Component({
  selector: 'kp-action-facts',
  imports: [Avatar, Icon, TranslatePipe],
  template: `
    <section>
      <h3 class="vh">{{ 'plan.facts' | t }}</h3>
      <dl class="fct">
        <dt>{{ 'term.owner' | t }}</dt>
        <dd>
          @if (action().rights.edit) {
            <button
              #owner
              type="button"
              class="cell"
              (click)="edit.emit({ kind: 'owner', row: action(), anchor: owner })"
            >
              <kp-avatar [name]="action().owner?.name ?? null" />
              {{ action().owner?.name ?? ('plan.choose-owner' | t) }}
              <kp-icon name="chevron-down" size="s" />
            </button>
          } @else {
            <span class="row"
              ><kp-avatar [name]="action().owner?.name ?? null" />{{
                action().owner?.name ?? ('plan.nobody' | t)
              }}</span
            >
          }
        </dd>
        @if (action().rights.edit || action().contributors.length > 0) {
          <dt>{{ 'plan.field-contributors' | t }}</dt>
          <dd>
            @if (action().rights.edit) {
              <button type="button" class="cell" (click)="more.emit()">
                <span class="vh">{{ 'plan.contributors-edit' | t }} </span>{{
                  contributors() || ('plan.contributors-none' | t)
                }}<kp-icon name="pen" size="s" />
              </button>
            } @else {
              {{ contributors() }}
            }
          </dd>
        }
        <dt>{{ 'term.unit' | t }}</dt>
        <dd>
          @if (action().rights.edit) {
            <button #unit type="button" class="cell" (click)="edit.emit({ kind: 'unit', row: action(), anchor: unit })">
              {{ action().unit?.name ?? ('plan.choose-unit' | t) }}<kp-icon name="chevron-down" size="s" />
            </button>
          } @else {
            {{ action().unit?.name ?? '–' }}
          }
        </dd>
        <dt>{{ (action().verifiedBy ? 'plan.verified-by' : 'plan.verifier') | t }}</dt>
        <dd>
          @if (action().verifiedBy; as person) {
            <span class="row"><kp-avatar [name]="person.name" />{{ person.name }}</span>
            @if (action().verifiedAt; as at) {
              <span class="t2 sm">{{ i18n.instant(at) }}</span>
            }
            @if (effectDay(); as day) {
              <p class="t2 sm">{{ 'closure.effect-on' | t: { day: i18n.day(day) } }}</p>
            }
          } @else {
            <span class="t2">{{ 'plan.verifier-other' | t }}</span>
          }
        </dd>
      </dl>
    </section>
    <section>
      <h3>
        {{ 'term.due' | t }}
        <span class="grow"></span>
        @if (action().rights.date) {
          <button
            #due
            type="button"
            class="btn sml txt"
            (click)="edit.emit({ kind: 'due', row: action(), anchor: due })"
          >
            <kp-icon name="calendar" size="s" />{{
              (action().dueNeedsApproval
                ? 'closure.due-ask'
                : action().due === null
                  ? 'plan.choose-date'
                  : 'plan.due-change'
              ) | t
            }}
          </button>
        }
      </h3>
      <ol class="tl">
        @for (step of dates(); track $index) {
          <li [class.nw1]="$first">
            @if ($first) {
              <b [class.late]="action().late">{{ step.day }}</b>
              @if (action().late) {
                <span class="vh">{{ 'term.late' | t }}</span>
              }
            } @else {
              <s>{{ step.day }}</s>&ngsp;
            }
            @if (step.why) {
              <span class="t2 why">{{ step.why }}</span>
            }
          </li>
        }
      </ol>
      @if (action().firstDue !== null) {
        <p class="t2 sm slips">{{ 'plan.slips' | t: { count: action().slips } }}</p>
      }
    </section>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 20px;
    }
    h3 {
      display: flex;
      align-items: center;
      gap: 8px;
      min-height: 30px;
      margin-bottom: 6px;
    }
    .fct {
      display: grid;
      grid-template-columns: 92px minmax(0, 1fr);
      gap: 6px 8px;
      align-items: center;
    }
    dt {
      color: var(--t2);
      font-size: 14px;
    }
    dd {
      overflow-wrap: anywhere;
    }
    .cell {
      display: inline-flex;
      align-items: center;
      gap: 8px;
      min-height: 30px;
      max-width: calc(100% + 8px);
      margin-left: -8px;
      padding: 2px 8px;
      border: 0;
      border-radius: var(--kp-r1);
      background: none;
      text-align: start;
      cursor: pointer;
    }
    .cell:hover {
      box-shadow: inset 0 0 0 1px var(--ol);
      background: var(--sf);
    }
    .tl {
      position: relative;
      display: flex;
      flex-direction: column;
      gap: 8px;
      padding-left: 22px;
    }
    .tl::before {
      content: '';
      position: absolute;
      left: 6px;
      top: 8px;
      bottom: 8px;
      width: 1.5px;
      background: var(--ln);
    }
    .tl li {
      position: relative;
      font-size: 14px;
      line-height: 19px;
      overflow-wrap: anywhere;
    }
    .tl li::before {
      content: '';
      position: absolute;
      left: -20px;
      top: 5px;
      width: 9px;
      height: 9px;
      border: 1.5px solid var(--ol);
      border-radius: 50%;
      background: var(--sf);
    }
    .tl .nw1::before {
      border-color: var(--p);
      background: var(--p);
    }
    .nw1 .why {
      display: block;
    }
    .slips {
      margin-top: 8px;
    }
    @media (max-width: 839.98px) {
      .cell,
      .btn {
        min-height: 48px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ActionFacts {
  protected readonly i18n = inject(I18n);
  private readonly store = inject(PlanStore);
  readonly action = input.required<ActionView>();
  readonly edit = output<Editing>();
  readonly more = output<void>();
  protected readonly contributors = computed(() => this.i18n.list(this.action().contributors.map(({ name }) => name)));

  /** When the effect will be looked at; on its day the question itself stands on the action. */
  protected readonly effectDay = computed(() => {
    const { effectCheckOn } = this.action();
    return isEffectDue(this.action(), this.store.today) ? null : effectCheckOn;
  });

  /** The date that holds, then each one before it, down to the first. */
  protected readonly dates = computed(() => {
    const { due, firstDue, dueChanges } = this.action();
    const none = this.i18n.t('plan.no-date');
    const dated = (day: string | null): string => (day === null ? none : this.i18n.day(day));
    const first = this.i18n.t('plan.due-first');
    const moved = dueChanges.filter((change) => change.from !== null);
    const why = (index: number): string => {
      const change = moved[index];
      if (!change) return firstDue === null ? '' : first;
      return this.i18n.t(change.reason ? 'plan.due-moved' : 'plan.due-moved-plain', {
        name: change.by,
        reason: change.reason ?? '',
      });
    };
    if (moved.length === 0 && firstDue !== null && firstDue !== due) {
      return [
        { day: dated(due), why: '' },
        { day: dated(firstDue), why: first },
      ];
    }
    return [
      { day: dated(due), why: why(0) },
      ...moved.map((change, index) => ({ day: dated(change.from), why: why(index + 1) })),
    ];
  });
}
