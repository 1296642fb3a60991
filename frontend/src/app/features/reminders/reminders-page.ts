import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { HttpErrorResponse } from '@angular/common/http';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import type { ReminderPolicyBody } from '@kompassplan/contract';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Notices } from '../../core/notices';
import { problemMessage } from '../../core/problems';
import { SessionStore } from '../../core/session-store';
import { today } from '../../core/today';
import { Empty } from '../../ui/empty';
import { Icon } from '../../ui/icon';
import { PageHeader } from '../../ui/page-header';
import { Skeleton } from '../../ui/skeleton';
import { DayMails } from './day-mails';
import { LadderCard } from './ladder-card';
import { PauseCard } from './pause-card';
import { PreviewCalendar } from './preview-calendar';
import { QueueCard } from './queue-card';
import { QuietCard } from './quiet-card';
import { ReminderLogCard } from './reminder-log-card';
import { RemindersStore } from './reminders-store';
import { SendingCard } from './sending-card';

/** Påminnelser: the rules, what they lead to in the coming days, and what was sent. */
@Component({
  selector: 'kp-reminders-page',
  imports: [
    DayMails,
    Empty,
    Icon,
    LadderCard,
    PageHeader,
    PauseCard,
    PreviewCalendar,
    QueueCard,
    QuietCard,
    ReminderLogCard,
    SendingCard,
    Skeleton,
    TranslatePipe,
  ],
  providers: [RemindersStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './reminders-page.html',
  styleUrl: './reminders-page.scss',
  host: { '(window:beforeunload)': 'keep($event)' },
})
export class RemindersPage {
  protected readonly i18n = inject(I18n);
  protected readonly store = inject(RemindersStore);
  private readonly sessions = inject(SessionStore);
  private readonly notices = inject(Notices);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly params = toSignal(this.route.queryParamMap, { initialValue: this.route.snapshot.queryParamMap });

  protected readonly saving = signal(false);
  protected readonly problem = signal('');
  protected readonly mayQueue = this.sessions.may('queue.manage');
  protected readonly mayEdit = computed(() => this.sessions.may('reminder.edit'));
  protected readonly loadProblem = computed(() => (this.store.error() ? problemMessage(this.store.error()) : ''));
  protected readonly fault = computed(() => {
    const key = this.store.fault();
    return key ? this.i18n.t(key) : '';
  });
  protected readonly subtitle = computed(() => {
    const saved = this.store.saved();
    if (!saved?.changedAt) return this.i18n.t('reminders.subtitle-default');
    return this.i18n.t('reminders.subtitle', {
      day: this.i18n.day(today(new Date(saved.changedAt))),
      by: saved.changedBy ? 'yes' : 'no',
      name: saved.changedBy,
    });
  });
  /** The day in the URL when it has mails, otherwise the first that has. */
  protected readonly day = computed(() => {
    const mails = this.store.preview()?.mails ?? [];
    const asked = this.params().get('day');
    return mails.find((mail) => mail.date === asked)?.date ?? mails[0]?.date ?? null;
  });

  protected pick(day: string): void {
    void this.router.navigate([], {
      relativeTo: this.route,
      queryParams: { day },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }

  protected revert(): void {
    this.problem.set('');
    this.store.revert();
  }

  protected async save(): Promise<void> {
    this.saving.set(true);
    this.problem.set('');
    try {
      const before = await this.store.save();
      this.notices.show(this.i18n.t('reminders.saved'), before ? { undo: () => void this.restore(before) } : {});
    } catch (error) {
      const stale = error instanceof HttpErrorResponse && error.status === 412;
      this.problem.set(stale ? this.i18n.t('reminders.stale') : problemMessage(error));
      if (stale) this.store.reloadRules();
    } finally {
      this.saving.set(false);
    }
  }

  protected keep(event: BeforeUnloadEvent): void {
    if (this.store.dirty()) event.preventDefault();
  }

  private async restore(policy: ReminderPolicyBody): Promise<void> {
    try {
      await this.store.restore(policy);
    } catch (error) {
      this.notices.show(problemMessage(error));
    }
  }
}
