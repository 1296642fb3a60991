import { stem, verbRoot } from '../linking/swedish-words.js';
import { folded } from './folded.js';

/** A word of a text. */
export interface TextWord {
  /** Folded (`folded`). */
  readonly word: string;
  readonly at: number;
  /** Of the word as it is written, and without its dots: "enkät" and "enkat" end in different letters for the stemmer. */
  readonly stems: readonly [string, string];
  /** Of the first part of "synpunkts-/klagomålshantering": the word whose end it shares. */
  readonly endsLike?: TextWord;
}

const WORD = /[\p{L}\p{N}]+(?:[.][\p{N}]+)*/gu;
const AND = /^(?:och|eller|samt|resp|respektive)$/;
/** What stands between a part that ends in a hyphen and the next word. */
const BETWEEN_PARTS = /^-(?:\s*[/,&]\s*|\s+)(?:\p{L}+\.?\s+)?$/u;

export function textWords(text: string): TextWord[] {
  const words = [...text.matchAll(WORD)].map((match) => {
    const word = folded(match[0]);
    return { word, at: match.index, stems: [folded(stem(match[0])), stem(word)] as const };
  });
  return text.includes('-') ? withSharedEnds(text, words) : words;
}

/** "för-, grund- och gymnasieskola": each part that hangs on a hyphen shares the end of the word that comes last. */
function withSharedEnds(text: string, words: readonly TextWord[]): TextWord[] {
  const shared: TextWord[] = [];
  for (const own of [...words].reverse()) {
    const end = own.at + own.word.length;
    const next = shared.slice(-2).reverse();
    const follower = AND.test(next[0]?.word ?? '') ? next[1] : next[0];
    const hangs = follower && BETWEEN_PARTS.test(text.slice(end, follower.at));
    shared.push(hangs ? { ...own, endsLike: follower.endsLike ?? follower } : own);
  }
  return shared.reverse();
}

/** One word that is looked for. Everything is folded. */
export interface SearchWord {
  readonly written: string;
  /** "brukarenkäter" → "brukarenkat" */
  readonly stem: string;
  /** What stands in every inflection of it, and in its compounds. */
  readonly root: string;
  /** Ways to read it as a compound: "brukarenkät" → brukar + enkat, … For text that says "enkäter till brukare". */
  readonly splits: readonly (readonly [string, string])[];
  /** The same with a first part too short for that, as it stands before a shared end: "förskola" → for- + skol. */
  readonly hanging: readonly (readonly [string, string])[];
}

export interface SearchQuery {
  readonly words: readonly SearchWord[];
  /** "Å-07", "å7" and "7" mean action number 7. */
  readonly actionNumber: number | null;
}

const MOST_WORDS = 8;
const SHORTEST_PART = 4;
const SHORTEST_ROOT = 5;
/** Of a word whose end two compounds share. */
export const SHORTEST_END = 3;
const JOINT = /[saeou]$/;

// Words between the words that tell something; more of them would take away what somebody looks for.
const SMALL_WORDS = /^(?:och|att|i|av|pa|for|till|med|en|ett|den|det|de|som|om)$/;

/** @returns null when there is nothing to look for */
export function readSearch(text: string): SearchQuery | null {
  const all = textWords(text.normalize('NFC'));
  const number = /^\s*(?:[åÅaA]\s*[-–]?\s*)?0*(\d{1,6})\s*$/.exec(text)?.[1];
  const telling = all.filter(({ word }) => !SMALL_WORDS.test(word));
  const words = (telling.length > 0 ? telling : all).slice(0, MOST_WORDS);
  if (words.length === 0) return null;
  return { words: words.map(searchWord), actionNumber: number === undefined ? null : Number(number) };
}

function searchWord({ word: written, stems: [stemmed] }: TextWord): SearchWord {
  const root = verbRoot(stemmed);
  const kept = root.length >= SHORTEST_ROOT ? root : stemmed.length >= 3 ? stemmed : written;
  const hasDigits = /\d/.test(written);
  return {
    written,
    stem: stemmed,
    root: kept,
    splits: hasDigits ? yearSplit(written) : splitsOf(stemmed),
    hanging: hasDigits ? [] : hangingOf(stemmed),
  };
}

/** "2017.214" is a diary number and "1.3" a sub-question. */
function yearSplit(written: string): (readonly [string, string])[] {
  const [, year, number] = /^(\p{L}*\d{4})[.](\d+)$/u.exec(written) ?? [];
  return year !== undefined && number !== undefined ? [[year, number]] : [];
}

function hangingOf(word: string): (readonly [string, string])[] {
  return [2, 3]
    .filter((at) => word.length - at >= SHORTEST_END && /[aeiouy]/.test(word.slice(0, at)))
    .map((at) => [`${word.slice(0, at)}-`, word.slice(at)] as const);
}

/** Without a dictionary every place is a possible seam; both parts must be found, so that a wrong one finds nothing. */
function splitsOf(word: string): (readonly [string, string])[] {
  const splits: (readonly [string, string])[] = [];
  for (let at = SHORTEST_PART; at + SHORTEST_PART <= word.length; at += 1) {
    const [first, second] = [word.slice(0, at), word.slice(at)];
    // "verksamhets|plan", "tjänste|löften": what joins them belongs to neither.
    splits.push([first.length > SHORTEST_PART ? first.replace(JOINT, '') : first, second]);
  }
  return splits;
}

/**
 * Parts of a word of which at least one is as it should be when the word is misspelt as much as `misspelt` forgives.
 * Empty for a word that is too short to guess at.
 */
export function intactParts({ written }: Pick<SearchWord, 'written'>): string[] {
  const count = slipsForgiven(written) + 1;
  if (count === 1) return [];
  const length = written.length / count;
  return Array.from({ length: count }, (_, part) =>
    written.slice(Math.round(part * length), Math.round((part + 1) * length)),
  );
}

/** How many letters too many, missing, wrong or swapped a word may have. */
export function slipsForgiven(written: string): number {
  if (/\d/.test(written)) return 0;
  return written.length >= 9 ? 2 : written.length >= 5 ? 1 : 0;
}
