import type { Suggestion } from './suggest-links.js';

/** One improvement area with what was suggested for it and what a reader chose. */
export interface LinkAnswer {
  readonly text: string;
  readonly suggestions: readonly Suggestion[];
  /** Number of the sub-question that the reader chose. */
  readonly chosen: string;
}

/** First suggestions whose confidence lies in [from, to), and how many of them were right. */
export interface ReliabilityBucket {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly hits: number;
  /** Mean confidence (0–1) of the bucket. */
  readonly confidence: number;
}

/** How good suggestions are against a reader's choice. Shares are 0–1 of all improvement areas. */
export interface LinkFigures {
  readonly count: number;
  readonly top1: number;
  readonly top3: number;
  readonly abstained: number;
  readonly reliability: readonly ReliabilityBucket[];
}

/**
 * Buckets of at least `least` answers by rising confidence, so that each hit rate means something.
 * @param answers those with a suggestion
 */
export function reliability(answers: readonly LinkAnswer[], least = 20): ReliabilityBucket[] {
  const sure = answers
    .flatMap(({ suggestions: [first], chosen }) =>
      first === undefined ? [] : [{ confidence: first.confidence, hit: first.subQuestion === chosen }],
    )
    .sort((a, b) => a.confidence - b.confidence);
  const count = Math.max(1, Math.floor(sure.length / least));
  const buckets: ReliabilityBucket[] = [];
  for (let index = 0; index < count && sure.length > 0; index += 1) {
    const own = sure.slice(Math.round((index * sure.length) / count), Math.round(((index + 1) * sure.length) / count));
    buckets.push({
      from: own[0]?.confidence ?? 0,
      to: own.at(-1)?.confidence ?? 0,
      count: own.length,
      hits: own.filter(({ hit }) => hit).length,
      confidence: own.reduce((total, { confidence }) => total + confidence, 0) / own.length,
    });
  }
  return buckets;
}

/** Figures of suggestions against labels; an abstention is neither a first nor a third hit. */
export function linkFigures(answers: readonly LinkAnswer[], least = 20): LinkFigures {
  const share = (fits: (answer: LinkAnswer) => boolean): number =>
    answers.length === 0 ? 0 : answers.filter(fits).length / answers.length;
  return {
    count: answers.length,
    top1: share(({ suggestions, chosen }) => suggestions[0]?.subQuestion === chosen),
    top3: share(({ suggestions, chosen }) => suggestions.slice(0, 3).some(({ subQuestion }) => subQuestion === chosen)),
    abstained: share(({ suggestions }) => suggestions.length === 0),
    reliability: reliability(answers, least),
  };
}
