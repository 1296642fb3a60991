import { httpResource } from '@angular/common/http';
import { computed, effect, inject, Injectable, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { evaluationsPage, type EvaluationSummary } from '@kompassplan/contract';
import { map } from 'rxjs';
import { isOwn, landingOf } from './own-evaluations';
import { SessionStore } from './session-store';

/** Query parameter of the pages that are about one evaluation. */
export const EVALUATION_PARAM = 'utvardering';
const KEY = 'kompassplan.evaluation';

/**
 * The evaluations of the municipality, and the one that pages are about: what the address says, else what was looked at
 * last in this browser, else the newest of the municipality's own. Loaded once per session.
 */
@Injectable({ providedIn: 'root' })
export class EvaluationContext {
  private readonly sessions = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly resource = httpResource(
    () => (this.sessions.session() === null ? undefined : '/api/evaluations?limit=100'),
    { parse: (body) => evaluationsPage.parse(body).items },
  );
  // Injected in the root this is the root's route; all routes share their query parameters.
  private readonly asked = toSignal(
    inject(ActivatedRoute).queryParamMap.pipe(map((params) => params.get(EVALUATION_PARAM))),
    { initialValue: null },
  );
  private readonly remembered = signal(localStorage.getItem(KEY));

  /** Newest first. */
  readonly all = computed<readonly EvaluationSummary[]>(() =>
    this.resource.hasValue()
      ? [...this.resource.value()].sort(
          (a, b) => b.year - a.year || (b.month ?? 0) - (a.month ?? 0) || b.importedAt.localeCompare(a.importedAt),
        )
      : [],
  );
  readonly several = computed(() => this.all().length > 1);
  private readonly town = computed(() => this.sessions.session()?.municipality.name ?? null);
  readonly current = computed(
    () => this.find(this.asked()) ?? this.find(this.remembered()) ?? landingOf(this.all(), this.town()),
  );
  /** True until the first answer: an empty list means something only afterwards. */
  readonly loading = computed(() => this.resource.isLoading() && !this.resource.hasValue());
  readonly error = this.resource.error;

  constructor() {
    effect(() => {
      const asked = this.find(this.asked());
      if (!asked) return;
      // A neighbour's is looked at, not lived with: the next visit begins with one's own.
      if (isOwn(asked, this.town())) localStorage.setItem(KEY, asked.id);
      this.remembered.set(asked.id);
    });
  }

  /** The address names the evaluation that the page shows, so that it can be passed on. Only where there is a choice. */
  writeAddress(): void {
    const current = this.current();
    if (current && this.several() && this.asked() !== current.id) void this.show(current.id, true);
  }

  /** Shows the page for another evaluation; what was opened of the former one is closed. */
  choose(id: string): void {
    void this.show(id, false, { action: null });
  }

  /** Shows the page for the evaluation that an opened action belongs to. */
  follow(id: string): void {
    if (this.current()?.id !== id && this.find(id)) void this.show(id, true);
  }

  /** Query parameters of a link to something of that evaluation. */
  linkTo(id: string | null | undefined): Readonly<Record<string, string>> {
    return this.several() && this.find(id ?? null) ? { [EVALUATION_PARAM]: id ?? '' } : {};
  }

  /** The year that tells actions of equal numbers apart, or null where there is nothing to confuse. */
  yearOf(id: string): number | null {
    return this.several() ? (this.find(id)?.year ?? null) : null;
  }

  /** After an import, or when loading failed. */
  reload(): void {
    this.resource.reload();
  }

  private find(id: string | null): EvaluationSummary | undefined {
    return id === null ? undefined : this.all().find((one) => one.id === id);
  }

  private show(id: string, replaceUrl: boolean, more: Readonly<Record<string, null>> = {}): Promise<boolean> {
    return this.router.navigate([], {
      queryParams: { [EVALUATION_PARAM]: id, ...more },
      queryParamsHandling: 'merge',
      replaceUrl,
    });
  }
}
