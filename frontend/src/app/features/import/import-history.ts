import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { EvaluationContext } from '../../core/evaluation-context';
import { I18n, TranslatePipe, translate } from '../../core/i18n';
import { Notices } from '../../core/notices';
import { problemMessage } from '../../core/problems';
import { today } from '../../core/today';
import { Icon, type IconName } from '../../ui/icon';
import { Skeleton } from '../../ui/skeleton';
import { ImportStore } from './import-store';
import { type ImportHead, type ImportState, splitHistory, standsFor, stateOf } from './history-items';
import { ReportDownloads } from './report-downloads';

const LOOK: Readonly<Record<ImportState, { readonly icon: IconName; readonly tag: string }>> = {
  reading: { icon: 'clock', tag: 'nf' },
  mapping: { icon: 'table', tag: 'p' },
  review: { icon: 'pen', tag: 'p' },
  committed: { icon: 'check', tag: '' },
  stands: { icon: 'check', tag: '' },
  replaced: { icon: 'clock', tag: 'out' },
  failed: { icon: 'warning', tag: 'd' },
  cancelled: { icon: 'close', tag: 'out' },
};

/** Earlier imports, newest first, with what can be done with each. */
@Component({
  selector: 'kp-import-history',
  imports: [Icon, NgTemplateOutlet, ReportDownloads, RouterLink, Skeleton, TranslatePipe],
  template: `
    <section class="card" aria-labelledby="earlier">
      <header>
        <h2 id="earlier" tabindex="-1">{{ 'import.history' | t }}</h2>
      </header>
      @if (store.historyLoading()) {
        <kp-skeleton [rows]="2" [height]="56" />
      } @else if (store.historyError()) {
        <div class="row" role="alert">
          <p class="grow">{{ 'import.history-failed' | t }}</p>
          <button type="button" class="btn" (click)="store.reloadHistory()">{{ 'import.retry' | t }}</button>
        </div>
      } @else if (store.history().length === 0) {
        <p class="t2">{{ 'import.history-empty' | t }}</p>
      } @else {
        <ng-template #off let-item>
          <button
            type="button"
            class="btn txt"
            [attr.aria-label]="'import.remove-of' | t: { name: item.fileName }"
            (click)="remove(item)"
          >
            {{ 'import.drop-review' | t }}
          </button>
        </ng-template>
        <ng-template #one let-item>
          <li>
            <div class="words">
              <p class="m name">{{ item.fileName }}</p>
              <p class="t2 sm">{{ 'import.by' | t: { date: day(item), person: item.createdBy } }}</p>
              @if (item.failure; as failure) {
                <p class="sm">{{ failure.message }}</p>
              }
              @if (item.replaced) {
                <p class="sm">{{ 'import.replaced-by' | t: { name: standing(item) } }}</p>
              } @else if (item.evaluationId; as evaluation) {
                <kp-report-downloads [evaluationId]="evaluation" [name]="item.fileName" />
              }
            </div>
            @let look = lookOf(item);
            <span class="tag {{ look.tag }}">
              <kp-icon [name]="look.icon" size="s" />{{ 'import.state.' + look.state | t }}
            </span>
            <div class="does">
              @switch (item.status) {
                @case ('review') {
                  @if (asking() === item.id) {
                    <div class="ask" role="alertdialog" [attr.aria-label]="'import.drop-review' | t">
                      <p>{{ 'import.drop-question' | t: { name: item.fileName } }}</p>
                      <button type="button" class="btn" (click)="drop(item)">{{ 'import.drop-yes' | t }}</button>
                      <button type="button" class="btn txt" (click)="asking.set(null)">
                        {{ 'import.drop-no' | t }}
                      </button>
                    </div>
                  } @else {
                    <a class="btn" [routerLink]="['/import', item.id]">{{ 'import.continue-review' | t }}</a>
                    <button
                      type="button"
                      class="btn txt"
                      [attr.aria-label]="'import.drop-review-of' | t: { name: item.fileName }"
                      (click)="asking.set(item.id)"
                    >
                      {{ 'import.drop-review' | t }}
                    </button>
                  }
                }
                @case ('mapping') {
                  <a class="btn" [routerLink]="['/import', item.id]">{{ 'sheet.continue' | t }}</a>
                }
                @case ('reading') {
                  <a class="btn" [routerLink]="['/import', item.id]">{{ 'import.follow-reading' | t }}</a>
                }
                @case ('failed') {
                  @if (item.failure?.code === 'sheet.rows' || item.failure?.code === 'sheet.values') {
                    <a class="btn txt" [routerLink]="['/import', item.id]">{{ 'sheet.show-errors' | t }}</a>
                  }
                  <ng-container [ngTemplateOutlet]="off" [ngTemplateOutletContext]="{ $implicit: item }" />
                }
                @case ('cancelled') {
                  <ng-container [ngTemplateOutlet]="off" [ngTemplateOutletContext]="{ $implicit: item }" />
                }
                @case ('committed') {
                  <a class="btn txt" routerLink="/plan" [queryParams]="evaluations.linkTo(item.evaluationId)">{{
                    'import.to-plan' | t
                  }}</a>
                }
              }
            </div>
          </li>
        </ng-template>
        <ul>
          @for (item of shown().first; track item.id) {
            <ng-container [ngTemplateOutlet]="one" [ngTemplateOutletContext]="{ $implicit: item }" />
          }
        </ul>
        @if (shown().more.length > 0) {
          <details>
            <summary>{{ 'import.history-more' | t: { count: shown().more.length } }}</summary>
            <ul>
              @for (item of shown().more; track item.id) {
                <ng-container [ngTemplateOutlet]="one" [ngTemplateOutletContext]="{ $implicit: item }" />
              }
            </ul>
          </details>
        }
      }
    </section>
  `,
  styles: `
    li {
      display: grid;
      grid-template-columns: minmax(0, 1fr) max-content minmax(184px, max-content);
      gap: 4px 16px;
      align-items: center;
      min-height: 60px;
      padding: 8px 0;
      border-top: 1px solid var(--ln);
    }
    .name {
      overflow-wrap: anywhere;
    }
    summary {
      padding: 12px 0;
      border-top: 1px solid var(--ln);
      cursor: pointer;
    }
    .does {
      display: flex;
      justify-content: flex-end;
      gap: 8px;
    }
    .does:has(.ask) {
      grid-column: 1 / -1;
    }
    .ask {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px;
      width: 100%;
      padding: 12px 16px;
      border-radius: var(--kp-r2);
      background: var(--kp-warn-bg);
    }
    .ask p {
      flex: 1 1 320px;
    }
    @media (max-width: 839.98px) {
      li {
        grid-template-columns: minmax(0, 1fr);
        justify-items: start;
        padding: 12px 0;
      }
      .does {
        justify-content: flex-start;
      }
      .does .btn {
        height: 48px;
      }
      .does .btn.txt:first-child {
        padding: 0;
      }
      .does:empty {
        display: none;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ImportHistory {
  protected readonly evaluations = inject(EvaluationContext);
  private readonly i18n = inject(I18n);
  private readonly notices = inject(Notices);
  protected readonly store = inject(ImportStore);
  /** The review that is about to be dropped. */
  protected readonly asking = signal<string | null>(null);

  /** What came to nothing is looked for least: beyond the newest few it is folded away. */
  protected readonly shown = computed(() => splitHistory(this.store.history()));

  protected lookOf(item: ImportHead) {
    const state = stateOf(item, this.store.history());
    return { state, ...LOOK[state] };
  }

  /** Name of the file that the evaluation stands on now. */
  protected standing(item: ImportHead): string {
    return this.store.history().find((other) => standsFor(other, item))?.fileName ?? translate('import.later-file');
  }

  protected day(item: ImportHead): string {
    return this.i18n.day(today(new Date(item.createdAt)));
  }

  protected async remove(item: ImportHead): Promise<void> {
    try {
      await this.store.remove(item.id);
      this.notices.show(translate('import.removed', { name: item.fileName }));
      // The button is gone: the focus would fall back to the page's beginning.
      document.getElementById('earlier')?.focus();
    } catch (error) {
      this.notices.show(problemMessage(error));
    }
  }

  protected async drop(item: ImportHead): Promise<void> {
    this.asking.set(null);
    try {
      await this.store.drop(item.id, item.version);
      this.notices.show(translate('import.dropped'));
    } catch (error) {
      this.notices.show(problemMessage(error));
    }
  }
}
