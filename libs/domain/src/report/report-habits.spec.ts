import { parseReport } from './parse-report.js';
import type { ParsedReport } from './parsed-report.js';
import { applyReview, createDraft } from './review-draft.js';

/* Habits of evaluators and of programs that save text, each with what was once read wrongly. */

const linesOf = (text: string) => text.split('\n').map((line, index) => ({ line: index + 1, page: null, text: line }));
const read = (text: string): ParsedReport => parseReport(linesOf(text));
const NAMES = [
  'Offentlighet och demokrati',
  'Brukarfokus, tillgänglighet och bemötande',
  'Politisk styrning och kontroll',
  'Ledarskap, ansvar och delegation',
  'Resultat och effektivitet',
  'Kommunen som arbetsgivare - personalpolitik',
  'Ständiga förbättringar',
  'Kommunen som samhällsbyggare',
];
/** All eight areas, each with what `body` says of it. */
const eight = (body: (number: number) => string): string =>
  NAMES.map((name, index) => `Område ${index + 1} ${name}\n\n${body(index + 1)}\n`).join('\n');
const lists = (number: number): string =>
  `STYRKOR\n\n- Rutinen för område ${number} är känd\n- Mål ${number} följs upp\n\nFÖRBÄTTRINGSOMRÅDEN\n\n- Punkt 2 i område ${number} bör ses över`;

describe('lists', () => {
  it('items that count on from area to area are no page heads', () => {
    const { areas } = read(eight(lists));
    expect(areas.map(({ strengths, improvements }) => [strengths.length, improvements.length])).toEqual(
      NAMES.map(() => [2, 1]),
    );
  });

  it.each(['Kommunens styrkor', 'Ekviks kommuns styrkor', 'STYRKOR'])('the head “%s”', (head) => {
    const { areas } = read(`Område 1 ${NAMES[0]}\n\n${head}\n- En sak\n\nKommunens förbättringsområden\n- En annan`);
    expect(areas[0]?.strengths.map(({ text }) => text)).toEqual(['En sak']);
    expect(areas[0]?.improvements.map(({ text }) => text)).toEqual(['En annan']);
  });

  it('a sentence that ends with the name of a column opens no table', () => {
    const { areas } = read(
      `Område 1 ${NAMES[0]}\n\nOmrådet har fem delfrågor. Maximalt\nkan 100 poäng nås.\n\n${lists(1)}`,
    );
    expect(areas[0]?.strengths).toHaveLength(2);
    expect(areas[0]?.improvements).toHaveLength(1);
  });

  it.each([
    ['- Satsningen på EU-\n  projekt', 'Satsningen på EU-projekt'],
    ['- Fler e-\n  tjänster', 'Fler e-tjänster'],
    ['- Kommun-\n  fullmäktige', 'Kommunfullmäktige'],
    ['- Skolans in-\n  och utgångar', 'Skolans in- och utgångar'],
    ['- Budget 2016-\n  2018', 'Budget 2016-2018'],
  ])('%j', (written, meant) => {
    const { areas } = read(`Område 1 ${NAMES[0]}\n\nSTYRKOR\n\n${written}`);
    expect(areas[0]?.strengths.map(({ text }) => text)).toEqual([meant]);
  });
});

describe('pages', () => {
  it('a head without a number is known by the page number beside it', () => {
    const paged = (number: number): string =>
      `STYRKOR\n\n- Rutinen är känd och\n\nLäget i Ekvik\n${number + 2}\n\n  följs upp av alla ${'nämnder '.repeat(number)}\n- Målen är få\n\nFÖRBÄTTRINGSOMRÅDEN\n\n- Se över planen för ${'unga '.repeat(number)}\n- Bjud in fler`;
    const { areas } = read(eight(paged));
    const texts = areas.flatMap(({ strengths }) => strengths.map(({ text }) => text));
    expect(texts).toHaveLength(16);
    expect(texts.filter((text) => /Läget|\d/.test(text))).toEqual([]);
  });

  it('a dash within a broken sentence is no bullet where bullets are dots', () => {
    const { areas } = read(`Område 1 ${NAMES[0]}\n\nSTYRKOR\n\n• Dialogen når många\n– också de unga\n• Målen är få`);
    expect(areas[0]?.strengths.map(({ text }) => text)).toEqual(['Dialogen når många – också de unga', 'Målen är få']);
  });

  it('a paragraph below a list is text, a short line without a bullet is for a person to place', () => {
    const long =
      'Intervjuerna visar att många är stolta över sin kommun och gärna berättar om vad de har gjort. '.repeat(2);
    const of = (below: string) =>
      read(`Område 1 ${NAMES[0]}\n\nSTYRKOR\n\n- En sak\n\n${below}\n\nFÖRBÄTTRINGSOMRÅDEN\n\n- En annan`);
    expect(of(long.trim()).lines).toMatchObject({ narrative: 1, unplaced: [] });
    expect(of('Ännu en sak').lines.unplaced).toEqual([7]);
  });
});

