import { DomainError } from '@kompassplan/domain';
import { COMMON_PASSWORDS } from './common-passwords.js';

/**
 * 8 to 128 characters, any of them, and not one that everybody tries first. No composition rules (NIST 800-63B).
 * @throws DomainError password-too-common or password-like-name; the length is the contract's
 */
export function assertGoodPassword(password: string, person: { readonly name: string; readonly email: string }): void {
  const plain = password.normalize('NFKC').toLowerCase();
  const bare = plain.replace(/[^\p{L}]+$/u, '').replace(/^[^\p{L}]+/u, '');
  if (COMMON_PASSWORDS.has(plain) || COMMON_PASSWORDS.has(bare) || isRow(plain)) {
    throw new DomainError('password-too-common');
  }
  const own = [person.email, person.email.split('@')[0] ?? '', person.name, person.name.replace(/\s+/g, '')];
  if (own.some((word) => word.length > 3 && (plain === word.toLowerCase() || bare === word.toLowerCase()))) {
    throw new DomainError('password-like-name');
  }
}

/** aaaaaaaa, 12345678, hgfedcba: one character, or each one beside the last. */
function isRow(text: string): boolean {
  const steps = [...text].slice(1).map((character, i) => character.charCodeAt(0) - text.charCodeAt(i));
  return steps.length > 0 && steps.every((step) => step === steps[0]) && Math.abs(steps[0] ?? 9) <= 1;
}
