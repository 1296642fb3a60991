import { reportFile } from '@kompassplan/contract';
import {
  createDraft,
  DomainError,
  draftOfPlan,
  isBlankPlan,
  type ImportDraft,
  type LinkCorrection,
  MOST_ERRORS,
  ownMapping,
  parseReport,
  previewSheets,
  readReportFile,
  readSheet,
  type RowError,
  type SheetMapping,
  type SheetReading,
  type SheetTable,
} from '@kompassplan/domain';
import type { DocumentContent } from '../../documents/read-document.js';

export type SheetPreviews = ReturnType<typeof previewSheets>;

/** What became of a file: a draft to review, a sheet whose columns a person must name, or faults by cell. */
export type ContentReading =
  | { readonly kind: 'draft'; readonly draft: ImportDraft }
  | { readonly kind: 'mapping'; readonly previews: SheetPreviews }
  | {
      readonly kind: 'faults';
      readonly errors: readonly RowError[];
      readonly previews: SheetPreviews | null;
      /** The faults name values of a JSON file, not cells. */
      readonly json?: true;
    };

/**
 * Every kind of file on its way to one draft.
 * @param mapping what a person said of a sheet with foreign heads
 * @param learned what the municipality chose otherwise before
 * @throws DomainError report.no-areas, sheet.mapping, sheet.not-filled, document.empty
 */
export function draftOfContent(
  content: DocumentContent,
  mapping: SheetMapping | null,
  learned: readonly LinkCorrection[],
): ContentReading {
  switch (content.kind) {
    case 'lines':
      return { kind: 'draft', draft: createDraft(parseReport(content.lines), learned) };
    case 'tables':
      return draftOfTables(content.tables, mapping, learned);
    case 'json':
      return draftOfJson(content.value, learned);
  }
}

function settled(
  reading: SheetReading,
  previews: SheetPreviews | null,
  learned: readonly LinkCorrection[],
): ContentReading {
  if (reading.errors.length > 0) return { kind: 'faults', errors: reading.errors, previews };
  // The template as it was downloaded: eight areas and not one word of a report.
  if (previews === null && isBlankPlan(reading.plan)) throw new DomainError('sheet.not-filled');
  const draft = draftOfPlan(reading.plan, reading.lines, learned);
  const notes = [...draft.report.notes, ...reading.notes];
  return { kind: 'draft', draft: { ...draft, report: { ...draft.report, notes } } };
}

function draftOfTables(
  tables: readonly SheetTable[],
  chosen: SheetMapping | null,
  learned: readonly LinkCorrection[],
): ContentReading {
  const mapping = chosen ?? ownMapping(tables);
  if (mapping === null) {
    const previews = previewSheets(tables);
    if (previews.length === 0) throw new DomainError('document.empty');
    return { kind: 'mapping', previews };
  }
  const table = tables[mapping.sheet];
  if (table === undefined || mapping.headRow >= table.rows.length) throw new DomainError('sheet.mapping');
  return settled(readSheet(table, mapping), chosen === null ? null : previewSheets(tables), learned);
}

function draftOfJson(value: unknown, learned: readonly LinkCorrection[]): ContentReading {
  const parsed = reportFile.safeParse(value, { reportInput: true });
  if (parsed.success) {
    const reading = settled(readReportFile(parsed.data), null, learned);
    return reading.kind === 'faults' ? { ...reading, json: true } : reading;
  }
  const errors = parsed.error.issues.slice(0, MOST_ERRORS).map((issue): RowError => ({
    cell: issue.path.map((part) => `/${String(part)}`).join('') || '/',
    code: issue.code === 'invalid_type' && issue.input === undefined ? 'json-missing' : 'json-field',
    details: {},
  }));
  return { kind: 'faults', errors, previews: null, json: true };
}
