import { tidyTags } from './tags.js';

it.each<[string, string[], string[]]>([
  ['blanks', [' e-tjänst ', 'öppna  data'], ['e-tjänst', 'öppna data']],
  ['case', ['Skola', 'skola', 'SKOLA', 'IT'], ['Skola', 'IT']],
  ['nothing', ['', '  '], []],
])('%s', (_, tags, tidy) => {
  expect(tidyTags(tags)).toEqual(tidy);
});
