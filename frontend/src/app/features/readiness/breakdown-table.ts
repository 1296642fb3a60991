import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Icon } from '../../ui/icon';
import { Status } from '../../ui/status';
import type { Shown } from './readiness-store';

type Area = Shown['areas'][number];

/** Area → sub-question → actions: where each figure of the headline comes from. Every column adds up. */
@Component({
  selector: 'kp-breakdown-table',
  imports: [Icon, RouterLink, Status, TranslatePipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './breakdown-table.html',
  styleUrl: './breakdown-table.scss',
})
export class BreakdownTable {
  protected readonly i18n = inject(I18n);
  readonly shown = input.required<Shown>();

  /** "2" for an area, "2.5" for a sub-question. */
  private readonly open = signal<ReadonlySet<string>>(new Set());
  protected readonly allOpen = computed(() => this.shown().areas.every((area) => this.open().has(`${area.number}`)));
  protected readonly areas = computed(() =>
    this.shown().areas.map((area) => ({
      ...area,
      actions: countActions(area),
      withEvidence: area.subQuestions.filter((q) => q.evidence > 0).length,
    })),
  );
  protected readonly total = computed(() => {
    const areas = this.shown().areas;
    const all = areas.flatMap((area) => area.subQuestions);
    return {
      actions: countActions(...areas),
      withEvidence: all.filter((q) => q.evidence > 0).length,
      subQuestions: all.length,
    };
  });

  protected isOpen(key: string): boolean {
    return this.open().has(key);
  }

  protected toggle(key: string): void {
    const next = new Set(this.open());
    if (!next.delete(key)) next.add(key);
    this.open.set(next);
  }

  protected toggleAll(): void {
    this.open.set(this.allOpen() ? new Set() : new Set(this.shown().areas.map((area) => `${area.number}`)));
  }

  protected figure(points: number): string {
    return this.i18n.columnPoints(points);
  }
}

/** Each action once, also when it serves two sub-questions; declined ones are no work. */
function countActions(...areas: readonly Area[]): number {
  const working = areas
    .flatMap((area) => area.subQuestions)
    .flatMap((q) => q.actions)
    .filter((action) => action.status !== 'declined');
  return new Set(working.map((action) => action.id)).size;
}
