import { wordFit, words } from './swedish-words.js';
import { TermIndex, toTerms } from './term-index.js';
import { VOCABULARY_2016 } from './vocabulary/2016.js';

it('finds what comparing each word with each term finds', () => {
  const single = Object.values(VOCABULARY_2016)
    .slice(0, 12)
    .flatMap(({ core, typical }) => [...core, ...typical])
    .filter((phrase) => words(phrase).length === 1 && !phrase.endsWith('*'));
  const terms = single.flatMap((phrase, owner) => toTerms([phrase], owner, 1));
  const index = new TermIndex(terms, single.length);
  const text = words(
    'Brukarenkäterna visar att informationen om medborgardialogerna, telefontiderna och klagomålshanteringen brister. ' +
      'Målstyrning, målning, planer, resultatredovisningar, tjänstegarantierna, webbsändningar och delegationsordning.',
  );
  for (const [at, row] of index.weights(text, text).entries()) {
    const word = text[at]!;
    const slow = single.map((_, owner) =>
      Math.max(0, ...terms.filter((term) => term.owner === owner).map((term) => wordFit(word, term.words[0]!))),
    );
    expect([word.written, row]).toEqual([word.written, slow]);
  }
});

it('counts a phrase when all its words stand in the text, in any order', () => {
  const index = new TermIndex(toTerms(['utbildning chefer'], 0, 2), 1);
  const weight = (text: string): number => Math.max(...index.weights(words(text), words(text)).flat());
  expect(weight('Chefer saknar utbildning')).toBeCloseTo(2.5);
  expect(weight('Medarbetare saknar utbildning')).toBe(0);
});

it('finds short beginnings where they are asked for, and no part that only looks like one', () => {
  const index = new TermIndex([...toTerms(['mål*'], 0, 1), ...toTerms(['ringa', 'dokument', 'bild'], 1, 1)], 2);
  const weights = (word: string): number[] | undefined => index.weights(words(word), words(word))[0];
  expect(weights('Målträngsel')).toEqual([0.8, 0]);
  expect(weights('mål')).toEqual([0, 0]);
  expect(weights('rapportering')).toEqual([0, 0]);
  expect(weights('utbildning')).toEqual([0, 0]);
  expect(weights('styrdokumenten')).toEqual([0, 0.8]);
});
