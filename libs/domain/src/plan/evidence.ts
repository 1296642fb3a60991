/** What decides whether a piece of evidence still proves anything. */
export interface EvidenceValidity {
  /** Last day it is valid, 'YYYY-MM-DD', or null when it does not expire. */
  readonly validUntil: string | null;
}

/** Valid through its last day. */
export function isValidEvidence(evidence: EvidenceValidity, today: string): boolean {
  return evidence.validUntil === null || evidence.validUntil >= today;
}

/** Whether at least one piece is valid: what verification asks for. */
export function hasValidEvidence(pieces: readonly EvidenceValidity[], today: string): boolean {
  return pieces.some((piece) => isValidEvidence(piece, today));
}
