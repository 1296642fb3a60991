/** A piece of a text that both have, that only the old one has, or that only the new one has. */
export interface WordChange {
  readonly text: string;
  readonly state: 'same' | 'gone' | 'added';
}

/** Beyond this many pairs of words the texts are shown as wholes: marking single words would take seconds. */
const MOST_PAIRS = 1_000_000;

const wordsOf = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

/**
 * How one wording became another, word by word, in reading order. The pieces that are not `added` make up the old text,
 * those that are not `gone` the new one; words in them are joined by one space.
 */
export function wordChanges(from: string, to: string): WordChange[] {
  const [a, b] = [wordsOf(from), wordsOf(to)];
  if (a.length * b.length > MOST_PAIRS) return joined([...marked(a, 'gone'), ...marked(b, 'added')]);
  // common[i][j]: length of the longest common subsequence of a from i and b from j.
  const common = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  const at = (i: number, j: number): number => common[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = common[i];
      if (row) row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pieces: WordChange[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      pieces.push({ text: a[i] ?? '', state: 'same' });
      i += 1;
      j += 1;
    } else if (j === b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) {
      pieces.push({ text: a[i] ?? '', state: 'gone' });
      i += 1;
    } else {
      pieces.push({ text: b[j] ?? '', state: 'added' });
      j += 1;
    }
  }
  return joined(pieces);
}

function marked(words: readonly string[], state: WordChange['state']): WordChange[] {
  return words.map((text) => ({ text, state }));
}

function joined(pieces: readonly WordChange[]): WordChange[] {
  const result: WordChange[] = [];
  for (const { text, state } of pieces) {
    const last = result.at(-1);
    if (last?.state === state) result[result.length - 1] = { text: `${last.text} ${text}`, state };
    else result.push({ text, state });
  }
  return result;
}
