import type { Suggestion } from '../linking/suggest-links.js';
import type { AccountedLine } from './source-line.js';

/** A remark for the reader, never fatal. `code` is stable, `message` a Swedish sentence. */
export interface ReportNote {
  readonly code: string;
  readonly message: string;
  readonly line?: number;
}

export interface ReportSubQuestion {
  /** "1.3" */
  readonly number: string;
  readonly title: string;
  readonly shortTitle?: string;
  /** Figures exactly as printed; null where the report shows none. */
  readonly points: number | null;
  readonly max: number | null;
  readonly percent: number | null;
  /** The report does not print it: it is the edition's, so that something can be linked to. */
  readonly ofEdition?: true;
}

/** A strength or improvement area in the report's own words. */
export interface Finding {
  readonly text: string;
  /** Source line where it begins. */
  readonly line: number;
  readonly page?: number;
  /** All source lines that it spans. */
  readonly lines: readonly number[];
}

export interface Improvement extends Finding {
  readonly suggestions: readonly Suggestion[];
}

export interface ReportArea {
  readonly number: number;
  readonly name: string;
  /** Other names of the same area, printed elsewhere in the report or known from the framework. */
  readonly aliases: readonly string[];
  readonly points: number | null;
  readonly max: number | null;
  readonly percent: number | null;
  readonly subQuestions: readonly ReportSubQuestion[];
  readonly strengths: readonly Finding[];
  readonly improvements: readonly Improvement[];
}

export interface LineTotals {
  readonly total: number;
  readonly heading: number;
  readonly narrative: number;
  readonly strength: number;
  readonly improvement: number;
  readonly score: number;
  readonly furniture: number;
  readonly blank: number;
  /** Line numbers of what the reader could not place. */
  readonly unplaced: readonly number[];
}

export interface ParsedReport {
  readonly municipality: string | null;
  /** SCB's four-digit code: as printed, else by the municipality's name. */
  readonly code?: string;
  readonly year: number | null;
  /** 1–12 */
  readonly month?: number;
  /** Id of the framework edition, or "unknown". */
  readonly edition: string;
  readonly evaluators: readonly string[];
  /** Printed total, or the sum of the printed area points when all areas have points. */
  readonly pointsTotal: number | null;
  readonly pointsMax: number | null;
  readonly areas: readonly ReportArea[];
  readonly notes: readonly ReportNote[];
  readonly lines: LineTotals;
  /** Every line once, with its class. */
  readonly classified: readonly AccountedLine[];
}
