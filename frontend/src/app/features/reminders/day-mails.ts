import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ReminderPreview } from '@kompassplan/contract';
import { numberOf } from '../../core/action-number';
import { EvaluationContext } from '../../core/evaluation-context';
import { I18n, TranslatePipe } from '../../core/i18n';
import { SessionStore } from '../../core/session-store';
import { Avatar } from '../../ui/avatar';
import { Icon } from '../../ui/icon';
import { partsIn, toneOf } from './calendar-grid';
import { mailHeading, mailReasons, whyWords } from './mail-words';

/** The mails of one day: who, what and why, with one of them as it will look. */
@Component({
  selector: 'kp-day-mails',
  imports: [Avatar, Icon, RouterLink, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './day-mails.html',
  styleUrl: './day-mails.scss',
})
export class DayMails {
  protected readonly i18n = inject(I18n);
  private readonly evaluations = inject(EvaluationContext);
  private readonly sessions = inject(SessionStore);
  readonly preview = input.required<ReminderPreview>();
  readonly day = input.required<string>();

  /** In the municipality's own time, wherever the reader is. */
  private readonly clock = computed(() => {
    const timeZone = this.sessions.session()?.municipality.timeZone;
    return new Intl.DateTimeFormat(this.i18n.locale(), { hour: '2-digit', minute: '2-digit', timeZone });
  });
  protected readonly mails = computed(() =>
    this.preview()
      .mails.filter((mail) => mail.date === this.day())
      .map((mail) => ({
        ...mail,
        items: mail.items.map((item) => ({
          ...item,
          // The mail itself has the number alone.
          mailCode: item.number === null ? '' : numberOf(item.number),
          code: item.number === null ? '' : numberOf(item.number, this.evaluations.yearOf(item.evaluationId)),
          // What is about a whole evaluation opens the situation, as in the mail.
          page: item.actionId === null ? '/' : '/plan',
          link: {
            ...(item.actionId === null ? {} : { action: item.actionId }),
            ...this.evaluations.linkTo(item.evaluationId),
          },
          why: whyWords(item, this.i18n),
          tone: toneOf([item]),
        })),
        time: this.clock().format(new Date(mail.sendAt)),
        sum: this.i18n.t(mail.items.every(({ actionId }) => actionId) ? 'reminders.items' : 'reminders.parts', {
          count: partsIn(mail),
        }),
        letterOnly: mail.items.every(({ actionId }) => actionId === null),
        heading: mailHeading(mail, this.i18n),
        reasons: mailReasons(mail, this.i18n),
      })),
  );
  protected readonly person = linkedSignal<string, string | null>({ source: this.day, computation: () => null });
  protected readonly looked = computed(
    () => this.mails().find((mail) => mail.person.id === this.person()) ?? this.mails()[0] ?? null,
  );
  protected readonly title = computed(() => {
    const words = this.i18n.longDay(this.day());
    return words.charAt(0).toLocaleUpperCase('sv') + words.slice(1);
  });
  /** When the mails of the day go: one time, or from the first to the last. */
  protected readonly time = computed(() => {
    const times = this.mails().map(({ time }) => time);
    return [...new Set([times[0], times.at(-1)])].join('–');
  });
  protected readonly differ = computed(() => new Set(this.mails().map(({ time }) => time)).size > 1);
}
