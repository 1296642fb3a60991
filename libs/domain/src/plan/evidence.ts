import { DomainError } from '../domain-error.js';
import type { ActionStatus } from './action-status.js';

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

/**
 * Whether somebody may add, replace or correct a piece of evidence. On verified work that is a second person's, as the
 * verification was: whoever did the work opens the action again first, with a reason.
 * @throws DomainError evidence.verified
 */
export function assertProofMayChange(status: ActionStatus, verifier: boolean): void {
  if (status === 'verified' && !verifier) throw new DomainError('evidence.verified');
}
