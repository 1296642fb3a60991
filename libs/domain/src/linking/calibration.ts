import type { OrderHabit } from './list-order.js';

/**
 * What turns evidence into chances, fitted by test/support/fit-links.mjs on the labelled reports in test/fixtures.
 * Fit again when the vocabulary or the labels change. The vocabulary knows those reports by now, so what comes out is
 * too sure for others (2.4, 0.01): sharpness and lapse are held back to what fits 273 bullets that two readers labelled
 * blind (2026-11-28). Of the 42 least sure of them 67 % were told and 71 % right, of the others within 5 points; each
 * reader's 20 alone were off by up to 20, to either side.
 */
export interface Calibration {
  /** Points of evidence count times this in the exponent. */
  readonly sharpness: number;
  /** 0: evidence adds up without end; 1: only its shares count. Long texts would otherwise be too sure. */
  readonly damping: number;
  /** How much more often bullets are about sub-questions that lost many points: exponent of the lost points. */
  readonly lostPoints: number;
  readonly order: OrderHabit;
  /** Exponent of the chances: above 1 they are told as surer than they come out, below 1 as less sure. */
  readonly sharpening: number;
  /** Share of bullets that no word foretells: a reader reads them otherwise. Keeps every confidence below 1 − lapse. */
  readonly lapse: number;
}

export const CALIBRATION: Calibration = {
  sharpness: 2,
  damping: 0.3,
  lostPoints: 0.25,
  order: { ordered: 0.5, back: 0.1, jump: 0.5 },
  sharpening: 1,
  lapse: 0.03,
};

/**
 * How often a suggestion with each of these chances is right (0–1). All of them together are never more than certain.
 * @param chances of the choices for one improvement area, adding up to 1
 */
export function confidencesOf(
  chances: readonly number[],
  { sharpening, lapse }: Pick<Calibration, 'sharpening' | 'lapse'> = CALIBRATION,
): number[] {
  const sharpened = chances.map((chance) => chance ** sharpening);
  const total = sharpened.reduce((sum, chance) => sum + chance, 0);
  return sharpened.map((chance) => ((1 - lapse) * chance) / total + lapse / chances.length);
}
