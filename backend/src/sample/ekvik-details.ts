import type { SampleDetails } from './ekvik-types.js';

/** By the action's number: what is filled in where the work is of several people or in several steps. */
export const DETAILS: Readonly<Record<number, SampleDetails>> = {
  12: { contributorKeys: ['nina', 'bo'], waitsFor: [11], tags: ['brukare'], checklist: [] },
  13: {
    contributorKeys: ['henry', 'nina'],
    deputyKey: 'anna',
    waitsFor: [],
    tags: ['e-tjänst', 'klarspråk'],
    wantedEffect: 'Invånarna vet vad de kan vänta sig, och vart de vänder sig när det inte blir så.',
    indicator: 'Andel som vet vad tjänsten lovar, i kontaktcenters mätning',
    indicatorBaseline: '31 %',
    indicatorTarget: '60 %',
    cost: 85_000,
    diaryNumber: 'KS 2017:214',
    checklist: [
      { text: 'Välj tio tjänster efter antal ärenden', tickedDaysAgo: 239 },
      { text: 'Skriv löften tillsammans med verksamheten', tickedDaysAgo: 120 },
      { text: 'Prova texterna med tolv invånare', tickedDaysAgo: 34 },
      { text: 'Beslut i nämnderna' },
      { text: 'Publicera och länka från e-tjänsterna' },
    ],
  },
};
