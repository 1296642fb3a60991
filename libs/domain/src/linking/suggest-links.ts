import { EDITIONS, sameName } from '../evaluation/framework.js';
import { contentWords, wordFit, words, type Word } from './swedish-words.js';
import { VOCABULARY_2016 } from './vocabulary/2016.js';
import type { SubQuestionWords, Vocabulary } from './vocabulary/vocabulary.js';

/** A sub-question that an improvement area may be about. */
export interface Suggestion {
  /** "1.3" */
  readonly subQuestion: string;
  /** 0–1. How clearly the words point here rather than to the area's other sub-questions. */
  readonly confidence: number;
  /** Words of the text that matched, the most telling first. */
  readonly because: readonly string[];
}

export interface LinkableSubQuestion {
  readonly number: string;
  readonly title: string;
  readonly shortTitle?: string;
}

export interface SuggestOptions {
  /** Edition of the report: without a vocabulary of its own only the titles' words count. */
  readonly edition?: string;
  /** Most suggestions to give, 3 if left out. */
  readonly limit?: number;
}

const VOCABULARIES: Readonly<Record<string, Vocabulary>> = { '2016': VOCABULARY_2016 };

/** Characters of a bullet that are looked at; longer ones are melted paragraphs that point everywhere. */
const LONGEST = 1_500;

const WEIGHT = { core: 3, typical: 1.7, title: 2 };
/** Below this the words say too little: no suggestion. */
const ENOUGH = 1.1;
/** Points at which a suggestion is as good as half sure, given that no other competes. */
const HALF_SURE = 2;

interface Term {
  readonly words: readonly Word[];
  readonly weight: number;
}

const termCache = new Map<string, readonly Term[]>();

function toTerms(phrases: readonly string[], weight: number): Term[] {
  return phrases.map((phrase) => ({ words: words(phrase), weight })).filter((term) => term.words.length > 0);
}

/** A sub-question that bears a known edition's title is that sub-question, whatever the report's edition. */
function vocabularyOf(
  { number, title }: LinkableSubQuestion,
  edition: string | undefined,
): SubQuestionWords | undefined {
  const own = edition === undefined ? undefined : VOCABULARIES[edition]?.[number];
  if (own !== undefined) return own;
  const known = EDITIONS.find(
    ({ id, subQuestions }) =>
      VOCABULARIES[id] !== undefined &&
      subQuestions.some((candidate) => candidate.number === number && sameName(candidate.title, title)),
  );
  return known === undefined ? undefined : VOCABULARIES[known.id]?.[number];
}

function termsOf(question: LinkableSubQuestion, edition: string | undefined): readonly Term[] {
  const key = JSON.stringify([edition, question.number, question.title, question.shortTitle]);
  const known = termCache.get(key);
  if (known !== undefined) return known;
  const own = vocabularyOf(question, edition);
  const titleWords = contentWords(`${question.title} ${question.shortTitle ?? ''}`).map(({ lower }) => lower);
  const terms = [
    ...toTerms(own?.core ?? [], WEIGHT.core),
    ...toTerms(own?.typical ?? [], WEIGHT.typical),
    ...toTerms([...new Set(titleWords)], WEIGHT.title),
  ];
  // Bounded: reports of unknown editions bring titles of their own.
  if (termCache.size > 500) termCache.clear();
  termCache.set(key, terms);
  return terms;
}

interface Match {
  readonly written: string;
  /** Weight per sub-question, by position. */
  readonly weights: readonly number[];
}

/** Best weight of one word, or of a phrase that begins with it, for one sub-question. */
function weightOf(word: Word, text: readonly Word[], terms: readonly Term[]): number {
  let best = 0;
  for (const term of terms) {
    const [first, ...rest] = term.words;
    if (first === undefined) continue;
    let fit = wordFit(word, first);
    if (fit === 0) continue;
    for (const more of rest)
      fit = Math.min(fit, Math.max(0, ...text.filter((other) => other !== word).map((other) => wordFit(other, more))));
    best = Math.max(best, fit * term.weight * (rest.length > 0 ? 1.25 : 1));
  }
  return best;
}

/**
 * Up to three sub-questions of the area that an improvement area may be about, the likeliest first. A word counts the
 * more the fewer of the area's sub-questions share it. Nothing is returned when no word tells.
 * @param text the improvement area as printed
 * @param area number of its area: only sub-questions of this area are suggested
 * @param subQuestions those of the report, of any area
 */
export function suggestLinks(
  text: string,
  area: number,
  subQuestions: readonly LinkableSubQuestion[],
  { edition, limit = 3 }: SuggestOptions = {},
): Suggestion[] {
  const own = subQuestions.filter(({ number }) => Number.parseInt(number, 10) === area);
  const terms = own.map((question) => termsOf(question, edition));
  const looked = text.slice(0, LONGEST);
  const all = words(looked);
  const telling = [...new Map(contentWords(looked).map((word) => [word.stem, word])).values()].slice(0, 60);
  const matches: Match[] = telling
    .map((word) => ({ written: word.written, weights: terms.map((list) => weightOf(word, all, list)) }))
    .filter(({ weights }) => weights.some((weight) => weight > 0));
  const scored = own.map((question, position) => {
    const parts = matches
      .map(({ written, weights }) => {
        const weight = weights[position] ?? 0;
        const sum = weights.reduce((total, other) => total + other, 0);
        return { written, value: sum === 0 ? 0 : weight * Math.sqrt(weight / sum) };
      })
      .filter(({ value }) => value > 0)
      .sort((a, b) => b.value - a.value);
    return { number: question.number, score: parts.reduce((total, { value }) => total + value, 0), parts };
  });
  scored.sort((a, b) => b.score - a.score || a.number.localeCompare(b.number));
  const top = scored[0]?.score ?? 0;
  const rivals = scored.slice(0, 3).reduce((total, { score }) => total + score, 0);
  return scored
    .slice(0, limit)
    .filter(({ score }) => score >= ENOUGH && score >= top * 0.3)
    .map(({ number, score, parts }) => ({
      subQuestion: number,
      confidence: Math.round((score / (score + HALF_SURE)) * (0.45 + 0.55 * (score / rivals)) * 100) / 100,
      because: parts.slice(0, 5).map(({ written }) => written),
    }));
}
