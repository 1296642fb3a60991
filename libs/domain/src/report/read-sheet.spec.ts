import { readSheet } from './read-sheet.js';
import type { SheetCell } from './sheet-cell.js';
import { cellName, percentCell, percentIn } from './sheet-cell.js';
import { ownMapping, previewSheets, type SheetMapping } from './sheet-mapping.js';

const HEADS = ['Typ', 'Nummer', 'Text', 'Poäng', 'Max', 'Procent', 'Delfrågor', 'Åtgärd', 'Klar senast'];
const table = (...rows: SheetCell[][]) => ({ name: 'Rapport', rows: [HEADS, ...rows] });
const read = (...rows: SheetCell[][]) => {
  const sheet = table(...rows);
  return readSheet(sheet, ownMapping([sheet])!);
};
const AREA: SheetCell[] = ['Område', '1', 'Offentlighet och demokrati', 53, 100, 53];
const QUESTION: SheetCell[] = ['Delfråga', '1.1', 'Finns en plan?', 8, 15, 50];

describe('a filled in template', () => {
  it('gives the report as printed, with what was decided', () => {
    const { plan, errors, lines } = read(
      ['Kommun', null, 'Ekviks kommun'],
      ['År', null, 2017],
      ['Utgåva', null, 2016],
      ['Utvärderare', null, 'Margareta Sundvall'],
      AREA,
      QUESTION,
      ['Styrka', '1', 'Webben är lätt att hitta på'],
      ['Förbättringsområde', '1', 'Berätta om resultaten', null, null, null, '1.1', 'Publicera resultat'],
      ['Förbättringsområde', '1', 'Fråga invånarna'],
      [null, null, null],
      ['Egen åtgärd', '1', 'Ny webbplats', null, null, null, 'ingen', null, { day: '2027-05-31' }],
    );
    expect(errors).toEqual([]);
    expect(plan).toMatchObject({ municipality: 'Ekviks kommun', year: 2017, edition: '2016', pointsTotal: 53 });
    const [area] = plan.areas;
    expect(area?.subQuestions).toEqual([{ number: '1.1', title: 'Finns en plan?', points: 8, max: 15, percent: 50 }]);
    expect(area?.improvements).toMatchObject([
      { text: 'Berätta om resultaten', title: 'Publicera resultat', links: ['1.1'], line: 9 },
      { text: 'Fråga invånarna', title: null, links: null, line: 10 },
    ]);
    expect(plan.ownActions).toMatchObject([{ area: 1, title: 'Ny webbplats', links: [], due: '2027-05-31', line: 12 }]);
    expect(lines.map((line) => line.class)).toEqual(
      ['furniture', 'narrative', 'narrative', 'narrative', 'narrative', 'heading', 'score', 'strength'].concat(
        ...['improvement', 'improvement', 'blank', 'improvement'],
      ),
    );
  });

  it.each<[string, SheetCell[]]>([
    ['as text', ['Delfråga', '1.2', 'Fråga', '7,5', '15', '50 %']],
    ['as numbers', ['Delfråga', 1.2, 'Fråga', 7.5, 15, 50]],
    ['with a percentage that Excel made a share', ['Delfråga', '1,2', ' Fråga ', 7.5, 15, 0.5]],
  ])('figures %s are the same figures', (_what, row) => {
    const { plan, errors } = read(AREA, row);
    expect(errors).toEqual([]);
    expect(plan.areas[0]?.subQuestions).toEqual([{ number: '1.2', title: 'Fråga', points: 7.5, max: 15, percent: 50 }]);
  });

  it('the number may be left out below its area, and rows nobody filled in do no harm', () => {
    const { plan, errors } = read(
      AREA,
      ['Styrka', null, 'Bra'],
      ['Förbättringsområde', '1', null],
      ['Kommun', null, null],
    );
    expect(errors).toEqual([]);
    expect(plan.areas[0]?.strengths).toHaveLength(1);
    expect(plan.areas[0]?.improvements).toEqual([]);
  });

  it('columns may change places and have others between them', () => {
    const rows: SheetCell[][] = [
      ['Vår plan'],
      ['Text', 'Egen kolumn', 'TYP', 'nummer'],
      ['Bra webb', 'x', 'styrka', 'Område 2'],
    ];
    const { plan, errors } = readSheet({ name: '', rows }, ownMapping([{ name: '', rows }])!);
    expect(errors).toEqual([]);
    expect(plan.areas[0]).toMatchObject({ number: 2, strengths: [{ text: 'Bra webb' }] });
  });
});

