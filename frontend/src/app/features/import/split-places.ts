/** A word of an improvement area, and where it begins in the text (UTF-16 units). */
export interface Word {
  readonly text: string;
  readonly at: number;
}

/** The words of `text`. A dash or other sign alone belongs to the word after it: no part may consist of signs. */
export function wordsOf(text: string): Word[] {
  const words: { text: string; at: number }[] = [];
  let joined: { text: string; at: number } | null = null;
  for (const { 0: found, index } of text.matchAll(/\S+/g)) {
    const word: { text: string; at: number } = joined
      ? { text: `${joined.text} ${found}`, at: joined.at }
      : { text: found, at: index };
    joined = null;
    if (/[\p{L}\d]/u.test(found)) words.push(word);
    else joined = word;
  }
  const last = words.at(-1);
  if (joined && last) last.text += ` ${joined.text}`;
  return words;
}

/**
 * The likeliest place: where two items were merged, or else after the end of a sentence, otherwise before "och" or "samt", otherwise in the middle.
 * @param seam where the second of two merged items begins
 */
export function likelyPlace(words: readonly Word[], seam: number | null = null): Word | null {
  const rest = words.slice(1);
  const joined = seam === null ? undefined : rest.find(({ at }) => at >= seam);
  if (joined) return joined;
  const middle = rest[Math.floor((rest.length - 1) / 2)] ?? null;
  const nearest = (candidates: readonly Word[]): Word | null =>
    candidates.reduce<Word | null>(
      (best, word) =>
        best && Math.abs(best.at - (middle?.at ?? 0)) <= Math.abs(word.at - (middle?.at ?? 0)) ? best : word,
      null,
    );
  const sentences = rest.filter(
    (word, index) => /[.!?;]$/.test(words[index]?.text ?? '') && /^\p{Lu}/u.test(word.text),
  );
  const joints = rest.filter((word) => /^(och|samt|and)$/i.test(word.text));
  return nearest(sentences) ?? nearest(joints) ?? middle;
}
