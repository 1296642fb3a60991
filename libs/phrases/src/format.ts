import { IntlMessageFormat } from 'intl-messageformat';

export type Language = 'sv' | 'en';
export type PhraseValues = Readonly<Record<string, string | number | boolean | Date | null | undefined>>;

const compiled = new Map<string, IntlMessageFormat>();

/**
 * Formats one ICU message. A phrase that is missing comes back as its key, so that the gap shows.
 * @param catalogue the phrases of `language`
 */
export function formatPhrase(
  catalogue: Readonly<Record<string, string>>,
  language: Language,
  key: string,
  values?: PhraseValues,
): string {
  const message = catalogue[key];
  if (message === undefined) return key;
  if (values === undefined && !message.includes('{') && !message.includes("'")) return message;
  const slot = `${language}\u0000${message}`;
  let format = compiled.get(slot);
  if (!format) {
    format = new IntlMessageFormat(message, language === 'sv' ? 'sv-SE' : 'en-GB', undefined, { ignoreTag: true });
    compiled.set(slot, format);
  }
  return String(format.format(values as Record<string, string | number | boolean | Date | null | undefined>));
}

/**
 * Points with at most one decimal, in the reader's language: 1 234,5.
 * @param column always one decimal, so that the figures of a column stand below each other
 */
export function formatPoints(points: number, language: Language, column = false): string {
  return new Intl.NumberFormat(language === 'sv' ? 'sv-SE' : 'en-GB', {
    minimumFractionDigits: column ? 1 : 0,
    maximumFractionDigits: 1,
  }).format(Math.round(points * 10) / 10 + 0);
}

/** "16 okt", with the year when it is not `today`'s. Both are YYYY-MM-DD. */
export function formatDay(day: string, language: Language, today?: string): string {
  const sameYear = today !== undefined && day.slice(0, 4) === today.slice(0, 4);
  return new Intl.DateTimeFormat(language === 'sv' ? 'sv-SE' : 'en-GB', {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  })
    .format(new Date(`${day}T00:00:00Z`))
    .replace('.', '');
}
