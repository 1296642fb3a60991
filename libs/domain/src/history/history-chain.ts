/**
 * History as a chain, one per municipality: each row has a running number, and a hash of the row before it and its own
 * frame. The same text is made by `history_frame` and `history_content` in Postgres; both are held against the vectors of
 * history-chain.vectors.json.
 *
 * What may name or describe people (changes, note) stands in the frame only as a salted hash of its own: it can be blanked
 * once somebody's retention time is over without breaking the chain, and without the salt nobody can guess it from the hash. Names
 * that are only shown (`person_name`) are not hashed at all; the person's id is.
 */
export interface ChainedEntry {
  /** From 1, without gaps. */
  readonly number: number;
  readonly municipalityId: string;
  /** UTC with six decimals: 2026-01-13T07:00:00.000000Z */
  readonly at: string;
  readonly personId: string | null;
  readonly entity: string;
  readonly entityId: string;
  readonly event: string;
  readonly changes: readonly { readonly field: string; readonly from: string | null; readonly to: string | null }[];
  readonly note: string | null;
  /** Null when names of people who are forgotten were taken out of the contents; then `contentHash` is that of before. */
  readonly salt: string | null;
  /** Hex, as all hashes here. */
  readonly contentHash: string;
  readonly hash: string;
}

/** Where a chain stands: the number and hash of its last row. */
export interface ChainLink {
  readonly number: number;
  readonly hash: string;
}
export const CHAIN_START: ChainLink = { number: 0, hash: '0'.repeat(64) };

export type ChainFaultKind = 'altered' | 'removed' | 'inserted' | 'cutOff' | 'headAltered';
export interface ChainFault {
  readonly kind: ChainFaultKind;
  /** Of the first row that is not as it was written. */
  readonly number: number;
  /** When that row says that it was written; null when it is gone. */
  readonly at: string | null;
}

/** SHA-256 of the bytes of `previous` (hex, '' for none) and then the text in UTF-8; hex. */
export type Sha256 = (previous: string, text: string) => string;

/** One value so that no two rows give one text: its length in characters, a colon, itself; a null is a dash. */
function part(value: string | number | null): string {
  if (value === null) return '-,';
  const text = String(value);
  // Characters as Postgres counts them, not UTF-16 units.
  return `${[...text].length}:${text},`;
}

/** Of rows whose contents were redacted: the hash of what stands there now, by their number, as a later row tells it. */
export type Redactions = ReadonlyMap<number, string>;
/** The event of rows that tell of redactions: `field` is the number of a redacted row, `to` the hash of its contents. */
export const REDACTION_EVENT = 'history.redacted';

/** What those rows tell, given in the order of their numbers: the last word on a row counts. */
export function redactionsOf(entries: readonly Pick<ChainedEntry, 'changes'>[]): Redactions {
  return new Map(entries.flatMap(({ changes }) => changes.map(({ field, to }) => [Number(field), to ?? ''] as const)));
}

export function contentText({ salt, note, changes }: Pick<ChainedEntry, 'salt' | 'note' | 'changes'>): string {
  const told = changes.map(({ field, from, to }) => part(field) + part(from) + part(to));
  return part(salt) + part(note) + told.join('');
}

export function frameText(entry: Omit<ChainedEntry, 'changes' | 'note' | 'salt' | 'hash'>): string {
  return [
    entry.number,
    entry.municipalityId,
    entry.at,
    entry.personId,
    entry.entity,
    entry.entityId,
    entry.event,
    entry.contentHash,
  ]
    .map(part)
    .join('');
}

/**
 * Goes from `from` along the rows, which come in the order of their numbers and all belong to one municipality. A row
 * without a salt holds when some row of the chain tells the hash of what stands in it now.
 * @returns how far the chain holds, and the first row that breaks it
 */
export function followChain(
  from: ChainLink,
  entries: readonly ChainedEntry[],
  sha256: Sha256,
  redactions: Redactions = new Map(),
): { readonly link: ChainLink; readonly fault: ChainFault | null } {
  let link = from;
  for (const entry of entries) {
    const { number, at, hash, contentHash } = entry;
    const expected = link.number + 1;
    if (number > expected) return { link, fault: { kind: 'removed', number: expected, at: null } };
    if (number < expected) return { link, fault: { kind: 'inserted', number, at } };
    const told = entry.salt === null ? redactions.get(number) : contentHash;
    const holds = sha256('', contentText(entry)) === told && sha256(link.hash, frameText(entry)) === hash;
    if (!holds) return { link, fault: { kind: 'altered', number, at } };
    link = { number, hash };
  }
  return { link, fault: null };
}

/** Whether the chain ends where its head says. */
export function faultAtEnd(last: ChainLink, head: ChainLink): ChainFault | null {
  if (last.number < head.number) return { kind: 'cutOff', number: last.number + 1, at: null };
  if (last.number > head.number) return { kind: 'inserted', number: head.number + 1, at: null };
  return last.hash === head.hash ? null : { kind: 'headAltered', number: head.number, at: null };
}
