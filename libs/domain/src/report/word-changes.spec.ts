import fc from 'fast-check';
import { wordChanges } from './word-changes.js';

const shown = (from: string, to: string) =>
  wordChanges(from, to).map(({ text, state }) => (state === 'same' ? text : `${state === 'gone' ? '-' : '+'}${text}`));

it.each([
  ['', '', []],
  ['Följ upp målen', 'Följ upp  målen', ['Följ upp målen']],
  ['Följ upp målen', 'Följ upp alla målen', ['Följ upp', '+alla', 'målen']],
  ['Följ upp målen varje år', 'Följ upp målen', ['Följ upp målen', '-varje år']],
  ['Mät svarstid varje år', 'Mät väntetid varje år', ['Mät', '-svarstid', '+väntetid', 'varje år']],
  ['ett två', 'tre', ['-ett två', '+tre']],
])('%j to %j', (from, to, expected) => {
  expect(shown(from, to)).toEqual(expected);
});

it('marks wholes instead of words in very long texts', () => {
  const [from, to] = [Array(1001).fill('a').join(' '), Array(1001).fill('a').join(' ')];
  expect(wordChanges(from, to).map(({ state }) => state)).toEqual(['gone', 'added']);
});

it('both texts can be read out of it again', () => {
  const text = fc.array(fc.constantFrom('mät', 'mål', 'upp', 'och', 'år'), { maxLength: 12 }).map((w) => w.join(' '));
  fc.assert(
    fc.property(text, text, (from, to) => {
      const pieces = wordChanges(from, to);
      const without = (state: string) =>
        pieces
          .filter((piece) => piece.state !== state)
          .map((piece) => piece.text)
          .join(' ');
      expect(without('added')).toBe(from);
      expect(without('gone')).toBe(to);
    }),
  );
});
