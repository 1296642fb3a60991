import { withPointBoxes } from './pdf-point-box.js';
import type { Run } from './pdf-runs.js';

function run(text: string, x: number, y: number, height = 10): Run {
  return { text, x, y, width: text.length * height * 0.5, height, font: 'f', block: null };
}

const PROSE = [720, 708, 696].map((y) => run('Kommunen arbetar med öppenhet och har läst', 70, y));

describe('points in a box', () => {
  it.each([
    ['words behind the figure', [run('65', 440, 702, 18), run('poäng av 100', 470, 706, 8)], '65 poäng av 100'],
    ['words below the figure', [run('65', 440, 712, 18), run('av 100 poäng', 440, 698, 8)], '65 av 100 poäng'],
    [
      'words above and below',
      [run('Poäng:', 440, 722, 8), run('65', 440, 708, 14), run('av 100', 440, 698, 8)],
      'Poäng: 65 av 100',
    ],
    ['one text as large as the others', [run('65 poäng av 100', 440, 708)], '65 poäng av 100'],
  ])('are taken out of the text beside them: %s', (_, box, text) => {
    const { runs, boxes } = withPointBoxes([...PROSE, ...box]);
    expect(runs).toEqual(PROSE);
    expect(boxes.map((each) => each.run.text)).toEqual([text]);
  });

  it('are one text where nothing stands beside them', () => {
    const { runs, boxes } = withPointBoxes([...PROSE, run('65', 70, 600, 18), run('poäng av 100', 100, 606, 8)]);
    expect(boxes).toEqual([]);
    expect(runs.map(({ text }) => text)).toContain('65 poäng av 100');
  });

  it.each([
    ['a figure among texts', [run('65', 440, 708), run('poäng', 460, 708)]],
    ['a large figure without words', [run('65', 440, 702, 18)]],
    ['figures of a table', [run('Poäng', 440, 708), run('65', 440, 696)]],
  ])('are not: %s', (_, others) => {
    const all = [...PROSE, ...others];
    expect(withPointBoxes(all)).toEqual({ runs: all, boxes: [] });
  });
});
