import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  input,
  signal,
} from '@angular/core';
import type { ActionView } from '@kompassplan/contract';
import { DEFAULT_READINESS_POLICY, isEffectDue, isOpen, pointStateOf } from '@kompassplan/domain';
import { ActionClient } from '../../core/action-client';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Icon } from '../../ui/icon';
import { EffectForm } from './effect-form';
import { NoteForm } from './note-form';
import { PlanChanges } from './plan-changes';
import { PlanStore } from './plan-store';
import { Popover } from './popover';

/** What stands in the way of closing the action, or waits for a second person. Silent where nothing does. */
@Component({
  selector: 'kp-action-closure',
  imports: [EffectForm, Icon, NoteForm, Popover, TranslatePipe],
  template: `
    @if (returned(); as back) {
      <section class="call w">
        @let told = { name: back.by, at: i18n.dayOf(back.at) };
        <h3>
          <kp-icon name="undo" />{{
            (notLasting() ? 'closure.effect-was-notLasting' : 'closure.returned-done') | t: told
          }}
        </h3>
        <p>{{ back.reason }}</p>
        @if (notLasting()) {
          <p class="sm">{{ 'closure.effect-by' | t: told }}</p>
        }
      </section>
    }
    @if (unproven()) {
      <section class="call w">
        <h3><kp-icon name="warning" />{{ 'closure.unproven' | t }}</h3>
        <p>{{ 'closure.unproven-text' | t }}</p>
      </section>
    }
    @if (action().dueRequest; as asked) {
      <section class="call">
        <h3><kp-icon name="calendar" />{{ dueHeading() }}</h3>
        <p>{{ asked.reason }}</p>
        <p class="sm">{{ dueUntil() }}</p>
        @if (action().rights.decideDue) {
          <div class="row tools">
            <button type="button" class="btn sml" [disabled]="changes.busy()" (click)="approve()">
              {{ 'closure.due-approve' | t }}
            </button>
            <button #refuse type="button" class="btn sml" aria-haspopup="dialog" (click)="refusing.set(refuse)">
              {{ 'closure.due-refuse' | t }}
            </button>
          </div>
        } @else {
          <p class="sm">{{ (own() ? 'closure.due-own' : 'closure.due-others') | t }}</p>
          @if (own()) {
            <div class="row tools">
              <button type="button" class="btn sml" [disabled]="changes.busy()" (click)="withdraw()">
                {{ 'closure.due-withdraw' | t }}
              </button>
            </div>
          }
        }
        @if (refusal()) {
          <p class="late sm" role="alert">{{ refusal() }}</p>
        }
      </section>
    }
    @if (effectDue()) {
      <section class="call">
        <h3><kp-icon name="follow-up" />{{ 'closure.effect' | t }}</h3>
        <p>{{ 'closure.effect-text' | t: { verified: i18n.dayOf(action().verifiedAt ?? '') } }}</p>
        @if (action().wantedEffect; as effect) {
          <p class="sm">{{ 'closure.effect-wanted' | t: { effect: effect } }}</p>
        }
        @if (action().rights.checkEffect) {
          <kp-effect-form [action]="action()" />
        } @else {
          <p class="sm">{{ 'closure.effect-others' | t }}</p>
        }
      </section>
    }
    @if (checks().length > 0) {
      <section>
        @for (check of checks().slice(0, 1); track check.at) {
          <h3><kp-icon name="follow-up" />{{ 'closure.effect-was-' + check.answer | t }}</h3>
          @if (check.note) {
            <p class="words">{{ check.note }}</p>
          }
          <p class="t2 sm">{{ 'closure.effect-by' | t: { name: check.by, at: i18n.dayOf(check.at) } }}</p>
        }
        @if (checks().length > 1) {
          <details>
            <summary class="sm">{{ 'closure.effect-before' | t: { count: checks().length - 1 } }}</summary>
            <ul>
              @for (check of checks().slice(1); track check.at) {
                <li>
                  {{ 'closure.effect-was-' + check.answer | t }}
                  <span class="t2 sm">{{ 'closure.effect-by' | t: { name: check.by, at: i18n.dayOf(check.at) } }}</span>
                  @if (check.note) {
                    <p class="words sm">{{ check.note }}</p>
                  }
                </li>
              }
            </ul>
          </details>
        }
      </section>
    }
    @if (refusing(); as anchor) {
      <kp-popover [anchor]="anchor" [label]="'closure.due-refuse' | t" (closed)="refusing.set(null)">
        <kp-note-form
          [label]="'closure.due-refuse-why' | t"
          [confirm]="'closure.due-refuse' | t"
          (saved)="refuseDue($event)"
          (cancelled)="refusing.set(null)"
        />
      </kp-popover>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 20px;
    }
    :host:not(:has(section)) {
      display: none;
    }
    .call {
      padding: 12px 14px;
      border-radius: var(--kp-r2);
      background: var(--kp-neutral-bg);
    }
    .call.w {
      background: var(--kp-warn-bg);
      color: var(--kp-warn);
    }
    .call p,
    .words {
      margin-top: 4px;
      overflow-wrap: anywhere;
      white-space: pre-line;
    }
    h3 {
      display: flex;
      align-items: center;
      gap: 8px;
      overflow-wrap: anywhere;
    }
    .tools {
      flex-wrap: wrap;
      gap: 8px;
      margin-top: 10px;
    }
    .tools .btn {
      background: var(--sf);
    }
    summary {
      width: fit-content;
      min-height: 24px;
      color: var(--t2);
      cursor: pointer;
    }
    li {
      padding: 6px 0;
    }
    @media (max-width: 839.98px) {
      .btn {
        height: 48px;
      }
      summary {
        padding: 12px 0;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ActionClosure {
  private readonly client = inject(ActionClient);
  private readonly store = inject(PlanStore);
  private readonly injector = inject(Injector);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly i18n = inject(I18n);
  protected readonly changes = inject(PlanChanges);
  readonly action = input.required<ActionView>();
  protected readonly refusing = signal<HTMLElement | null>(null);
  protected readonly refusal = signal('');

  protected readonly returned = computed(() => (isOpen(this.action().status) ? this.action().returned : null));
  /** Readiness counts it as less than its status says. */
  protected readonly unproven = computed(() => {
    const { status, evidence } = this.action();
    const counted = pointStateOf({ status, hasValidEvidence: evidence.valid > 0 }, DEFAULT_READINESS_POLICY);
    return status === 'verified' && counted !== status;
  });
  protected readonly own = computed(() => this.action().dueRequest?.by.id === this.store.personId());
  protected readonly dueHeading = computed(() => {
    const asked = this.action().dueRequest;
    const name = asked?.by.name ?? '';
    return asked?.due
      ? this.i18n.t('closure.due-asked', { name, day: this.i18n.day(asked.due) })
      : this.i18n.t('closure.due-asked-none', { name });
  });
  protected readonly dueUntil = computed(() => {
    const { due } = this.action();
    return due === null
      ? this.i18n.t('closure.due-until-none')
      : this.i18n.t('closure.due-until', { day: this.i18n.day(due) });
  });
  protected readonly effectDue = computed(() => isEffectDue(this.action(), this.store.today));
  /** It was opened again by the answer about its effect, which then is told once. */
  protected readonly notLasting = computed(() => {
    const [latest] = this.action().effectChecks;
    return latest?.answer === 'notLasting' && latest.at === this.returned()?.at;
  });
  protected readonly checks = computed(() => this.action().effectChecks.slice(this.notLasting() ? 1 : 0));

  protected approve(): Promise<void> {
    return this.decide({ approve: true }, 'closure.due-approved');
  }

  protected async refuseDue(reason: string): Promise<void> {
    this.refusing.set(null);
    await this.decide({ approve: false, reason }, 'closure.due-refused');
  }

  protected async withdraw(): Promise<void> {
    const outcome = await this.changes.withdrawDue(this.action());
    this.refusal.set(outcome.ok ? '' : outcome.message);
    this.goOn(outcome.ok);
  }

  /** What was pressed is gone: the keyboard goes on at the action's status. */
  private goOn(ok: boolean): void {
    if (!ok) return;
    const drawer = this.host.nativeElement.closest('[role=dialog]');
    afterNextRender(() => drawer?.querySelector<HTMLElement>('.status')?.focus(), { injector: this.injector });
  }

  private async decide(decision: Parameters<ActionClient['decideDue']>[2], told: string): Promise<void> {
    const { id, version } = this.action();
    const outcome = await this.changes.apply(() => this.client.decideDue(id, version, decision), this.i18n.t(told));
    this.refusal.set(outcome.ok ? '' : outcome.message);
    this.goOn(outcome.ok);
  }
}
