/** How sure a suggestion is, in the three words that people see. */
export type Strength = 'strong' | 'possible' | 'weak';

// The confidence is calibrated: a strong suggestion is right in at least seven cases of ten.
const STRONG = 0.7;
const POSSIBLE = 0.35;

/** @param confidence 0–1 */
export function strengthOf(confidence: number): Strength {
  if (confidence >= STRONG) return 'strong';
  return confidence >= POSSIBLE ? 'possible' : 'weak';
}

/** Filled bars of four: never none, since the suggestion was made. */
export function barsOf(confidence: number): number {
  return Math.min(4, Math.max(1, Math.ceil(confidence * 4)));
}
