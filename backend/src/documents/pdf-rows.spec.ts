import { TableRows } from './pdf-rows.js';
import { type Run, visualLines } from './pdf-runs.js';

type Placed = readonly [x: number, y: number, text: string, cell?: number];

/** Letters of ten points, each five points wide; `cell` tells the cell of a tagged table. */
function page(...texts: readonly Placed[]) {
  return visualLines(
    texts.map(([x, y, text, cell]): Run => {
      const block = cell === undefined ? null : { id: cell, role: 'TD', labelled: false };
      return { text, x, y, width: text.length * 5, height: 10, font: 'f', block };
    }),
  );
}

function rowsOf(...pages: readonly ReturnType<typeof page>[]): string[] {
  const rows = new TableRows();
  const joined = pages.map((lines) => rows.join(lines));
  return joined.flatMap((lines) => lines.map(({ cells }) => cells.map(({ text }) => text.trim()).join(' | ')));
}

const figures = (y: number): Placed[] => [
  [254, y, '6'],
  [300, y, '20'],
  [350, y, '31 %'],
];
/** Ends four points before the figures. */
const FULL = 'Finns en tydlig delegation och roll?';

describe('cells of a score table', () => {
  it('are parted by tags, however close they stand', () => {
    const row = page([40, 700, '3.4', 1], [70, 700, FULL, 2], [254, 700, '6', 3], [300, 700, '20', 4]);
    expect(rowsOf(row)).toEqual([`3.4 | ${FULL} | 6 | 20`]);
  });

  it('are parted where figures of other rows stand in the same column', () => {
    const rows = [700, 680, 660].flatMap((y, at): Placed[] => [
      [40, y, `3.${at + 1}`],
      [70, y, at === 1 ? FULL : 'Finns mål?'],
      ...figures(y),
    ]);
    expect(rowsOf(page(...rows))[1]).toBe(`3.2 | ${FULL} | 6 | 20 | 31 %`);
  });

  it('are not parted before a number of the title', () => {
    const rows = [700, 680, 660].flatMap((y, at): Placed[] => [
      [40, y, `3.${at + 1}`],
      [70, y, 'Finns mål för'],
      ...(at === 1 ? [[139, y, '12'] as const, [152, y, 'månader?'] as const] : []),
      ...figures(y),
    ]);
    expect(rowsOf(page(...rows))[1]).toBe('3.2 | Finns mål för 12 månader? | 6 | 20 | 31 %');
  });
});

describe('titles of several lines', () => {
  const first: Placed[] = [[40, 700, '6.1'], [70, 700, 'Finns en strategi?'], ...figures(700)];

  it('keep a first sentence that stands above the number', () => {
    const second: Placed[] = [
      [70, 680, 'Hur tas medarbetare'],
      [70, 668, 'till vara?'],
      [40, 662, '6.2'],
      ...figures(662),
      [70, 656, 'Kommunen som'],
      [70, 644, 'arbetsgivare.'],
    ];
    expect(rowsOf(page(...first, ...second))).toEqual([
      '6.1 | Finns en strategi? | 6 | 20 | 31 %',
      '6.2 | Hur tas medarbetare till vara? Kommunen som arbetsgivare. | 6 | 20 | 31 %',
    ]);
  });

  it('take in no sentence that stands above the table', () => {
    const lines = page([70, 712, 'Så här blev det.'], ...first);
    expect(rowsOf(lines)).toEqual(['Så här blev det.', '6.1 | Finns en strategi? | 6 | 20 | 31 %']);
  });

  it.each([
    ['by the gap below it', undefined, 16],
    ['by its tag', 9, 12],
  ])('leave the end of a wrapped head to the head: %s', (_, cell, gap) => {
    const y = 720 + gap;
    const head: Placed[] = [
      [70, y + 12, '6. Kommunen som', cell],
      [254, y + 12, 'Poäng'],
      [300, y + 12, 'Max'],
      [350, y + 12, 'Procent'],
      [70, y, 'arbetsgivare', cell],
    ];
    const row: Placed[] = [[40, 720, '6.1'], [70, 720, 'Finns en strategi'], ...figures(720), [70, 708, 'för alla?']];
    expect(rowsOf(page(...head, ...row))).toEqual([
      '6. Kommunen som arbetsgivare | Poäng | Max | Procent',
      '6.1 | Finns en strategi för alla? | 6 | 20 | 31 %',
    ]);
  });

  it('gain no blank where a line ends with a stroke', () => {
    const row = page([40, 700, '4.5'], [70, 700, 'Leds avdelningar/'], ...figures(700), [70, 688, 'enheter?']);
    expect(rowsOf(row)).toEqual(['4.5 | Leds avdelningar/enheter? | 6 | 20 | 31 %']);
  });
});

describe('a row that a page breaks', () => {
  const top = (title: string): Placed[] => [[40, 80, '2.5'], [70, 80, title], ...figures(80)];
  const sum: Placed[] = [
    [254, 740, '45'],
    [300, 740, '100'],
    [350, 740, '45 %'],
  ];

  it('goes on at the top of the next page, below its head', () => {
    const rest = page([40, 790, 'Ekvik'], [70, 772, 'klagomål för'], [70, 760, 'brukare?'], ...sum);
    expect(rowsOf(page(...top('Hur tas synpunkter och')), rest)).toEqual([
      '2.5 | Hur tas synpunkter och klagomål för brukare? | 6 | 20 | 31 %',
      'Ekvik',
      '45 | 100 | 45 %',
    ]);
  });

  it('leaves the lines above the next number to the next row', () => {
    const next: Placed[] = [[70, 744, 'Finns mål'], [40, 738, '2.6'], ...figures(738), [70, 732, 'för alla?']];
    expect(rowsOf(page(...top('Hur tas synpunkter och')), page([70, 760, 'klagomål'], ...next))).toEqual([
      '2.5 | Hur tas synpunkter och klagomål | 6 | 20 | 31 %',
      '2.6 | Finns mål för alla? | 6 | 20 | 31 %',
    ]);
    expect(rowsOf(page(...top('Finns en plan?')), page(...next))).toEqual([
      '2.5 | Finns en plan? | 6 | 20 | 31 %',
      '2.6 | Finns mål för alla? | 6 | 20 | 31 %',
    ]);
  });

  it('has nothing to do with a text that no table follows', () => {
    const text = page([70, 760, 'Bilaga ett'], [40, 740, 'Antal'], [200, 740, 'invånare']);
    expect(rowsOf(page(...top('Hur tas synpunkter och')), text).slice(0, 2)).toEqual([
      '2.5 | Hur tas synpunkter och | 6 | 20 | 31 %',
      'Bilaga ett',
    ]);
  });
});
