import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { titleOf } from '@kompassplan/domain';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Icon } from '../../ui/icon';
import { barsOf, strengthOf } from './confidence';
import { type KeptWord, type WordsKind } from './kept-words';
import { lineRange } from './report-pages';
import type { ReviewRow } from './review-items';
import { ReviewStore } from './review-store';
import { SkipForm } from './skip-form';
import { SplitForm } from './split-form';
import { SubQuestionPicker } from './sub-question-picker';
import { TitleForm } from './title-form';
import { factSentences } from './fact-sentences';

/** The improvement area under review: up to three suggestions, and everything that can be done with it. */
@Component({
  selector: 'kp-review-card',
  imports: [Icon, SkipForm, SplitForm, SubQuestionPicker, TitleForm, TranslatePipe],
  templateUrl: './review-card.html',
  styleUrl: './review-card.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReviewCard {
  private readonly i18n = inject(I18n);
  protected readonly store = inject(ReviewStore);
  readonly row = input.required<ReviewRow>();

  protected readonly item = computed(() => this.row().item);
  protected readonly renamed = computed(() => this.item().title !== titleOf(this.item().text));
  private readonly questions = computed(
    () => new Map(this.store.areas().flatMap((area) => area.subQuestions.map((q) => [q.number, q] as const))),
  );
  protected readonly where = computed(() => ({ page: this.item().page ?? 0, lines: lineRange(this.item().lines) }));
  protected readonly told = computed(() => factSentences(this.item(), this.store.unknownNames(), this.i18n));
  protected readonly suggestions = computed(() =>
    this.item().suggestions.map((suggestion, index) => ({
      ...this.described(suggestion.subQuestion),
      rank: index + 1,
      because: suggestion.because,
      otherArea: suggestion.otherArea === true,
      learned: (suggestion.learned ?? []).map(({ subQuestion, word, on }) => ({
        subQuestion,
        word,
        date: this.i18n.day(on),
      })),
      on: this.item().chosen.includes(suggestion.subQuestion),
      strength: `import.strength.${strengthOf(suggestion.confidence)}`,
      bars: [1, 2, 3, 4].map((bar) => bar <= barsOf(suggestion.confidence)),
      confidence: new Intl.NumberFormat(this.i18n.locale(), {
        minimumFractionDigits: 2,
        maximumFractionDigits: 2,
      }).format(suggestion.confidence),
    })),
  );
  /** Nothing in the own area fits. */
  protected readonly elsewhere = computed(() => this.suggestions().some(({ otherArea }) => otherArea));
  /** Linked by a person to what was not suggested. */
  protected readonly byHand = computed(() => {
    const suggested = new Set(this.item().suggestions.map(({ subQuestion }) => subQuestion));
    return this.item()
      .chosen.filter((number) => !suggested.has(number))
      .map((number) => this.described(number));
  });
  /** Chosen because it was suggested; nobody has confirmed it. */
  protected readonly tentative = computed(() => {
    const { decision, chosen, suggestions } = this.item();
    return decision === 'open' ? chosen.filter((n) => suggestions.some(({ subQuestion }) => subQuestion === n)) : [];
  });
  protected readonly numbers = computed(() => this.item().chosen.join(', '));

  /** Words for this item that no decision holds, other than those in the form that is open. */
  protected readonly kept = computed(() =>
    this.store.kept.all().filter(({ item, kind }) => item === this.item().id && kind !== this.store.mode()),
  );

  protected use({ kind, text }: KeptWord): void {
    if (kind === 'title') this.store.rename(text);
    else this.store.skip(text);
  }

  /** Closes the form without its words. */
  protected giveUp(kind: WordsKind): void {
    this.store.kept.forget(this.item().id, kind);
    this.back();
  }

  protected back(): void {
    this.store.mode.set('read');
    this.store.focusWish.update((count) => count + 1);
  }

  private described(number: string): { number: string; title: string; percent: string } {
    const question = this.questions().get(number);
    return {
      number,
      title: question?.shortTitle ?? question?.title ?? '',
      percent: typeof question?.percent === 'number' ? this.i18n.percent(question.percent) : '',
    };
  }
}
