import { ROWS_ARE, SHEET_COLUMN_IDS } from '@kompassplan/domain';
import * as z from 'zod';
import { singleLine } from './basics.js';

const position = z.int().min(0).max(10_000);
const columns = z.partialRecord(z.enum(SHEET_COLUMN_IDS), position);
const rowsAre = z.enum(ROWS_ARE);
const edition = z.enum(['2010', '2016', '2020', 'norway']);

/** A sheet with foreign heads: its beginning, and what its columns seem to be. */
export const sheetPreview = z.object({
  sheet: position,
  name: z.string(),
  headRow: position,
  heads: z.array(z.string()),
  rows: z.array(z.array(z.string())),
  /** In each of these rows, the columns whose cells are computed: they are not read. Not known of older imports. */
  formulas: z.array(z.array(position)).optional(),
  rowCount: z.int(),
  guess: z.object({ columns, rowsAre: rowsAre.nullable() }),
});

export const sheetErrors = z.object({
  items: z.array(
    z.object({
      /** "C7", or a JSON pointer. */
      cell: z.string(),
      code: z.string(),
      /** In the reader's language. */
      sentence: z.string(),
    }),
  ),
  /** The list ends after this many. */
  most: z.int(),
});
export type SheetErrorsView = z.infer<typeof sheetErrors>;

/** POST /api/imports/:id/mapping: what the columns of a foreign sheet are. */
export const sheetMapping = z.strictObject({
  sheet: position,
  headRow: position,
  columns,
  /** Needed when no column tells the type of a row. */
  rowsAre: rowsAre.nullable(),
  year: z.int().min(1990).max(2100).nullable(),
  municipality: singleLine(200).nullable(),
  edition: edition.nullable(),
});
export type SheetMappingBody = z.infer<typeof sheetMapping>;

export const templateQuery = z.object({ format: z.enum(['xlsx', 'csv']).default('xlsx') });
export type TemplateQuery = z.infer<typeof templateQuery>;
export const exportQuery = z.object({ format: z.enum(['xlsx', 'csv', 'json']).default('xlsx') });
export type ExportQuery = z.infer<typeof exportQuery>;
