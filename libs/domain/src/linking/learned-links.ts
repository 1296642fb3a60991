import { sameName } from '../evaluation/framework.js';
import { contentWords, type Word, wordFit, words } from './swedish-words.js';

/** A reviewer chose another sub-question than the first suggestion. Extra evidence at the next reading. */
export interface LinkCorrection {
  readonly id: string;
  /** The sub-question that was chosen, with its title: another edition may ask something else under the number. */
  readonly subQuestion: string;
  readonly title: string;
  /** The telling words of the improvement area. */
  readonly words: readonly string[];
  /** Day of the choice, YYYY-MM-DD. */
  readonly on: string;
}

/** An earlier choice that spoke for a suggestion: "ni valde 2.5 för ’tjänstegaranti’ 2026-11-25". */
export interface LearnedWord {
  readonly correction: string;
  /** Word of the text at hand. */
  readonly word: string;
  readonly subQuestion: string;
  readonly on: string;
}

/** Evidence of one word of one correction: less than a typical word of the vocabulary. */
const PER_WORD = 1.2;
/** Most that one correction may add: less than one core word, so that it never outweighs a clear text. */
const PER_CORRECTION = 2.4;
/** Most that all corrections together may add for one sub-question. */
const ALTOGETHER = 4.8;
/** Words of a correction that are kept. */
const KEPT = 6;

/**
 * The words of an improvement area that are worth learning: those that tell something and stand in at most two others
 * of the same report; the longest first, since compounds tell the most.
 */
export function wordsToLearn(text: string, others: readonly string[]): string[] {
  const elsewhere = others.map((other) => words(other));
  const own = [...new Map(contentWords(text).map((word) => [word.stem, word])).values()];
  return own
    .filter(({ lower }) => lower.length >= 4 && !/^\d/.test(lower))
    .filter((word) => elsewhere.filter((list) => list.some((other) => other.stem === word.stem)).length <= 2)
    .sort((a, b) => b.lower.length - a.lower.length)
    .slice(0, KEPT)
    .map(({ lower }) => lower);
}

/** What the municipality's own corrections say for one sub-question, bounded. */
export function learnedEvidence(
  text: readonly Word[],
  question: { readonly number: string; readonly title: string },
  corrections: readonly LinkCorrection[],
): { readonly score: number; readonly words: readonly LearnedWord[] } {
  let score = 0;
  const found: LearnedWord[] = [];
  for (const correction of corrections) {
    if (correction.subQuestion !== question.number || !sameName(correction.title, question.title)) continue;
    let own = 0;
    for (const term of correction.words.slice(0, KEPT).flatMap((word) => words(word).slice(0, 1))) {
      const best = text
        .map((word) => ({ word, fit: wordFit(word, term) }))
        .reduce((a, b) => (b.fit > a.fit ? b : a), { word: term, fit: 0 });
      if (best.fit === 0) continue;
      own += PER_WORD * best.fit;
      found.push({
        correction: correction.id,
        word: best.word.written,
        subQuestion: correction.subQuestion,
        on: correction.on,
      });
    }
    score += Math.min(PER_CORRECTION, own);
  }
  return { score: Math.min(ALTOGETHER, score), words: found };
}
