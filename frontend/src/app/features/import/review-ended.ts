import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ImportView } from '@kompassplan/contract';
import { EvaluationContext } from '../../core/evaluation-context';
import { I18n, TranslatePipe, translate } from '../../core/i18n';
import { Notices } from '../../core/notices';
import { Empty } from '../../ui/empty';

/**
 * A review that is over: the plan has the report, or somebody dropped it. Says who and when, and gives back what was
 * being written when it happened.
 */
@Component({
  selector: 'kp-review-ended',
  imports: [Empty, RouterLink, TranslatePipe],
  template: `
    @if (view().status === 'committed') {
      <kp-empty icon="check" [heading]="'import.is-committed' | t" [text]="who()">
        <a class="btn" routerLink="/plan" [queryParams]="evaluations.linkTo(view().evaluationId)">{{
          'import.to-plan' | t
        }}</a>
      </kp-empty>
    } @else {
      <kp-empty icon="info" [heading]="'import.is-cancelled' | t" [text]="'import.is-cancelled-hint' | t">
        <a class="btn" routerLink="/import">{{ 'import.to-import' | t }}</a>
      </kp-empty>
    }
    @if (unsaved().length > 0) {
      <section class="card" role="alert" aria-labelledby="unsaved-words">
        <h2 id="unsaved-words">{{ 'import.unsaved-words' | t }}</h2>
        <p class="t2">{{ 'import.unsaved-words-hint' | t }}</p>
        @for (words of unsaved(); track $index) {
          <div class="row">
            <textarea
              class="inp grow"
              rows="2"
              readonly
              [attr.aria-label]="'import.unsaved-words' | t"
              [value]="words"
            ></textarea>
            <button type="button" class="btn" (click)="copy(words)">{{ 'import.copy' | t }}</button>
          </div>
        }
      </section>
    }
  `,
  styles: `
    section {
      display: flex;
      flex-direction: column;
      gap: 8px;
      max-width: 720px;
      margin: 16px auto 0;
      padding: 20px;
    }
    .row {
      align-items: flex-start;
    }
    @media (max-width: 839.98px) {
      .btn {
        height: 48px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReviewEnded {
  private readonly i18n = inject(I18n);
  private readonly notices = inject(Notices);
  protected readonly evaluations = inject(EvaluationContext);
  readonly view = input.required<ImportView>();
  /** What was written and could not be saved any more. */
  readonly unsaved = input.required<readonly string[]>();
  protected readonly who = computed(() => {
    const { committed } = this.view();
    if (!committed) return '';
    return this.i18n.t('import.committed-by', { person: committed.by, when: this.i18n.instant(committed.at) });
  });

  protected async copy(words: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(words);
      this.notices.show(translate('import.copied'));
    } catch {
      // Without the right to the clipboard the words still stand there to be marked.
      this.notices.show(translate('import.copy-failed'));
    }
  }
}
