import { readSheet } from './read-sheet.js';
import type { SheetCell } from './sheet-cell.js';
import { cellName, percentCell, percentIn } from './sheet-cell.js';
import { ownMapping } from './sheet-mapping.js';

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
