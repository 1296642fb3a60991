import { DomainError } from '@kompassplan/domain';
import type { ApiRequest } from './request.js';

/**
 * A mail's link is its person's. Whoever is signed in as somebody else has been forwarded it, and must not answer in
 * that person's name by mistake; a browser in which nobody is signed in tells nothing, and the token decides alone.
 * @throws DomainError link-of-another
 */
export function assertOwnLink({ openSession }: ApiRequest, personId: string): void {
  if (openSession && openSession.person.id !== personId) throw new DomainError('link-of-another');
}
