import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable } from '@angular/core';
import { evaluationsPage, type EvaluationSummary } from '@kompassplan/contract';
import { SessionStore } from './session-store';

/** The evaluations of the municipality; the newest one is the one that pages are about. Loaded once per session. */
@Injectable({ providedIn: 'root' })
export class EvaluationContext {
  private readonly sessions = inject(SessionStore);
  private readonly resource = httpResource(
    () => (this.sessions.session() === null ? undefined : '/api/evaluations?limit=100'),
    { parse: (body) => evaluationsPage.parse(body).items },
  );

  /** Newest first. */
  readonly all = computed<readonly EvaluationSummary[]>(() =>
    this.resource.hasValue()
      ? [...this.resource.value()].sort(
          (a, b) => b.year - a.year || (b.month ?? 0) - (a.month ?? 0) || b.importedAt.localeCompare(a.importedAt),
        )
      : [],
  );
  readonly current = computed(() => this.all()[0] ?? null);
  /** True until the first answer: an empty list means something only afterwards. */
  readonly loading = computed(() => this.resource.isLoading() && !this.resource.hasValue());
  readonly error = this.resource.error;

  /** After an import, or when loading failed. */
  reload(): void {
    this.resource.reload();
  }
}
