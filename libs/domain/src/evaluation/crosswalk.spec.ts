import fc from 'fast-check';
import { type CrosswalkEntry, crosswalkProblems, type CrosswalkSide, suggestCrosswalk } from './crosswalk.js';
import { EDITIONS } from './framework.js';

const known = EDITIONS.find(({ id }) => id === '2016')!.subQuestions;
const of2016: CrosswalkSide = { edition: '2016', subQuestions: known };
function side(
  edition: string,
  ...questions: readonly (readonly [number: string, max: number | null, title: string])[]
): CrosswalkSide {
  return { edition, subQuestions: questions.map(([number, max, title]) => ({ number, max, title })) };
}
const shortly = (entries: readonly CrosswalkEntry[]) =>
  entries.map(({ kind, before, after }) => `${before.join('+')} ${kind} ${after.join('+')}`.trim());

describe('suggested crosswalk', () => {
  it('of the same edition is equal throughout', () => {
    const suggested = suggestCrosswalk(of2016, of2016);
    expect(suggested).toHaveLength(45);
    expect(suggested.every(({ kind, before, after }) => kind === 'equal' && before[0] === after[0])).toBe(true);
    expect(suggested[0]).toMatchObject({ because: ['edition', 'number', 'title', 'max'], near: null });
    expect(suggested[0]?.confidence).toBeCloseTo(0.98, 9);
  });

  it('sees through slips of the pen and other words, and says how sure it is', () => {
    const [first, second] = suggestCrosswalk(
      side(
        '2016',
        ['6.3', 25, 'Läggs stor vikt på kompetens- och medarbetarutveckling?'],
        ['1.3', 25, 'Informeras invånare om resultat?'],
      ),
      side(
        '2016',
        ['6.3', 25, 'Läggs stor vikt på kompetens- och medarbetareutveckling'],
        ['1.3', 25, 'Hur informeras invånarna om resultaten?'],
      ),
    );
    expect(first).toMatchObject({ kind: 'equal', because: ['edition', 'number', 'title', 'max'] });
    expect(second).toMatchObject({ kind: 'equal', because: ['edition', 'number', 'likeTitle', 'max'] });
    expect(second!.confidence).toBeLessThan(first!.confidence);
    expect(second!.words).toContain('resultaten');
  });

  it('finds a question that moved to another area of another edition by its title alone', () => {
    const suggested = suggestCrosswalk(
      side('2016', ['6.5', 15, 'Arbetar kommunen med medarbetarundersökningar?']),
      side(
        '2020',
        ['7.2', 15, 'Arbetar kommunen med medarbetarundersökningar?'],
        ['6.5', 15, 'Finns en strategi för digitalisering?'],
      ),
    );
    expect(shortly(suggested)).toEqual(['6.5 equal 7.2', 'new 6.5']);
    expect(suggested[0]?.because).toEqual(['title', 'max']);
  });

  it('calls nothing equal that is scored out of another maximum, but shows what is near', () => {
    const suggested = suggestCrosswalk(
      side('2016', ['8.6', 15, 'Arbetar kommunen med miljöfrågor?']),
      side('2020', ['2.4', 20, 'Arbetar kommunen med miljöfrågor?']),
    );
    expect(shortly(suggested)).toEqual(['8.6 dropped', 'new 2.4']);
    expect(suggested.map(({ near }) => near)).toEqual(['2.4', '8.6']);
  });

  it('suggests split and merged where the words of the whole stand in its parts', () => {
    const whole = ['2.5', 20, 'Hur arbetar kommunen med tjänstedeklarationer samt synpunktshantering?'] as const;
    const parts = [
      ['5.1', 10, 'Använder kommunen tjänstedeklarationer?'],
      ['5.2', 10, 'Finns en synpunktshantering?'],
    ] as const;
    const [split] = suggestCrosswalk(side('2016', whole), side('2020', ...parts));
    expect(split).toMatchObject({ kind: 'split', before: ['2.5'], after: ['5.1', '5.2'], because: ['words', 'max'] });
    expect(split?.words).toEqual(['tjänstedeklarationer', 'synpunktshantering']);
    const [merged] = suggestCrosswalk(side('2016', ...parts), side('2020', whole));
    expect(merged).toMatchObject({ kind: 'merged', before: ['5.1', '5.2'], after: ['2.5'] });
  });

  it('trusts no edition that nobody recognised', () => {
    const [first] = suggestCrosswalk(
      side('unknown', ['1.1', 10, 'Etik?']),
      side('unknown', ['1.1', 10, 'Finansiell styrning?']),
    );
    expect(first?.kind).toBe('dropped');
  });

  it('always places each sub-question of both sides once', () => {
    const question = fc.record({
      title: fc
        .array(fc.constantFrom('mål', 'styrning', 'uppföljning', 'resultat', 'dialog', 'invånare', 'etik', 'miljö'), {
          maxLength: 4,
        })
        .map((words) => words.join(' ')),
      max: fc.constantFrom(10, 15, 20, null),
    });
    const anySide = fc.record({
      edition: fc.constantFrom('2016', '2020', 'unknown'),
      subQuestions: fc
        .array(question, { maxLength: 8 })
        .map((all) => all.map((one, index) => ({ ...one, number: `1.${index + 1}` }))),
    });
    fc.assert(
      fc.property(anySide, anySide, (before, after) => {
        expect(crosswalkProblems(suggestCrosswalk(before, after), before, after)).toEqual([]);
      }),
    );
  });
});

describe('what is wrong with a crosswalk', () => {
  const before = side('2016', ['1.1', 10, 'a'], ['1.2', 10, 'b']);
  const after = side('2020', ['1.1', 10, 'a'], ['1.2', 15, 'b']);
  const problems = (...entries: CrosswalkEntry[]) =>
    crosswalkProblems(entries, before, after).map(({ code, side, number }) => `${code} ${side} ${number}`);

  it.each<[string, CrosswalkEntry[], string[]]>([
    [
      'each stands in one place',
      [
        { kind: 'equal', before: ['1.1'], after: ['1.1'] },
        { kind: 'dropped', before: ['1.2'], after: [] },
        { kind: 'new', before: [], after: ['1.2'] },
      ],
      [],
    ],
    [
      'one is missing on both sides',
      [{ kind: 'equal', before: ['1.1'], after: ['1.1'] }],
      ['missing before 1.2', 'missing after 1.2'],
    ],
    [
      'one stands twice',
      [
        { kind: 'merged', before: ['1.1', '1.2'], after: ['1.1'] },
        { kind: 'split', before: ['1.1'], after: ['1.1', '1.2'] },
      ],
      ['twice before 1.1', 'twice after 1.1'],
    ],
    [
      'one is not known',
      [
        { kind: 'merged', before: ['1.1', '1.2', '9.9'], after: ['1.1'] },
        { kind: 'new', before: [], after: ['1.2'] },
      ],
      ['unknown before 9.9'],
    ],
    [
      'a split into one',
      [
        { kind: 'split', before: ['1.1'], after: ['1.1'] },
        { kind: 'dropped', before: ['1.2'], after: [] },
        { kind: 'new', before: [], after: ['1.2'] },
      ],
      ['shape before 1.1'],
    ],
    [
      'equal with other maxima',
      [
        { kind: 'equal', before: ['1.1'], after: ['1.1'] },
        { kind: 'equal', before: ['1.2'], after: ['1.2'] },
      ],
      ['maxDiffers after 1.2'],
    ],
  ])('%s', (_, entries, expected) => {
    expect(problems(...entries)).toEqual(expected);
  });
});
