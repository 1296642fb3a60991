import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { queueHealth, type QueueHealth, type RetryJob } from '@kompassplan/contract';
import { firstValueFrom } from 'rxjs';
import { hasPhrase, I18n, TranslatePipe } from '../../core/i18n';
import { Notices } from '../../core/notices';
import { problemMessage } from '../../core/problems';
import { Icon } from '../../ui/icon';
import { Skeleton } from '../../ui/skeleton';

/** How the background jobs of the whole installation fare: numbers by kind, and what can be tried again. */
@Component({
  selector: 'kp-queue-card',
  imports: [Icon, Skeleton, TranslatePipe],
  templateUrl: './queue-card.html',
  styleUrl: './queue-card.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class QueueCard {
  protected readonly i18n = inject(I18n);
  private readonly http = inject(HttpClient);
  private readonly notices = inject(Notices);
  private readonly resource = httpResource(() => '/api/queue', { parse: (body) => queueHealth.parse(body) });

  protected readonly numbers = ['waiting', 'delayed', 'active', 'failed'] as const;
  protected readonly busy = signal<string | null>(null);
  /** Stays while it is fetched anew. */
  protected readonly health = linkedSignal<QueueHealth | null, QueueHealth | null>({
    source: () => (this.resource.hasValue() ? this.resource.value() : null),
    computation: (fresh, before) => fresh ?? before?.value ?? null,
  });
  protected readonly problem = computed(() => (this.resource.error() ? problemMessage(this.resource.error()) : ''));

  protected nameOf(name: string): string {
    const key = `queue.name-${name}`;
    return hasPhrase(key) ? this.i18n.t(key) : name;
  }

  protected reload(): void {
    this.resource.reload();
  }

  protected async retry({ id }: RetryJob): Promise<void> {
    this.busy.set(id);
    try {
      this.health.set(queueHealth.parse(await firstValueFrom(this.http.post('/api/queue/retry', { id }))));
      this.notices.show(this.i18n.t('queue.retried'));
    } catch (error) {
      this.notices.show(problemMessage(error));
      this.reload();
    } finally {
      this.busy.set(null);
    }
  }
}