describe('what is wrong is told by cell', () => {
  it.each<[string, string, SheetCell[]]>([
    ['C2', 'formula', ['Styrka', '1', { formula: true }]],
    ['D2', 'formula', ['Område', '1', 'Namn', { formula: true }]],
    ['B2', 'became-date', ['Delfråga', { day: '2026-03-01' }, 'Fråga']],
    ['A2', 'type-missing', [null, '1', 'Text']],
    ['A2', 'type-unknown', ['Förslag', '1', 'Text']],
    ['B2', 'number-missing', ['Styrka', null, 'Text']],
    ['B2', 'number-missing', ['Område', null, 'Namn']],
    ['B2', 'area-unknown', ['Styrka', 'Framtiden', 'Text']],
    ['B2', 'sub-question-number', ['Delfråga', '1', 'Fråga']],
    ['C2', 'text-missing', ['Delfråga', '1.1', null, 8]],
    ['C2', 'text-missing', ['Förbättringsområde', '1', null, null, null, null, '1.1']],
    ['C2', 'too-long', ['Styrka', '1', 'x'.repeat(10_001)]],
    ['D2', 'not-a-number', ['Delfråga', '1.1', 'Fråga', 'åtta']],
    ['D2', 'out-of-range', ['Delfråga', '1.1', 'Fråga', -1]],
    ['F2', 'out-of-range', ['Delfråga', '1.1', 'Fråga', 8, 15, 101]],
    ['G2', 'links-unreadable', ['Förbättringsområde', '1', 'Text', null, null, null, 'några']],
    ['G2', 'link-unknown', ['Förbättringsområde', '1', 'Text', null, null, null, '1.9']],
    ['C2', 'year', ['År', null, 'i fjol']],
    ['C2', 'month', ['Månad', null, 13]],
    ['C2', 'code', ['Kommunkod', null, 'ABC']],
    ['C2', 'edition', ['Utgåva', null, '1999']],
    ['I2', 'day', ['Förbättringsområde', '1', 'Text', null, null, null, 'ingen', null, '2027-02-30']],
  ])('%s: %s', (cell, code, row) => {
    expect(read(row).errors).toMatchObject([{ cell, code }]);
  });

  describe('of an action', () => {
    const FACTS = ['Typ', 'Nummer', 'Text', 'Status', 'Framsteg i procent', 'Skäl eller hjälp som behövs'];
    const MORE = ['Prövas igen', 'Insats i veckor', 'Beskrivning av åtgärden', 'Enhet'];
    const readFacts = (cells: readonly SheetCell[], heads = [...FACTS, ...MORE]) => {
      const sheet = { name: '', rows: [heads, AREA, ['Förbättringsområde', '1', 'Gör mer', ...cells]] };
      return readSheet(sheet, ownMapping([sheet])!);
    };

    it.each<[string, string, SheetCell[]]>([
      ['D3', 'status-unknown', ['Snart']],
      ['E3', 'not-whole', ['Pågår', 12.5]],
      ['E3', 'out-of-range', ['Pågår', 101]],
      ['E3', 'progress-needs-done', ['Pågår', 100]],
      ['F3', 'decline-reason-missing', ['Avböjd']],
      ['F3', 'help-text-missing', ['Behöver hjälp', 40]],
      ['F3', 'too-long', ['Avböjd', null, 'x'.repeat(2_001)]],
      ['G3', 'review-needs-declined', ['Klar', null, null, { day: '2027-01-31' }]],
      ['G3', 'day', ['Avböjd', null, 'Dyrt', '2027-02-30']],
      ['H3', 'out-of-range', [null, null, null, null, 521]],
      ['I3', 'too-long', [null, null, null, null, null, 'x'.repeat(5_001)]],
    ])('%s: %s', (cell, code, cells) => {
      expect(readFacts(cells).errors).toMatchObject([{ cell, code }]);
    });

    it('what is missing where the sheet has no column for it is told at the status', () => {
      const { errors } = readFacts(['Avböjd'], FACTS.slice(0, 4));
      expect(errors).toEqual([{ cell: 'D3', code: 'decline-reason-missing', details: {} }]);
    });

    it.each<[string, string]>([
      ['klar', 'done'],
      ['Klar, ej verifierad', 'done'],
      ['Done', 'done'],
      ['VERIFIERAD', 'verified'],
      ['In progress', 'inProgress'],
      ['Ej påbörjad', 'notStarted'],
    ])('%s is %s', (word, status) => {
      expect(readFacts([word]).plan.areas[0]?.improvements).toMatchObject([{ status }]);
    });

    it('and what is right is kept as it was written', () => {
      const { plan, errors } = readFacts(['Pågår', 0.4, ' Snart klart ', null, 2.5, 'Två\nrader', 'Skola']);
      expect(errors).toEqual([]);
      expect(plan.areas[0]?.improvements).toMatchObject([
        {
          ...{ status: 'inProgress', progress: 40, statusNote: 'Snart klart', reviewOn: null },
          ...{ effortWeeks: 2.5, description: 'Två\nrader', unit: 'Skola' },
        },
      ]);
    });
  });

  it('a number that comes twice names the first one', () => {
    const { errors } = read(AREA, QUESTION, QUESTION);
    expect(errors).toEqual([{ cell: 'B4', code: 'repeated', details: { what: '1.1', other: 'B3' } }]);
  });

  it('a code that lost its zero gets it back', () => {
    expect(read(['Kommunkod', null, 114], AREA).plan.code).toBe('0114');
  });
});

