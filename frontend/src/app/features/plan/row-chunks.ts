import type { ActionRow } from '@kompassplan/contract';
import type { RowGroup } from './plan-rows';

/** Rows that are drawn and taken away together. */
export interface RowChunk {
  readonly key: string;
  readonly group: RowGroup;
  /** Whether the head of the group stands above these rows. */
  readonly head: boolean;
  readonly rows: readonly ActionRow[];
  /** The line of the table on which it begins; the heads of the columns are line 1. */
  readonly first: number;
}

/** About one screen, so that what is drawn around the window is two or three of them. */
const CHUNK = 40;
/** The usual height of a line, and that of the head of a group. */
export const LINE = 36;

/**
 * The groups in pieces of at most 40 rows.
 * @param folded whether only the head of a group is shown
 * @param heads whether groups have heads at all
 */
export function rowChunks(
  groups: readonly RowGroup[],
  folded: (key: string) => boolean,
  heads: boolean,
): readonly RowChunk[] {
  const chunks: RowChunk[] = [];
  let first = 2;
  for (const group of groups) {
    const rows = folded(group.key) ? [] : group.rows;
    for (let from = 0; from === 0 || from < rows.length; from += CHUNK) {
      const chunk = { group, head: heads && from === 0, rows: rows.slice(from, from + CHUNK), first };
      chunks.push({ ...chunk, key: `${group.key}/${from}` });
      first += linesOf(chunk);
    }
  }
  return chunks;
}

export function linesOf(chunk: Pick<RowChunk, 'head' | 'rows'>): number {
  return chunk.rows.length + Number(chunk.head);
}

/** What a piece is likely to take until it has been measured. */
export function likelyHeight(chunk: Pick<RowChunk, 'head' | 'rows'>): number {
  return linesOf(chunk) * LINE;
}
