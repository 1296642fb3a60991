/** Letters that people leave the dots and accents off, each for one letter, so that places in both texts are the same. */
export const FOLDED_FROM = 'åäöéèêëáàâãüúùûíìîïóòôõøæñç';
export const FOLDED_TO = 'aaoeeeeaaaauuuuiiiioooooanc';

const LETTERS = new Map([...FOLDED_FROM].map((letter, at) => [letter, FOLDED_TO.charAt(at)]));

/** Lower case and without dots and accents; as long as `text`, so that a place found in one is the place in the other. */
export function folded(text: string): string {
  return [...text]
    .map((letter) => {
      const lower = letter.toLowerCase();
      return lower.length === letter.length ? (LETTERS.get(lower) ?? lower) : letter;
    })
    .join('');
}
