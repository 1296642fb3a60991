import { canBePart, verbRoot } from '../linking/swedish-words.js';
import { type SearchWord, SHORTEST_END, slipsForgiven, type TextWord } from './search-query.js';

/** Where in a word it was found, and how well, 0–1. */
export interface Likeness {
  readonly score: number;
  readonly from: number;
  readonly to: number;
}

/** How a word of a text answers to what is looked for; null when it does not. */
export function likeness(found: TextWord, wanted: SearchWord): Likeness | null {
  const { word, stems } = found;
  const whole = { from: 0, to: word.length };
  if (word === wanted.written) return { score: 1, ...whole };
  if (stems.includes(wanted.stem)) return { score: 0.95, ...whole };
  // Somebody is still typing.
  if (word.startsWith(wanted.written)) return { score: 0.85, from: 0, to: wanted.written.length };
  if (wanted.root.length >= 5 && stems.some((own) => verbRoot(own) === wanted.root)) return { score: 0.8, ...whole };
  return partOf(found, wanted) ?? sharedEnd(found, wanted) ?? joinedOtherwise(found, wanted);
}

/** "synpunktshantering" in "synpunkts-/klagomålshantering". */
function sharedEnd({ word, endsLike }: TextWord, wanted: SearchWord): Likeness | null {
  if (!endsLike || !wanted.written.startsWith(word)) return null;
  const [end, typed] = [wanted.stem.slice(word.length), wanted.written.slice(word.length)];
  if (end.length < SHORTEST_END) return null;
  const range = { from: 0, to: word.length };
  if (endsLike.stems.some((own) => own.endsWith(end))) return { score: 0.9, ...range };
  // Somebody is still typing.
  return endsLike.word.lastIndexOf(typed) > 0 ? { score: 0.7, ...range } : null;
}

/** The same compound with other letters at the seam: "tjänstlöften" and "tjänstelöften", "verksamhetplan" and "verksamhetsplan". */
function joinedOtherwise({ word }: TextWord, { written, splits }: SearchWord): Likeness | null {
  if (!word.startsWith(written.slice(0, 4))) return null;
  for (const [first, second] of splits) {
    if (!word.startsWith(first)) continue;
    for (const joint of [0, 1]) {
      const at = first.length + joint;
      if (word.startsWith(second, at) && (joint === 0 || /[saeou]/.test(word.charAt(at - 1))))
        return { score: 0.8, from: 0, to: at + second.length };
    }
  }
  return null;
}

/** A part of a compound: its last one is what the compound is about. */
function partOf({ word, stems }: TextWord, wanted: SearchWord): Likeness | null {
  const part = wanted.stem.length >= 4 ? wanted.stem : wanted.written;
  if (part.length < 4) return null;
  const at = word.lastIndexOf(part);
  if (at < 0) return wanted.root.length >= 5 ? insideOf(word, wanted.root) : null;
  const range = { from: at, to: at + part.length };
  // "ring" stands in "rapportering" and has nothing to do with it.
  if (!canBePart(part)) return { score: 0.3, ...range };
  if (at === 0) return { score: 0.7, ...range };
  return { score: stems.some((own) => own.endsWith(part)) ? 0.75 : 0.6, ...range };
}

function insideOf(word: string, part: string): Likeness | null {
  const at = word.indexOf(part);
  return at < 0 ? null : { score: 0.6, from: at, to: at + part.length };
}

/** A shorter misspelt word is like a part of too many others. */
const SHORTEST_COMPOUND_PART = 7;

/** A word that may be misspelt, against a word of the text or the beginning or end of a compound. */
export function misspelt({ word, stems }: TextWord, wanted: SearchWord): Likeness | null {
  const slips = slipsForgiven(wanted.written);
  if (slips === 0) return null;
  const { written } = wanted;
  let best: Likeness | null = null;
  const judge = (from: number, to: number, weight: number): void => {
    const distance = slipsBetween(word.slice(from, to), written, slips);
    const score = weight * (1 - distance / written.length);
    if (distance <= slips && score > (best?.score ?? 0)) best = { score, from, to };
  };
  judge(0, word.length, 0.6);
  for (let length = written.length - slips; length <= written.length + slips; length += 1) {
    if (length >= word.length || written.length < SHORTEST_COMPOUND_PART) continue;
    judge(0, length, 0.5);
    judge(word.length - length, word.length, 0.5);
  }
  const [stemmed] = stems;
  if (stemmed.length < word.length && Math.abs(stemmed.length - wanted.stem.length) <= slips) {
    const distance = slipsBetween(stemmed, wanted.stem, slips);
    const score = 0.55 * (1 - distance / written.length);
    if (distance <= slips && score > ((best as Likeness | null)?.score ?? 0))
      best = { score, from: 0, to: word.length };
  }
  return best;
}

/** Letters too many, missing, wrong, or swapped with a neighbour; more than `most` is told as one more than that. */
export function slipsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a.charAt(i - 1) === b.charAt(j - 1);
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a.charAt(i - 1) === b.charAt(j - 2) && a.charAt(i - 2) === b.charAt(j - 1))
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    if (Math.min(...row) > most) return most + 1;
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
