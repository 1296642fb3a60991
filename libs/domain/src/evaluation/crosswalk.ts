import { DomainError } from '../domain-error.js';
import { wordLikeness } from '../report/match-bullets.js';
import { contentWords, type Word, wordFit } from '../linking/swedish-words.js';
import { sameName, UNKNOWN_EDITION } from './framework.js';

/** How sub-questions of one evaluation became those of the next. */
export const CROSSWALK_KINDS = ['equal', 'split', 'merged', 'new', 'dropped'] as const;
export type CrosswalkKind = (typeof CROSSWALK_KINDS)[number];

/**
 * equal: one and the same. split: one became several. merged: several became one. new and dropped: only one side has it.
 * What was rewritten is dropped and new: only what is equal can be compared.
 */
export interface CrosswalkEntry {
  readonly kind: CrosswalkKind;
  /** Numbers in the earlier evaluation. */
  readonly before: readonly string[];
  /** Numbers in the later one. */
  readonly after: readonly string[];
}

export interface CrosswalkQuestion {
  readonly number: string;
  readonly title: string;
  readonly shortTitle?: string | null;
  readonly max: number | null;
}
export interface CrosswalkSide {
  readonly edition: string;
  readonly subQuestions: readonly CrosswalkQuestion[];
}

/** What speaks for a suggested entry. */
export const CROSSWALK_GROUNDS = ['edition', 'number', 'title', 'likeTitle', 'max', 'words'] as const;
export type CrosswalkGround = (typeof CROSSWALK_GROUNDS)[number];

export interface SuggestedEntry extends CrosswalkEntry {
  /** 0–1. */
  readonly confidence: number;
  readonly because: readonly CrosswalkGround[];
  /** Words that both sides have, as the later evaluation writes them. */
  readonly words: readonly string[];
  /** Of a new or dropped one: what on the other side is likest, though not alike enough. */
  readonly near: string | null;
}

export const CROSSWALK_PROBLEMS = ['shape', 'unknown', 'twice', 'missing', 'maxDiffers'] as const;
export interface CrosswalkProblem {
  readonly code: (typeof CROSSWALK_PROBLEMS)[number];
  readonly side: 'before' | 'after';
  /** The sub-question that it is about. */
  readonly number: string;
}

/** How many on each side an entry of this kind has, at least and at most. */
const SHAPES: Readonly<
  Record<CrosswalkKind, readonly [before: readonly [number, number], after: readonly [number, number]]>
> = {
  equal: [
    [1, 1],
    [1, 1],
  ],
  split: [
    [1, 1],
    [2, Infinity],
  ],
  merged: [
    [2, Infinity],
    [1, 1],
  ],
  new: [
    [0, 0],
    [1, 1],
  ],
  dropped: [
    [1, 1],
    [0, 0],
  ],
};

/** What is wrong with a crosswalk; nothing when each sub-question of both sides stands in exactly one place. */
export function crosswalkProblems(
  crosswalk: readonly CrosswalkEntry[],
  before: CrosswalkSide,
  after: CrosswalkSide,
): readonly CrosswalkProblem[] {
  return [
    ...crosswalk
      .filter((entry) => !hasShape(entry))
      .map((entry): CrosswalkProblem => ({
        code: 'shape',
        side: entry.before.length > 0 ? 'before' : 'after',
        number: entry.before[0] ?? entry.after[0] ?? '',
      })),
    ...placesOf(crosswalk, before, 'before'),
    ...placesOf(crosswalk, after, 'after'),
    ...crosswalk.flatMap((entry) => differingMax(entry, before, after)),
  ];
}

/** @throws DomainError crosswalk.invalid */
export function assertCrosswalk(
  crosswalk: readonly CrosswalkEntry[],
  before: CrosswalkSide,
  after: CrosswalkSide,
): void {
  const problems = crosswalkProblems(crosswalk, before, after);
  const [first] = problems;
  if (first) throw new DomainError('crosswalk.invalid', { count: problems.length, number: first.number });
}

function hasShape({ kind, before, after }: CrosswalkEntry): boolean {
  const fits = (count: number, [least, most]: readonly [number, number]) => count >= least && count <= most;
  const [wantedBefore, wantedAfter] = SHAPES[kind];
  return fits(before.length, wantedBefore) && fits(after.length, wantedAfter);
}

