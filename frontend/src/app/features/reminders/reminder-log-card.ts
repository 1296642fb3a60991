import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MailDecision, ReminderLog } from '@kompassplan/contract';
import { numberOf } from '../../core/action-number';
import { EvaluationContext } from '../../core/evaluation-context';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Notices } from '../../core/notices';
import { problemMessage } from '../../core/problems';
import { Empty } from '../../ui/empty';
import { Icon, type IconName } from '../../ui/icon';
import { NOTHING } from './log-filter';
import { LogFilters } from './log-filters';
import { whyWords } from './mail-words';
import { RemindersStore } from './reminders-store';

type Entry = ReminderLog['items'][number];
const AT_FIRST = 10;
const ICON: Readonly<Record<Entry['state'], IconName>> = {
  planned: 'clock',
  sending: 'mail',
  sent: 'check',
  skipped: 'minus',
  failed: 'warning',
  uncertain: 'help',
  bounced: 'warning',
};
const DECISIONS: Readonly<Partial<Record<Entry['state'], readonly MailDecision['decision'][]>>> = {
  uncertain: ['arrived', 'resend', 'drop'],
  failed: ['resend', 'drop'],
  bounced: ['resend', 'drop'],
};

/** What was sent, to whom, and what somebody has to decide. */
@Component({
  selector: 'kp-reminder-log-card',
  imports: [Empty, Icon, LogFilters, RouterLink, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './reminder-log-card.html',
  styleUrl: './reminder-log-card.scss',
})
export class ReminderLogCard {
  protected readonly i18n = inject(I18n);
  private readonly notices = inject(Notices);
  protected readonly store = inject(RemindersStore);
  private readonly evaluations = inject(EvaluationContext);
  readonly log = input.required<ReminderLog>();
  readonly mayEdit = input.required<boolean>();

  protected readonly icon = ICON;
  protected readonly all = signal(false);
  protected readonly fetching = signal(false);
  protected readonly busy = signal<string | null>(null);
  protected readonly nothing = NOTHING;
  protected readonly narrowed = computed(() => Object.keys(this.store.filter()).length > 0);
  protected readonly rows = computed(() =>
    (this.all() ? this.log().items : this.log().items.slice(0, AT_FIRST)).map((entry) => ({
      ...entry,
      about: entry.items.map((item) => ({
        ...item,
        code: item.number === null ? '' : numberOf(item.number, this.evaluations.yearOf(item.evaluationId)),
        // An evaluation is looked at as a whole.
        path: item.actionId === null ? '/' : '/plan',
        link: { action: item.actionId, ...this.evaluations.linkTo(item.evaluationId) },
        why: whyWords(item, this.i18n),
      })),
      facts: this.factsOf(entry),
    })),
  );
  protected readonly more = computed(() => this.log().items.length > AT_FIRST);

  /** "Planerat 10 mars 08:00 · 2 försök · nästa försök 10 mars 08:02". */
  private factsOf({ plannedAt, attempts, nextAttemptAt }: Entry): string {
    const facts = [
      this.i18n.t('mail-log.planned', { when: this.i18n.instant(plannedAt) }),
      this.i18n.t('mail-log.attempts', { count: attempts }),
      ...(nextAttemptAt ? [this.i18n.t('mail-log.next', { when: this.i18n.instant(nextAttemptAt) })] : []),
    ];
    return facts.join(' · ');
  }

  /** First what is here already, then what the server has. */
  protected async showMore(): Promise<void> {
    if (!this.all()) {
      this.all.set(true);
      return;
    }
    this.fetching.set(true);
    try {
      await this.store.moreLog();
    } catch (error) {
      this.notices.show(problemMessage(error));
    } finally {
      this.fetching.set(false);
    }
  }

  protected decisions(entry: Entry): readonly MailDecision['decision'][] {
    return this.mayEdit() ? (DECISIONS[entry.state] ?? []) : [];
  }

  protected async decide(entry: Entry, decision: MailDecision['decision']): Promise<void> {
    this.busy.set(entry.id);
    try {
      await this.store.decide(entry.id, decision);
      this.notices.show(this.i18n.t(`reminders.decided-${decision}`, { name: entry.person.name }));
    } catch (error) {
      this.notices.show(problemMessage(error));
    } finally {
      this.busy.set(null);
    }
  }
}