it.each([
  ['2026-12-31', '2026-12-31'],
  ['31/12 2026', '2026-12-31'],
  ['1/2 2026', '2026-02-01'],
  ['31.12.2026', '2026-12-31'],
  ['5. 1. 2026', '2026-01-05'],
  ['3/4/2026', null],
  ['31/2 2026', null],
  ['12/31 2026', null],
])('the day %s is %s', (written, day) => {
  const action = ['Förbättringsområde', '1', 'Text', null, null, null, null, null, written];
  const { plan, errors } = read(AREA, action);
  expect(errors.map(({ code }) => code)).toEqual(day === null ? ['day'] : []);
  if (day !== null) expect(plan.areas[0]?.improvements).toMatchObject([{ due: day }]);
});

describe('a foreign sheet', () => {
  const rows: SheetCell[][] = [
    ['Nr', 'Delfråga', 'Poäng', 'Max poäng', '%'],
    ['1.1', 'Finns en plan?', 8, 15, 50],
    ['Summa', null, 8, 15, null],
  ];

  it('of scores is guessed by its heads, and its sum is no row', () => {
    const [preview] = previewSheets([{ name: 'Poäng', rows }]);
    expect(preview?.guess).toEqual({
      columns: { number: 0, text: 1, points: 2, max: 3, percent: 4 },
      rowsAre: 'subQuestion',
    });
    const mapping: SheetMapping = {
      ...{ sheet: 0, headRow: 0, columns: preview!.guess.columns, rowsAre: 'subQuestion' },
      ...{ year: 2017, municipality: null, edition: null },
    };
    const { plan, errors } = readSheet({ name: 'Poäng', rows }, mapping);
    expect(errors).toEqual([]);
    expect(plan.areas[0]?.subQuestions).toHaveLength(1);
  });

  it('with heads that say nothing is guessed by its cells', () => {
    const other: SheetCell[][] = [
      ['Kolumn 1', 'Kolumn 2', 'Kolumn 3'],
      ['x', 'Gör resultaten begripliga för alla', 'Område 1'],
      ['y', 'Bjud in till medborgardialog oftare', 'Ständiga förbättringar'],
    ];
    expect(previewSheets([{ name: '', rows: other }])[0]?.guess.columns).toEqual({ number: 2, text: 1 });
  });

  const day = { day: '2027-05-31' };
  const long = 'Gör resultaten begripliga för alla som bor här';
  it.each<[string, SheetCell[], SheetCell[][], object]>([
    [
      'with row numbers, and questions that are numbers',
      ['Nr', 'Vad rapporten säger', 'Omr', 'Fråga', 'Vem', 'Förvaltning', 'Senast', 'Status'],
      [
        [1, long, 1, 1.3, 'Ida', 'KS', day, 'Pågår'],
        [2, 'Bjud in till dialog', 2, '2.2', 'Per', 'KS', day, 'Klar'],
        [3, 'Mät svarstider', 2, '2,1', 'Per', 'KS', '31/12 2027', 'Klar'],
      ],
      { number: 2, text: 1, links: 3, owner: 4, unit: 5, due: 6, status: 7 },
    ],
    [
      'whose heads say nothing of what stands below them',
      ['A', 'B', 'C', 'Ansvar', 'E'],
      [
        [long, '1.3, 1.4', 'Område 1', 'Ida', day],
        [long, '4.2', 'Område 4', 'Per', day],
      ],
      { text: 0, links: 1, number: 2, owner: 3, due: 4 },
    ],
    [
      'whose only numbers are those of sub-questions',
      ['Nr', 'Fråga', 'Iakttagelse'],
      [
        [1, '1.3', long],
        [2, '2.2', long],
        [3, '2.4', long],
      ],
      { number: 1, text: 2 },
    ],
    [
      'whose numbers are those of the areas, in order and not one by one',
      ['Nr', 'Text', 'Senast'],
      [
        [1, long, 'snart'],
        [1, long, 'sedan'],
        [2, long, 'snart'],
      ],
      { number: 0, text: 1 },
    ],
    [
      'without rows to speak against its heads',
      ['Nr', 'Text', 'Senast'],
      [[null, long, null]],
      { number: 0, text: 1, due: 2 },
    ],
  ])('%s is understood by its cells', (_what, heads, cells, columns) => {
    expect(previewSheets([{ name: '', rows: [heads, ...cells] }])[0]?.guess).toEqual({
      columns,
      rowsAre: 'improvement',
    });
  });

  it('shows which of its cells are computed', () => {
    const [preview] = previewSheets([
      {
        name: '',
        rows: [
          ['Område', 'Text'],
          ['1', { formula: true }],
          ['1', long],
        ],
      },
    ]);
    expect(preview?.formulas).toEqual([[1], []]);
  });

  const foreign = (rows: SheetCell[][], more: Partial<SheetMapping> = {}) =>
    readSheet(
      { name: '', rows: [['Omr', 'Text', 'Fråga', 'Senast'], ...rows] },
      {
        ...{ sheet: 0, headRow: 0, columns: { number: 0, text: 1, links: 2, due: 3 }, rowsAre: 'improvement' },
        ...{ year: 2017, municipality: null, edition: null, ...more },
      },
    );
  const linked: SheetCell[][] = [
    ['1', long, '1.3'],
    ['2', long, '2.2'],
  ];

  it('is of the edition whose sub-questions it names, when nobody knows', () => {
    const { plan, errors } = foreign(linked);
    expect(errors).toEqual([]);
    expect(plan.edition).toBe('2016');
    expect(plan.areas[0]?.improvements[0]?.links).toEqual(['1.3']);
  });

  it.each<[string, SheetCell[][], Partial<SheetMapping>, object[]]>([
    [
      'no edition of its year is known',
      linked,
      { year: 2021 },
      [{ cell: '', code: 'edition-needed', details: { edition: '' } }],
    ],
    [
      'older than all that is known',
      linked,
      { year: 2009 },
      [{ cell: '', code: 'edition-needed', details: { edition: '' } }],
    ],
    [
      'a number is of no edition',
      [...linked, ['3', long, '3.19']],
      {},
      [{ cell: '', code: 'edition-needed', details: { edition: '' } }],
    ],
    [
      'its edition has no known sub-questions',
      linked,
      { edition: '2020' },
      [{ cell: '', code: 'edition-bare', details: { edition: '2020' } }],
    ],
    [
      'its edition has no such sub-question',
      [...linked, ['3', long, '3.19']],
      { edition: '2016' },
      [{ cell: 'C4', code: 'link-unknown', details: { value: '3.19' } }],
    ],
  ])('says in one sentence when %s', (_what, rows, more, expected) => {
    expect(foreign(rows, more).errors).toEqual(expected);
  });

  it('tells of rows without text that they were passed over', () => {
    const { plan, errors, notes } = foreign([
      ['1', long],
      ['1', null],
      ['2', null, '2.2', { day: '2027-05-31' }],
    ]);
    expect(errors).toEqual([]);
    expect(plan.areas.flatMap(({ improvements }) => improvements)).toHaveLength(1);
    expect(notes).toEqual([
      { code: 'rows.without-text', message: '2 rader utan text har hoppats över: rad 3, 4.', line: 3 },
    ]);
    expect(foreign(linked).notes).toEqual([]);
  });

  it('names what is wrong row by row, from left to right', () => {
    const { errors } = foreign(
      [
        ['1', long, '9.9', 'snart'],
        ['x', long, '1.3'],
        ['1', long, 'nio', 'sen'],
      ],
      { edition: '2016' },
    );
    expect(errors.map(({ cell }) => cell)).toEqual(['C2', 'D2', 'A3', 'C4', 'D4']);
  });

  it('asks “Vem” for the owner', () => {
    const heads = ['Område', 'Förbättringsområde', 'Vem', 'När'];
    const [preview] = previewSheets([{ name: '', rows: [heads, ['1', 'Berätta mer', 'Ida', 'snart']] }]);
    expect(preview?.guess.columns).toMatchObject({ owner: 2 });
  });

  it('takes the sub-questions of a known edition, without points', () => {
    const own: SheetCell[][] = [
      ['Område', 'Text'],
      ['Offentlighet och demokrati', 'Berätta mer'],
    ];
    const { plan } = readSheet(
      { name: '', rows: own },
      {
        ...{ sheet: 0, headRow: 0, columns: { number: 0, text: 1 }, rowsAre: 'improvement' },
        ...{ year: 2020, municipality: null, edition: '2016' },
      },
    );
    expect(plan.areas).toMatchObject([{ number: 1, name: 'Offentlighet och demokrati', points: null }]);
    expect(plan.areas[0]?.subQuestions.map(({ number, points }) => [number, points])).toEqual(
      ['1.1', '1.2', '1.3', '1.4', '1.5'].map((number) => [number, null]),
    );
  });
});

it('cells are named as in Excel', () => {
  expect([cellName(6, 2), cellName(0, 25), cellName(0, 26), cellName(99, 701), cellName(0, 702)]).toEqual([
    'C7',
    'Z1',
    'AA1',
    'ZZ100',
    'AAA1',
  ]);
});

it.each([null, 0, 0.5, 1, 1.5, 53, 100])('%s percent is read as it was written', (percent) => {
  const cell = percentCell(percent);
  expect(cell === null ? null : percentIn(cell)).toBe(percent);
});
