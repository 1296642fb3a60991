import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ActionRow } from '@kompassplan/contract';
import { numberOf } from '../../core/action-number';
import type { WaitingAnswer } from '../../core/answer-queue';
import { EvaluationContext } from '../../core/evaluation-context';
import { I18n, TranslatePipe } from '../../core/i18n';
import { today } from '../../core/today';
import { waitingWords } from '../../core/waiting-words';
import { Icon } from '../../ui/icon';
import { STATUS_ICON } from '../../ui/status';
import { AnswerNote } from './answer-note';
import { AnswerWaiting } from './answer-waiting';
import { answeredToday, type Answer } from './my-sections';

const ANSWERS: readonly Answer[] = ['inProgress', 'done', 'needsHelp'];

/** One action with its three answers. */
@Component({
  selector: 'kp-answer-card',
  imports: [AnswerNote, AnswerWaiting, Icon, RouterLink, TranslatePipe],
  template: `
    <article class="card" [class.late1]="row().late">
      <h3>
        <a routerLink="/plan" [queryParams]="link()">{{ row().title }}</a>
      </h3>
      <p class="mt">
        @if (year(); as of) {
          <span>{{ numberOf(row().number, of) }}</span>
          <span aria-hidden="true">·</span>
        }
        @if (row().late) {
          <span class="late">{{ 'my-actions.days-late' | t: { days: days() } }}</span>
        } @else if (row().due !== null) {
          <span class="m due">{{ weekday() }}</span>
        }
        <span aria-hidden="true">·</span><span>{{ i18n.percent(row().progress) }}</span>
        <span aria-hidden="true">·</span><span>{{ points() }}</span>
      </p>
      @if (part(); as role) {
        <p class="mt">
          <kp-icon name="people" size="s" /><span>{{
            'my-actions.part-' + role | t: { owner: row().owner?.name ?? ('plan.nobody' | t) }
          }}</span>
        </p>
      }
      @if (row().returned; as back) {
        <p class="mt back">
          <kp-icon name="undo" size="s" /><span
            >{{ 'closure.returned-done' | t: { name: back.by, at: i18n.dayOf(back.at) } }}: {{ back.reason }}</span
          >
        </p>
      }
      @if (waits(); as words) {
        <p class="mt">
          <kp-icon name="clock" size="s" /><span>{{ words }}</span>
        </p>
      }
      <div class="b3" role="group" [attr.aria-label]="'my-actions.how' | t: { title: row().title }">
        @for (answer of answers; track answer) {
          <button
            type="button"
            [class.on]="given()?.answer === answer"
            [attr.aria-pressed]="given()?.answer === answer"
            (click)="answered.emit(answer)"
          >
            <kp-icon [name]="icons[answer]" />{{ 'my-actions.answer-' + answer | t }}
          </button>
        }
      </div>
      @if (entry(); as one) {
        <kp-answer-waiting [entry]="one" />
      } @else if (given(); as now) {
        <p class="mt acc done">
          <kp-icon name="check" size="s" />
          <span class="m">{{
            'my-actions.answered' | t: { answer: ('my-actions.answer-' + now.answer | t), time: timeOf(now.at) }
          }}</span>
        </p>
      }
      @if (given() && (entry()?.state ?? 'waiting') === 'waiting') {
        <kp-answer-note
          [actionId]="row().id"
          [title]="row().title"
          [said]="said()"
          (sent)="noted.emit({ answer: given()?.answer ?? 'inProgress', note: $event })"
        />
      }
    </article>
  `,
  styles: `
    .card {
      padding: 14px 16px;
      border-radius: 12px;
    }
    .late1 {
      border-color: var(--kp-danger);
    }
    h3 {
      font-size: 17px;
      line-height: 23px;
      overflow-wrap: anywhere;
    }
    h3 a {
      display: block;
      color: inherit;
      text-decoration: none;
    }
    h3 a:hover {
      text-decoration: underline;
    }
    .mt {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px;
      margin-top: 4px;
      color: var(--t2);
      font-size: 14px;
      line-height: 18px;
    }
    .due {
      color: var(--t1);
    }
    .due::first-letter {
      text-transform: uppercase;
    }
    .b3 {
      display: grid;
      grid-template-columns: 1fr 0.8fr 1.35fr;
      gap: 8px;
      margin-top: 12px;
    }
    .b3 button {
      display: flex;
      align-items: center;
      justify-content: center;
      gap: 6px;
      min-width: 0;
      min-height: 48px;
      padding: 4px 6px;
      border: 1px solid var(--ol);
      border-radius: 8px;
      background: var(--sf);
      font-size: 15px;
      font-weight: 600;
      cursor: pointer;
    }
    .b3 button:hover {
      background: var(--kp-hover);
    }
    .b3 .on {
      border-color: var(--p);
      background: var(--pc);
      color: var(--opc);
    }
    .done {
      margin-top: 10px;
      color: var(--p);
    }
    @media (max-width: 359.98px) {
      .b3 {
        grid-template-columns: 1fr 1fr;
      }
      .b3 button:last-child {
        grid-column: 1 / -1;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AnswerCard {
  protected readonly i18n = inject(I18n);
  private readonly evaluations = inject(EvaluationContext);
  protected readonly numberOf = numberOf;
  readonly row = input.required<ActionRow>();
  readonly today = input.required<string>();
  /** The part one has in another's action. */
  readonly part = input<'contributor' | 'deputy' | null>(null);
  /** The answer that the server does not have yet. */
  readonly entry = input<WaitingAnswer | null>(null);
  /** The words that went with the answer. */
  readonly said = input<string | null>(null);
  readonly answered = output<Answer>();
  readonly noted = output<{ readonly answer: Answer; readonly note: string }>();
  protected readonly answers = ANSWERS;
  protected readonly icons = STATUS_ICON;
  protected readonly given = computed(() =>
    answeredToday(this.row(), (instant) => today(new Date(instant)) === this.today()),
  );
  /** Only where actions of several evaluations stand side by side. */
  protected readonly year = computed(() => this.evaluations.yearOf(this.row().evaluationId));
  protected readonly link = computed(() => ({
    ...(this.part() === null ? { owner: 'me' } : {}),
    action: this.row().id,
    ...this.evaluations.linkTo(this.row().evaluationId),
  }));
  protected readonly days = computed(() => {
    const { due } = this.row();
    return due === null ? 0 : Math.round((Date.parse(this.today()) - Date.parse(due)) / 86_400_000);
  });
  /** "Fredag 16 okt" */
  protected readonly weekday = computed(() => {
    const { due } = this.row();
    if (due === null) return '';
    if (due === this.today()) return this.i18n.t('my-actions.today');
    const name = new Intl.DateTimeFormat(this.i18n.locale(), { weekday: 'long', timeZone: 'UTC' });
    return `${name.format(new Date(`${due}T00:00:00Z`))} ${this.i18n.day(due)}`;
  });
  protected readonly waits = computed(() => waitingWords(this.row(), this.i18n));
  protected readonly points = computed(() => {
    const { links, pointsAtStake } = this.row();
    return this.i18n.t('my-actions.points-in', {
      points: this.i18n.points(pointsAtStake),
      questions: links.map((link) => link.subQuestion).join(', '),
    });
  });

  protected timeOf(instant: string): string {
    return new Intl.DateTimeFormat(this.i18n.locale(), { hour: '2-digit', minute: '2-digit' }).format(
      new Date(instant),
    );
  }
}
