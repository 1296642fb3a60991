import { catalogueOf, formatPhrase, type Language, type PhraseKey, type PhraseValues } from '@kompassplan/phrases';

export type Say = (key: PhraseKey, values?: PhraseValues) => string;

export function sayIn(language: Language): Say {
  return (key, values) => formatPhrase(catalogueOf(language), language, key, values);
}

export function numberWords(number: number, say: Say): string {
  return say('mail.number', { number: String(number).padStart(2, '0') });
}

/** No line breaks or other control characters: a title must not become a header. */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
