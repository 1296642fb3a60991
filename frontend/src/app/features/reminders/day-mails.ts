import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ReminderPreview } from '@kompassplan/contract';
import { numberOf } from '../../core/action-number';
import { EvaluationContext } from '../../core/evaluation-context';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Avatar } from '../../ui/avatar';
import { Icon } from '../../ui/icon';
import { actionsIn, toneOf } from './calendar-grid';
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
  readonly preview = input.required<ReminderPreview>();
  readonly day = input.required<string>();

  protected readonly mails = computed(() =>
    this.preview()
      .mails.filter((mail) => mail.date === this.day())
      .map((mail) => ({
        ...mail,
        items: mail.items.map((item) => ({
          ...item,
          // The mail itself has the number alone.
          mailCode: numberOf(item.number),
          code: numberOf(item.number, this.evaluations.yearOf(item.evaluationId)),
          link: { action: item.actionId, ...this.evaluations.linkTo(item.evaluationId) },
          why: whyWords(item, this.i18n),
          tone: toneOf([item]),
        })),
        actions: actionsIn(mail),
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
  protected readonly time = computed(() => {
    const at = this.mails()[0]?.sendAt;
    return at
      ? new Intl.DateTimeFormat(this.i18n.locale(), { hour: '2-digit', minute: '2-digit' }).format(new Date(at))
      : '';
  });
}
