import type { ImportDraft } from '@kompassplan/domain';

/** The line of a report's scores that names a sub-question, or null. */
export function lineOfQuestion(lines: ImportDraft['lines'], number: string): number | null {
  const named = (text: string) => /(?:^|\s)(\d{1,2}[.,]\d{1,2})(?!\d)/.exec(text)?.[1]?.replace(',', '.');
  return lines.find((line) => line.class === 'score' && named(line.text) === number)?.line ?? null;
}
