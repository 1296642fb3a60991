import type { OrderHabit } from './list-order.js';

/**
 * What turns evidence into chances, fitted by test/support/fit-links.mjs on the labelled reports in test/fixtures.
 * Fit again when the vocabulary or the labels change, and put the printed values here.
 */
export interface Calibration {
  /** Points of evidence count times this in the exponent. */
  readonly sharpness: number;
  /** 0: evidence adds up without end; 1: only its shares count. Long texts would otherwise be too sure. */
  readonly damping: number;
  /** How much more often bullets are about sub-questions that lost many points: exponent of the lost points. */
  readonly lostPoints: number;
  readonly order: OrderHabit;
  /** Platt scaling of the chance's log-odds: slope and intercept. */
  readonly slope: number;
  readonly intercept: number;
}

export const CALIBRATION: Calibration = {
  sharpness: 2,
  damping: 0.3,
  lostPoints: 0.5,
  order: { ordered: 0.5, back: 0.1, jump: 0.5 },
  slope: 1.27,
  intercept: 0.11,
};

/** Some hundred labelled improvement areas cannot tell 97 from 99 percent, so nothing is told as surer than this. */
const SUREST = 0.97;

/** How often a suggestion with this chance is right (0.01–0.97). */
export function confidenceOf(chance: number, { slope, intercept }: Calibration = CALIBRATION): number {
  const kept = Math.min(0.999, Math.max(0.001, chance));
  const odds = slope * Math.log(kept / (1 - kept)) + intercept;
  return Math.min(SUREST, Math.max(0.01, 1 / (1 + Math.exp(-odds))));
}
