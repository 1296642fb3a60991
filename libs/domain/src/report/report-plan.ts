import type { Suggestion } from '../linking/suggest-links.js';
import type { ReportSubQuestion } from './parsed-report.js';
import type { PlannedAction } from './planned-action.js';

export interface PlannedStrength {
  readonly text: string;
  /** Page of the report it was printed on. */
  readonly page: number | null;
  /** Line of the source it stands on: a row of the sheet. */
  readonly line: number;
}

export interface PlannedImprovement extends PlannedStrength, PlannedAction {
  /** Why no action is made of it; null when one is. */
  readonly skipReason: string | null;
  /** Only when the source brings suggestions of its own; otherwise they are worked out. */
  readonly suggestions?: readonly Suggestion[];
}

/** An action that no improvement area of the report asked for. */
export interface OwnAction extends PlannedAction {
  readonly area: number;
  readonly title: string;
  readonly line: number;
}

export interface PlannedArea {
  readonly number: number;
  readonly name: string;
  /** Other names of it, where the source brings them; otherwise those of the framework. */
  readonly aliases?: readonly string[];
  readonly points: number | null;
  readonly max: number | null;
  readonly percent: number | null;
  readonly subQuestions: readonly ReportSubQuestion[];
  readonly strengths: readonly PlannedStrength[];
  readonly improvements: readonly PlannedImprovement[];
}

/** A report and what was decided about it: what the template, the export and the JSON file carry. */
export interface ReportPlan {
  readonly municipality: string | null;
  /** SCB's four digits, as text. */
  readonly code: string | null;
  readonly year: number | null;
  readonly month: number | null;
  /** Id of the framework edition, or "unknown". */
  readonly edition: string;
  readonly evaluators: readonly string[];
  readonly pointsTotal: number | null;
  readonly pointsMax: number | null;
  readonly areas: readonly PlannedArea[];
  readonly ownActions: readonly OwnAction[];
}

/** What is wrong in one cell (or, in a JSON file, at one place). `code` is the phrase key `sheet.error.<code>`. */
export interface RowError {
  /** "C7", or a JSON pointer; empty for what is said of the sheet as a whole. */
  readonly cell: string;
  readonly code: RowErrorCode;
  readonly details: Readonly<Record<string, string | number>>;
}

export const ROW_ERROR_CODES = [
  'formula',
  'became-date',
  'type-missing',
  'type-unknown',
  'number-missing',
  'area-unknown',
  'sub-question-number',
  'text-missing',
  'too-long',
  'not-a-number',
  'out-of-range',
  'links-unreadable',
  'link-unknown',
  'links-too-many',
  'repeated',
  'year',
  'month',
  'code',
  'edition',
  'day',
  'status-unknown',
  'not-whole',
  'progress-needs-done',
  'help-text-missing',
  'decline-reason-missing',
  'review-needs-declined',
  'edition-needed',
  'edition-bare',
  'json-field',
  'json-missing',
] as const;
export type RowErrorCode = (typeof ROW_ERROR_CODES)[number];

/** More are not listed: whoever has two hundred faults has one cause. */
export const MOST_ERRORS = 200;
