import { type EvaluationIdentity, sameEvaluation, sameMunicipality } from './same-evaluation.js';

describe('the same municipality', () => {
  it.each([
    ['Ekviks kommun', 'Ekviks kommun', true],
    ['Ekviks kommun', '  EKVIKS   kommun ', true],
    ['Ekviks kommun', 'Ekvik', true],
    ['Ekviks kommun', 'Ekviks', true],
    ['Borås stad', 'Borås', true],
    ['Borås Stad', 'Borås kommun', true],
    ['Tranås kommun', 'Ekviks kommun', false],
    ['Håbo kommun', 'Habo kommun', false],
    [null, 'Ekviks kommun', true],
    ['', 'Ekviks kommun', true],
  ])('%s and %s: %s', (a, b, same) => {
    expect(sameMunicipality(a, b)).toBe(same);
    expect(sameMunicipality(b, a)).toBe(same);
  });
});

describe('the same evaluation', () => {
  const ekvik: EvaluationIdentity = { municipality: 'Ekviks kommun', year: 2017, areas: 8 };

  it.each([
    ['in another format', {}, true],
    ['with another spelling', { municipality: 'ekvik' }, true],
    ['the follow-up', { year: 2020 }, false],
    ['of a neighbour', { municipality: 'Tranås kommun' }, false],
    ['one with fewer areas', { areas: 7 }, false],
    ['without a year', { year: null }, false],
  ] as const)('%s', (_what, change, same) => {
    expect(sameEvaluation(ekvik, { ...ekvik, ...change })).toBe(same);
  });
});
