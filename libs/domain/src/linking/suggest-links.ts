import { areaOfSubQuestion } from '../evaluation/framework.js';
import { CALIBRATION, type Calibration, confidencesOf } from './calibration.js';
import type { LearnedWord, LinkCorrection } from './learned-links.js';
import { type Evidence, evidenceOf, type LinkableSubQuestion } from './link-evidence.js';
import { chancesInOrder } from './list-order.js';

export type { LinkableSubQuestion } from './link-evidence.js';

/** A sub-question that an improvement area may be about. */
export interface Suggestion {
  /** "1.3" */
  readonly subQuestion: string;
  /** 0–1: how often a suggestion like this one is right. */
  readonly confidence: number;
  /** Words of the text that matched, the most telling first; empty when only the place in the list speaks for it. */
  readonly because: readonly string[];
  /** Set when nothing in the improvement area's own area fits and this one lies in another. */
  readonly otherArea?: true;
  /** The municipality's own earlier choices that spoke for it. */
  readonly learned?: readonly LearnedWord[];
}

export interface SuggestOptions {
  /** Edition of the report: without a vocabulary of its own only the titles' words count. */
  readonly edition?: string;
  /** Most suggestions to give, 3 if left out. */
  readonly limit?: number;
  /** What the municipality chose otherwise before. */
  readonly corrections?: readonly LinkCorrection[];
  readonly calibration?: Calibration;
}

/** Below this the words say too little: no suggestion. */
const ENOUGH = 0.7;
/** Another area must be named outright before it is suggested. */
const ENOUGH_ELSEWHERE = 2.4;
/** Highest confidence in another area: the report put the improvement area where it stands. */
const SUREST_ELSEWHERE = 0.5;

/** Chances before the words: sub-questions that lost many points are written about more often. */
function priorOf(questions: readonly LinkableSubQuestion[], { lostPoints }: Calibration): number[] {
  const lost = questions.map(({ max, percent }) =>
    typeof max === 'number' && typeof percent === 'number' ? Math.max(1, (max * (100 - percent)) / 100) : null,
  );
  const printed = lost.filter((value) => value !== null);
  const usual = printed.length === 0 ? 1 : printed.reduce((total, value) => total + value, 0) / printed.length;
  const weights = lost.map((value) => (value ?? usual) ** lostPoints);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

function likelihoods(evidence: readonly Evidence[], { sharpness, damping }: Calibration): number[] {
  const total = Math.max(1, ...evidence.map(({ score }) => score));
  return evidence.map(({ score }) => Math.exp((sharpness * (score - total)) / total ** damping));
}

function toSuggestion(subQuestion: string, confidence: number, { because, learned }: Evidence): Suggestion {
  return {
    subQuestion,
    confidence: Math.round(confidence * 100) / 100,
    because,
    ...(learned.length === 0 ? {} : { learned }),
  };
}

/** The clearest sub-questions of the other areas, when their own names stand in the text. Each area is asked alone. */
function elsewhere(
  text: string,
  others: readonly LinkableSubQuestion[],
  { edition, limit = 3, corrections, calibration = CALIBRATION }: SuggestOptions,
): Suggestion[] {
  const areas = [...new Set(others.map(({ number }) => areaOfSubQuestion(number)))];
  const named = areas.flatMap((area) => {
    const questions = others.filter(({ number }) => areaOfSubQuestion(number) === area);
    return evidenceOf(
      questions,
      edition,
      corrections,
    )(text).flatMap((found, position) => {
      const number = questions[position]?.number;
      return number === undefined || found.score < ENOUGH_ELSEWHERE ? [] : [{ number, found }];
    });
  });
  const chances = likelihoods(
    named.map(({ found }) => found),
    calibration,
  );
  const confidences = confidencesOf(chances, calibration);
  return named
    .map(({ number, found }, position) => ({ number, found, confidence: confidences[position] ?? 0 }))
    .sort((a, b) => b.confidence - a.confidence || b.found.score - a.found.score)
    .slice(0, limit)
    .map(({ number, found, confidence }) => ({
      ...toSuggestion(number, SUREST_ELSEWHERE * confidence, found),
      otherArea: true as const,
    }));
}

/**
 * Up to three sub-questions for each improvement area of one area, the likeliest first. The words decide; the place in
 * the list and the points that a sub-question lost tip the scale. When nothing in the own area fits, the whole
 * framework is searched and the answer marked; nothing is returned when no word tells.
 * @param texts the area's improvement areas as printed, in their order
 * @param area its number
 * @param subQuestions those of the report, of any area
 */
export function suggestLinksOfArea(
  texts: readonly string[],
  area: number,
  subQuestions: readonly LinkableSubQuestion[],
  options: SuggestOptions = {},
): Suggestion[][] {
  const { edition, limit = 3, corrections = [], calibration = CALIBRATION } = options;
  const own = subQuestions.filter(({ number }) => areaOfSubQuestion(number) === area);
  const others = subQuestions.filter(({ number }) => areaOfSubQuestion(number) !== area);
  const evidence = texts.map(evidenceOf(own, edition, corrections));
  const chances = chancesInOrder(
    evidence.map((row) => likelihoods(row, calibration)),
    priorOf(own, calibration),
    calibration.order,
  );
  return texts.map((text, index) => {
    const row = evidence[index] ?? [];
    // An area whose questions are not known may well be the right one: no guess elsewhere.
    if (own.length === 0) return [];
    if (!row.some(({ score }) => score >= ENOUGH)) return elsewhere(text, others, options);
    const confidences = confidencesOf(chances[index] ?? [], calibration);
    return own
      .flatMap(({ number }, position) => {
        const found = row[position];
        return found === undefined ? [] : [{ number, found, confidence: confidences[position] ?? 0 }];
      })
      .sort((a, b) => b.confidence - a.confidence || b.found.score - a.found.score || a.number.localeCompare(b.number))
      .slice(0, limit)
      .map(({ number, found, confidence }) => toSuggestion(number, confidence, found));
  });
}

/** As `suggestLinksOfArea`, for one improvement area without its neighbours. */
export function suggestLinks(
  text: string,
  area: number,
  subQuestions: readonly LinkableSubQuestion[],
  options: SuggestOptions = {},
): Suggestion[] {
  return suggestLinksOfArea([text], area, subQuestions, options)[0] ?? [];
}
