import { ChangeDetectionStrategy, Component, computed, inject, output, signal } from '@angular/core';
import { TranslatePipe } from '../../core/i18n';
import { SessionStore } from '../../core/session-store';
import { Icon } from '../../ui/icon';
import { PlanStore } from './plan-store';
import { Popover } from './popover';
import { exportPath } from './sheet-client';

/** What is shown as a file, and a file back. */
@Component({
  selector: 'kp-sheet-menu',
  imports: [Icon, Popover, TranslatePipe],
  template: `
    <button
      #button
      type="button"
      class="btn txt"
      aria-haspopup="dialog"
      [attr.aria-label]="'action-sheet.menu-label' | t"
      [attr.aria-expanded]="open() !== null"
      (click)="open.set(open() ? null : button)"
    >
      <kp-icon name="table" />{{ 'action-sheet.menu' | t }}
    </button>
    @if (open(); as anchor) {
      <kp-popover [anchor]="anchor" [label]="'action-sheet.menu-label' | t" (closed)="open.set(null)">
        <ul>
          @for (file of files(); track file.format) {
            <li>
              <a
                [href]="file.path"
                download
                [attr.data-autofocus]="file.format === 'xlsx' ? '' : null"
                (click)="leave()"
              >
                <kp-icon name="export" size="s" />{{ 'action-sheet.export-' + file.format | t }}
              </a>
            </li>
          }
        </ul>
        <p class="t2 sm">{{ 'action-sheet.export-hint' | t: { count: store.filtered().length } }}</p>
        @if (mayImport()) {
          <ul class="back">
            <li>
              <button type="button" (click)="import()">
                <kp-icon name="import" size="s" />{{ 'action-sheet.import' | t }}
              </button>
            </li>
          </ul>
        }
      </kp-popover>
    }
  `,
  styles: `
    a,
    li button {
      display: flex;
      align-items: center;
      gap: 10px;
      width: 100%;
      min-width: 248px;
      min-height: 36px;
      padding: 0 8px;
      border: 0;
      border-radius: var(--kp-r2);
      background: none;
      color: var(--t1);
      font: inherit;
      text-align: start;
      text-decoration: none;
      cursor: pointer;
    }
    a:hover,
    li button:hover {
      background: var(--kp-hover);
    }
    p {
      padding: 4px 8px 8px;
    }
    .back {
      padding-top: 8px;
      border-top: 1px solid var(--ln);
    }
    @media (max-width: 839.98px) {
      .btn,
      a,
      li button {
        min-height: 48px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SheetMenu {
  private readonly sessions = inject(SessionStore);
  protected readonly store = inject(PlanStore);
  readonly imported = output<void>();
  protected readonly open = signal<HTMLElement | null>(null);
  protected readonly mayImport = computed(() => this.sessions.may('action.report'));
  protected readonly files = computed(() => {
    const [evaluation, view] = [this.store.evaluation()?.id ?? '', this.store.view()];
    return (['xlsx', 'csv'] as const).map((format) => ({ format, path: exportPath(evaluation, view, format) }));
  });

  /** After the browser has taken the link. */
  protected leave(): void {
    setTimeout(() => this.open.set(null));
  }

  protected import(): void {
    this.open.set(null);
    this.imported.emit();
  }
}