describe('figures', () => {
  it('the area’s points on a line of their own', () => {
    const { areas, pointsTotal } = read(
      eight((number) => `Poäng: ${50 + number} av 100\n\nAllmänt\n\n${lists(number)}`),
    );
    expect(areas.map(({ points, max }) => [points, max])).toEqual(NAMES.map((_, index) => [51 + index, 100]));
    expect(pointsTotal).toBe(436);
  });

  it('a title whose last words are the name of an area', () => {
    const { areas } = read(
      `Område 4 ${NAMES[3]}\n\n${lists(4)}\n\nÖversikt av poängfördelning\n\n4. ${NAMES[3]}\tUppnått\tMax\tProcent\n4.1 Finns kommunövergripande strategi för\nledarskap, ansvar och delegation?   4   15   30%\n4.2 Finns ansvar?   5   10   50%\n\t\t9\t25\t36%`,
    );
    expect(areas[0]).toMatchObject({ number: 4, points: 9, max: 25 });
    expect(areas[0]?.subQuestions[0]).toMatchObject({
      title: 'Finns kommunövergripande strategi för ledarskap, ansvar och delegation?',
      points: 4,
      max: 15,
      percent: 30,
    });
  });

  it.each([
    '1.2\tInformeras invånarna?\t\t20\t',
    '1.2\tInformeras invånarna?\t-\t20\t-',
    '1.2  Informeras invånarna?   –   20   –',
  ])('an empty cell is missing, the others are as printed: %j', (row) => {
    const { areas } = read(
      `Område 1 ${NAMES[0]}\n\n${lists(1)}\n\nÖversikt av poängfördelning\n\n1. ${NAMES[0]}\tUppnått\tMax\tProcent\n1.1\tFinns en plan?\t6\t15\t42%\n${row}\n1.3\tResultat?\t8\t25\t31%`,
    );
    expect(areas[0]?.subQuestions.map(({ title, points, max, percent }) => [title, points, max, percent])).toEqual([
      ['Finns en plan?', 6, 15, 42],
      ['Informeras invånarna?', null, 20, null],
      ['Resultat?', 8, 25, 31],
    ]);
  });

  it('a table saved as text with a line for each cell', () => {
    const rows = (number: number): string =>
      `${number}.\n${NAMES[number - 1]}\nUppnått\nMax\nProcent\n${number}.1\nFinns en plan?\n8\n15\n52%\n${number}.2\nFöljs den?\n5\n10\n5${number}%\n\n\n13\n25\n53%\n`;
    const text = `${eight(lists)}\nÖversikt av poängfördelning\n\n${NAMES.map((_, index) => rows(index + 1)).join('\n')}`;
    const { areas, lines } = read(text);
    expect(lines.unplaced).toEqual([]);
    for (const { number, points, max, percent, subQuestions } of areas) {
      expect([points, max, percent]).toEqual([13, 25, 53]);
      expect(subQuestions.map(({ points: own, max: most, percent: share }) => [own, most, share])).toEqual([
        [8, 15, 52],
        [5, 10, 50 + number],
      ]);
    }
  });

  it('a total that is farther off than eight roundings is told', () => {
    const points = eight((number) => `Poäng: 5${number}\n\n${lists(number)}`);
    const codes = (total: number) =>
      read(`${points}\nKommunen fick ${total} poäng av 800.`).notes.map(({ code }) => code);
    expect(codes(440)).not.toContain('mismatch.total');
    expect(codes(446)).toContain('mismatch.total');
  });

  it('a total in words is no sum of ours, and what could be reached is no total', () => {
    const points = eight((number) => `Poäng: 5${number}\n\n${lists(number)}`);
    const told = read(`${points}\nTotalt fick kommunen 436 poäng.`);
    expect(told.pointsTotal).toBe(436);
    expect(told.notes.map(({ code }) => code)).not.toContain('total.summed');
    expect(read(`${points}\nTotalt kan 800 poäng nås.`).notes.map(({ code }) => code)).toContain('total.summed');
  });
});

