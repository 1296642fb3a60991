import { computed, inject, Injectable, signal } from '@angular/core';
import { SessionStore } from '../../core/session-store';

const MOST = 5;

/** What was searched for and led somewhere, the latest first: as long as the page is open, for the same person. */
@Injectable({ providedIn: 'root' })
export class RecentSearches {
  private readonly sessions = inject(SessionStore);
  private readonly kept = signal<{ readonly person: string | undefined; readonly texts: readonly string[] }>({
    person: undefined,
    texts: [],
  });
  readonly texts = computed(() => (this.kept().person === this.person() ? this.kept().texts : []));

  add(text: string): void {
    const others = this.texts().filter((one) => one.toLocaleLowerCase('sv') !== text.toLocaleLowerCase('sv'));
    this.kept.set({ person: this.person(), texts: [text, ...others].slice(0, MOST) });
  }

  private person(): string | undefined {
    return this.sessions.session()?.person.id;
  }
}
