import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { MOST_COUNTED } from '@kompassplan/contract';
import { EvaluationChoice } from '../../core/evaluation-choice';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Notices } from '../../core/notices';
import { problemMessage } from '../../core/problems';
import { SessionStore } from '../../core/session-store';
import { today } from '../../core/today';
import { Empty } from '../../ui/empty';
import { Icon } from '../../ui/icon';
import { PageHeader } from '../../ui/page-header';
import { Skeleton } from '../../ui/skeleton';
import { ChainCheck } from './chain-check';
import { HistoryFilters } from './history-filters';
import { HistoryNet } from './history-net';
import { HistorySteps } from './history-steps';
import { HistoryStore } from './history-store';
import { EVERYTHING, isNarrowed } from './history-view';

/** Historik: what happened to the plan and around it, step by step or as what differs between two days. */
@Component({
  selector: 'kp-history-page',
  imports: [
    ChainCheck,
    Empty,
    EvaluationChoice,
    HistoryFilters,
    HistoryNet,
    HistorySteps,
    Icon,
    PageHeader,
    RouterLink,
    Skeleton,
    TranslatePipe,
  ],
  providers: [HistoryStore],
  templateUrl: './history-page.html',
  styleUrl: './history-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class HistoryPage {
  private readonly sessions = inject(SessionStore);
  private readonly notices = inject(Notices);
  protected readonly store = inject(HistoryStore);
  protected readonly i18n = inject(I18n);
  protected readonly fetching = signal(false);
  protected readonly mayCheck = this.sessions.may('history.check');

  protected readonly page = computed(() => (this.store.view().net ? this.store.net() : this.store.steps()));
  protected readonly problem = computed(() => {
    const error = this.store.error();
    return error ? problemMessage(error) : '';
  });
  protected readonly subtitle = computed(() => {
    const page = this.page();
    if (!page) return '';
    if (this.store.view().net) return this.i18n.t('history.count-net', { count: page.total });
    const [key, count] =
      page.total > MOST_COUNTED ? ['history.count-more', MOST_COUNTED] : ['history.count', page.total];
    return this.i18n.t(String(key), { count });
  });
  protected readonly intro = computed(() => {
    const { since, until } = this.store.view();
    const key = since ? (until ? 'both' : 'since') : until ? 'until' : 'all';
    const told = (day: string | null) => (day === null ? '' : this.i18n.day(day));
    return this.i18n.t(`history.net-intro-${key}`, { since: told(since), until: told(until) });
  });
  protected readonly emptyKey = computed(() => {
    if (this.store.view().net) return 'history.empty-net';
    return isNarrowed(this.store.view()) ? 'history.empty-filter' : 'history.empty';
  });
  protected readonly shown = computed(() => {
    const page = this.page();
    if (!page) return '';
    const more = !this.store.view().net && page.total > MOST_COUNTED;
    const values = { shown: page.items.length, total: more ? MOST_COUNTED : page.total };
    return this.i18n.t(more ? 'history.shown-more' : 'history.shown', values);
  });
  protected readonly narrowed = computed(() => isNarrowed(this.store.view()));

  protected clear(): void {
    void this.store.show({ ...EVERYTHING, net: this.store.view().net });
  }

  protected print(): void {
    window.print();
  }

  protected async more(): Promise<void> {
    await this.fetch(() => this.store.more());
  }

  protected async download(format: 'xlsx' | 'csv'): Promise<void> {
    await this.fetch(async () => {
      const address = URL.createObjectURL(await this.store.file(format));
      const link = document.createElement('a');
      const name = this.i18n.t(this.store.view().net ? 'history.file-net' : 'history.file', { day: today() });
      Object.assign(link, { href: address, download: `${name}.${format}` });
      link.click();
      URL.revokeObjectURL(address);
    });
  }

  private async fetch(work: () => Promise<void>): Promise<void> {
    if (this.fetching()) return;
    this.fetching.set(true);
    try {
      await work();
    } catch (error) {
      this.notices.show(problemMessage(error));
    } finally {
      this.fetching.set(false);
    }
  }
}
