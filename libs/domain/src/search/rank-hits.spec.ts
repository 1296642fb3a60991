import { folded } from './folded.js';
import { rankHits, type Searched } from './rank-hits.js';
import { intactParts, readSearch, type SearchQuery } from './search-query.js';
import { slipsBetween } from './word-likeness.js';

const query = (text: string): SearchQuery => {
  const read = readSearch(text);
  if (read === null) throw new Error(`nothing to look for in "${text}"`);
  return read;
};
const named = (...titles: string[]): Searched[] => titles.map((title) => ({ title, texts: [] }));
const order = (text: string, items: readonly Searched[], forgiving = false) =>
  rankHits(query(text), items, forgiving).map(({ item }) => item.title);

describe('a folded text', () => {
  it.each(['Årlig översyn, ÄLDRE', 'Éva Möller', 'İstanbul', 'ß 🙂 å'])('is as long as %s', (text) => {
    expect(folded(text)).toHaveLength(text.length);
  });
  it('has no dots and no capitals', () => {
    expect(folded('Årlig ÖVERSYN é')).toBe('arlig oversyn e');
  });
});

describe('what is read of a search', () => {
  it.each([
    ['Å-07', 7],
    ['å7', 7],
    ['A - 12', 12],
    ['12', 12],
    ['Å-07 enkät', null],
    ['enkät 7', null],
  ])('%s: action number %s', (text, number) => {
    expect(query(text).actionNumber).toBe(number);
  });

  it('leaves small words out, unless there are no others', () => {
    expect(query('enkäter till brukare').words.map(({ written }) => written)).toEqual(['enkater', 'brukare']);
    expect(query('till').words.map(({ written }) => written)).toEqual(['till']);
    expect(readSearch(' … ')).toBeNull();
  });

  it('keeps one part of a misspelt word whole, wherever the slips are', () => {
    const [word] = query('projektmodell').words;
    for (let at = 0; at < 13; at += 1) {
      for (let other = 0; other < 13; other += 1) {
        const wrong = [...'projektmodell'].map((letter, i) => (i === at || i === other ? '#' : letter)).join('');
        expect([wrong, word && intactParts(word).some((part) => wrong.includes(part))]).toEqual([wrong, true]);
      }
    }
  });
});

