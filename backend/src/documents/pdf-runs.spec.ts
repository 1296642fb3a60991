import { type Run, visualLines } from './pdf-runs.js';

/** Runs on one baseline, each ten points wide for a letter of ten points. */
function textOf(...texts: [x: number, text: string][]): string[] {
  const runs = texts.map(([x, text]): Run => {
    return { text, x, y: 700, width: text.length * 5, height: 10, font: 'f', block: null };
  });
  return visualLines(runs).flatMap(({ cells }) => cells.map(({ text }) => text));
}

describe('letters of a PDF', () => {
  it.each([
    ['a run of its own', textOf([70, '\u0000'], [90, 'Mål finns'])],
    ['in front of the text', textOf([70, '\u0000 Mål finns'])],
    ['without a gap', textOf([70, '\u0001Mål finns'])],
    ['a bullet of Windows-1252', textOf([70, '\u0095 Mål finns'])],
  ])('a letter without a meaning is a bullet: %s', (_, shown) => {
    expect(shown.join('').replace(/\s+/g, ' ')).toBe('• Mål finns');
  });

  it('leaves no control character inside a text', () => {
    expect(textOf([70, 'Mål\u0007 fi\u0000nns'])).toEqual(['Mål finns']);
  });

  it('takes the hyphen of a line breaker for one like any other', () => {
    expect(textOf([70, 'Protokollen läggs ut på kom\u2010'])).toEqual(['Protokollen läggs ut på kom-']);
  });
});
