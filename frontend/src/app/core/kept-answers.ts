import { Injectable, signal } from '@angular/core';
import { createStore, update, type UseStore } from 'idb-keyval';
import type { AnswerQueue } from './answer-queue';

/** The answers on their way, in the browser's own storage: one line for each person in each municipality. */
@Injectable({ providedIn: 'root' })
export class KeptAnswers {
  private readonly known = new Map<string, AnswerQueue>();
  private store: UseStore | null = null;
  private readonly works = signal(true);
  /** False where the browser keeps nothing (a private window, a full disk): then they last as long as the page. */
  readonly lasting = this.works.asReadonly();

  /** Changes one line in one transaction, also against other tabs. @returns the line after it */
  async change(key: string, step: (queue: AnswerQueue) => AnswerQueue): Promise<AnswerQueue> {
    if (this.works()) {
      try {
        let next: AnswerQueue = [];
        this.store ??= createStore('kompassplan', 'answers');
        await update<AnswerQueue>(key, (before = []) => (next = step(before)), this.store);
        this.known.set(key, next);
        return next;
      } catch {
        this.works.set(false);
      }
    }
    const next = step(this.known.get(key) ?? []);
    this.known.set(key, next);
    return next;
  }
}