describe('the order of what is found', () => {
  it('word, inflection, beginning, last part of a compound, inside, and nothing of what only looks alike', () => {
    const items = named('Medarbetarenkäterna', 'Enkätsvar', 'Enkät', 'Enkäterna', 'Brukarenkät', 'Etikett', 'Klass');
    expect(order('enkät', items)).toEqual(['Enkät', 'Enkäterna', 'Enkätsvar', 'Brukarenkät', 'Medarbetarenkäterna']);
  });

  it('the title before other texts', () => {
    const items = [{ title: 'Annat', texts: ['Enkät'] }, ...named('Brukarenkäter')];
    expect(order('enkät', items)).toEqual(['Brukarenkäter', 'Annat']);
  });

  it('every word has to be there, in whatever text', () => {
    const items = [{ title: 'Enkäter', texts: ['Till brukare'] }, ...named('Enkäter till personal')];
    expect(order('brukare enkät', items)).toEqual(['Enkäter']);
  });

  it('a compound is also found taken apart', () => {
    expect(order('brukarenkät', named('Fråga brukare', 'Enkäter till brukare'))).toEqual(['Enkäter till brukare']);
    expect(order('verksamhetsplaner', named('Planer för verksamheten'))).toEqual(['Planer för verksamheten']);
  });

  it.each([
    ['synpunktshantering', 'System för synpunkts-/klagomålshantering'],
    ['synpunktshanteringen', 'System för synpunkts- och klagomålshantering'],
    ['synpunktshant', 'System för synpunkts-/klagomålshantering'],
    ['klagomålshantering', 'System för synpunkts-/klagomålshantering'],
    ['förskola', 'För- och grundskola'],
    ['forskolor', 'för-, grund- och gymnasieskola'],
    ['grundskola', 'för-, grund- och gymnasieskola'],
    ['budgetuppföljning', 'Budget- resp. verksamhetsuppföljning'],
  ])('%s: "%s" means both compounds', (text, title) => {
    expect(order(text, named(title))).toEqual([title]);
  });
  it.each([
    ['förskola', 'För-skapande grundskola'],
    ['budgetskola', 'Budget - och grundskola'],
    ['förvaltning', 'För- och grundskola'],
  ])('%s is not in "%s"', (text, title) => {
    expect(order(text, named(title))).toEqual([]);
  });

  it.each([
    ['tjänstlöften', 'Tjänstelöften för de mest använda tjänsterna'],
    ['tjänstelöften', 'Våra tjänstlöften'],
    ['verksamhetplan', 'Verksamhetsplanen'],
    ['barnomsorgplan', 'Barnomsorgsplanen'],
  ])('%s is joined otherwise in "%s"', (text, title) => {
    expect(order(text, named(title))).toEqual([title]);
  });

  it.each([
    'KS 2017:214',
    'ks2017:214',
    '2017/214',
    'KS2017-214',
    '2017.214',
    '2017214',
    '2017:21',
    'KS 2017 : 214',
    '214',
  ])('a diary number is found as %s', (text) => {
    const [hit] = rankHits(query(text), [{ title: 'Annat', texts: [], diaryNumbers: ['KS 2017:214'] }], false);
    expect(hit?.quote?.text).toBe('KS 2017:214');
    expect(hit?.quote?.ranges.length).toBeGreaterThan(0);
  });

  it('noun and verb of one root', () => {
    expect(order('utvärdera', named('En utvärdering'))).toEqual(['En utvärdering']);
  });

  it('a stem that stands inside other words by chance comes last', () => {
    expect(order('ring', named('Rapportering', 'Ring medborgaren'))[0]).toBe('Ring medborgaren');
  });

  it.each([
    ['enkät', 'enktä'],
    ['brukarenkät', 'brukarnekät'],
    ['projektmodell', 'prjoektmodel'],
    ['kvalitet', 'kvallitet'],
  ])('%s is found as %s, only when misspelt words count', (right, wrong) => {
    expect(order(wrong, named(`Mer ${right} i år`))).toEqual([]);
    expect(order(wrong, named(`Mer ${right} i år`), true)).toEqual([`Mer ${right} i år`]);
  });

  it('short words and numbers are never taken as misspelt', () => {
    expect(order('plam', named('Plan'), true)).toEqual([]);
    expect(order('2021', named('Budget 2020'), true)).toEqual([]);
  });
});

describe('where it stands', () => {
  it('in the letters of the text itself', () => {
    const text = 'Årlig översyn av brukarenkäter och enkäterna';
    const [hit] = rankHits(query('enkater'), named(text), false);
    expect(hit?.titleRanges.map(([from, to]) => text.slice(from, to))).toEqual(['enkät', 'enkäterna']);
  });

  it('in a quote of what is around it', () => {
    const long = `${'Ord före. '.repeat(30)}Brukarenkäten går ut i maj. ${'Ord efter. '.repeat(30)}`;
    const [hit] = rankHits(query('brukarenkät'), [{ title: 'Annat', texts: ['', long] }], false);
    const { text, ranges } = hit?.quote ?? { text: '', ranges: [] };
    expect(text).toMatch(/^… .*Brukarenkäten går ut i maj\. .* …$/);
    expect(text.length).toBeLessThan(160);
    expect(ranges.map(([from, to]) => text.slice(from, to))).toEqual(['Brukarenkäten']);
  });
});

it.each([
  ['plan', 'plan', 0],
  ['plan', 'plna', 1],
  ['plan', 'plans', 1],
  ['plan', 'lan', 1],
  ['plan', 'klör', 3],
])('between %s and %s are %d slips', (a, b, slips) => {
  expect(slipsBetween(a, b, 2)).toBe(slips);
});
