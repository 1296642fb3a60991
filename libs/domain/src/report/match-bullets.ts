import { stem } from '../linking/swedish-words.js';

export interface Matchable {
  readonly kind: 'strength' | 'improvement';
  readonly area: number;
  readonly text: string;
}

/**
 * Shares of common words from which two bullets are one and the same, said in other words. Within an area: half of
 * them, because two bullets on one subject share a few words but rarely every second one. Across areas: four fifths,
 * because the same advice may stand in two areas on purpose, and a bullet that is wrongly taken for a moved one would
 * carry an action away from its area.
 */
const SAME_AREA = 0.5;
const OTHER_AREA = 0.8;

/** Beyond this many pairs only equal words are looked for: no report has so many, and comparing them takes seconds. */
const MOST_PAIRS = 250_000;

/** A text without what a new layout changes: white space, and the hyphens that divide words. */
export function plainWords(text: string): string {
  return text
    .normalize('NFC')
    .replace(/(?<=\p{L})[\u00ad\u2010\u2011-]\s*(?=\p{L})/gu, '')
    .replace(/[\s\u00ad]+/gu, '');
}

type Bag = ReadonlyMap<string, number>;

function bagOf(text: string): Bag {
  const bag = new Map<string, number>();
  const undivided = text.normalize('NFC').replace(/\u00ad/g, '');
  for (const [word] of undivided.matchAll(/[\p{L}\d]+/gu)) {
    const key = stem(word);
    bag.set(key, (bag.get(key) ?? 0) + 1);
  }
  return bag;
}

const sizeOf = (bag: Bag): number => [...bag.values()].reduce((sum, count) => sum + count, 0);

function likeness(a: Bag, b: Bag): number {
  const size = sizeOf(a) + sizeOf(b);
  if (size === 0) return 0;
  let common = 0;
  for (const [word, count] of a) common += Math.min(count, b.get(word) ?? 0);
  return (2 * common) / size;
}

/** Share (0–1) of the words of both texts that the other has too, whatever their endings and order. */
export function wordLikeness(a: string, b: string): number {
  return likeness(bagOf(a), bagOf(b));
}

/** Finds pairs among what is still alone, one step at a time. */
class Pairing {
  /** Index of the new bullet, by the index of the recorded one. */
  readonly pairs = new Map<number, number>();
  private readonly taken = new Set<number>();

  constructor(
    private readonly recorded: readonly Matchable[],
    private readonly fresh: readonly Matchable[],
  ) {}

  private alone(): { readonly left: number[]; readonly right: number[] } {
    return {
      left: [...this.recorded.keys()].filter((index) => !this.pairs.has(index)),
      right: [...this.fresh.keys()].filter((index) => !this.taken.has(index)),
    };
  }

  private join(left: number, right: number): void {
    this.pairs.set(left, right);
    this.taken.add(right);
  }

  equal(key: (bullet: Matchable) => string): void {
    const { left, right } = this.alone();
    const waiting = new Map<string, number[]>();
    for (const index of right) {
      const name = key(this.fresh[index] as Matchable);
      const same = waiting.get(name) ?? [];
      same.push(index);
      waiting.set(name, same);
    }
    for (const index of left) {
      const found = waiting.get(key(this.recorded[index] as Matchable))?.shift();
      if (found !== undefined) this.join(index, found);
    }
  }

  /** The likest pair first; among equals the one that stands first. Only bullets with the same key are compared. */
  alike(least: number, key: (bullet: Matchable) => string): void {
    const { left, right } = this.alone();
    const groups = new Map<string, { readonly index: number; readonly bag: Bag }[]>();
    for (const index of right) {
      const fresh = this.fresh[index] as Matchable;
      const group = groups.get(key(fresh)) ?? [];
      group.push({ index, bag: bagOf(fresh.text) });
      groups.set(key(fresh), group);
    }
    const partnersOf = (index: number) => groups.get(key(this.recorded[index] as Matchable)) ?? [];
    if (left.reduce((sum, index) => sum + partnersOf(index).length, 0) > MOST_PAIRS) return;
    const found = left.flatMap((a) => {
      const bag = bagOf((this.recorded[a] as Matchable).text);
      return partnersOf(a)
        .map(({ index: b, bag: other }) => ({ a, b, score: likeness(bag, other) }))
        .filter(({ score }) => score >= least);
    });
    for (const { a, b } of found.sort((x, y) => y.score - x.score || x.a - y.a || x.b - y.b)) {
      if (!this.pairs.has(a) && !this.taken.has(b)) this.join(a, b);
    }
  }
}

/**
 * Which new bullet each recorded one has become, one to one: first equal words in the same area, then equal words in
 * another, then similar words in the same area, at last nearly equal words in another.
 * @returns index of the new bullet by the index of the recorded one; those without a partner are not named
 */
export function matchBullets(recorded: readonly Matchable[], fresh: readonly Matchable[]): ReadonlyMap<number, number> {
  const pairing = new Pairing(recorded, fresh);
  pairing.equal(({ kind, area, text }) => `${kind} ${area} ${plainWords(text)}`);
  pairing.equal(({ kind, text }) => `${kind} ${plainWords(text)}`);
  pairing.alike(SAME_AREA, ({ kind, area }) => `${kind} ${area}`);
  pairing.alike(OTHER_AREA, ({ kind }) => kind);
  return pairing.pairs;
}
