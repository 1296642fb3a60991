import { verbRoot, type Word, wordFit, words } from './swedish-words.js';

/** A word or phrase that speaks for one of several choices. */
export interface Term {
  readonly words: readonly Word[];
  /** Position of the choice that it speaks for. */
  readonly owner: number;
  readonly weight: number;
}

export function toTerms(phrases: readonly string[], owner: number, weight: number): Term[] {
  return phrases.map((phrase) => ({ words: words(phrase), owner, weight })).filter((term) => term.words.length > 0);
}

/** How many words an index remembers. */
const REMEMBERED = 20_000;

/**
 * Finds the terms that a word fits, by look-ups instead of comparing with each. Compounds are split by the terms
 * themselves: "brukarenkäter" is looked up by its parts, so that "enkät" and "brukare" are found without a dictionary.
 * Answers what `wordFit` answers for each pair.
 */
export class TermIndex {
  private readonly byLower = new Map<string, Term[]>();
  private readonly byStem = new Map<string, Term[]>();
  /** Stems without their last one to three letters: inflections that the stemmer leaves. */
  private readonly byStart = new Map<string, Term[]>();
  private readonly byRoot = new Map<string, Term[]>();
  private readonly known = new Map<string, ReadonlyMap<Term, number>>();

  constructor(terms: readonly Term[]) {
    for (const term of terms) {
      const [first] = term.words;
      if (first === undefined) continue;
      const { lower, stem } = first;
      add(this.byLower, lower, term);
      add(this.byStem, stem, term);
      for (let cut = 1; cut <= 3 && stem.length - cut >= 5; cut += 1) add(this.byStart, stem.slice(0, -cut), term);
      const root = verbRoot(stem);
      if (root.length >= 5) add(this.byRoot, root, term);
    }
  }

  /** Terms whose first word fits, each with how well (0–1]. */
  fits(word: Word): ReadonlyMap<Term, number> {
    const known = this.known.get(word.lower);
    if (known !== undefined) return known;
    const found = this.search(word);
    if (this.known.size >= REMEMBERED) this.known.clear();
    this.known.set(word.lower, found);
    return found;
  }

  /**
   * Best weight of one word, or of a phrase that begins with it, for each choice.
   * @param text all words of the text, for the rest of a phrase
   */
  weights(word: Word, text: readonly Word[], choices: number): number[] {
    const best = new Array<number>(choices).fill(0);
    for (const [term, fit] of this.fits(word)) {
      const [, ...rest] = term.words;
      let whole = fit;
      for (const more of rest)
        whole = Math.min(whole, Math.max(0, ...text.map((other) => (other === word ? 0 : wordFit(other, more)))));
      const weight = whole * term.weight * (rest.length > 0 ? 1.25 : 1);
      best[term.owner] = Math.max(best[term.owner] ?? 0, weight);
    }
    return best;
  }

  private search({ lower, stem }: Word): ReadonlyMap<Term, number> {
    const found = new Map<Term, number>();
    const take = (terms: readonly Term[] | undefined, fit: number): void => {
      for (const term of terms ?? []) if (fit > (found.get(term) ?? 0)) found.set(term, fit);
    };
    take(this.byLower.get(lower), 1);
    take(this.byStem.get(stem), 1);
    if (stem.length >= 5) take(this.byStart.get(stem), 1);
    for (let cut = 1; cut <= 3 && stem.length - cut >= 5; cut += 1) take(this.byStem.get(stem.slice(0, -cut)), 1);
    const root = verbRoot(stem);
    if (root.length >= 5) take(this.byRoot.get(root), 0.8);
    for (let length = 4; length <= lower.length - 3; length += 1) {
      if (length < stem.length) take(this.byStem.get(stem.slice(-length)), length >= 5 ? 0.8 : 0.7);
      if (length >= 5) take(this.byStem.get(lower.slice(0, length)), 0.7);
      if (length < 6) continue;
      for (let start = 1; start + length <= lower.length; start += 1)
        take(this.byStem.get(lower.slice(start, start + length)), 0.7);
    }
    return found;
  }
}

function add(index: Map<string, Term[]>, key: string, term: Term): void {
  const own = index.get(key);
  if (own === undefined) index.set(key, [term]);
  else own.push(term);
}