describe('cover and contents', () => {
  it('the year is the cover’s, not that of the evaluation before', () => {
    const { year, month } = read(
      `KommunKompassen i Ekviks kommun\nRapport 2017-10-20\n\n1 Om utvärderingen\n\nUtvärderingen genomfördes under oktober 2017. Fackliga företrädare\ndeltog. Den föregående utvärderingen gjordes 2011\noch gav 402 poäng.\n\n${eight(lists)}`,
    );
    expect([year, month]).toEqual([2017, 10]);
  });

  it('nor is a date of the evaluation before, near the cover', () => {
    const { year, month } = read(
      `Ekviks kommun\nUtvärdering 2018-10-05\nVid förra utvärderingen i april 2014 deltog färre.\n\n${eight(lists)}`,
    );
    expect([year, month]).toEqual([2018, 10]);
  });

  it('the contents end where the pages turn back or a sentence stands', () => {
    const contents = NAMES.map((name, index) => `${index + 1}. ${name}   ${6 + 2 * index}`).join('\n');
    const [first, ...rest] = NAMES.map((name, index) => `${index + 1}. ${name}\n\n${lists(index + 1)}\n`);
    const { areas } = read(
      `Innehåll\n\n${contents}\n\n${first?.replace('\n\n', '\n\nHär bor man. En kommun med 14\n500 invånare är ingen storstad.\n\n')}\n${rest.join('\n')}`,
    );
    expect(areas.map(({ strengths }) => strengths.length)).toEqual(NAMES.map(() => 2));
  });

  it('an entry that turns back is none, though it ends with a number', () => {
    const contents = NAMES.map((name, index) => `${index + 1}. ${name}   ${6 + 2 * index}`).join('\n');
    const body = NAMES.map(
      (name, index) => `${index + 1}. ${name}\nAntal intervjuade 14\n\n${lists(index + 1)}\n`,
    ).join('\n');
    const { areas } = read(`Innehåll\n\n${contents}\n\n${body}`);
    expect(areas.map(({ strengths }) => strengths.length)).toEqual(NAMES.map(() => 2));
  });

  it('evaluators are names, not page heads between them', () => {
    const { evaluators } = read(
      `KommunKompassen i Ekviks kommun\n2017\n\nUtvärderare:\nEva Lindh, SKL\n(2)\nPer Storm, Västerby\n\n${eight(lists)}`,
    );
    expect(evaluators).toEqual(['Eva Lindh', 'Per Storm']);
  });
});

describe('a report without a table of points', () => {
  const bare = eight(lists);

  it('shows no sub-questions, guesses no points, suggests those of its edition, and says so', () => {
    const { areas, notes } = read(bare);
    expect(areas.flatMap(({ subQuestions }) => subQuestions)).toEqual([]);
    expect(notes.map(({ code }) => code)).toContain('subquestions.of-edition');
    const told = read(
      bare.replace('Punkt 2 i område 1 bör ses över', 'Fler brukarenkäter och ett medborgarlöfte om dialog'),
    );
    expect(told.areas[0]?.improvements[0]?.suggestions[0]?.subQuestion).toMatch(/^\d\.\d$/);
  });

  it('can be linked in the review', () => {
    const { report, items } = createDraft(read(bare));
    expect(report.areas.flatMap(({ subQuestions }) => subQuestions)).toHaveLength(45);
    expect(report.areas[0]?.subQuestions[0]).toEqual({
      number: '1.1',
      title: 'Finns en plan/strategi för demokratiutveckling och information?',
      points: null,
      max: 15,
      percent: null,
      ofEdition: true,
    });
    const [first] = items;
    const linked = applyReview(createDraft(read(bare)), { op: 'link', item: first?.id ?? '', subQuestions: ['1.4'] });
    expect(linked.items[0]?.chosen).toEqual(['1.4']);
  });

  it('of an edition whose sub-questions nobody knows cannot, and says so', () => {
    const names = ['Samspel mellan förtroendevalda och medborgare', 'Samhällsutveckling', 'Styrning och kontroll'];
    const { edition, notes } = read(
      names.map((name, index) => `Område ${index + 1} ${name}\n\n${lists(index + 1)}`).join('\n\n'),
    );
    expect(edition).toBe('2020');
    expect(notes.map(({ code }) => code)).toContain('subquestions.unknown');
  });
});

describe('sums', () => {
  it('a gap beside a row that cannot be right is no rounding', () => {
    const { notes } = read(
      `Område 1 ${NAMES[0]}\n\n${lists(1)}\n\nÖversikt av poängfördelning\n\n1. ${NAMES[0]}\tUppnått\tMax\tProcent\n1.1\tFinns en plan?\t35\t20\t50%\n1.2\tFöljs den?\t5\t10\t50%\n\t\t15\t30\t50%`,
    );
    const codes = notes.map(({ code }) => code);
    expect(codes).toContain('mismatch.area-sum');
    expect(codes).toContain('mismatch.row');
    expect(codes).not.toContain('rounding.area-sum');
  });
});
