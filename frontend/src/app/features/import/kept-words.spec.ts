import { KeptWords } from './kept-words';

const title = (item: string, text: string, overtaken = false) => ({ item, kind: 'title', text, overtaken }) as const;
const opened = (importId: string): KeptWords => {
  const words = new KeptWords();
  words.open(importId);
  return words;
};
beforeEach(() => sessionStorage.clear());

it('keeps words by item and kind, the last ones of each', () => {
  const words = opened('i1');
  words.keep(title('a', 'Skriv'));
  words.keep(title('a', 'Skriv en'));
  words.keep({ ...title('a', 'Redan gjort'), kind: 'skip' });
  words.keep(title('b', 'Mät'));
  expect([words.textOf('a', 'title'), words.textOf('a', 'skip'), words.textOf('b', 'title')]).toEqual([
    ...['Skriv en', 'Redan gjort', 'Mät'],
  ]);
  words.forget('a', 'title');
  words.keep(title('b', '  '));
  expect(words.all().map(({ text }) => text)).toEqual(['Redan gjort']);
});

it('has them after a reload, for this import alone', () => {
  opened('i1').keep(title('a', 'Min rubrik', true));
  expect(opened('i1').all()).toEqual([title('a', 'Min rubrik', true)]);
  expect(opened('i2').all()).toEqual([]);
  opened('i1').clear();
  expect([opened('i1').all(), sessionStorage.length]).toEqual([[], 0]);
});

it('begins anew where something else is stored', () => {
  sessionStorage.setItem('kompassplan.review-words.i1', '{"item":1}');
  expect(opened('i1').all()).toEqual([]);
});
