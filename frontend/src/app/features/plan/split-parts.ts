import type { SplitAction } from '@kompassplan/contract';

/** A part as it is being written. */
export interface DraftPart {
  readonly key: number;
  readonly title: string;
  readonly effortWeeks: number | null;
  readonly subQuestions: readonly string[];
}

export const MOST_PARTS = 10;

interface Divided {
  readonly title: string;
  readonly effortWeeks: number | null;
  readonly links: readonly { readonly subQuestion: string }[];
}

/** Two parts to begin with: both have every sub-question and half of the effort. */
export function firstParts({ title, effortWeeks, links }: Divided): DraftPart[] {
  const half = effortWeeks === null ? null : effortWeeks / 2;
  const subQuestions = links.map(({ subQuestion }) => subQuestion);
  return [
    { key: 1, title, effortWeeks: half, subQuestions },
    { key: 2, title: '', effortWeeks: half, subQuestions },
  ];
}

/** Phrase key of what is missing, and what it is about; null when the parts can be sent. */
export function missingIn(
  parts: readonly DraftPart[],
  { links }: Pick<Divided, 'links'>,
): { readonly key: string; readonly numbers: string } | null {
  if (parts.some(({ title }) => title.trim() === '')) return { key: 'kin.part-title-missing', numbers: '' };
  if (links.length === 0) return null;
  if (parts.some(({ subQuestions }) => subQuestions.length === 0)) return { key: 'kin.part-unlinked', numbers: '' };
  const taken = new Set(parts.flatMap(({ subQuestions }) => subQuestions));
  const left = links.map(({ subQuestion }) => subQuestion).filter((number) => !taken.has(number));
  return left.length === 0 ? null : { key: 'kin.link-missing', numbers: left.join(', ') };
}

export function wishOf(parts: readonly DraftPart[]): SplitAction {
  return {
    parts: parts.map(({ title, effortWeeks, subQuestions }) => ({
      ...{ title: title.trim(), effortWeeks, subQuestions: [...subQuestions] },
    })),
  };
}