function placesOf(
  crosswalk: readonly CrosswalkEntry[],
  { subQuestions }: CrosswalkSide,
  side: 'before' | 'after',
): CrosswalkProblem[] {
  const placed = new Map<string, number>();
  for (const number of crosswalk.flatMap((entry) => entry[side])) placed.set(number, (placed.get(number) ?? 0) + 1);
  const known = new Set(subQuestions.map(({ number }) => number));
  const problem = (code: CrosswalkProblem['code'], numbers: readonly string[]) =>
    numbers.map((number) => ({ code, side, number }));
  return [
    ...problem(
      'unknown',
      [...placed.keys()].filter((number) => !known.has(number)),
    ),
    ...problem(
      'twice',
      [...placed].filter(([number, times]) => times > 1 && known.has(number)).map(([number]) => number),
    ),
    ...problem(
      'missing',
      [...known].filter((number) => !placed.has(number)),
    ),
  ];
}

/** Points out of another maximum are points for something else. */
function differingMax(
  { kind, before, after }: CrosswalkEntry,
  left: CrosswalkSide,
  right: CrosswalkSide,
): CrosswalkProblem[] {
  if (kind !== 'equal') return [];
  const maxOf = ({ subQuestions }: CrosswalkSide, [number]: readonly string[]) =>
    subQuestions.find((question) => question.number === number)?.max ?? null;
  const [from, to] = [maxOf(left, before), maxOf(right, after)];
  return from === null || to === null || from === to
    ? []
    : [{ code: 'maxDiffers', side: 'after', number: after[0] ?? '' }];
}

/** From this likeness on two titles ask the same, in the same place or in another. */
const ALIKE = 0.6;
const ALIKE_ELSEWHERE = 0.75;
/** How much of a part's words must stand in the whole, and of the whole's in all its parts together. */
const PART_IN_WHOLE = 0.5;
const WHOLE_IN_PARTS = 0.6;
const NEAR = 0.3;

interface Pair {
  readonly from: CrosswalkQuestion;
  readonly to: CrosswalkQuestion;
  readonly likeness: number;
  readonly because: readonly CrosswalkGround[];
  readonly confidence: number;
}

/**
 * Suggests how two evaluations hang together: by number, likeness of titles, maximum and edition. Every sub-question of both
 * is in it exactly once, in the order of the earlier one; the suggestion is always a valid crosswalk.
 */
export function suggestCrosswalk(before: CrosswalkSide, after: CrosswalkSide): readonly SuggestedEntry[] {
  const sameEdition = before.edition === after.edition && before.edition !== UNKNOWN_EDITION;
  const left = new Map(before.subQuestions.map((question) => [question.number, question]));
  const right = new Map(after.subQuestions.map((question) => [question.number, question]));
  const pairs = before.subQuestions.flatMap((from) => after.subQuestions.map((to) => pairOf(from, to, sameEdition)));
  const entries: SuggestedEntry[] = [];
  const take = (entry: SuggestedEntry): void => {
    entries.push(entry);
    entry.before.forEach((number) => left.delete(number));
    entry.after.forEach((number) => right.delete(number));
  };
  const free = ({ from, to }: Pair) => left.has(from.number) && right.has(to.number);
  const best = pairs.filter(({ confidence }) => confidence > 0).sort((a, b) => b.confidence - a.confidence);
  for (const pair of best) if (free(pair)) take(equalEntry(pair));
  for (const from of [...left.values()]) {
    const parts = partsOf(from, [...right.values()]);
    if (parts.length > 1) take(manyEntry('split', from, parts));
  }
  for (const to of [...right.values()]) {
    const parts = partsOf(to, [...left.values()]);
    if (parts.length > 1) take(manyEntry('merged', to, parts));
  }
  for (const { number } of left.values()) {
    take(
      aloneEntry(
        'dropped',
        number,
        pairs.filter(({ from }) => from.number === number),
        ({ to }) => to.number,
      ),
    );
  }
  for (const { number } of right.values()) {
    take(
      aloneEntry(
        'new',
        number,
        pairs.filter(({ to }) => to.number === number),
        ({ from }) => from.number,
      ),
    );
  }
  return inOrderOf(entries, before, after);
}

