import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TranslatePipe } from '../../core/i18n';

/** An evaluation and its plan as files that the import reads back. */
@Component({
  selector: 'kp-report-downloads',
  imports: [TranslatePipe],
  template: `
    <span class="t2 sm" aria-hidden="true">{{ 'sheet.download' | t }}</span>
    @for (kind of kinds; track kind.format) {
      <a
        [href]="'/api/evaluations/' + evaluationId() + '/export?format=' + kind.format"
        download
        [attr.aria-label]="'sheet.download-of' | t: { name: name(), format: kind.word }"
        >{{ kind.word }}</a
      >
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 12px;
    }
    a {
      min-height: 24px;
      font-size: 14px;
      font-weight: 600;
      line-height: 24px;
    }
    @media (max-width: 839.98px) {
      a {
        padding: 12px 0;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReportDownloads {
  readonly evaluationId = input.required<string>();
  readonly name = input.required<string>();
  protected readonly kinds = [
    { format: 'xlsx', word: 'Excel' },
    { format: 'csv', word: 'CSV' },
    { format: 'json', word: 'JSON' },
  ] as const;
}
