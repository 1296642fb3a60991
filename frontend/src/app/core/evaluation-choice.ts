import { ChangeDetectionStrategy, Component, computed, effect, inject } from '@angular/core';
import { EvaluationContext } from './evaluation-context';
import { I18n, TranslatePipe } from './i18n';
import { today } from './today';

/** In the header of the pages that are about one evaluation: which one. Nothing where there is no choice. */
@Component({
  selector: 'kp-evaluation-choice',
  imports: [TranslatePipe],
  template: `
    @if (context.several()) {
      <select
        class="inp"
        [attr.aria-label]="'shell.evaluation' | t"
        [value]="context.current()?.id"
        (change)="context.choose($any($event.target).value)"
      >
        @for (choice of choices(); track choice.id) {
          <option [value]="choice.id" [selected]="choice.id === context.current()?.id">{{ choice.label }}</option>
        }
      </select>
    }
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
    :host:empty {
      display: none;
    }
    select {
      width: auto;
      max-width: 100%;
      padding-right: 28px;
      font-weight: 550;
      text-overflow: ellipsis;
    }
    @media (max-width: 599.98px) {
      :host {
        flex: 1 0 100%;
      }
      select {
        width: 100%;
        height: 48px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EvaluationChoice {
  private readonly i18n = inject(I18n);
  protected readonly context = inject(EvaluationContext);
  protected readonly choices = computed(() => {
    const all = this.context.all();
    return all.map((one) => {
      const { id, municipality, year } = one;
      const alike = all.filter((other) => other.year === year && other.municipality === municipality).length > 1;
      const day = this.i18n.day(today(new Date(one.importedAt)));
      const words = { municipality, year: String(year), day };
      return { id, label: this.i18n.t(alike ? 'shell.evaluation-name-read' : 'shell.evaluation-name', words) };
    });
  });

  constructor() {
    effect(() => this.context.writeAddress());
  }
}