function pairOf(from: CrosswalkQuestion, to: CrosswalkQuestion, sameEdition: boolean): Pair {
  const named = sameName(from.title, to.title);
  const likeness = named ? 1 : wordLikeness(from.title, to.title);
  const sameNumber = from.number === to.number;
  const sameMax = from.max !== null && from.max === to.max;
  // Inside one edition the number says which it is; a title that has nothing in common says that it does not.
  const alike = likeness >= (sameNumber ? (sameEdition ? ALIKE / 2 : ALIKE) : ALIKE_ELSEWHERE);
  const maxFits = sameMax || from.max === null || to.max === null;
  const because: CrosswalkGround[] = [
    ...(sameEdition && sameNumber ? (['edition'] as const) : []),
    ...(sameNumber ? (['number'] as const) : []),
    ...(named ? (['title'] as const) : alike ? (['likeTitle'] as const) : []),
    ...(sameMax ? (['max'] as const) : []),
  ];
  const sure = 0.45 * likeness + (sameNumber ? 0.2 : 0) + (sameMax ? 0.15 : 0) + (sameEdition && sameNumber ? 0.18 : 0);
  return { from, to, likeness, because, confidence: alike && maxFits ? sure : 0 };
}

function equalEntry({ from, to, because, confidence }: Pair): SuggestedEntry {
  const words = commonWords(wordsOf(to), wordsOf(from));
  return { kind: 'equal', before: [from.number], after: [to.number], confidence, because, words, near: null };
}

/** Those whose words stand mostly in the title of the whole, when together they say most of what it says. */
function partsOf(whole: CrosswalkQuestion, candidates: readonly CrosswalkQuestion[]): readonly CrosswalkQuestion[] {
  const all = wordsOf(whole);
  const parts = candidates.filter((part) => {
    const own = wordsOf(part);
    return own.length > 0 && commonWords(own, all).length / own.length >= PART_IN_WHOLE;
  });
  const covered = commonWords(all, parts.flatMap(wordsOf)).length;
  return all.length > 0 && covered / all.length >= WHOLE_IN_PARTS ? parts : [];
}

function manyEntry(
  kind: 'split' | 'merged',
  whole: CrosswalkQuestion,
  parts: readonly CrosswalkQuestion[],
): SuggestedEntry {
  const numbers = parts.map(({ number }) => number);
  const sum = parts.reduce<number | null>((total, { max }) => (total === null || max === null ? null : total + max), 0);
  const sameMax = sum !== null && sum === whole.max;
  return {
    kind,
    before: kind === 'split' ? [whole.number] : numbers,
    after: kind === 'split' ? numbers : [whole.number],
    confidence: sameMax ? 0.6 : 0.4,
    because: sameMax ? ['words', 'max'] : ['words'],
    words: commonWords(wordsOf(whole), parts.flatMap(wordsOf)),
    near: null,
  };
}

function aloneEntry(
  kind: 'new' | 'dropped',
  number: string,
  pairs: readonly Pair[],
  other: (pair: Pair) => string,
): SuggestedEntry {
  const likest = [...pairs].sort((a, b) => b.likeness - a.likeness)[0];
  const likeness = likest?.likeness ?? 0;
  return {
    kind,
    before: kind === 'dropped' ? [number] : [],
    after: kind === 'new' ? [number] : [],
    confidence: Math.max(0, 0.9 - likeness),
    because: [],
    words: [],
    near: likest && likeness >= NEAR ? other(likest) : null,
  };
}

function wordsOf({ title, shortTitle }: CrosswalkQuestion): readonly Word[] {
  const seen = new Set<string>();
  return contentWords(`${title} ${shortTitle ?? ''}`).filter(({ stem }) => !seen.has(stem) && seen.add(stem));
}

/** Words of the first that stand in the second, in another form or inside a compound too. */
function commonWords(own: readonly Word[], others: readonly Word[]): readonly string[] {
  const fits = (word: Word) => others.some((other) => wordFit(word, other) > 0 || wordFit(other, word) > 0);
  return own.filter(fits).map(({ written }) => written);
}

function inOrderOf(entries: readonly SuggestedEntry[], before: CrosswalkSide, after: CrosswalkSide): SuggestedEntry[] {
  const places = new Map(before.subQuestions.map(({ number }, index) => [number, index]));
  const later = new Map(after.subQuestions.map(({ number }, index) => [number, index]));
  // What is new comes last.
  const place = ({ before: [first], after: [second] }: CrosswalkEntry) =>
    first === undefined ? places.size + (later.get(second ?? '') ?? 0) : (places.get(first) ?? 0);
  return [...entries].sort((a, b) => place(a) - place(b));
}
