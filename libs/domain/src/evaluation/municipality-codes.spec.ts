import { MUNICIPALITY_CODES, municipalityCode } from './municipality-codes.js';

/** Municipalities per county (SCB's first two digits): 290 in 21 counties. */
const PER_COUNTY = {
  ...{ '01': 26, '03': 8, '04': 9, '05': 13, '06': 13, '07': 8, '08': 12, '09': 1, '10': 5, '12': 33, '13': 6 },
  ...{ '14': 49, '17': 16, '18': 12, '19': 10, '20': 15, '21': 10, '22': 7, '23': 8, '24': 15, '25': 14 },
};

describe('the codes of the municipalities', () => {
  it('are 290, each of them once, as many in each county as there are', () => {
    const codes = Object.values(MUNICIPALITY_CODES);
    expect(new Set(codes).size).toBe(290);
    const counted: Record<string, number> = {};
    for (const code of codes) counted[code.slice(0, 2)] = (counted[code.slice(0, 2)] ?? 0) + 1;
    expect(counted).toEqual(PER_COUNTY);
    expect(codes.every((code) => /^\d{4}$/.test(code))).toBe(true);
  });

  it.each([
    ['Tranås kommun', '0687'],
    ['TRANÅS KOMMUN', '0687'],
    ['Göteborgs Stad', '1480'],
    ['Malmö stad', '1280'],
    ['Falu kommun', '2080'],
    ['Region Gotland', '0980'],
    ['Malung-Sälens kommun', '2023'],
    ['Lilla  Edets kommun', '1462'],
    ['Upplands Väsby', '0114'],
    ['Ekviks kommun', null],
    ['Bergen kommune', null],
    ['kommun', null],
  ])('%s: %s', (printed, code) => {
    expect(municipalityCode(printed)).toBe(code);
  });
});
