import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { I18n, TranslatePipe } from '../../core/i18n';
import type { Change } from './differences';
import { RewordedText } from './reworded-text';

/** What is printed in the report in place of what the plan has: figures from → to, titles with their changed words. */
@Component({
  selector: 'kp-printed-changes',
  imports: [RewordedText, TranslatePipe],
  template: `
    <dl>
      @for (change of changes(); track change.field) {
        <div>
          <dt class="t2">{{ 'diff.field-' + change.field | t }}</dt>
          <dd>
            @if (isText(change)) {
              <kp-reworded-text [from]="'' + change.from" [to]="'' + change.to" />
            } @else {
              <span class="vh">{{ 'diff.from' | t }}</span><span class="t2">{{ shown(change, change.from) }}</span>
              <span aria-hidden="true" class="t2"> → </span>
              <span class="vh">{{ 'diff.to' | t }}</span><b>{{ shown(change, change.to) }}</b>
            }
          </dd>
        </div>
      }
    </dl>
  `,
  styles: `
    dl {
      display: grid;
      gap: 4px;
    }
    div {
      display: grid;
      grid-template-columns: 104px minmax(0, 1fr);
      gap: 8px;
    }
    @media (max-width: 599.98px) {
      div {
        grid-template-columns: 80px minmax(0, 1fr);
      }
    }
    b {
      font-weight: 650;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PrintedChanges {
  private readonly i18n = inject(I18n);
  readonly changes = input.required<readonly Change[]>();

  protected isText({ from, to }: Change): boolean {
    return typeof from === 'string' && typeof to === 'string';
  }

  protected shown({ field }: Change, value: Change['from']): string {
    if (value === null) return this.i18n.t('diff.none');
    if (typeof value === 'string') return value;
    return field === 'percent'
      ? this.i18n.t('diff.percent', { value: this.i18n.points(value) })
      : this.i18n.points(value);
  }
}
