import { shownPoints } from './apportion.js';
import type { StatePoints } from './readiness.js';

export interface Opportunity {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly subQuestions: readonly string[];
  readonly points: number;
  readonly effortWeeks: number | null;
  readonly perWeek: number | null;
}
export interface RankedOpportunity extends Omit<Opportunity, 'perWeek'> {
  /** What the bar and the figure show: points per week, or points when some effort is unknown. */
  readonly value: number;
  /** `value` of the largest, for the length of the bar: 0–100. */
  readonly percent: number;
}
export interface Opportunities {
  readonly unit: 'perWeek' | 'points';
  readonly items: readonly RankedOpportunity[];
}

/** What would pay most: by points per week when every effort is known, otherwise by points. */
export function opportunitiesOf(found: readonly Opportunity[], limit: number): Opportunities {
  const unit = found.length > 0 && found.every(({ perWeek }) => perWeek !== null) ? 'perWeek' : 'points';
  const valued = found
    .map((item) => ({ ...item, value: unit === 'perWeek' ? (item.perWeek ?? 0) : item.points }))
    .sort((a, b) => b.value - a.value || a.number - b.number)
    .slice(0, limit);
  const largest = Math.max(0, ...valued.map(({ value }) => value));
  return {
    unit,
    items: valued.map(({ perWeek: _, ...item }) => ({
      ...item,
      percent: largest > 0 ? (item.value / largest) * 100 : 0,
    })),
  };
}

interface Risk {
  readonly kind: string;
  readonly actions: number;
  readonly points: number;
}

/**
 * The risks that there are, with points as the headline shows them: the same points as a part of the headline are
 * printed with the same tenth as there.
 * @param exact the states unrounded
 * @param shown the states as the headline shows them
 */
export function shownRisks<R extends Risk>(risks: readonly R[], exact: StatePoints, shown: StatePoints): readonly R[] {
  return risks
    .filter(({ actions }) => actions > 0)
    .map((risk) => {
      const state = risk.kind === 'unverified' ? 'done' : risk.kind === 'needsHelp' ? 'needsHelp' : null;
      const same = state !== null && Math.abs(exact[state] - risk.points) < 1e-6;
      return { ...risk, points: same && state !== null ? shown[state] : shownPoints(risk.points) };
    });
}
