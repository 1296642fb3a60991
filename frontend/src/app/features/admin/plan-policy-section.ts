import { HttpClient, HttpErrorResponse, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { planPolicy, type PlanPolicyBody } from '@kompassplan/contract';
import { EFFECT_MONTHS } from '@kompassplan/domain';
import { firstValueFrom } from 'rxjs';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Notices } from '../../core/notices';
import { problemMessage, problemOf } from '../../core/problems';
import { Skeleton } from '../../ui/skeleton';

const PATH = '/api/plan-policy';
const { least, most } = EFFECT_MONTHS;
const MONTHS = Array.from({ length: most - least + 1 }, (_, index) => least + index);

/** What the municipality decides about how its plan is worked: when effects are checked, whether moved dates are approved. */
@Component({
  selector: 'kp-plan-policy-section',
  imports: [Skeleton, TranslatePipe],
  template: `
    <section class="card" aria-labelledby="planens-regler">
      <header>
        <h2 id="planens-regler">{{ 'closure.policy' | t }}</h2>
      </header>
      @if (policy.hasValue()) {
        <form novalidate (submit)="save($event)">
          <div class="field">
            <label for="effekt-manader">{{ 'closure.policy-effect' | t }}</label>
            <select
              #months
              id="effekt-manader"
              class="inp"
              aria-describedby="effekt-manader-hjalp"
              (change)="effectMonths.set(+months.value)"
            >
              @for (count of choices; track count) {
                <option [value]="count" [selected]="count === effectMonths()">
                  {{ 'closure.policy-months' | t: { count: count } }}
                </option>
              }
            </select>
            <p class="t2 sm" id="effekt-manader-hjalp">{{ 'closure.policy-effect-hint' | t }}</p>
          </div>
          <div>
            <label class="check">
              <input
                #approve
                type="checkbox"
                aria-describedby="godkann-datum-hjalp"
                [checked]="approveDue()"
                (change)="approveDue.set(approve.checked)"
              />
              <span>{{ 'closure.policy-approve' | t }}</span>
            </label>
            <p class="t2 sm" id="godkann-datum-hjalp">{{ 'closure.policy-approve-hint' | t }}</p>
          </div>
          <p class="fault" role="alert">{{ refusal() }}</p>
          <div class="row">
            <button type="submit" class="btn pri" [attr.aria-disabled]="busy() || null">
              {{ 'closure.policy-save' | t }}
            </button>
          </div>
          @if (changed(); as words) {
            <p class="t2 sm">{{ words }}</p>
          }
        </form>
      } @else if (fault()) {
        <p class="fault" role="alert">{{ fault() }}</p>
        <button type="button" class="btn" (click)="policy.reload()">{{ 'shell.retry' | t }}</button>
      } @else {
        <kp-skeleton [rows]="3" [height]="48" />
      }
    </section>
  `,
  styleUrl: './form.scss',
  styles: `
    section {
      max-width: 640px;
    }
    select {
      width: fit-content;
      min-width: 160px;
    }
    .check {
      display: flex;
      align-items: flex-start;
      gap: 10px;
      min-height: 24px;
      font-weight: 550;
      cursor: pointer;
    }
    .check input {
      flex: none;
      width: 20px;
      height: 20px;
      margin: 1px 0 0;
    }
    .check + p {
      margin: 4px 0 0 30px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PlanPolicySection {
  private readonly http = inject(HttpClient);
  private readonly notices = inject(Notices);
  private readonly i18n = inject(I18n);
  protected readonly choices = MONTHS;
  protected readonly policy = httpResource(() => PATH, { parse: (body) => planPolicy.parse(body) });
  private readonly stored = computed(() => (this.policy.hasValue() ? this.policy.value() : null));
  protected readonly effectMonths = linkedSignal(() => this.stored()?.effectMonths ?? 0);
  protected readonly approveDue = linkedSignal(() => this.stored()?.approveDue ?? false);
  protected readonly busy = signal(false);
  protected readonly refusal = signal('');
  protected readonly fault = computed(() => (this.policy.error() ? problemMessage(this.policy.error()) : ''));
  protected readonly changed = computed(() => {
    const stored = this.stored();
    if (!stored?.changedAt) return '';
    const words = { at: this.i18n.dayOf(stored.changedAt), name: stored.changedBy ?? '' };
    return this.i18n.t('closure.policy-changed', words);
  });

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const stored = this.stored();
    if (this.busy() || stored === null) return;
    this.busy.set(true);
    this.refusal.set('');
    try {
      const body: PlanPolicyBody = { effectMonths: this.effectMonths(), approveDue: this.approveDue() };
      const headers = { 'If-Match': `"${stored.version}"` };
      this.policy.set(planPolicy.parse(await firstValueFrom(this.http.put(PATH, body, { headers }))));
      this.notices.show(this.i18n.t('closure.policy-saved'));
    } catch (error) {
      this.refused(error);
    } finally {
      this.busy.set(false);
    }
  }

  /** Somebody was faster: what they decided stands in the form now. */
  private refused(error: unknown): void {
    const stale = error instanceof HttpErrorResponse && error.status === 412;
    const current = stale ? planPolicy.safeParse(problemOf(error)?.current) : null;
    if (!current?.success) return this.refusal.set(problemMessage(error));
    this.policy.set(current.data);
    this.refusal.set(this.i18n.t('closure.policy-stale'));
  }
}
