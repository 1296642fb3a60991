import { parseReport } from './parse-report.js';
import type { ParsedReport } from './parsed-report.js';
import type { SourceLine } from './source-line.js';

/* What can't be told is shown to the reader instead of vanishing in the text or being guessed. */

const read = (text: string): ParsedReport =>
  parseReport(text.split('\n').map((line, index) => ({ line: index + 1, page: null, text: line })));
const head = '1.\tOffentlighet och demokrati\tUppnått\tMax\tProcent';
const unplaced = ({ classified }: ParsedReport): string[] =>
  classified.filter((line) => line.class === 'unplaced').map(({ text }) => text.trim());
const codes = ({ notes }: ParsedReport): string[] => notes.map(({ code }) => code);
const numbers = ({ areas }: ParsedReport): string[] =>
  areas.flatMap(({ subQuestions }) => subQuestions.map(({ number }) => number));

describe('rows of a score table', () => {
  const rows = (...lines: string[]): ParsedReport =>
    read([head, '1.1\tFinns en plan?\t8\t15\t50%', ...lines, '1.3\tFår alla veta?\t7\t10\t70%'].join('\n'));

  it.each([
    ['\tSvaras det i tid?\t9\t10\t90%', 'without a number'],
    ['1,2\tSvaras det i tid?\t9\t10\t90%', 'with a misprinted one'],
    ['9.1\tSvaras det i tid?\t9\t10\t90%', 'of an area that no edition has'],
    ['zzz\t9\t\tx\t77', 'with figures amid other cells'],
  ])('%j %s is for the reader to place, and its number is missed', (row) => {
    const report = rows(row);
    expect(unplaced(report)).toEqual([row.trim()]);
    expect(numbers(report)).toEqual(['1.1', '1.3']);
    expect(report.notes.find(({ code }) => code === 'score.absent')?.message).toMatch(/^Delfråga 1\.2 saknas/);
  });

  it('a row that has its figures takes none from the next line', () => {
    const report = read([head, '1.1 Finns en plan 8 15 50%', '9.1 Svaras det i tid? 9 10 90%'].join('\n'));
    expect(report.areas[0]?.subQuestions).toMatchObject([{ number: '1.1', title: 'Finns en plan', points: 8 }]);
    expect(unplaced(report)).toEqual(['9.1 Svaras det i tid? 9 10 90%']);
  });

  it('rows that have melted into one line give no figures', () => {
    const melted = '1.1 Finns en plan? 8 15 50% 1.2 Svaras det i tid? 9 10 90%';
    const report = read([head, melted].join('\n'));
    expect(numbers(report)).toEqual([]);
    expect(unplaced(report)).toEqual([melted]);
  });

  it('nor does a row into whose end the next one has melted', () => {
    const report = read([head, '1.1 Finns en', 'plan? 8 15 50% 1.2 Svaras', 'det i tid? 9 10 90%'].join('\n'));
    expect(report.areas[0]?.subQuestions).toMatchObject([{ number: '1.1', points: null, max: null, percent: null }]);
    expect(unplaced(report)).toEqual(['plan? 8 15 50% 1.2 Svaras', 'det i tid? 9 10 90%']);
  });

  it('a number that is printed in the table of another area counts in its own', () => {
    const report = read(
      [
        '1.\tOffentlighet och demokrati\tUppnått\tMax\tProcent',
        '1.1\tFinns en plan?\t8\t15\t50%',
        '2.2\tFår alla veta?\t7\t10\t70%',
        '1.3\tFrågas någon?\t3\t10\t30%',
        '\t\t18\t35\t50%',
        '2.\tBrukarfokus, tillgänglighet och bemötande\tUppnått\tMax\tProcent',
        '2.1\tFinns garantier?\t5\t10\t50%',
        '2.2\tFinns öppettider?\t6\t20\t30%',
        '\t\t11\t30\t37%',
      ].join('\n'),
    );
    expect(report.areas.map(({ points }) => points)).toEqual([18, 11]);
    expect(report.areas[1]?.subQuestions).toMatchObject([
      { number: '2.1' },
      { number: '2.2', title: 'Finns öppettider?', points: 6 },
    ]);
    expect(unplaced(report)).toEqual(['2.2\tFår alla veta?\t7\t10\t70%']);
    expect(codes(report)).toEqual(expect.arrayContaining(['score.repeated', 'score.absent', 'mismatch.area-sum']));
  });

  it('the same row again is no contradiction', () => {
    const report = rows('1.1\tFinns en plan?\t8\t15\t50%', '1.2\tSvaras det i tid?\t9\t10\t90%');
    expect(unplaced(report)).toEqual([]);
    expect(codes(report)).not.toContain('score.repeated');
  });

  it('two figures beside an empty cell are not put into columns that nobody named', () => {
    const report = read(
      ['Område 1 Offentlighet och demokrati', 'STYRKOR', '- En sak', '1.1\tFinns en plan?\t8\t\t50%'].join('\n'),
    );
    expect(report.areas[0]?.subQuestions).toMatchObject([{ points: 8, max: null, percent: 50 }]);
    const two = read(
      ['Område 1 Offentlighet och demokrati', 'STYRKOR', '- En sak', '1.1\tFinns en plan?\t8\t'].join('\n'),
    );
    expect(two.areas[0]?.subQuestions[0]?.max ?? null).toBeNull();
  });

  it('half a point off is rounding, three are not', () => {
    const sum = (points: number): ParsedReport =>
      read(
        [head, '1.1\tFinns en plan?\t8\t15\t53%', '1.2\tSvaras det?\t9\t10\t90%', `\t\t${points}\t25\t68%`].join('\n'),
      );
    expect(codes(sum(17)).filter((code) => code.endsWith('area-sum'))).toEqual([]);
    expect(codes(sum(16)).filter((code) => code.endsWith('area-sum'))).toEqual(['mismatch.area-sum']);
    expect(codes(sum(14)).filter((code) => code.endsWith('area-sum'))).toEqual(['mismatch.area-sum']);
  });
});

