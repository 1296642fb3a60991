import { folded, unsigned } from './folded.js';
import { type SearchQuery, type SearchWord, type TextWord, textWords } from './search-query.js';
import { likeness, type Likeness, misspelt } from './word-likeness.js';

/** From the first to after the last letter (UTF-16 units), in order, none touching another. */
export type TextRange = readonly [from: number, to: number];

/** Something that may answer a search. */
export interface Searched {
  /** Its name; what is found here counts most. */
  readonly title: string;
  /** Further texts; the first one that answers is quoted. */
  readonly texts: readonly string[];
  /** Diary numbers; found as well when their signs are written in another way. */
  readonly diaryNumbers?: readonly string[];
  /** The number of an action. */
  readonly number?: number | null;
}

export interface Ranked<T> {
  readonly item: T;
  /** For comparing with others of the same search. */
  readonly score: number;
  readonly titleRanges: readonly TextRange[];
  readonly quote: { readonly text: string; readonly ranges: readonly TextRange[] } | null;
}

const OTHER_TEXT = 0.6;
const QUOTE = 140;
const BEFORE = 40;

interface Field {
  readonly text: string;
  readonly words: readonly TextWord[];
  /** A diary number without its signs. */
  readonly unsigned: readonly TextWord[];
}

interface Spot extends Likeness {
  readonly field: number;
}

/**
 * What answers every word of the search, the best first: the word itself and its inflections, then what begins with it,
 * then parts of compounds. A word of the search that is a compound is also found taken apart.
 * @param forgiving also takes misspelt words
 */
export function rankHits<T extends Searched>(query: SearchQuery, items: readonly T[], forgiving: boolean): Ranked<T>[] {
  return items
    .flatMap((item) => ranked(query, item, forgiving) ?? [])
    .sort((a, b) => b.score - a.score || a.item.title.length - b.item.title.length);
}

function ranked<T extends Searched>(query: SearchQuery, item: T, forgiving: boolean): Ranked<T> | null {
  const byNumber = query.actionNumber !== null && item.number === query.actionNumber;
  const numbers = new Set(item.diaryNumbers ?? []);
  const fields = [item.title, ...numbers, ...item.texts].map((text, field) => ({
    text,
    words: textWords(text),
    unsigned: field > 0 && field <= numbers.size ? textWords(unsigned(text)) : [],
  }));
  const spots: Spot[] = [];
  let sum = 0;
  for (const wanted of query.words) {
    const [score, own] = bestOf(wanted, fields, forgiving);
    if (score === 0 && !byNumber) return null;
    sum += score;
    spots.push(...own);
  }
  const rangesOf = (field: number) => joined(spots.filter((spot) => spot.field === field));
  const quoted = fields.findIndex((_, field) => field > 0 && rangesOf(field).length > 0);
  return {
    item,
    score: (byNumber ? 2 : 0) + sum / query.words.length + nearness(query, fields[0]?.text ?? ''),
    titleRanges: rangesOf(0),
    quote: quoted < 0 ? null : quoteOf(fields[quoted]?.text ?? '', rangesOf(quoted)),
  };
}

/** The best score of one word, and every place that answers it. */
function bestOf(wanted: SearchWord, fields: readonly Field[], forgiving: boolean): [number, Spot[]] {
  const direct = spotsOf(fields, (word) => likeness(word, wanted));
  if (direct.length > 0) return best(direct);
  for (const [first, second] of wanted.splits) {
    const parts = [first, second].map((part) =>
      spotsOf(fields, ({ word }) => (word.startsWith(part) ? { score: 0.65, from: 0, to: part.length } : null)),
    );
    if (parts.every((own) => own.length > 0)) return best(parts.flat());
  }
  return forgiving ? best(spotsOf(fields, (word) => misspelt(word, wanted))) : [0, []];
}

function spotsOf(fields: readonly Field[], like: (word: TextWord) => Likeness | null): Spot[] {
  return fields.flatMap(({ text, words, unsigned }, field) => {
    const spot = (word: TextWord, whole: boolean): Spot[] => {
      const answer = like(word);
      if (!answer) return [];
      const score = answer.score * (field === 0 ? 1 : OTHER_TEXT);
      const range = whole ? { from: 0, to: text.length } : { from: word.at + answer.from, to: word.at + answer.to };
      return [{ score, ...range, field }];
    };
    const written = words.flatMap((word) => spot(word, false));
    return written.length > 0 ? written : unsigned.flatMap((word) => spot(word, true));
  });
}

function best(spots: readonly Spot[]): [number, Spot[]] {
  return [Math.max(0, ...spots.map(({ score }) => score)), [...spots]];
}

/** The words of the search in its order tell more than the same words anywhere; a short title more than a long one. */
function nearness(query: SearchQuery, title: string): number {
  const text = folded(title);
  const phrase = query.words.map(({ written }) => written).join(' ');
  return (query.words.length > 1 && text.includes(phrase) ? 0.15 : 0) + 0.05 / (1 + title.length / 60);
}

function joined(spots: readonly Likeness[]): TextRange[] {
  const ranges: [number, number][] = [];
  for (const { from, to } of [...spots].sort((a, b) => a.from - b.from)) {
    const last = ranges.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else ranges.push([from, to]);
  }
  return ranges;
}

/** The part of a long text around the first place that answers, cut at words. */
function quoteOf(text: string, ranges: readonly TextRange[]): { text: string; ranges: TextRange[] } {
  const first = ranges[0]?.[0] ?? 0;
  let from = first <= BEFORE ? 0 : text.lastIndexOf(' ', first - BEFORE) + 1;
  if (first - from > 2 * BEFORE) from = first;
  let to = Math.min(text.length, from + QUOTE);
  if (to < text.length) to = Math.max(text.lastIndexOf(' ', to), ranges[0]?.[1] ?? 0);
  const lead = from > 0 ? '… ' : '';
  const shift = lead.length - from;
  return {
    text: `${lead}${text.slice(from, to).replace(/\s/g, ' ')}${to < text.length ? ' …' : ''}`,
    ranges: ranges.filter(([, end]) => end <= to).map(([start, end]) => [start + shift, end + shift] as const),
  };
}
