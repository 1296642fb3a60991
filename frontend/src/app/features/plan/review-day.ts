import { ChangeDetectionStrategy, Component, computed, model } from '@angular/core';
import { TranslatePipe } from '../../core/i18n';
import { today } from '../../core/today';

let count = 0;

/** When a declined action is to be looked at again: today, later, or not at all. */
@Component({
  selector: 'kp-review-day',
  imports: [TranslatePipe],
  template: `
    <div class="field">
      <label [for]="id">{{ 'plan.review-label' | t }}</label>
      <input
        #box
        type="date"
        class="inp"
        [id]="id"
        [attr.aria-invalid]="passed() || null"
        [attr.aria-describedby]="passed() ? id + '-error' : null"
        (input)="day.set(box.value || null)"
        (keydown)="$event.stopPropagation()"
      />
      @if (passed()) {
        <p class="late sm" role="alert" [id]="id + '-error'">{{ 'problem.action.review-passed' | t }}</p>
      }
    </div>
  `,
  styles: `
    :host {
      display: block;
      margin-top: 10px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReviewDay {
  readonly day = model<string | null>(null);
  protected readonly id = `kp-review-day-${++count}`;
  /** Not while the year is being typed. */
  readonly passed = computed(() => {
    const day = this.day();
    return day !== null && day >= '1000' && day < today();
  });
}
