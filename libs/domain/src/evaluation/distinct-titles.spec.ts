import { distinctTitles } from './distinct-titles.js';

describe('distinct titles', () => {
  it('keeps a short title that only one sub-question has, and drops those that several share', () => {
    const all = [
      { number: '1.1', title: 'Finns det mål?', shortTitle: 'Mål' },
      { number: '1.2', title: 'Hur informeras medborgarna?', shortTitle: 'Information till medborgare' },
      { number: '1.3', title: 'Hur redovisas resultat?', shortTitle: 'information till  medborgare' },
      { number: '1.4', title: 'Utan kort rubrik', shortTitle: null },
      { number: '1.5', title: 'Utan fält' },
    ];
    expect(distinctTitles(all)).toEqual([
      { number: '1.1', title: 'Finns det mål?', shortTitle: 'Mål' },
      { number: '1.2', title: 'Hur informeras medborgarna?' },
      { number: '1.3', title: 'Hur redovisas resultat?' },
      { number: '1.4', title: 'Utan kort rubrik', shortTitle: null },
      { number: '1.5', title: 'Utan fält' },
    ]);
  });
});
