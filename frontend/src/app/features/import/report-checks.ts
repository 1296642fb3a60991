import { absentNumbers, apportion, fitsWithinRounding, type ImportDraft, shownPoints } from '@kompassplan/domain';

type Report = ImportDraft['report'];

/** One row of "Visa skillnaden"; null where the report prints nothing to add up. */
export interface AreaSums {
  readonly number: number;
  readonly name: string;
  /** Points of the area as printed. */
  readonly printed: number | null;
  /** Sum of the sub-questions' printed points. */
  readonly whole: number | null;
  /** Sum of percent × max / 100, what the plan computes with; in tenths that sum to the shown total. */
  readonly exact: number | null;
}
export interface ReportChecks {
  /**
   * `summed`: the total is our sum of the areas' points; `untold`: the areas have points and the report tells no total;
   * `partly`: only some areas have points; `none`: no area has any.
   */
  readonly total: 'match' | 'differ' | 'summed' | 'untold' | 'partly' | 'none';
  readonly pointsTotal: number | null;
  readonly pointsMax: number | null;
  readonly sumOfAreas: number | null;
  /** Those read and those missed. */
  readonly subQuestions: number;
  /** Numbers of those that the tables leave out, and of those without all of their figures. */
  readonly missed: readonly string[];
  /** Sub-questions with points, max and percent. */
  readonly complete: number;
  /** Numbers of those whose figures can't belong together. */
  readonly impossible: readonly string[];
  /** Areas with points, of all. */
  readonly areasWithPoints: number;
  /**
   * `sums`: an area's own sum differs by more than rounding can explain; `none`: figures are missing, so there is nothing
   * to compare.
   */
  readonly rounding: 'equal' | 'differ' | 'sums' | 'none';
  readonly whole: number | null;
  readonly exact: number | null;
  readonly areas: readonly AreaSums[];
}

export function checksOf(report: Report): ReportChecks {
  const unrounded = report.areas.map((area) => ({
    number: area.number,
    name: area.name,
    printed: area.points,
    whole: sum(area.subQuestions.map(({ points }) => points)),
    exact: sum(
      area.subQuestions.map(({ percent, max }) => (percent === null || max === null ? null : (percent * max) / 100)),
    ),
  }));
  const exact = sum(unrounded.map((area) => area.exact));
  const shown = exact === null ? null : apportion(unrounded.map((area) => area.exact ?? 0));
  const areas = unrounded.map((area, index) => ({ ...area, exact: shown?.[index] ?? rounded(area.exact) }));
  const questions = report.areas.flatMap((area) => area.subQuestions);
  const absent = report.areas.flatMap((area) => absentNumbers(area));
  const whole = sum(areas.map((area) => area.whole));
  const sumOfAreas = sum(areas.map((area) => area.printed));
  return {
    total: totalOf(report, sumOfAreas),
    pointsTotal: report.pointsTotal,
    pointsMax: report.pointsMax,
    sumOfAreas,
    subQuestions: questions.length + absent.length,
    missed: [...questions.filter((question) => !isComplete(question)).map(({ number }) => number), ...absent].sort(
      (a, b) => a.localeCompare(b, 'sv', { numeric: true }),
    ),
    complete: questions.filter(isComplete).length,
    impossible: questions.filter((question) => !possible(question)).map(({ number }) => number),
    areasWithPoints: areas.filter((area) => area.printed !== null).length,
    rounding: roundingOf(report, whole, exact),
    whole,
    exact: rounded(exact),
    areas,
  };
}

type Question = Report['areas'][number]['subQuestions'][number];

function isComplete({ points, max, percent }: Question): boolean {
  return points !== null && max !== null && percent !== null;
}

function roundingOf({ notes }: Report, whole: number | null, exact: number | null): ReportChecks['rounding'] {
  if (notes.some(({ code }) => code === 'mismatch.area-sum')) return 'sums';
  if (whole === null || exact === null) return 'none';
  return same(whole, exact) ? 'equal' : 'differ';
}

function totalOf({ areas, notes, pointsTotal }: Report, sumOfAreas: number | null): ReportChecks['total'] {
  if (sumOfAreas === null) return areas.some(({ points }) => points !== null) ? 'partly' : 'none';
  if (pointsTotal === null) return 'untold';
  if (notes.some(({ code }) => code === 'total.summed')) return 'summed';
  return same(pointsTotal, sumOfAreas) ? 'match' : 'differ';
}

/** More than the max, or a percent that the points can't be: an error in the report or of the one who copied it. */
function possible({ points, max, percent }: Question): boolean {
  if (points === null || max === null) return true;
  return points <= max && (percent === null || fitsWithinRounding(points, max, percent));
}

function rounded(points: number | null): number | null {
  return points === null ? null : shownPoints(points);
}

/** Null when there is nothing, or when a part is missing: a sum of some of the parts would mislead. */
function sum(parts: readonly (number | null)[]): number | null {
  if (parts.length === 0) return null;
  let total = 0;
  for (const part of parts) {
    if (part === null) return null;
    total += part;
  }
  return total;
}

/** Equal at one decimal, which is all that is shown. */
function same(a: number, b: number): boolean {
  return Math.round(a * 10) === Math.round(b * 10);
}
