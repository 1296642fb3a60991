import type { ImportDraft } from '@kompassplan/domain';

export interface IncompleteQuestion {
  readonly number: string;
  readonly missing: readonly ('points' | 'max' | 'percent')[];
  /** Where the report names it in its scores; null where it doesn't. */
  readonly line: number | null;
}

/** The sub-questions that lack one of their figures, with the line to look at. */
export function incompleteQuestions({ report, lines }: ImportDraft): IncompleteQuestion[] {
  return report.areas
    .flatMap((area) => area.subQuestions)
    .flatMap((question) => {
      const missing = (['points', 'max', 'percent'] as const).filter((figure) => question[figure] === null);
      if (missing.length === 0) return [];
      const named = (text: string) => /(?:^|\s)(\d{1,2}[.,]\d{1,2})(?!\d)/.exec(text)?.[1]?.replace(',', '.');
      const found = lines.find((line) => line.class === 'score' && named(line.text) === question.number);
      return [{ number: question.number, missing, line: found?.line ?? null }];
    });
}
