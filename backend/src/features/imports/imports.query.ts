import type { ImportDraft, RowError, SheetMapping } from '@kompassplan/domain';
import type { Transaction } from '../../persistence/unit-of-work.js';
import type { SheetPreviews } from './draft-of-content.js';

export type ImportStatus = 'reading' | 'mapping' | 'review' | 'committed' | 'failed' | 'cancelled';

/** One import without its draft. */
export interface ImportHead {
  readonly id: string;
  readonly status: ImportStatus;
  readonly progress: number;
  readonly fileName: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly createdAt: Date;
  readonly createdBy: string;
  /** Who made the plan of it, and when (ISO 8601); null until then. */
  readonly committed: { readonly by: string; readonly at: string } | null;
  /** Everybody who has decided something in its review, the first one first. */
  readonly reviewers: readonly { readonly id: string; readonly name: string }[];
  readonly failureCode: string | null;
  readonly failureDetails: Record<string, string | number> | null;
  readonly evaluationId: string | null;
  /** The evaluation that it became stands on another file now. */
  readonly replaced: boolean;
  readonly version: number;
}

/** What a sheet or JSON file needs from a person: columns to be named, cells to be corrected. */
export interface SheetState {
  readonly previews: SheetPreviews;
  readonly mapping: SheetMapping | null;
  readonly errors: readonly RowError[];
}

export interface ImportWithDraft extends ImportHead {
  readonly fileId: string;
  readonly draft: ImportDraft | null;
  readonly sheet: SheetState | null;
}

/** Whether the evaluation that an import became stands on it: a correction may have put another file in its place. */
const STANDS = `EXISTS (SELECT FROM evaluation e WHERE e.municipality_id = $1 AND e.id = i.evaluation_id AND e.import_id = i.id)`;
const HEAD = `i.id, i.status, i.progress, i.file_name AS "fileName", i.bytes, i.sha256, i.created_at AS "createdAt",
  p.name AS "createdBy", (SELECT jsonb_build_object('by', h.person_name, 'at', to_char(h.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
    FROM history h WHERE h.municipality_id = $1 AND h.entity_id = i.id AND h.event = 'import.committed' LIMIT 1) AS committed,
  coalesce((SELECT jsonb_agg(jsonb_build_object('id', h.person_id, 'name', h.person_name) ORDER BY h.id) FROM history h
    WHERE h.municipality_id = $1 AND h.entity_id = i.id AND h.event = 'import.reviewed'), '[]') AS reviewers, i.failure_code AS "failureCode", i.failure_details AS "failureDetails",
  i.evaluation_id AS "evaluationId", (i.evaluation_id IS NOT NULL AND NOT ${STANDS}) AS replaced, i.version`;
const FROM = `FROM report_import i JOIN person p ON p.municipality_id = i.municipality_id AND p.id = i.created_by
  WHERE i.municipality_id = $1`;

/** The newest imports first; at most 100, which is more than a municipality makes in decades. */
export function latestImports(tx: Transaction): Promise<ImportHead[]> {
  return tx.query(`SELECT ${HEAD} ${FROM} ORDER BY i.created_at DESC, i.id LIMIT 100`, [tx.tenant.municipalityId]);
}

/** One import with its draft. `lock` keeps others from changing it until the transaction ends. */
export async function findImport(tx: Transaction, id: string, lock = false): Promise<ImportWithDraft | null> {
  const rows = await tx.query<ImportWithDraft>(
    `SELECT ${HEAD}, i.file_id AS "fileId", i.draft, i.sheet ${FROM} AND i.id = $2 ${lock ? 'FOR UPDATE OF i' : ''}`,
    [tx.tenant.municipalityId, id],
  );
  return rows[0] ?? null;
}

/** The import of a file with these bytes that the plan stands on, or that is still on its way; the former first. */
export async function findSameFile(tx: Transaction, sha256: string): Promise<ImportHead | null> {
  const rows = await tx.query<ImportHead>(
    `SELECT ${HEAD} ${FROM} AND i.sha256 = $2
       AND (i.status IN ('reading', 'mapping', 'review') OR (i.status = 'committed' AND ${STANDS}))
     ORDER BY (i.status = 'committed') DESC, i.created_at DESC LIMIT 1`,
    [tx.tenant.municipalityId, sha256],
  );
  return rows[0] ?? null;
}

export interface FileToRead {
  /** The import's. */
  readonly id: string;
  readonly fileName: string;
  readonly content: Buffer;
  readonly sheet: SheetState | null;
  /** A reading counts only for the version that it began with: the columns may have been chosen anew meanwhile. */
  readonly version: number;
}

/** What the job of reading needs: the file's bytes and name, if the import still waits to be read. */
export async function findFileToRead(tx: Transaction, id: string): Promise<FileToRead | null> {
  const rows = await tx.query<FileToRead>(
    `SELECT i.id, i.file_name AS "fileName", f.content, i.sheet, i.version FROM report_import i
     JOIN stored_file f ON f.municipality_id = i.municipality_id AND f.id = i.file_id
     WHERE i.municipality_id = $1 AND i.id = $2 AND i.status = 'reading'`,
    [tx.tenant.municipalityId, id],
  );
  return rows[0] ?? null;
}

/** Imports that wait to be read: a wake-up may have been lost. */
export async function importsToRead(tx: Transaction): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT id FROM report_import WHERE municipality_id = $1 AND status = 'reading' ORDER BY created_at`,
    [tx.tenant.municipalityId],
  );
  return rows.map((row) => row.id);
}
