import type { Readiness } from '@kompassplan/contract';

export interface Opportunity {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly subQuestions: readonly string[];
  readonly points: number;
  readonly effortWeeks: number | null;
  /** What the bar and the figure show: points per week, or points when some effort is unknown. */
  readonly value: number;
  /** `value` of the largest, for the length of the bar: 0–100. */
  readonly percent: number;
}
export interface Opportunities {
  readonly unit: 'perWeek' | 'points';
  readonly items: readonly Opportunity[];
}

/** What would pay most: by points per week when every effort is known, otherwise by points. */
export function opportunitiesOf(found: Readiness['opportunities'], limit: number): Opportunities {
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
