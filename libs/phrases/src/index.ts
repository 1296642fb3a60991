import type { Language } from './format.js';
import { en } from './en.js';
import { sv } from './sv.js';

export * from './format.js';
export { sv, type PhraseKey } from './sv.js';
export { en } from './en.js';

/** Every sentence in one language, for readers who hold both; the browser fetches English when it is asked for. */
export function catalogueOf(language: Language): Readonly<Record<string, string>> {
  return language === 'sv' ? sv : en;
}
