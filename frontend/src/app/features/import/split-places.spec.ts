import { likelyPlace, wordsOf } from './split-places';

describe('where a text can be split', () => {
  it('knows where each word begins', () => {
    expect(wordsOf('Följ upp  och sprid')).toEqual([
      { text: 'Följ', at: 0 },
      { text: 'upp', at: 5 },
      { text: 'och', at: 10 },
      { text: 'sprid', at: 14 },
    ]);
  });

  it('lets no sign stand alone: every part must hold words', () => {
    expect(wordsOf('Mål – och mått !').map(({ text }) => text)).toEqual(['Mål', '– och', 'mått !']);
  });

  it.each([
    ['Unga deltar sällan. Bjud in till fler former av dialog.', 'Bjud'],
    ['Följ upp resultaten och sprid dem vidare', 'och'],
    ['Ett två tre fyra', 'tre'],
  ])('%s: before %s', (text, word) => expect(likelyPlace(wordsOf(text))?.text).toBe(word));

  it('finds none in one word', () => expect(likelyPlace(wordsOf('Bemötande'))).toBeNull());

  it('is not fooled by abbreviations', () => {
    expect(likelyPlace(wordsOf('Ta fram mål resp. mått för varje nämnd m.m. i planen'))?.text).not.toBe('mått');
  });

  it('begins where two items were merged', () => {
    const text = 'Plan för information och kommunikation Fler jämförelser';
    const seam = text.indexOf('Fler');
    expect(likelyPlace(wordsOf(text), seam)).toEqual({ text: 'Fler', at: seam });
    expect(likelyPlace(wordsOf(text), null)?.text).toBe('och');
    expect(likelyPlace(wordsOf(text), 1_000)?.text).toBe('och');
  });
});
