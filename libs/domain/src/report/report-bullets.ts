import { type ImportDraft, linksDecided } from './import-draft.js';

/** A strength or an improvement area as a reviewed draft has it. */
export interface ReportBullet {
  /** The draft's item it came from; null for a strength. */
  readonly itemId: string | null;
  readonly area: number;
  readonly kind: 'strength' | 'improvement';
  readonly text: string;
  readonly lines: readonly number[];
  readonly page: number | null;
  /** Why no action is made of it; null when one is. */
  readonly skipReason: string | null;
  /** The sub-questions that a reviewer has decided for it; null where nobody has. */
  readonly decided: readonly string[] | null;
}

/** What the report says in bullets, strengths first; not the actions that the municipality added on its own. */
export function bulletsOf(draft: ImportDraft): ReportBullet[] {
  const strengths = draft.report.areas.flatMap((area) =>
    area.strengths.map(({ text, line, page }) => ({
      itemId: null,
      area: area.number,
      kind: 'strength' as const,
      text,
      lines: [line],
      page: page ?? null,
      skipReason: null,
      decided: null,
    })),
  );
  const improvements = draft.items
    .filter((item) => item.own !== true)
    .map((item) => ({
      itemId: item.id,
      area: item.area,
      kind: 'improvement' as const,
      text: item.text,
      lines: item.lines,
      page: item.page,
      skipReason: item.decision === 'skipped' ? (item.skipReason ?? '') : null,
      decided: linksDecided(item) ? item.chosen : null,
    }));
  return [...strengths, ...improvements];
}
