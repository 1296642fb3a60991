import { computed, signal } from '@angular/core';
import type { ReviewOperation } from '@kompassplan/domain';
import { problemOf } from '../../core/problems';
import { unreachable } from './imports-client';

const MOST_IN_ONE_PATCH = 200;

/** Sends the changes of a review in the order they were made, one request at a time. */
export class ReviewSaving {
  private readonly waiting = signal<readonly ReviewOperation[]>([]);
  private readonly failed = signal(false);
  private sending: Promise<void> | null = null;

  readonly state = computed<'saved' | 'saving' | 'failed'>(() =>
    this.waiting().length === 0 ? 'saved' : this.failed() ? 'failed' : 'saving',
  );
  readonly pending = this.waiting.asReadonly();

  /**
   * @param send one request
   * @param refused the server said no: puts what is to be sent instead with `replace`
   */
  constructor(
    private readonly send: (batch: readonly ReviewOperation[]) => Promise<void>,
    private readonly refused: (error: unknown) => Promise<void>,
  ) {}

  add(operations: readonly ReviewOperation[]): void {
    this.waiting.update((queue) => [...queue, ...operations]);
    if (!this.failed()) void this.run();
  }

  replace(operations: readonly ReviewOperation[]): void {
    this.waiting.set(operations);
  }

  /** Sends again what could not be sent. */
  retry(): void {
    this.failed.set(false);
    void this.run();
  }

  /** @returns whether everything is saved, once nothing is on its way any more */
  async settled(): Promise<boolean> {
    if (this.failed()) this.retry();
    while (this.sending) await this.sending;
    return this.waiting().length === 0;
  }

  private run(): Promise<void> {
    this.sending ??= this.sendAll().finally(() => (this.sending = null));
    return this.sending;
  }

  private async sendAll(): Promise<void> {
    for (let batch = this.batch(); batch.length > 0 && !this.failed(); batch = this.batch()) {
      try {
        await this.send(batch);
        this.waiting.update((queue) => queue.slice(batch.length));
      } catch (error) {
        // Without an answer the changes wait here; with a no, the server's state is the truth.
        const status = problemOf(error)?.status;
        if (unreachable(error) || status === undefined || status === 401 || status >= 500) this.failed.set(true);
        else await this.refused(error);
      }
    }
  }

  private batch(): readonly ReviewOperation[] {
    return this.waiting().slice(0, MOST_IN_ONE_PATCH);
  }
}
