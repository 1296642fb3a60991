import type { Readiness } from '@kompassplan/contract';
import type { StatePoints } from '@kompassplan/domain';
import { shortAreaName } from '../../core/area-name';
import type { I18n } from '../../core/i18n';
import type { AreaBar } from '../../ui/charts/area-bars';
import type { ChartTable } from '../../ui/charts/chart-table';
import type { RadarAxis } from '../../ui/charts/radar';
import type { PlanFilter } from './plan-links';
import type { Shown } from './readiness-store';

type Phrases = Pick<I18n, 't' | 'points' | 'columnPoints'>;
export type State = keyof StatePoints;

export interface StateFigure {
  readonly state: State;
  readonly points: number;
  /** Actions in this state; sub-questions without action for `noAction`. */
  readonly count: number;
  readonly commands: readonly string[];
  readonly filter: PlanFilter;
}

/** The parts of the headline in the order of the bar. A target that nobody works on is shown only when there is one. */
export function stateFigures(shown: Shown): readonly StateFigure[] {
  const { states, counts } = shown;
  const withoutAction = shown.areas.flatMap((area) => area.subQuestions).filter((q) => q.states.noAction > 0).length;
  const ofActions = (['verified', 'done', 'inProgress', 'needsHelp', 'notStarted'] as const).map((state) => ({
    ...{ state, points: states[state], count: counts[state] },
    ...{ commands: ['/plan'], filter: { status: state } },
  }));
  return states.noAction > 0
    ? [
        ...ofActions,
        {
          ...{ state: 'noAction' as const, points: states.noAction, count: withoutAction },
          ...{ commands: ['/delfragor'], filter: { show: 'actions' } },
        },
      ]
    : ofActions;
}

/** Points of verified actions that count as done, because their evidence has expired. */
export function expiredPoints(exact: Readiness): number {
  const verified = exact.areas
    .flatMap((area) => area.subQuestions)
    .flatMap((q) => q.actions)
    .filter((action) => action.status === 'verified')
    .reduce((sum, action) => sum + action.points, 0);
  return Math.max(0, verified - exact.states.verified);
}

export function stateTable(shown: Shown, i18n: Phrases): ChartTable {
  const figures = stateFigures(shown);
  return {
    caption: i18n.t('readiness.states-caption'),
    head: [i18n.t('readiness.state'), i18n.t('readiness.points'), i18n.t('readiness.count')],
    rows: figures.map(({ state, points, count }) => [
      i18n.t(`readiness.state-${state}`),
      i18n.columnPoints(points),
      state === 'noAction'
        ? i18n.t('readiness.count-sub-questions', { count })
        : i18n.t('readiness.count-actions', { count }),
    ]),
    foot: [i18n.t('readiness.sum'), i18n.columnPoints(shown.targeted), ''],
  };
}

export function stateFinding(shown: Shown, i18n: Phrases): string {
  const points = Object.fromEntries(Object.entries(shown.states).map(([state, value]) => [state, i18n.points(value)]));
  return i18n.t('readiness.states-finding', {
    ...{ secured: i18n.points(shown.secured), targeted: i18n.points(shown.targeted) },
    ...points,
    hasNoAction: shown.states.noAction > 0 ? 'yes' : 'no',
  });
}

/** Most points left first. */
export function areasByRemaining(shown: Shown): Shown['areas'] {
  return [...shown.areas].sort((a, b) => b.remaining - a.remaining || a.number - b.number);
}

export function areaBars(shown: Shown, i18n: Phrases): readonly AreaBar[] {
  return areasByRemaining(shown).map((area) => ({
    ...{ number: area.number, name: area.name, baseline: area.baseline, goal: area.goal },
    ...{ verified: area.states.verified, done: area.states.done },
    path: i18n.t('readiness.from-to', { from: i18n.points(area.today), to: i18n.points(area.goal) }),
    remaining: i18n.t('readiness.left', { points: i18n.points(area.remaining) }),
    commands: ['/plan'],
    query: { area: area.number },
  }));
}

export function areaFinding(shown: Shown, i18n: Phrases): string {
  const [first] = areasByRemaining(shown);
  return first
    ? i18n.t('readiness.areas-finding', { area: first.name, points: i18n.points(first.remaining) })
    : i18n.t('readiness.areas');
}

export function areaTable(shown: Shown, i18n: Phrases, sorted: boolean): ChartTable {
  const columns = ['baseline', 'verified', 'done', 'today', 'goal', 'remaining'] as const;
  const cells = (level: Shown | Shown['areas'][number]) =>
    columns.map((column) =>
      i18n.columnPoints(column === 'verified' || column === 'done' ? level.states[column] : level[column]),
    );
  return {
    caption: i18n.t('readiness.areas-caption'),
    head: [
      i18n.t('term.area'),
      i18n.t('readiness.year-points', { year: String(shown.year) }),
      i18n.t('readiness.state-verified'),
      i18n.t('readiness.done-short'),
      i18n.t('readiness.today'),
      i18n.t('readiness.goal'),
      i18n.t('readiness.remaining'),
    ],
    rows: (sorted ? areasByRemaining(shown) : shown.areas).map((area) => [
      `${area.number} ${area.name}`,
      ...cells(area),
    ]),
    foot: [i18n.t('readiness.sum'), ...cells(shown)],
  };
}

/** On a scale of percent of what each area can give, so that areas of different size can be compared. */
export function radarAxes(shown: Shown, i18n: Phrases): readonly RadarAxis[] {
  return shown.areas.map((area) => {
    const percent = (points: number) => (area.max > 0 ? (points / area.max) * 100 : 0);
    return {
      number: area.number,
      name: `${area.number} ${shortAreaName(area.name)}`,
      fullName: `${area.number} ${area.name}`,
      ...{ before: percent(area.baseline), today: percent(area.today), goal: percent(area.goal) },
      beforeText: i18n.points(area.baseline),
      todayText: i18n.points(area.today),
    };
  });
}

export function radarFinding(shown: Shown, i18n: Phrases): string {
  const share = (area: Shown['areas'][number]) => (area.max > 0 ? area.today / area.max : 0);
  const sorted = [...shown.areas].sort((a, b) => share(a) - share(b));
  const [weakest, strongest] = [sorted[0], sorted.at(-1)];
  return weakest && strongest
    ? i18n.t('readiness.profile-finding', { weakest: weakest.name, strongest: strongest.name })
    : i18n.t('readiness.profile');
}

/** End of the scale of the area bars: the largest area. */
export function largestArea(shown: Shown): number {
  return Math.max(1, ...shown.areas.map((area) => area.max));
}
