import fc from 'fast-check';
import { begunMention, completedMention, mentionable, mentionedIn, mentionParts } from './mentions.js';

const eva = { id: 'e', name: 'Eva Berg' };
const bergman = { id: 'b', name: 'Eva Bergman' };
const asa = { id: 'å', name: 'Åsa Ek-Lund' };
const people = [eva, bergman, asa];

it.each<[string, string | null]>([
  ['Fråga @', ''],
  ['Fråga @ev', 'ev'],
  ['Fråga @Eva Be', 'Eva Be'],
  ['(@ev', 'ev'],
  ['skriv till eva@ekv', null],
  ['@ eva', null],
  ['@Eva kan du svara', null],
  ['@eva\nså', null],
  ['ingen alls', null],
])('%j begins %j', (text, words) => {
  expect(begunMention(text, text.length)?.words ?? null).toBe(words);
});

it.each<[string, string[]]>([
  ['', ['e', 'b', 'å']],
  ['berg', ['e', 'b']],
  ['eva bergm', ['b']],
  ['ås', ['å']],
  ['lund', ['å']],
  ['as', []],
])('%j finds %j', (words, ids) => {
  expect(mentionable(people, words).map(({ id }) => id)).toEqual(ids);
});

it('puts the whole name in the place of what was begun', () => {
  const text = 'Fråga @ev om beslutet';
  const begun = begunMention(text, 9)!;
  expect(completedMention(text, 9, begun, eva)).toEqual({ text: 'Fråga @Eva Berg om beslutet', caret: 16 });
});

it('names people by their whole names', () => {
  expect(mentionedIn('@Eva Berg, och @Eva Bergman: och @Eva Berg igen', people)).toEqual(['e', 'b']);
  expect(mentionedIn('@Eva Bergström @Eva', people)).toEqual([]);
  expect(mentionParts('Hej @Åsa Ek-Lund!', people)).toEqual([
    { text: 'Hej ', personId: null },
    { text: '@Åsa Ek-Lund', personId: 'å' },
    { text: '!', personId: null },
  ]);
});

it('property: the parts are the text', () => {
  const word = fc.constantFrom('@', 'Eva Berg', 'Eva Bergman', 'man', ' ', 'Åsa Ek-Lund', '\n', 'x');
  fc.assert(
    fc.property(fc.array(word), (words) => {
      const text = words.join('');
      expect(
        mentionParts(text, people)
          .map((part) => part.text)
          .join(''),
      ).toBe(text);
    }),
  );
});
