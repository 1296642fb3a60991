import { createHash } from 'node:crypto';
import {
  CHAIN_START,
  type ChainedEntry,
  type ChainFault,
  type ChainLink,
  faultAtEnd,
  followChain,
  REDACTION_EVENT,
  redactionsOf,
  type Sha256,
} from '@kompassplan/domain';
import type { Transaction } from './unit-of-work.js';

export interface ChainCheck {
  /** How many rows of history hold: all of them, or those before the fault. */
  readonly rows: number;
  /** Of the last row that holds: written down elsewhere, it proves that nothing was cut off and grown anew. */
  readonly hash: string;
  readonly fault: ChainFault | null;
}

const BATCH = 2_000;

export const sha256: Sha256 = (previous, text) =>
  createHash('sha256').update(Buffer.from(previous, 'hex')).update(text, 'utf8').digest('hex');

/** Walks the whole chain of the municipality, a batch at a time. Everything is computed here, nothing by the database. */
export async function checkChain(tx: Transaction): Promise<ChainCheck> {
  const { municipalityId } = tx.tenant;
  // One statement, so that head and last row belong together however many write meanwhile.
  const [end] = await tx.query<{ number: string | null; hash: string | null; last: string | null }>(
    `SELECT h.number, encode(h.hash, 'hex') AS hash, l.last
     FROM (SELECT max(number) AS last FROM history WHERE municipality_id = $1) l
     LEFT JOIN history_head h ON h.municipality_id = $1`,
    [municipalityId],
  );
  const head: ChainLink = end?.hash ? { number: Number(end.number), hash: end.hash } : CHAIN_START;
  // These rows are rows of the chain themselves: one that was altered is found when the walk comes to it.
  const redactions = redactionsOf(
    await tx.query<Pick<ChainedEntry, 'changes'>>(
      `SELECT changes FROM history WHERE municipality_id = $1 AND event = $2 AND number <= $3::bigint ORDER BY number`,
      [municipalityId, REDACTION_EVENT, end?.last ?? '0'],
    ),
  );
  let link: ChainLink = CHAIN_START;
  let after: string | null = null;
  while (end?.last) {
    const rows: StoredEntry[] = await tx.query<StoredEntry>(ROWS, [municipalityId, after, end.last]);
    const walked = followChain(link, rows.map(entryOf), sha256, redactions);
    link = walked.link;
    if (walked.fault) return { rows: link.number, hash: link.hash, fault: walked.fault };
    if (rows.length < BATCH) break;
    after = rows.at(-1)?.number ?? null;
  }
  return { rows: link.number, hash: link.hash, fault: faultAtEnd(link, head) };
}

/** Which of these hashes stand in the chain among the rows that hold: an end that was written down is still a row of it. */
export async function knownEnds(tx: Transaction, hashes: readonly string[], rows: number): Promise<string[]> {
  if (hashes.length === 0) return [];
  const found = await tx.query<{ hash: string }>(
    `SELECT encode(hash, 'hex') AS hash FROM history
     WHERE municipality_id = $1 AND number <= $3 AND encode(hash, 'hex') = ANY($2::text[])`,
    [tx.tenant.municipalityId, hashes, rows],
  );
  return found.map(({ hash }) => hash);
}

type StoredEntry = Omit<ChainedEntry, 'number'> & { readonly number: string };

function entryOf(row: StoredEntry): ChainedEntry {
  return { ...row, number: Number(row.number) };
}

const ROWS = `SELECT number, municipality_id AS "municipalityId", person_id AS "personId", entity, entity_id AS "entityId", event, changes,
    note, salt, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at,
    encode(content_hash, 'hex') AS "contentHash", encode(hash, 'hex') AS hash
  FROM history WHERE municipality_id = $1 AND ($2::bigint IS NULL OR number > $2::bigint) AND number <= $3::bigint
  ORDER BY number LIMIT ${BATCH}`;
