import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CHAIN_START,
  type ChainedEntry,
  contentText,
  faultAtEnd,
  followChain,
  frameText,
  type Sha256,
} from './history-chain.js';

type Plain = Omit<ChainedEntry, 'contentHash' | 'hash'>;
const sha256: Sha256 = (previous, text) =>
  createHash('sha256').update(Buffer.from(previous, 'hex')).update(text).digest('hex');
const vectors = JSON.parse(readFileSync(join(import.meta.dirname, 'history-chain.vectors.json'), 'utf8')) as {
  name: string;
  entry: Plain;
  hash: string;
}[];

function chained(entries: readonly Plain[]): ChainedEntry[] {
  let previous = CHAIN_START.hash;
  return entries.map((entry) => {
    const contentHash = sha256('', contentText(entry));
    previous = sha256(previous, frameText({ ...entry, contentHash }));
    return { ...entry, contentHash, hash: previous };
  });
}

const [first] = vectors;
const rows = chained([1, 2, 3, 4].map((number) => ({ ...first!.entry, number })));
const head = { number: 4, hash: rows[3]!.hash };
const walk = (entries: readonly ChainedEntry[]) => followChain(CHAIN_START, entries, sha256);
const changed = (index: number, change: Partial<ChainedEntry>) =>
  rows.map((row, at) => (at === index ? { ...row, ...change } : row));

describe('the canonical text', () => {
  it.each(vectors.map((vector) => [vector.name, vector] as const))('%s', (_, { entry, hash }) => {
    expect(chained([entry])[0]?.hash).toBe(hash);
  });

  it('keeps apart what would be the same if it were strung together', () => {
    const { entry } = first!;
    const told = (field: string, from: string | null, to: string | null) =>
      contentText({ ...entry, changes: [{ field, from, to }] });
    expect(told('a', 'b', null)).not.toBe(told('a', null, 'b'));
    expect(told('a', '', null)).not.toBe(told('a', null, null));
    expect(told('a', '1:b,', 'c')).not.toBe(told('a', 'b', '1:c,'));
  });

  it('holds no name: a leaver can be pseudonymised', () => {
    expect(Object.keys(first!.entry)).not.toContain('personName');
  });
});

describe('a chain', () => {
  it('holds from its start to its head, also when it is read in parts', () => {
    expect(walk(rows)).toEqual({ link: head, fault: null });
    const half = walk(rows.slice(0, 2));
    expect(followChain(half.link, rows.slice(2), sha256)).toEqual({ link: head, fault: null });
    expect(faultAtEnd(head, head)).toBeNull();
    expect(faultAtEnd(CHAIN_START, CHAIN_START)).toBeNull();
  });

  it.each<[string, Partial<ChainedEntry>]>([
    ['its note', { note: 'Något annat' }],
    ['its changes', { changes: [] }],
    ['its moment', { at: '2026-01-13T07:00:00.124000Z' }],
    ['who it was', { personId: null }],
    ['what happened', { event: 'action.verified' }],
    ['what it is about', { entityId: '018f0000-0000-7000-8000-000000000009' }],
    ['whose it is', { municipalityId: '018f0000-0000-7000-8000-000000000009' }],
    ['its hash', { hash: rows[0]!.hash }],
    ['its salt', { salt: '018f0000-0000-4000-8000-000000000009' }],
  ])('breaks at the row where somebody changed %s', (_, change) => {
    expect(walk(changed(1, change)).fault).toMatchObject({ kind: 'altered', number: 2 });
    expect(walk(changed(1, change)).link.number).toBe(1);
  });

  it('breaks at the next row when a row was changed and hashed anew', () => {
    const entry = { ...rows[1]!, note: 'Något annat' };
    const contentHash = sha256('', contentText(entry));
    const hash = sha256(rows[0]!.hash, frameText({ ...entry, contentHash }));
    expect(walk(changed(1, { ...entry, contentHash, hash })).fault).toMatchObject({ kind: 'altered', number: 3 });
  });

  it('names a row that is gone, and one that was put in', () => {
    expect(walk(rows.filter(({ number }) => number !== 2)).fault).toEqual({ kind: 'removed', number: 2, at: null });
    expect(walk(rows.slice(1)).fault).toEqual({ kind: 'removed', number: 1, at: null });
    expect(walk([{ ...rows[0]!, number: 0 }, ...rows]).fault).toMatchObject({ kind: 'inserted', number: 0 });
    expect(walk(changed(2, { number: 2 })).fault).toMatchObject({ kind: 'inserted', number: 2 });
  });

  it('ends where its head says, or tells what is too few or too many', () => {
    const { link } = walk(rows.slice(0, 2));
    expect(faultAtEnd(link, head)).toEqual({ kind: 'cutOff', number: 3, at: null });
    expect(faultAtEnd(head, link)).toEqual({ kind: 'inserted', number: 3, at: null });
    expect(faultAtEnd(head, CHAIN_START)).toEqual({ kind: 'inserted', number: 1, at: null });
    expect(faultAtEnd(head, { ...head, hash: CHAIN_START.hash })).toMatchObject({ kind: 'headAltered', number: 4 });
  });
});
