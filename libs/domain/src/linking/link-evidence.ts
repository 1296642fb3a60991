import { EDITIONS, sameName } from '../evaluation/framework.js';
import { type LinkCorrection, learnedEvidence, type LearnedWord } from './learned-links.js';
import { contentWords, isTelling, words } from './swedish-words.js';
import { TermIndex, toTerms } from './term-index.js';
import { VOCABULARY_2016 } from './vocabulary/2016.js';
import type { SubQuestionWords, Vocabulary } from './vocabulary/vocabulary.js';

export interface LinkableSubQuestion {
  readonly number: string;
  readonly title: string;
  readonly shortTitle?: string;
  /** Highest possible points and reached percent, where the report prints them. */
  readonly max?: number | null;
  readonly percent?: number | null;
}

/** What the words of an improvement area say for one sub-question. */
export interface Evidence {
  /** 0 when no word speaks for it; about 2 for one telling word. */
  readonly score: number;
  /** Words of the text that spoke for it, the most telling first. */
  readonly because: readonly string[];
  /** The municipality's own earlier choices that spoke for it. */
  readonly learned: readonly LearnedWord[];
}

const VOCABULARIES: Readonly<Record<string, Vocabulary>> = { '2016': VOCABULARY_2016 };

/** Characters of a bullet that are looked at; longer ones are melted paragraphs that point everywhere. */
const LONGEST = 1_500;
const MOST_WORDS = 60;

export const WEIGHT = { core: 3, title: 2, typical: 1.7, hint: 0.8 };

const indexes = new Map<string, TermIndex>();

/** A sub-question that bears a known edition's title is that sub-question, whatever the report's edition. */
function vocabularyOf(
  { number, title }: LinkableSubQuestion,
  edition: string | undefined,
): SubQuestionWords | undefined {
  const own = edition === undefined ? undefined : VOCABULARIES[edition]?.[number];
  if (own !== undefined) return own;
  for (const { id, subQuestions } of EDITIONS) {
    const known = VOCABULARIES[id];
    if (known === undefined) continue;
    // The same number first: a title may be asked in two areas.
    const same = subQuestions.filter((candidate) => sameName(candidate.title, title));
    const found = same.find((candidate) => candidate.number === number) ?? same[0];
    if (found !== undefined) return known[found.number];
  }
  return undefined;
}

function indexOf(questions: readonly LinkableSubQuestion[], edition: string | undefined): TermIndex {
  const key = JSON.stringify([edition, questions.map(({ number, title, shortTitle }) => [number, title, shortTitle])]);
  const known = indexes.get(key);
  if (known !== undefined) return known;
  const index = new TermIndex(
    questions.flatMap((question, position) => {
      const own = vocabularyOf(question, edition);
      const title = contentWords(`${question.title} ${question.shortTitle ?? ''}`).map(({ lower }) => lower);
      return [
        ...toTerms(own?.core ?? [], position, WEIGHT.core),
        ...toTerms(own?.typical ?? [], position, WEIGHT.typical),
        ...toTerms(own?.hint ?? [], position, WEIGHT.hint),
        ...toTerms([...new Set(title)], position, WEIGHT.title),
      ];
    }),
    questions.length,
  );
  // Bounded: reports of unknown editions bring titles of their own.
  if (indexes.size > 100) indexes.clear();
  indexes.set(key, index);
  return index;
}

/**
 * Prepares what tells how the words of a text speak for each of these sub-questions, in their order. A word counts the
 * more the fewer of the sub-questions share it (the idea of inverse document frequency, with the sub-questions as the
 * documents).
 */
export function evidenceOf(
  questions: readonly LinkableSubQuestion[],
  edition: string | undefined,
  corrections: readonly LinkCorrection[] = [],
): (text: string) => Evidence[] {
  const index = indexOf(questions, edition);
  return (text) => {
    const all = words(text.slice(0, LONGEST));
    const telling = [...new Map(all.filter(isTelling).map((word) => [word.stem, word])).values()].slice(0, MOST_WORDS);
    const weighed = index.weights(telling, all);
    const sums = weighed.map((weights) => weights.reduce((total, weight) => total + weight, 0));
    return questions.map((question, position) => {
      const parts: { readonly written: string; readonly value: number }[] = [];
      telling.forEach(({ written }, at) => {
        const weight = weighed[at]?.[position] ?? 0;
        if (weight > 0) parts.push({ written, value: weight * Math.sqrt(weight / (sums[at] ?? weight)) });
      });
      parts.sort((a, b) => b.value - a.value);
      const learned = learnedEvidence(telling, question, corrections);
      const because = new Set([...learned.words.map(({ word }) => word), ...parts.map(({ written }) => written)]);
      return {
        score: parts.reduce((total, { value }) => total + value, 0) + learned.score,
        because: [...because].slice(0, 5),
        learned: learned.words,
      };
    });
  };
}