describe('headwords of an area', () => {
  it('go by their words where a row is missing, not by their count', () => {
    const report = read(
      [
        'Område 1 Offentlighet och demokrati',
        'Delfrågor Poäng',
        'Information till invånarna',
        'Dialog och medborgarmedverkan',
        '40',
        '',
        'STYRKOR',
        '- En sak',
        head,
        '1.1\tFår invånarna information?\t8\t15\t53%',
        '1.3\tFinns regler för etik?\t9\t10\t90%',
      ].join('\n'),
    );
    const [first, last] = report.areas[0]?.subQuestions ?? [];
    expect(last).not.toHaveProperty('shortTitle', 'Dialog och medborgarmedverkan');
    expect(first?.number).toBe('1.1');
  });
});

describe('bullets under no list', () => {
  const area = 'Område 1 Offentlighet och demokrati\n';
  it('of an area that lacks a list are for the reader to place', () => {
    const report = read(`${area}\n- Målen är få\n- Planen är känd\n\nFÖRBÄTTRINGSOMRÅDEN\n\n- Bjud in fler`);
    expect(unplaced(report)).toEqual(['- Målen är få', '- Planen är känd']);
  });

  it('of an area with both lists belong to its text', () => {
    const report = read(`${area}\n- Så gick det till\n\nSTYRKOR\n\n- Mål\n\nFÖRBÄTTRINGSOMRÅDEN\n\n- Bjud in fler`);
    expect(unplaced(report)).toEqual([]);
  });
});

describe('lists by indent alone', () => {
  const items = (indent: number): string => {
    const [item, more] = [' '.repeat(indent), ' '.repeat(indent + 2)];
    return `Område 1 Offentlighet och demokrati\nSTYRKOR\n${item}Målen är få och\n${more}Ekvik följer upp dem\n${item}Planen är känd`;
  };
  it.each([5, 10, 24])('%i blanks', (indent) => {
    expect(read(items(indent)).areas[0]?.strengths.map(({ text }) => text)).toEqual([
      'Målen är få och Ekvik följer upp dem',
      'Planen är känd',
    ]);
  });
});

it('another dash amid a sentence is no bullet', () => {
  const list = [
    'Område 1 Offentlighet och demokrati',
    'STYRKOR',
    '- Lär av andra',
    '– till exempel i nätverk',
    '- Mål',
  ];
  expect(read(list.join('\n')).areas[0]?.strengths).toHaveLength(2);
});

it('a quotation in a box beside a list is no part of it', () => {
  const text = ['Område 1 Offentlighet och demokrati', 'STYRKOR', '- Målen är få', 'Vi vet vart vi ska', '- Mål'];
  const lines = text.map((one, index): SourceLine => {
    return { line: index + 1, page: 1, text: one, ...(index === 3 ? { aside: true as const } : {}) };
  });
  const report = parseReport(lines);
  expect(report.areas[0]?.strengths.map((found) => found.text)).toEqual(['Målen är få', 'Mål']);
  expect(report.classified[3]?.class).toBe('narrative');
});

