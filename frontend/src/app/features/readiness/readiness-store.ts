import { HttpClient, httpResource } from '@angular/common/http';
import { computed, inject, Injectable } from '@angular/core';
import { evaluation as evaluationSchema, type EvaluationPatch, readiness } from '@kompassplan/contract';
import { shownReadiness } from '@kompassplan/domain';
import { firstValueFrom } from 'rxjs';
import { EvaluationContext } from '../../core/evaluation-context';

/** Readiness of the current evaluation, exact and as it is printed. */
@Injectable()
export class ReadinessStore {
  private readonly http = inject(HttpClient);
  private readonly context = inject(EvaluationContext);
  private readonly resource = httpResource(
    () => {
      const current = this.context.current();
      return current ? `/api/evaluations/${current.id}/readiness` : undefined;
    },
    { parse: (body) => readiness.parse(body) },
  );

  readonly evaluation = this.context.current;
  readonly exact = computed(() => (this.resource.hasValue() ? this.resource.value() : null));
  readonly shown = computed(() => {
    const exact = this.exact();
    return exact ? shownReadiness(exact) : null;
  });
  readonly loading = computed(() => this.context.loading() || (this.resource.isLoading() && !this.exact()));
  readonly error = computed(() => this.context.error() ?? this.resource.error() ?? null);

  reload(): void {
    if (this.context.error()) this.context.reload();
    else this.resource.reload();
  }

  /** Sets the day of the follow-up, or takes it away. Reads the version first: the list of evaluations does not tell it. */
  async setFollowUp(followUpOn: string | null): Promise<void> {
    const id = this.context.current()?.id;
    if (!id) return;
    const url = `/api/evaluations/${id}`;
    const { version } = evaluationSchema.parse(await firstValueFrom(this.http.get(url)));
    const patch: EvaluationPatch = { followUpOn };
    await firstValueFrom(this.http.patch(url, patch, { headers: { 'If-Match': `"${version}"` } }));
    this.context.reload();
    this.resource.reload();
  }
}
export type Shown = NonNullable<ReturnType<ReadinessStore['shown']>>;
