import { ChangeDetectionStrategy, Component, inject, signal, viewChild, type ElementRef } from '@angular/core';
import { numberOf } from '../../core/action-number';
import { HistoryWords } from '../../core/history-words';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Icon } from '../../ui/icon';
import { Popover } from './popover';
import { RecentChangesStore, type ShownChange } from './recent-changes';

/** "Senaste ändringar": each of them can be undone for ten minutes. */
@Component({
  selector: 'kp-recent-menu',
  imports: [Icon, Popover, TranslatePipe],
  template: `
    @if (recent.items().length > 0 || open()) {
      <button
        #button
        type="button"
        class="btn txt sml"
        aria-haspopup="dialog"
        [attr.aria-expanded]="open()"
        (click)="open.set(!open())"
      >
        <kp-icon name="undo" size="s" />{{ 'recent.button' | t: { count: recent.items().length } }}
      </button>
    }
    @if (open() && anchor(); as at) {
      <kp-popover [anchor]="at.nativeElement" [label]="'recent.title' | t" (closed)="open.set(false)">
        <p class="m head">{{ 'recent.title' | t }}</p>
        @if (recent.items().length === 0) {
          <p class="t2 sm">{{ 'recent.none' | t }}</p>
        } @else {
          <p class="t2 sm">{{ 'recent.intro' | t }}</p>
          <ul>
            @for (change of recent.items(); track change.id) {
              <li>
                <span class="grow">
                  <span class="what">{{ whatOf(change) }}</span>
                  <span class="t2 sm"
                    >{{ fieldsOf(change) }} · {{ 'recent.left' | t: { minutes: change.minutesLeft } }}</span
                  >
                </span>
                <button
                  type="button"
                  class="btn sml"
                  [attr.aria-label]="'recent.undo-of' | t: { what: whatOf(change) }"
                  (click)="undo(change)"
                >
                  {{ 'shell.undo' | t }}
                </button>
              </li>
            }
          </ul>
        }
      </kp-popover>
    }
  `,
  styles: `
    .head,
    p {
      padding: 2px 8px;
    }
    ul {
      width: 380px;
      max-width: 100%;
      padding-top: 6px;
    }
    li {
      display: flex;
      align-items: center;
      gap: 12px;
      padding: 8px;
      border-top: 1px solid var(--ln);
    }
    .grow {
      min-width: 0;
    }
    .what {
      display: block;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    @media (max-width: 839.98px) {
      .btn {
        min-height: 48px;
      }
    }
    @media (max-width: 599.98px) {
      ul {
        width: 100%;
      }
      .what {
        white-space: normal;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RecentMenu {
  protected readonly recent = inject(RecentChangesStore);
  private readonly i18n = inject(I18n);
  private readonly words = inject(HistoryWords);
  protected readonly open = signal(false);
  protected readonly anchor = viewChild<ElementRef<HTMLElement>>('button');

  /** By a key. */
  show(): void {
    this.open.set(this.recent.items().length > 0);
  }

  protected whatOf({ action, actions }: ShownChange): string {
    return action
      ? this.i18n.t('recent.one', { number: numberOf(action.number), title: action.title })
      : this.i18n.t('recent.many', { count: actions });
  }

  protected fieldsOf({ fields }: ShownChange): string {
    return [...new Set(fields.map((field) => this.words.field(field)))].join(', ');
  }

  protected undo({ id }: ShownChange): void {
    this.open.set(false);
    void this.recent.undo(id);
  }
}
