import { HttpClient, httpResource } from '@angular/common/http';
import { computed, inject, Injectable } from '@angular/core';
import { readiness, type SetTarget } from '@kompassplan/contract';
import { shownReadiness } from '@kompassplan/domain';
import { firstValueFrom } from 'rxjs';
import { EvaluationContext } from '../../core/evaluation-context';

/** All sub-questions of the current evaluation, as printed, and the change of their targets. */
@Injectable()
export class MatrixStore {
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
  readonly shown = computed(() => (this.resource.hasValue() ? shownReadiness(this.resource.value()) : null));
  readonly loading = computed(() => this.context.loading() || (this.resource.isLoading() && !this.shown()));
  readonly error = computed(() => this.context.error() ?? this.resource.error() ?? null);

  reload(): void {
    if (this.context.error()) this.context.reload();
    else this.resource.reload();
  }

  /** The answer is the whole readiness, so that every figure on the page moves at once. */
  async setTarget(subQuestion: string, wish: SetTarget): Promise<void> {
    const id = this.context.current()?.id;
    if (!id) return;
    const answer = await firstValueFrom(this.http.put(`/api/evaluations/${id}/targets/${subQuestion}`, wish));
    this.resource.set(readiness.parse(answer));
  }
}
export type Shown = NonNullable<ReturnType<MatrixStore['shown']>>;
export type ShownArea = Shown['areas'][number];
export type ShownQuestion = ShownArea['subQuestions'][number];
