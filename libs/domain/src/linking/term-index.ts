import { canBePart, verbRoot, type Word, words } from './swedish-words.js';

/** A word or phrase that speaks for one of several choices. */
export interface Term {
  readonly words: readonly Word[];
  /** Position of the choice that it speaks for. */
  readonly owner: number;
  readonly weight: number;
}

/** @param phrases "mål*" stands for every compound that begins so */
export function toTerms(phrases: readonly string[], owner: number, weight: number): Term[] {
  return phrases
    .map((phrase) => ({
      words: phrase.endsWith('*') ? [{ written: phrase, lower: phrase, stem: phrase }] : words(phrase),
      owner,
      weight,
    }))
    .filter((term) => term.words.length > 0);
}

/** How many words an index remembers. */
const REMEMBERED = 20_000;
/** A phrase says more than its words. */
const PHRASE = 1.25;

/** A word of one or more terms, and how well a word of the text fits it. */
type Fits = readonly (readonly [place: number, fit: number])[];

interface Found {
  readonly fit: number;
  readonly by: Word;
  /** Best fit of any other word of the text. */
  second: number;
}

/**
 * Finds the terms that words fit, by look-ups instead of comparing with each. Compounds are split by the terms
 * themselves: "brukarenkäter" is looked up by its parts, so that "enkät" and "brukare" are found without a dictionary.
 * Answers what `wordFit` answers for each pair.
 */
export class TermIndex {
  private readonly byLower = new Map<string, number>();
  private readonly byStem = new Map<string, number[]>();
  /** Stems without their last one to three letters: inflections that the stemmer leaves. */
  private readonly byStart = new Map<string, number[]>();
  private readonly byRoot = new Map<string, number[]>();
  /** Stems that are looked for inside compounds. */
  private readonly byPart = new Map<string, number[]>();
  /** Beginnings of compounds that are too short for a look-up: "mål*". */
  private readonly beginnings: { readonly start: string; readonly place: number }[] = [];
  /** Per place: the terms that begin with that word, and the places of their other words. */
  private readonly begun: { readonly term: Term; readonly rest: readonly number[] }[][] = [];
  private readonly known = new Map<string, Fits>();

  constructor(
    terms: readonly Term[],
    private readonly choices: number,
  ) {
    for (const term of terms) {
      const [first, ...rest] = term.words.map((word) => this.placeOf(word));
      if (first !== undefined) this.begun[first]?.push({ term, rest });
    }
  }

  /**
   * For each telling word the best weight of a term that it fits, or of a phrase that it begins, per choice.
   * @param text all words of the text, for the rest of a phrase
   */
  weights(telling: readonly Word[], text: readonly Word[]): number[][] {
    const found = new Map<number, Found>();
    for (const word of text)
      for (const [place, fit] of this.fits(word)) {
        const before = found.get(place);
        if (before === undefined || fit > before.fit) found.set(place, { fit, by: word, second: before?.fit ?? 0 });
        else if (fit > before.second) before.second = fit;
      }
    return telling.map((word) => {
      const best = new Array<number>(this.choices).fill(0);
      for (const [place, fit] of this.fits(word))
        for (const { term, rest } of this.begun[place] ?? []) {
          let whole = fit;
          for (const other of rest) {
            const match = found.get(other);
            const own = match === undefined ? 0 : match.by.lower === word.lower ? match.second : match.fit;
            whole = Math.min(whole, own);
          }
          const weight = whole * term.weight * (rest.length > 0 ? PHRASE : 1);
          if (weight > (best[term.owner] ?? 0)) best[term.owner] = weight;
        }
      return best;
    });
  }

  private placeOf({ lower, stem }: Word): number {
    const known = this.byLower.get(lower);
    if (known !== undefined) return known;
    const place = this.begun.push([]) - 1;
    this.byLower.set(lower, place);
    if (lower.endsWith('*')) {
      this.beginnings.push({ start: lower.slice(0, -1), place });
      return place;
    }
    add(this.byStem, stem, place);
    if (canBePart(stem)) add(this.byPart, stem, place);
    for (let cut = 1; cut <= 3 && stem.length - cut >= 5; cut += 1) add(this.byStart, stem.slice(0, -cut), place);
    const root = verbRoot(stem);
    if (root.length >= 5) add(this.byRoot, root, place);
    return place;
  }

  private fits(word: Word): Fits {
    const known = this.known.get(word.lower);
    if (known !== undefined) return known;
    const found = this.search(word);
    if (this.known.size >= REMEMBERED) this.known.clear();
    this.known.set(word.lower, found);
    return found;
  }

  private search({ lower, stem }: Word): Fits {
    const found = new Map<number, number>();
    const take = (places: readonly number[] | undefined, fit: number): void => {
      if (places !== undefined) for (const place of places) if (fit > (found.get(place) ?? 0)) found.set(place, fit);
    };
    const same = this.byLower.get(lower);
    if (same !== undefined) found.set(same, 1);
    take(this.byStem.get(stem), 1);
    if (stem.length >= 5) take(this.byStart.get(stem), 1);
    for (let cut = 1; cut <= 3 && stem.length - cut >= 5; cut += 1) take(this.byStem.get(stem.slice(0, -cut)), 1);
    const root = verbRoot(stem);
    if (root.length >= 5) take(this.byRoot.get(root), 0.8);
    for (const { start, place } of this.beginnings)
      if (lower.startsWith(start) && lower.length - start.length >= 3) take([place], 0.8);
    // No part of more letters than this is a term.
    const longest = Math.min(lower.length - 3, 22);
    for (let length = 4; length <= longest; length += 1) {
      if (length < stem.length) take(this.byPart.get(stem.slice(-length)), length >= 5 ? 0.8 : 0.7);
      if (length >= 5) take(this.byPart.get(lower.slice(0, length)), 0.7);
      if (length < 6) continue;
      for (let start = 1; start + length <= lower.length; start += 1)
        take(this.byPart.get(lower.slice(start, start + length)), 0.7);
    }
    return [...found];
  }
}

function add(index: Map<string, number[]>, key: string, place: number): void {
  const own = index.get(key);
  if (own === undefined) index.set(key, [place]);
  else own.push(place);
}
