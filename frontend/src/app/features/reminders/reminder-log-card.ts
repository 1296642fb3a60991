import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import type { MailDecision, ReminderLog } from '@kompassplan/contract';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Notices } from '../../core/notices';
import { problemMessage } from '../../core/problems';
import { Empty } from '../../ui/empty';
import { Icon, type IconName } from '../../ui/icon';
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
};
const DECISIONS: Readonly<Partial<Record<Entry['state'], readonly MailDecision['decision'][]>>> = {
  uncertain: ['arrived', 'resend', 'drop'],
  failed: ['resend', 'drop'],
};

/** What was sent, to whom, and what somebody has to decide. */
@Component({
  selector: 'kp-reminder-log-card',
  imports: [Empty, Icon, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './reminder-log-card.html',
  styleUrl: './reminder-log-card.scss',
})
export class ReminderLogCard {
  protected readonly i18n = inject(I18n);
  private readonly notices = inject(Notices);
  private readonly store = inject(RemindersStore);
  readonly log = input.required<ReminderLog>();
  readonly mayEdit = input.required<boolean>();

  protected readonly icon = ICON;
  protected readonly all = signal(false);
  protected readonly fetching = signal(false);
  protected readonly busy = signal<string | null>(null);
  protected readonly rows = computed(() => (this.all() ? this.log().items : this.log().items.slice(0, AT_FIRST)));
  protected readonly more = computed(() => this.log().items.length > AT_FIRST);

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
