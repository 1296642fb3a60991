import { HttpClient } from '@angular/common/http';
import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import { type RecentChange, recentChanges, type UndoResult } from '@kompassplan/contract';
import { firstValueFrom } from 'rxjs';
import { ActionClient } from '../../core/action-client';
import { I18n } from '../../core/i18n';
import { MyLateActions } from '../../core/my-late-actions';
import { Notices } from '../../core/notices';
import { problemMessage } from '../../core/problems';
import { SessionStore } from '../../core/session-store';
import { PlanStore } from './plan-store';

const TICK = 10_000;

export interface ShownChange extends RecentChange {
  /** Whole minutes, by the server's clock. */
  readonly minutesLeft: number;
}

/** What one has changed in the last ten minutes, also before a reload of the page, and the way back. */
@Injectable()
export class RecentChangesStore {
  private readonly http = inject(HttpClient);
  private readonly client = inject(ActionClient);
  private readonly store = inject(PlanStore);
  private readonly notices = inject(Notices);
  private readonly i18n = inject(I18n);
  private readonly late = inject(MyLateActions);
  private readonly sessions = inject(SessionStore);
  private readonly known = signal<readonly RecentChange[]>([]);
  /** How far the server's clock is ahead of this one, in milliseconds. */
  private ahead = 0;
  private readonly now = signal(Date.now());
  /** Rows that an undo left as they are. */
  readonly left = signal<UndoResult['left'] | null>(null);

  readonly items = computed<readonly ShownChange[]>(() =>
    this.known().flatMap((change) => {
      const left = Date.parse(change.until) - this.now();
      return left > 0 ? [{ ...change, minutesLeft: Math.floor(left / 60_000) }] : [];
    }),
  );

  constructor() {
    const timer = setInterval(() => this.now.set(Date.now() + this.ahead), TICK);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
    void this.reload();
  }

  /** A change that was saved, with its way back when there is one. */
  tell(message: string, undo: string | null): void {
    this.notices.show(message, undo === null ? {} : { undo: () => void this.undo(undo) });
    void this.reload();
  }

  /** Without an answer the list stays as it was: the notice has its own way back. */
  async reload(): Promise<void> {
    if (!this.sessions.may('action.report')) return;
    const page = await firstValueFrom(this.http.get('/api/changes'))
      .then((body) => recentChanges.parse(body))
      .catch(() => null);
    if (page === null) return;
    this.ahead = Date.parse(page.now) - Date.now();
    this.now.set(Date.parse(page.now));
    this.known.set(page.items);
  }

  async undo(id: string): Promise<void> {
    try {
      const { undone, left } = await this.client.undo(id);
      this.store.put(...undone);
      this.store.reload();
      this.late.reload();
      const key = left.length === 0 ? 'recent.undone' : 'recent.undone-partly';
      this.notices.show(this.i18n.t(key, { count: undone.length, left: left.length }));
      if (left.length > 0) this.left.set(left);
    } catch (error) {
      this.notices.show(problemMessage(error));
    } finally {
      await this.reload();
    }
  }

  /** The newest change; nothing when there is none. */
  undoNewest(): void {
    const [newest] = this.items();
    if (newest) void this.undo(newest.id);
  }
}
