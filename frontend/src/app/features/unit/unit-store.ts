import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import { unitOverview, unitsPage } from '@kompassplan/contract';
import { EvaluationContext } from '../../core/evaluation-context';
import { SessionStore } from '../../core/session-store';

/** The own unit and those below it, as in the filters of the plan. */
export const MINE = 'mine';

/** One unit's work in the evaluation that pages are about. */
@Injectable()
export class UnitStore {
  private readonly sessions = inject(SessionStore);
  private readonly context = inject(EvaluationContext);
  private readonly unitsResource = httpResource(() => '/api/units', { parse: (body) => unitsPage.parse(body).items });
  /** What the address asks for. */
  readonly asked = signal<string | null>(null);

  private readonly ownIds = computed(() => this.sessions.session()?.person.unitIds ?? []);
  readonly hasOwn = computed(() => this.ownIds().length > 0);
  /** The units that one may look at, by name. */
  readonly units = computed(() => {
    const all = this.unitsResource.hasValue() ? this.unitsResource.value() : [];
    return all
      .filter(({ id }) => this.sessions.may('unit.overview', { ownerId: null, unitId: id }))
      .sort((a, b) => a.name.localeCompare(b.name, 'sv'));
  });
  /** A unit's id or `mine`; null where there is nothing to look at. */
  readonly unit = computed(() => {
    const asked = this.units().find(({ id }) => id === this.asked());
    return asked?.id ?? (this.hasOwn() ? MINE : (this.units()[0]?.id ?? null));
  });
  private readonly overview = httpResource(
    () => {
      const evaluation = this.context.current()?.id;
      const unit = this.unit();
      // An address that names a unit waits until it is known which ones may be looked at.
      const known = this.asked() === null || !this.unitsResource.isLoading();
      return evaluation && unit && known ? `/api/unit-overview?evaluation=${evaluation}&unit=${unit}` : undefined;
    },
    { parse: (body) => unitOverview.parse(body) },
  );

  readonly shown = computed(() => (this.overview.hasValue() ? this.overview.value() : null));
  readonly noPlan = computed(() => !this.context.loading() && this.context.all().length === 0 && !this.context.error());
  readonly noUnit = computed(() => !this.unitsResource.isLoading() && this.unit() === null);
  readonly error = computed(() => this.overview.error() ?? this.unitsResource.error() ?? this.context.error());

  reload(): void {
    this.context.reload();
    this.unitsResource.reload();
    this.overview.reload();
  }
}
