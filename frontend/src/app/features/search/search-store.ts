import { HttpClient } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { searchResult, type SearchResult } from '@kompassplan/contract';
import {
  catchError,
  debounceTime,
  map,
  type Observable,
  of,
  share,
  startWith,
  Subject,
  switchMap,
  takeUntil,
  timer,
  merge,
} from 'rxjs';
import { problemMessage } from '../../core/problems';
import { linesOf } from './search-view';

const PAUSE_MS = 120;
const WAITING_MS = 300;

type Answer =
  | { readonly kind: 'waiting' | 'begun' }
  | { readonly kind: 'found'; readonly text: string; readonly result: SearchResult }
  | { readonly kind: 'failed'; readonly message: string };

/** What is typed and what answers it. What was found stays until the next answer is there. */
@Injectable()
export class SearchStore {
  private readonly http = inject(HttpClient);
  private readonly asked = new Subject<string>();
  private readonly found = signal<{ readonly text: string; readonly result: SearchResult } | null>(null);
  readonly text = signal('');
  /** Nothing to show yet, and it takes a while. */
  readonly waiting = signal(false);
  readonly problem = signal<string | null>(null);

  /** The text that `groups` answers; null before the first answer. */
  readonly answered = computed(() => this.found()?.text ?? null);
  readonly groups = computed(() => linesOf(this.found()?.result ?? { groups: [] }));
  readonly lines = computed(() => this.groups().flatMap(({ lines }) => lines));

  constructor() {
    this.asked
      .pipe(
        debounceTime(PAUSE_MS),
        switchMap((text) => this.look(text)),
        takeUntilDestroyed(),
      )
      .subscribe((answer) => this.take(answer));
  }

  search(text: string): void {
    this.text.set(text);
    if (text.trim() === '') {
      this.found.set(null);
      this.problem.set(null);
    }
    this.asked.next(text.trim());
  }

  retry(): void {
    this.asked.next(this.text().trim());
  }

  private look(text: string): Observable<Answer> {
    if (text === '') return of({ kind: 'begun' as const });
    const answer = this.http.get('/api/search', { params: { q: text.slice(0, 200) } }).pipe(
      map((body): Answer => ({ kind: 'found', text, result: searchResult.parse(body) })),
      catchError((error: unknown) => of<Answer>({ kind: 'failed', message: problemMessage(error) })),
      share(),
    );
    const waiting = timer(WAITING_MS).pipe(
      map((): Answer => ({ kind: 'waiting' })),
      takeUntil(answer),
    );
    return merge(waiting, answer).pipe(startWith<Answer>({ kind: 'begun' }));
  }

  private take(answer: Answer): void {
    this.waiting.set(answer.kind === 'waiting' && this.found() === null);
    if (answer.kind === 'begun' || answer.kind === 'waiting') return;
    this.problem.set(answer.kind === 'failed' ? answer.message : null);
    if (this.text().trim() === '') return;
    this.found.set(answer.kind === 'found' ? answer : null);
  }
}
