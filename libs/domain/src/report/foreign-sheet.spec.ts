import { readSheet } from './read-sheet.js';
import type { SheetCell } from './sheet-cell.js';
import { previewSheets, type SheetMapping } from './sheet-mapping.js';

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
