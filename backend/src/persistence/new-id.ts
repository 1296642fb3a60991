import { randomUUID } from 'node:crypto';

/**
 * A UUID version 7: the first 48 bits are milliseconds, so new rows land at the end of their index.
 * The rest is random, so ids cannot be guessed from one another: what a version 4 has behind its version, which Node takes
 * from the system in larger portions.
 */
export function newId(): string {
  const time = Date.now().toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}
