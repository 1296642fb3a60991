import { readingRegions } from './pdf-columns.js';
import type { Run } from './pdf-runs.js';

function run(x: number, y: number, text: string): Run {
  return { text, x, y, width: text.length * 5, height: 10, font: 'f', block: null };
}

/** So many lines of running text, each begun at `x`. */
function lines(x: number, top: number, count: number): Run[] {
  return Array.from({ length: count }, (_, at) => run(x, top - at * 12, `en rad av löpande text ${at} till`));
}

const texts = (runs: readonly Run[]): string[] => runs.map(({ text }) => text);

describe('columns of a page', () => {
  it('reads a head that hangs out to the left of its list with the list', () => {
    const right = [run(300, 706, 'Förbättringsområden'), ...lines(330, 690, 6)];
    const regions = readingRegions([...lines(60, 700, 9), ...right]);
    expect(regions.map(({ runs, column }) => [column, texts(runs)])).toEqual([
      [true, texts(lines(60, 700, 9))],
      [true, texts(right)],
    ]);
  });

  it('takes no number at the foot of the page for the edge of a column', () => {
    const regions = readingRegions([...lines(60, 700, 9), ...lines(330, 706, 8), run(295, 28, '5')]);
    expect(texts(regions.at(-1)?.runs ?? [])).toEqual(texts(lines(330, 706, 8)));
  });
});
