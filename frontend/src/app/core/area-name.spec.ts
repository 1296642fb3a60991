import { shortAreaName } from './area-name';

it.each([
  ['Offentlighet och demokrati', 'Offentlighet'],
  ['Politisk styrning och kontroll', 'Kontroll'],
  ['Ledarskap, ansvar och delegation', 'Ledarskap'],
  ['Kommunen som arbetsgivare – personalpolitik', 'Arbetsgivare'],
  ['Ständiga förbättringar', 'Förbättringar'],
])('%s is called %s where there is no room', (name, short) => {
  expect(shortAreaName(name)).toBe(short);
});
