import { isOwn, landingOf } from './own-evaluations';

const of = (municipality: string | null, year: number) => ({ municipality, year });

describe('the evaluation that one lands on', () => {
  it.each([
    [
      'the newest own one, before a newer one of a neighbour',
      [of('Tranås kommun', 2024), of('EKVIK', 2020), of('Ekviks kommun', 2017)],
      2020,
    ],
    ['one that names nobody, which is taken for the own', [of('', 2022), of('Ekviks kommun', 2020)], 2022],
    ['the newest of all where there is no own one', [of('Tranås kommun', 2024), of('Tranås kommun', 2020)], 2024],
  ])('is %s', (_what, all, year) => {
    expect(landingOf(all, 'Ekviks kommun')?.year).toBe(year);
  });

  it('is none without any, and the newest while nobody knows who one is', () => {
    expect(landingOf([], 'Ekviks kommun')).toBeNull();
    expect(landingOf([of('Tranås kommun', 2024), of('Ekvik', 2020)], null)?.year).toBe(2024);
    expect(isOwn(of('Tranås kommun', 2024), 'Ekviks kommun')).toBe(false);
  });
});
