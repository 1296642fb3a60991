import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OverviewRow, UnitOverview } from '@kompassplan/contract';
import { numberOf } from '../../core/action-number';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Icon, type IconName } from '../../ui/icon';
import { WAITING_FILTERS } from './plan-links';

export type WaitingKind = 'late' | 'verify' | 'dates' | 'help' | 'review' | 'effect' | 'noOwner';

/** Where the date says nothing any more. */
const QUIET_DATE: ReadonlySet<WaitingKind> = new Set<WaitingKind>(['verify', 'effect']);
/** How many rows are shown before the plan shows the rest. */
const SHOWN = 5;
const ICON: Readonly<Record<WaitingKind, { readonly name: IconName; readonly tone: string }>> = {
  late: { name: 'clock', tone: 'O' },
  verify: { name: 'status-done', tone: 'D' },
  dates: { name: 'calendar', tone: 'H' },
  help: { name: 'status-needs-help', tone: 'H' },
  review: { name: 'status-declined', tone: 'N' },
  effect: { name: 'follow-up', tone: 'D' },
  noOwner: { name: 'person', tone: 'H' },
};

/** One kind of thing that waits in the unit: the first ones, each linked, and all of them in the plan. */
@Component({
  selector: 'kp-waiting-card',
  imports: [Icon, RouterLink, TranslatePipe],
  template: `
    <section class="card" [attr.aria-labelledby]="'vantar-' + kind()">
      <header>
        <span class="st {{ icon().tone }}"><kp-icon [name]="icon().name" /></span>
        <h2 class="grow" [id]="'vantar-' + kind()">{{ 'unit.' + kind() | t }}</h2>
        <span class="cnt" [attr.aria-label]="'unit.count' | t: { count: list().total }">{{ list().total }}</span>
      </header>
      <ul>
        @for (row of rows(); track row.id) {
          <li>
            <a routerLink="/plan" [queryParams]="linkTo(row)">
              <span class="grow">
                <span class="name"
                  ><span class="t2">{{ number(row.number) }}</span> {{ row.title }}</span
                >
                <span class="t2 sm">{{ facts(row) }}</span>
              </span>
              <kp-icon name="chevron-right" size="s" />
            </a>
          </li>
        } @empty {
          <li class="t2 none">{{ 'unit.' + kind() + '-none' | t }}</li>
        }
      </ul>
      @if (list().total > 0) {
        <a class="all" routerLink="/plan" [queryParams]="filter()">{{ 'unit.all' | t: { count: list().total } }}</a>
      }
    </section>
  `,
  styleUrl: './waiting-card.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WaitingCard {
  private readonly i18n = inject(I18n);
  readonly kind = input.required<WaitingKind>();
  readonly list = input.required<UnitOverview[WaitingKind]>();
  /** A unit's id or `mine`. */
  readonly unit = input.required<string>();
  protected readonly number = numberOf;
  protected readonly icon = computed(() => ICON[this.kind()]);
  protected readonly rows = computed(() => this.list().items.slice(0, SHOWN));
  protected readonly filter = computed(() => ({ unit: this.unit(), ...WAITING_FILTERS[this.kind()] }));

  protected linkTo(row: OverviewRow): Readonly<Record<string, string>> {
    return { ...this.filter(), action: row.id };
  }

  protected facts(row: OverviewRow): string {
    const told: string[] = [];
    if (this.kind() === 'dates' && row.dueRequest) told.push(this.asked(row.dueRequest));
    else if (this.kind() !== 'noOwner') told.push(row.owner?.name ?? this.i18n.t('unit.nobody'));
    if (row.due && !QUIET_DATE.has(this.kind())) told.push(this.i18n.t('unit.due', { day: this.i18n.day(row.due) }));
    told.push(this.i18n.t('term.points', { points: this.i18n.points(row.points) }));
    if (this.kind() === 'verify' && !row.mayVerify) told.push(this.i18n.t('unit.somebody-else'));
    if (this.kind() === 'effect' && !row.mayVerify) told.push(this.i18n.t('unit.effect-own'));
    if (this.kind() === 'dates' && !row.mayDecideDue) told.push(this.i18n.t('unit.dates-own'));
    return told.join(' · ');
  }

  private asked({ by, due }: NonNullable<OverviewRow['dueRequest']>): string {
    if (due === null) return this.i18n.t('unit.dates-off', { name: by.name });
    return this.i18n.t('unit.dates-to', { name: by.name, day: this.i18n.day(due) });
  }
}
