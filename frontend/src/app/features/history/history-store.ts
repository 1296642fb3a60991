import { HttpClient, HttpErrorResponse, httpResource } from '@angular/common/http';
import { computed, inject, Injectable, linkedSignal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { historyCheck, type HistoryCheck, netChangesPage, peoplePage, planHistoryPage } from '@kompassplan/contract';
import { firstValueFrom, map } from 'rxjs';
import { EvaluationContext } from '../../core/evaluation-context';
import { SessionStore } from '../../core/session-store';
import { type HistoryView, queryOf, readView, writeView } from './history-view';

type Page<T> = { readonly items: readonly T[]; readonly total: number; readonly nextCursor: string | null };

/** History as the address asks for it: every step, or what differs. */
@Injectable()
export class HistoryStore {
  private readonly http = inject(HttpClient);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly context = inject(EvaluationContext);
  private readonly sessions = inject(SessionStore);

  readonly view = toSignal(this.route.queryParams.pipe(map(readView)), {
    initialValue: readView(this.route.snapshot.queryParams),
  });
  private readonly query = computed(() => queryOf(this.view(), this.context.current()?.id ?? null), {
    equal: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });
  /** An evaluation is known, or there is none: only then the question means what it says. */
  private readonly ready = computed(() => !this.context.loading());
  private readonly firstSteps = httpResource(
    () => (this.ready() && !this.view().net ? { url: '/api/history', params: this.query() } : undefined),
    { parse: (body) => planHistoryPage.parse(body) },
  );
  private readonly firstNet = httpResource(
    () =>
      this.ready() && this.view().net && this.context.current()
        ? { url: '/api/history/changes', params: this.query() }
        : undefined,
    { parse: (body) => netChangesPage.parse(body) },
  );
  private readonly peopleOf = httpResource(() => (this.sessions.may('people.read') ? '/api/people' : undefined), {
    parse: (body) => peoplePage.parse(body).items,
  });

  // Each begins with the first page again whenever that is fetched anew.
  readonly steps = linkedSignal(() => (this.firstSteps.hasValue() ? this.firstSteps.value() : null));
  readonly net = linkedSignal(() => (this.firstNet.hasValue() ? this.firstNet.value() : null));
  private readonly shown = computed(() => (this.view().net ? this.firstNet : this.firstSteps));
  readonly error = computed(() => this.context.error() ?? this.shown().error() ?? null);
  readonly noPlan = computed(() => this.view().net && this.ready() && !this.context.current());
  readonly people = computed(() => (this.peopleOf.hasValue() ? this.peopleOf.value() : []));

  show(change: Partial<HistoryView>): Promise<boolean> {
    return this.router.navigate([], {
      relativeTo: this.route,
      queryParams: writeView({ ...this.view(), ...change }),
      queryParamsHandling: 'merge',
    });
  }

  reload(): void {
    if (this.context.error()) this.context.reload();
    else this.shown().reload();
  }

  /** Appends the next page of what is shown. */
  async more(): Promise<void> {
    if (this.view().net) {
      const next = await this.after(this.net, '/api/history/changes');
      if (next) this.net.update((now) => now && joined(now, netChangesPage.parse(next)));
    } else {
      const next = await this.after(this.steps, '/api/history');
      if (next) this.steps.update((now) => now && joined(now, planHistoryPage.parse(next)));
    }
  }

  /** Null when there is no more, or when something else is shown meanwhile. */
  private async after(pages: () => Page<unknown> | null, url: string): Promise<unknown> {
    const before = pages();
    if (!before?.nextCursor) return null;
    const params = { ...this.query(), cursor: before.nextCursor };
    const next = await firstValueFrom(this.http.get(url, { params }));
    return pages() === before ? next : null;
  }

  /** @throws the server's problem, when there is too much for one file */
  async file(format: 'xlsx' | 'csv'): Promise<Blob> {
    const params = { ...this.query(), format, net: String(this.view().net) };
    try {
      return await firstValueFrom(this.http.get('/api/history/export', { params, responseType: 'blob' }));
    } catch (error) {
      throw await readable(error);
    }
  }

  async check(): Promise<HistoryCheck> {
    return historyCheck.parse(await firstValueFrom(this.http.get('/api/history/check')));
  }
}

function joined<P extends Page<unknown>>(now: P, next: P): P {
  return { ...next, items: [...now.items, ...next.items] };
}

/** Asked for a file, Angular gives also the problem as one. */
async function readable(error: unknown): Promise<unknown> {
  if (!(error instanceof HttpErrorResponse) || !(error.error instanceof Blob)) return error;
  const { status, statusText, headers, url } = error;
  try {
    const body: unknown = JSON.parse(await error.error.text());
    return new HttpErrorResponse({ error: body, status, statusText, headers, url: url ?? undefined });
  } catch {
    return error;
  }
}
