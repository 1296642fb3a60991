import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PersonLoad } from '@kompassplan/contract';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Avatar } from '../../ui/avatar';
import { LoadBar } from '../../ui/charts/load-bar';
import { openOf } from './plan-links';

/** Who has how much to do, each linked to the actions in the plan. */
@Component({
  selector: 'kp-people-load',
  imports: [Avatar, LoadBar, RouterLink, TranslatePipe],
  templateUrl: './people-load.html',
  styleUrl: './people-load.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PeopleLoad {
  protected readonly i18n = inject(I18n);
  readonly people = input.required<readonly PersonLoad[]>();
  /** A unit's id or `mine`. */
  readonly unit = input.required<string>();
  protected readonly linkTo = openOf;
  protected readonly most = computed(() => Math.max(1, ...this.people().map(({ open }) => open)));

  /** Another unit's person, on leave, more elsewhere. */
  protected about({ member, away, elsewhere }: PersonLoad): string {
    const told: string[] = [];
    if (away) {
      const words = { day: this.i18n.day(away.to), deputy: away.deputy ?? '' };
      told.push(this.i18n.t(away.deputy ? 'unit.away-with' : 'unit.away', words));
    }
    if (!member) told.push(this.i18n.t('unit.not-member'));
    if (elsewhere > 0) told.push(this.i18n.t('unit.elsewhere', { count: elsewhere }));
    return told.join(' · ');
  }

  protected effort({ effortWeeks, unknownEffort, open }: PersonLoad): string {
    if (open === 0) return '–';
    if (unknownEffort === open) return this.i18n.t('unit.effort-unknown');
    const weeks = this.i18n.t('unit.weeks', { weeks: this.i18n.points(effortWeeks) });
    return unknownEffort > 0 ? `${weeks}, ${this.i18n.t('unit.unknown', { count: unknownEffort })}` : weeks;
  }
}
