import type { ActionStatus } from '@kompassplan/domain';
import { shownPoints } from '@kompassplan/domain';
import { scaleQuantize } from 'd3-scale';
import type { Shown, ShownArea, ShownQuestion } from './matrix-store';

export const MEASURES = ['gap', 'actions', 'evidence'] as const;
export type Measure = (typeof MEASURES)[number];
export const HEATS = [0, 1, 2, 3, 4] as const;
export type Heat = (typeof HEATS)[number];

export interface Tile {
  readonly q: ShownQuestion;
  /** Without declined ones: those are no work. */
  readonly actions: number;
  readonly heat: Heat;
}
export interface Row {
  readonly area: ShownArea;
  readonly actions: number;
  readonly tiles: readonly Tile[];
  /** Points that the row is shorter than the longest one, so that widths can be compared. */
  readonly filler: number;
}
export interface Matrix {
  readonly rows: readonly Row[];
  /** End of the colour scale. */
  readonly top: number;
  readonly blindSpots: { readonly count: number; readonly gap: number };
  readonly withAction: number;
  readonly count: number;
  /** What every row gives when all are the same, otherwise null. */
  readonly rowMax: number | null;
}

export function matrixOf(shown: Shown, measure: Measure): Matrix {
  const all = shown.areas.flatMap((area) => area.subQuestions);
  const largest = Math.max(0, ...all.map((q) => valueOf(q, measure)));
  const top = measure === 'gap' ? Math.max(5, Math.ceil(largest / 5) * 5) : Math.max(1, largest);
  const heat = scaleQuantize<Heat>([0, top], HEATS);
  const longest = Math.max(0, ...shown.areas.map((area) => area.max));
  const blind = all.filter((q) => q.blindSpot);
  const maxes = new Set(shown.areas.map((area) => area.max));
  return {
    top,
    count: all.length,
    withAction: all.filter((q) => working(q).length > 0).length,
    blindSpots: { count: blind.length, gap: shownPoints(blind.reduce((sum, q) => sum + q.gap, 0)) },
    rowMax: maxes.size === 1 ? longest : null,
    rows: shown.areas.map((area) => ({
      area,
      actions: new Set(area.subQuestions.flatMap((q) => working(q).map((action) => action.id))).size,
      filler: longest - area.max,
      tiles: area.subQuestions.map((q) => ({ q, actions: working(q).length, heat: heat(valueOf(q, measure)) })),
    })),
  };
}

export function valueOf(q: ShownQuestion, measure: Measure): number {
  return measure === 'gap' ? q.gap : measure === 'actions' ? working(q).length : q.evidence;
}

export function working(q: ShownQuestion): ShownQuestion['actions'] {
  return q.actions.filter((action) => action.status !== 'declined');
}

export interface StatusGroup {
  readonly status: ActionStatus;
  readonly points: number;
  readonly actions: ShownQuestion['actions'];
}
const ORDER = ['verified', 'done', 'inProgress', 'needsHelp', 'notStarted', 'declined'] as const;

/** The actions of a sub-question by status, most proven first. */
export function byStatus(q: ShownQuestion): readonly StatusGroup[] {
  return ORDER.map((status) => q.actions.filter((action) => action.status === status))
    .filter((actions) => actions.length > 0)
    .map((actions) => ({
      status: actions[0]?.status ?? 'notStarted',
      points: shownPoints(actions.reduce((sum, action) => sum + action.points, 0)),
      actions,
    }));
}

export const SORTS = [
  'number',
  'percent',
  'baseline',
  'max',
  'gap',
  'target',
  'secured',
  'actions',
  'evidence',
] as const;
export type Sort = (typeof SORTS)[number];

/** `sort` as it stands in the URL: "gap" ascending, "-gap" descending. Anything else is the order of the report. */
export function sortedQuestions(shown: Shown, sort: string): readonly ShownQuestion[] {
  const all = shown.areas.flatMap((area) => area.subQuestions);
  const key = SORTS.find((known) => known === sort.replace(/^-/, ''));
  if (!key) return all;
  const sign = sort.startsWith('-') ? -1 : 1;
  if (key === 'number') return sign === 1 ? all : [...all].reverse();
  const value = (q: ShownQuestion) => (key === 'actions' ? working(q).length : q[key]);
  return [...all].sort((a, b) => sign * (value(a) - value(b)));
}
