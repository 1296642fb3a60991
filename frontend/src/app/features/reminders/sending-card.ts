import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { DEFAULT_MAIL_COLOUR, mailColours } from '@kompassplan/domain';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Notices } from '../../core/notices';
import { problemMessage } from '../../core/problems';
import { Icon } from '../../ui/icon';
import { RemindersStore } from './reminders-store';

const NUMBERS = [
  { key: 'staleAfterDays', min: 7, max: 365 },
  { key: 'verificationWaitingDays', min: 1, max: 90 },
  { key: 'evidenceExpiryDays', min: 1, max: 180 },
] as const;
/** Rules that are on or off. */
const SWITCHES = ['followUp', 'monthlyLetter', 'managerDigest'] as const;
type NumberKey = (typeof NUMBERS)[number]['key'];

/** When mails go, what else they tell, a sample, and a sweep at once. */
@Component({
  selector: 'kp-sending-card',
  imports: [Icon, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './sending-card.html',
  styleUrls: ['./quiet-card.scss', './sending-card.scss'],
})
export class SendingCard {
  protected readonly i18n = inject(I18n);
  private readonly notices = inject(Notices);
  protected readonly store = inject(RemindersStore);
  readonly mayEdit = input.required<boolean>();

  protected readonly numbers = NUMBERS;
  protected readonly switches = SWITCHES;
  /** As the mail will have them. */
  protected readonly colours = computed(() => mailColours(this.store.policy()?.colour ?? DEFAULT_MAIL_COLOUR));
  protected readonly busy = signal(false);
  protected readonly confirming = signal(false);
  protected readonly weekdays = computed(() => {
    const name = new Intl.DateTimeFormat(this.i18n.locale(), { weekday: 'long', timeZone: 'UTC' });
    // 1 January 2024 was a Monday.
    return Array.from({ length: 7 }, (_, i) => ({ value: i + 1, name: name.format(Date.UTC(2024, 0, 1 + i)) }));
  });
  protected readonly lastSent = computed(() => {
    const sent = this.store.log()?.lastSentAt;
    return sent ? this.i18n.instant(sent) : null;
  });
  protected readonly undecided = computed(() => this.store.log()?.undecided ?? 0);

  protected toggle(key: (typeof SWITCHES)[number]): void {
    this.store.change({ [key]: !this.store.policy()?.[key] });
  }

  protected setTime(time: string): void {
    const digest = this.store.policy()?.digest;
    if (digest && /^\d\d:\d\d/.test(time)) this.store.change({ digest: { ...digest, time: time.slice(0, 5) } });
  }

  protected setWeekday(text: string): void {
    const digest = this.store.policy()?.digest;
    if (digest) this.store.change({ digest: { ...digest, weekday: Number(text) } });
  }

  protected setNumber(key: NumberKey, text: string): void {
    const days = Math.round(Number(text));
    if (Number.isFinite(days)) this.store.change({ [key]: days });
  }

  protected sample(): Promise<void> {
    return this.doing(async () => {
      const sentTo = await this.store.sendSample();
      this.notices.show(this.i18n.t('reminders.sample-sent', { to: sentTo }));
    });
  }

  protected run(): Promise<void> {
    this.confirming.set(false);
    return this.doing(async () => {
      const { planned, mails } = await this.store.run();
      this.notices.show(this.i18n.t('reminders.run-done', { planned, mails }));
    });
  }

  private async doing(work: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    try {
      await work();
    } catch (error) {
      this.notices.show(problemMessage(error));
    } finally {
      this.busy.set(false);
    }
  }
}
