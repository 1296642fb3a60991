import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { TranslatePipe } from '../../core/i18n';
import { Dialog } from '../../ui/dialog';
import { BulkChanges, type BulkReport } from './bulk-changes';
import { RecentChangesStore } from './recent-changes';

/** What a bulk change left as it was, row by row with the reason. */
@Component({
  selector: 'kp-bulk-report',
  imports: [Dialog, TranslatePipe],
  template: `
    <kp-dialog
      [heading]="'plan.bulk-failed' | t: { count: report().failed.length }"
      (closed)="changes.report.set(null)"
    >
      <p>{{ 'plan.bulk-failed-text' | t: { changed: report().changed } }}</p>
      <ul>
        @for (row of report().failed; track row.id) {
          <li>
            <p class="m">{{ row.title }}</p>
            <p class="t2 sm">{{ row.message }}</p>
          </li>
        }
      </ul>
      <ng-container actions>
        @if (report().undo; as undo) {
          <button type="button" class="btn" (click)="changes.report.set(null); recent.undo(undo)">
            {{ 'bulk.undo-all' | t }}
          </button>
        }
        <button type="button" class="btn pri" (click)="changes.report.set(null)">{{ 'shell.close' | t }}</button>
      </ng-container>
    </kp-dialog>
  `,
  styles: `
    ul {
      margin-top: 12px;
    }
    li {
      padding: 8px 0;
      border-top: 1px solid var(--ln);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BulkReportDialog {
  protected readonly changes = inject(BulkChanges);
  protected readonly recent = inject(RecentChangesStore);
  readonly report = input.required<BulkReport>();
}
