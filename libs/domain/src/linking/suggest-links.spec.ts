import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import snowball from 'snowball-stemmers';
import { editionById } from '../evaluation/framework.js';
import { suggestLinks } from './suggest-links.js';
import { stem } from './swedish-words.js';

const subQuestions = editionById('2016')?.subQuestions ?? [];
const expected = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../test/fixtures/expected/ekvik-2017.json'), 'utf8'),
) as { links: { text: string; subQuestion: string }[] };

function top(text: string, area: number): string | undefined {
  return suggestLinks(text, area, subQuestions, { edition: '2016' })[0]?.subQuestion;
}

describe('suggested links', () => {
  it.each([
    ['Inför en visselblåsarfunktion', 1, '1.5'],
    ['Öppna upp för e-petitioner och en medborgarpanel', 1, '1.4'],
    ['Ta fram tjänstegarantier inom fler områden', 2, '2.5'],
    ['Förkorta svarstiden på e-post och i växeln', 2, '2.2'],
    ['Se över delegationsordningen', 3, '3.4'],
    ['Inför chefskontrakt', 4, '4.4'],
    ['Delta i fler nätverk för jämförelser med Kolada', 5, '5.5'],
    ['Minska sjukfrånvaron', 6, '6.5'],
    ['Inrätta en idébank för medarbetare', 7, '7.5'],
    ['Aktualisera översiktsplanen', 8, '8.1'],
    ['Ansök om medel från EU', 8, '8.5'],
  ])('%s', (text, area, number) => {
    expect(top(text, area)).toBe(number);
  });

  it('abstains when no word tells', () => {
    expect(suggestLinks('Fortsätt på samma sätt', 3, subQuestions, { edition: '2016' })).toEqual([]);
    expect(suggestLinks('', 3, subQuestions, { edition: '2016' })).toEqual([]);
    expect(suggestLinks('Mål och budget', 9, subQuestions, { edition: '2016' })).toEqual([]);
  });

  it('stays inside the area, sorted, at most three, with words of the text as grounds', () => {
    const text = 'Uppföljning och rapportering av mål, roller och delegation till politiken';
    const given = suggestLinks(text, 3, subQuestions, { edition: '2016' });
    expect(given).toHaveLength(3);
    expect(given.every(({ subQuestion }) => subQuestion.startsWith('3.'))).toBe(true);
    expect(given.map(({ confidence }) => confidence)).toEqual(
      given.map(({ confidence }) => confidence).sort((a, b) => b - a),
    );
    expect(given.every(({ confidence }) => confidence > 0 && confidence <= 1)).toBe(true);
    expect(given[0]?.because.length).toBeGreaterThan(0);
    expect(given.flatMap(({ because }) => because).every((word) => text.includes(word))).toBe(true);
  });

  it('searches the whole framework when nothing in the own area fits, and marks it', () => {
    const given = suggestLinks('Matsvinn och koldioxidutsläpp', 6, subQuestions, { edition: '2016' });
    expect(given[0]).toMatchObject({ subQuestion: '8.6', otherArea: true });
    expect(given.every(({ confidence, otherArea }) => confidence <= 0.5 && otherArea === true)).toBe(true);
  });

  it('knows a question of another edition by its title, also under another number', () => {
    const moved = [
      { number: '7.3', title: 'Sker individuell lönesättning och belöning av goda prestationer?' },
      { number: '7.4', title: 'Arbetar kommunen med medarbetarundersökningar?' },
    ];
    const [first] = suggestLinks('Gör lönekriterierna kända', 7, moved, { edition: '2020' });
    expect(first?.subQuestion).toBe('7.3');
  });

  it('uses only the titles of an edition that it does not know', () => {
    const own = [
      { number: '4.2', title: 'Bedrivs arbetet med digitalisering och automatisering?' },
      { number: '4.3', title: 'Finns samverkan om lokaler?' },
    ];
    expect(suggestLinks('Öka automatiseringen', 4, own)[0]?.subQuestion).toBe('4.2');
    expect(suggestLinks('Inför chefskontrakt', 4, own)).toEqual([]);
  });
});

it('stems as the Snowball algorithm for Swedish does', () => {
  const oracle = snowball.newStemmer('swedish');
  const words = [
    ...new Set(expected.links.flatMap(({ text }) => text.toLowerCase().match(/[a-zåäö]{2,}/g) ?? [])),
    'jämförelserna',
    'fullt',
    'löst',
    'möjligheterna',
    'vänligt',
    'trygghets',
    'arbetssätt',
    'friheten',
    'kvaliteterna',
  ];
  expect(
    words.filter((word) => stem(word) !== oracle.stem(word)).map((word) => [word, stem(word), oracle.stem(word)]),
  ).toEqual([]);
});
