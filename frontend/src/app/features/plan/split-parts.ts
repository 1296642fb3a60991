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

/** The same parts after somebody changed the action: what was not touched follows, what was written stays. */
export function rebasedParts(parts: readonly DraftPart[], before: Divided, now: Divided): DraftPart[] {
  const [first, next] = [firstParts(before), firstParts(now)];
  const [had, has] = [before, now].map(({ links }) => links.map(({ subQuestion }) => subQuestion)) as [
    string[],
    string[],
  ];
  return parts.map((part) => {
    const old = first.find(({ key }) => key === part.key);
    const to = next.find(({ key }) => key === part.key);
    const all = had.every((number) => part.subQuestions.includes(number));
    return {
      ...part,
      ...(old && to && part.title === old.title ? { title: to.title } : {}),
      ...(old && to && part.effortWeeks === old.effortWeeks ? { effortWeeks: to.effortWeeks } : {}),
      subQuestions: all ? has : part.subQuestions.filter((number) => has.includes(number)),
    };
  });
}

/** Phrase key of what is missing, and what it is about; null when the parts can be sent. */
export function missingIn(
  parts: readonly DraftPart[],
  { links }: Pick<Divided, 'links'>,
): { readonly key: string; readonly numbers: string } | null {
  if (parts.some(({ title }) => title.trim() === '')) return { key: 'kin.part-title-missing', numbers: '' };
  if (parts.some(({ effortWeeks }) => Number.isNaN(effortWeeks))) return { key: 'plan.weeks-wrong', numbers: '' };
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