it('a text that begins with the name of its area again stays in it', () => {
  const area = (number: number, name: string, echo = ''): string =>
    `Område ${number}\n${name}\n${echo}\nDet här handlar om kommunen.\n\nSTYRKOR\n- Sak ${number}\n\nFÖRBÄTTRINGSOMRÅDEN\n- Brist ${number}\n`;
  const second = 'Brukarfokus, tillgänglighet och bemötande';
  const report = read(
    [area(1, 'Offentlighet och demokrati'), area(2, second, second), area(3, 'Politisk styrning och kontroll')].join(
      '\n',
    ),
  );
  expect(report.areas.map(({ number, improvements }) => [number, improvements.map(({ text }) => text)])).toEqual([
    [1, ['Brist 1']],
    [2, ['Brist 2']],
    [3, ['Brist 3']],
  ]);
});

it('a page head of several lines is found from its page number outwards', () => {
  const page = (number: number): string =>
    `Läget i riket\n2017-05-13\nKommunkompassen Ekvik\n${number} (9)\n${`- Sak som tar plats ${'x'.repeat(number)}\n`.repeat(9)}`;
  const pages = [2, 3, 4, 5, 6].map(page).join('');
  const report = read(`Område 1 Offentlighet och demokrati\nSTYRKOR\n- Först\n${pages}`);
  expect(
    report.classified.filter(({ text }) => /riket|2017|Kompassen|\(9\)/i.test(text)).map((line) => line.class),
  ).toEqual(Array.from({ length: 20 }, () => 'furniture'));
});

it('a page head in three cells is known by its day or its page', () => {
  const page = (number: number): string =>
    `Läget i riket\t2017-05-13\t${number} (9)\n${`- Sak som tar plats ${'x'.repeat(number)}\n`.repeat(9)}`;
  const report = read(`Område 1 Offentlighet och demokrati\nSTYRKOR\n- Först\n${[2, 3, 4, 5].map(page).join('')}`);
  expect(report.classified.filter(({ text }) => text.includes('riket')).map((line) => line.class)).toEqual(
    Array.from({ length: 4 }, () => 'furniture'),
  );
});

it.each(['Område 1 Offentlighet och demokrati ..... 49 poäng', 'Område 1\nOffentlighet och demokrati … 49 poäng'])(
  'dots lead to the points in %j',
  (heading) => {
    const report = read(`${heading}\n\nTexten börjar här.\n\nSTYRKOR\n- Mål`);
    expect(report.areas).toMatchObject([
      { name: 'Offentlighet och demokrati', points: 49, strengths: [{ text: 'Mål' }] },
    ]);
  },
);

it('a list that stands on one line with its head', () => {
  const lists = ['STYRKOR', '- Mål', 'Förbättringsområden: • Bjud in fler• Se över planen'];
  const [area] = read(`Område 1 Offentlighet och demokrati\n${lists.join('\n')}`).areas;
  expect(area?.strengths.map(({ text }) => text)).toEqual(['Mål']);
  expect(area?.improvements.map(({ text }) => text)).toEqual(['Bjud in fler', 'Se över planen']);
});

it.each(['Analyse av Fjellvik kommune', 'ANALYSE AV FJELLVIK KOMMUNE', 'Utvärderingen av Fjellviks kommun'])(
  'the municipality in “%s”',
  (title) => {
    const report = read(`${title}\n2017\n\nOmråde 1 Offentlighet och demokrati\nSTYRKOR\n- Mål`);
    expect(report.municipality).toMatch(/^fjellviks? kommun/i);
  },
);

it('a number alone amid a page is no page number', () => {
  const lines = ['Område 1 Offentlighet och demokrati', 'Text om området.', '65', '', 'STYRKOR', '- Mål'].map(
    (text, index) => ({ line: index + 1, page: 3, text }),
  );
  expect(parseReport(lines).classified[2]?.class).toBe('unplaced');
});

it.each([
  ['58 poäng av 100', 58, 100],
  ['Poäng: 58 av 100', 58, 100],
  ['58 poäng', 58, null],
])('the points of an area in “%s”', (line, points, max) => {
  const report = read(`Område 1 Offentlighet och demokrati\n${line}\n\nSTYRKOR\n- Mål`);
  expect(report.areas[0]).toMatchObject({ points, max });
});
