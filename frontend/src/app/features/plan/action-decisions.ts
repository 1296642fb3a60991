import { ChangeDetectionStrategy, Component, computed, inject, input, signal, viewChild } from '@angular/core';
import type { ActionView } from '@kompassplan/contract';
import { TranslatePipe } from '../../core/i18n';
import { Icon } from '../../ui/icon';
import { NoteForm } from './note-form';
import { PlanChanges } from './plan-changes';
import { PlanStore } from './plan-store';
import { Popover } from './popover';
import { ReviewDay } from './review-day';
import { lockOf } from './status-choices';

type Decision = 'sendBack' | 'reopen' | 'decline';

/** The foot of an action: save the update, and the decisions that the reader's rights and the status allow. */
@Component({
  selector: 'kp-action-decisions',
  imports: [Icon, NoteForm, Popover, ReviewDay, TranslatePipe],
  template: `
    <footer>
      @if (action().rights.report && action().status !== 'declined') {
        <button type="submit" form="kp-update" class="btn pri" [disabled]="changes.busy()">
          {{ 'plan.update-save' | t }}
        </button>
        <span class="t2 sm keys" aria-hidden="true"><kbd class="kbd">Ctrl</kbd> <kbd class="kbd">Enter</kbd></span>
      }
      <span class="grow"></span>
      @if (lock(); as reason) {
        <p class="t2 sm why"><kp-icon name="lock" size="s" /> {{ reason | t }}</p>
      }
      @for (decision of decisions(); track decision) {
        <button
          #button
          type="button"
          class="btn"
          [attr.aria-haspopup]="'dialog'"
          (click)="asking.set({ decision, anchor: button })"
        >
          {{ 'plan.decide-' + decision | t }}
        </button>
      }
      @if (mayVerify()) {
        <button type="button" class="btn verify" [disabled]="changes.busy()" (click)="verify()">
          <kp-icon name="status-verified" />{{ 'plan.verify' | t }}
        </button>
      }
    </footer>
    @if (asking(); as asked) {
      <kp-popover [anchor]="asked.anchor" [label]="'plan.decide-' + asked.decision | t" (closed)="asking.set(null)">
        <kp-note-form
          [label]="'plan.decide-why-' + asked.decision | t"
          [confirm]="'plan.decide-' + asked.decision | t"
          [blocked]="reviewPassed()"
          (saved)="decide(asked.decision, $event)"
          (cancelled)="asking.set(null)"
        >
          @if (asked.decision === 'decline') {
            <kp-review-day [(day)]="reviewOn" />
            <div class="field review">
              <label for="kp-decision-number">{{ 'closure.decision-number' | t }}</label>
              <input
                #number
                id="kp-decision-number"
                class="inp"
                maxlength="60"
                (input)="decisionNumber.set(number.value.trim() || null)"
                (keydown)="$event.stopPropagation()"
              />
            </div>
          }
        </kp-note-form>
        @if (refusal()) {
          <p class="late sm refusal" role="alert">{{ refusal() }}</p>
        }
      </kp-popover>
    }
  `,
  styles: `
    footer {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px;
      padding: 12px 24px;
      border-top: 1px solid var(--ln);
      background: var(--sf);
    }
    footer:not(:has(button, p)) {
      display: none;
    }
    .keys {
      white-space: nowrap;
    }
    kbd {
      font-family: inherit;
    }
    .verify {
      color: var(--p);
    }
    .why {
      max-width: 280px;
    }
    .review {
      margin-top: 10px;
    }
    .refusal {
      max-width: 320px;
      padding: 6px;
    }
    @media (max-width: 839.98px) {
      footer {
        padding: 10px 16px calc(10px + env(safe-area-inset-bottom));
      }
      .btn {
        height: 48px;
      }
      .keys {
        display: none;
      }
    }
    @media print {
      footer {
        display: none;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ActionDecisions {
  protected readonly changes = inject(PlanChanges);
  private readonly store = inject(PlanStore);
  readonly action = input.required<ActionView>();
  protected readonly asking = signal<{ readonly decision: Decision; readonly anchor: HTMLElement } | null>(null);
  protected readonly reviewOn = signal<string | null>(null);
  private readonly reviewDay = viewChild(ReviewDay);
  protected readonly reviewPassed = computed(() => this.reviewDay()?.passed() ?? false);
  protected readonly decisionNumber = signal<string | null>(null);
  protected readonly refusal = signal('');

  private readonly rights = computed(() => ({ personId: this.store.personId(), ...this.action().rights }));
  private readonly verifyLock = computed(() =>
    this.action().status === 'done' ? lockOf(this.action(), 'verified', this.rights()) : 'plan.lock-not-done',
  );
  protected readonly mayVerify = computed(() => this.verifyLock() === null);
  /** Why a finished action is not verified by the reader; silent where there is nothing to verify. */
  protected readonly lock = computed(() => (this.action().status === 'done' ? this.verifyLock() : null));
  protected readonly decisions = computed<readonly Decision[]>(() => {
    const { status, rights } = this.action();
    const can = (to: 'inProgress' | 'declined'): boolean => lockOf(this.action(), to, this.rights()) === null;
    return [
      ...(status === 'done' && can('inProgress') ? [rights.verify ? ('sendBack' as const) : ('reopen' as const)] : []),
      ...((status === 'verified' || status === 'declined') && can('inProgress') ? (['reopen'] as const) : []),
      ...(status !== 'declined' && can('declined') ? (['decline'] as const) : []),
    ];
  });

  protected verify(): void {
    void this.changes.change(this.action(), { status: 'verified' });
  }

  protected async decide(decision: Decision, note: string): Promise<void> {
    const outcome = await this.changes.change(
      this.action(),
      decision === 'decline'
        ? {
            ...{ status: 'declined', statusNote: note },
            ...(this.reviewOn() ? { reviewOn: this.reviewOn() } : {}),
            ...(this.decisionNumber() ? { decisionNumber: this.decisionNumber() } : {}),
          }
        : { status: 'inProgress', statusNote: note },
      { quiet: true },
    );
    this.refusal.set(outcome.ok ? '' : outcome.message);
    if (outcome.ok || outcome.code === 'stale-version') this.asking.set(null);
  }
}
