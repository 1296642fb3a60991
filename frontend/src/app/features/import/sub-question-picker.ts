import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { type ImportDraft, MOST_LINKS } from '@kompassplan/domain';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Icon } from '../../ui/icon';
import { choose, matchingQuestions, type Picked } from './picked-questions';

type Areas = ImportDraft['report']['areas'];

/**
 * Sub-questions by hand: what is chosen stands first, whatever is searched for; then those of the item's own area, then
 * all the others. A combobox: arrows walk, Enter chooses, and Enter in the empty field links.
 */
@Component({
  selector: 'kp-sub-question-picker',
  imports: [Icon, TranslatePipe],
  templateUrl: './sub-question-picker.html',
  styleUrls: ['./card-form.scss', './sub-question-picker.scss'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SubQuestionPicker {
  private readonly i18n = inject(I18n);
  private readonly find = viewChild.required<ElementRef<HTMLInputElement>>('find');
  private readonly list = viewChild.required<ElementRef<HTMLElement>>('list');
  readonly areas = input.required<Areas>();
  readonly own = input.required<number>();
  readonly chosen = input.required<readonly string[]>();
  /** Those of `chosen` that are a suggestion which nobody has confirmed: the first choice by hand takes their place. */
  readonly tentative = input<readonly string[]>([]);
  readonly pick = output<readonly string[]>();
  readonly back = output();

  protected readonly query = signal('');
  private readonly state = linkedSignal<Picked>(() => ({
    numbers: this.chosen(),
    tentative: this.tentative(),
    replaced: [],
  }));
  protected readonly picked = computed(() => this.state().numbers);
  protected readonly full = computed(() => this.picked().length >= MOST_LINKS);
  private readonly titles = computed(
    () => new Map(this.areas().flatMap((a) => a.subQuestions.map((q) => [q.number, q.shortTitle ?? q.title] as const))),
  );
  protected readonly chips = computed(() =>
    this.picked().map((number) => ({
      number,
      title: this.titles().get(number) ?? '',
      tentative: this.state().tentative.includes(number),
    })),
  );
  /** What the reader is told when a choice has been made. */
  protected readonly told = computed(() => {
    const { replaced } = this.state();
    if (this.full()) return this.i18n.t('import.pick-most');
    return replaced.length > 0 ? this.i18n.t('import.pick-replaced', { numbers: this.i18n.list([...replaced]) }) : '';
  });
  protected readonly shown = computed(() => matchingQuestions(this.areas(), this.own(), this.query()));
  private readonly options = computed(() => this.shown().flatMap(({ questions }) => questions));
  /** The option that Enter chooses: the first that matches as soon as something is searched for. */
  protected readonly active = linkedSignal<string | null>(() =>
    this.query().trim() === '' ? null : (this.options()[0]?.number ?? null),
  );

  constructor() {
    afterNextRender(() => this.find().nativeElement.focus());
  }

  protected percent(value: number): string {
    return this.i18n.percent(value);
  }

  protected toggle(number: string): void {
    this.state.update((state) => choose(state, number));
  }

  protected walk(event: KeyboardEvent): void {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const options = this.options();
    const at = options.findIndex(({ number }) => number === this.active());
    const to = options[at < 0 ? (by > 0 ? 0 : options.length - 1) : Math.min(options.length - 1, Math.max(0, at + by))];
    if (!to) return;
    this.active.set(to.number);
    this.list()
      .nativeElement.querySelector(`#pick-${CSS.escape(to.number)}`)
      ?.scrollIntoView({ block: 'nearest' });
  }

  /** Enter never closes the form over a search: it chooses what is marked, or leaves "nothing matches" standing. */
  protected enter(event: Event): void {
    const number = this.active();
    if (number === null && this.query().trim() === '') return;
    event.preventDefault();
    if (number === null) return;
    if (this.query().trim() === '' || !this.picked().includes(number)) this.toggle(number);
    this.query.set('');
    this.active.set(null);
  }

  protected submit(event: Event): void {
    event.preventDefault();
    this.pick.emit(this.picked());
  }
}
