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
    format = new IntlMessageFormat(message, localeOf(language), undefined, { ignoreTag: true });
    compiled.set(slot, format);
  }
  return String(format.format(values as Record<string, string | number | boolean | Date | null | undefined>));
}

/** BCP 47, as Intl wants it. */
function localeOf(language: Language): string {
  return language === 'sv' ? 'sv-SE' : 'en-GB';
}

/** One formatter per kind and language: making one takes some hundred times as long as using it. */
const formatters = new Map<string, unknown>();

function formatter<T>(kind: string, language: Language, make: (locale: string) => T): T {
  const slot = `${language} ${kind}`;
  const known = formatters.get(slot) as T | undefined;
  if (known) return known;
  const made = make(localeOf(language));
  formatters.set(slot, made);
  return made;
}

/**
 * Points with at most one decimal, in the reader's language: 1 234,5.
 * @param column always one decimal, so that the figures of a column stand below each other
 */
export function formatPoints(points: number, language: Language, column = false): string {
  const minimumFractionDigits = column ? 1 : 0;
  return formatter(
    `points ${minimumFractionDigits}`,
    language,
    (locale) => new Intl.NumberFormat(locale, { minimumFractionDigits, maximumFractionDigits: 1 }),
  ).format(Math.round(points * 10) / 10 + 0);
}

/** "16 okt", with the year when it is not `today`'s. Both are YYYY-MM-DD. */
export function formatDay(day: string, language: Language, today?: string): string {
  const sameYear = today !== undefined && day.slice(0, 4) === today.slice(0, 4);
  const year = sameYear ? {} : ({ year: 'numeric' } as const);
  return formatter(
    sameYear ? 'day' : 'day and year',
    language,
    (locale) => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'short', ...year }),
  )
    .format(new Date(`${day}T00:00:00Z`))
    .replace('.', '');
}

/** "oktober 2026", of a day of it. */
export function formatMonth(day: string, language: Language): string {
  return formatter(
    'month',
    language,
    (locale) => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'long', year: 'numeric' }),
  ).format(new Date(`${day}T00:00:00Z`));
}

/** "01, 03 och 07". */
export function formatList(words: readonly string[], language: Language): string {
  return formatter('list', language, (locale) => new Intl.ListFormat(locale)).format(words);
}
