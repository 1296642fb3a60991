/** Letters that people leave the dots and accents off, each for one letter. Few, because Postgres tries each of them for every letter of a text. */
export const FOLDED_FROM = 'åäöé';
export const FOLDED_TO = 'aaoe';

/** Lower case and without dots and accents; as long as `text`, so that a place found in one is the place in the other. */
export function folded(text: string): string {
  return [...text]
    .map((letter) => {
      const lower = letter.toLowerCase();
      const at = FOLDED_FROM.indexOf(lower);
      if (at >= 0) return FOLDED_TO.charAt(at);
      return lower.length === letter.length ? lower : letter;
    })
    .join('');
}

/** Signs in diary numbers, which everybody writes in another way: "KS 2017:214", "KS2017/214". */
export const NUMBER_SIGNS = ' :/.-–_';

/** A diary number without its signs. */
export function unsigned(number: string): string {
  return [...number].filter((sign) => !NUMBER_SIGNS.includes(sign)).join('');
}
