import { SHEET_COLUMN_IDS } from '@kompassplan/domain';
import { askedColumns, columnLetter } from './sheet-columns';

it('asks for every column once, whatever the rows are', () => {
  for (const rowsAre of ['improvement', 'strength', 'subQuestion', null] as const) {
    const { needed, likely, more } = askedColumns(rowsAre);
    expect(needed).toEqual(['number', 'text']);
    expect([...needed, ...likely, ...more].sort()).toEqual([...SHEET_COLUMN_IDS].sort());
  }
});

it('names columns as a spreadsheet does', () => {
  expect([0, 25, 26, 27, 51, 52, 701, 702].map(columnLetter)).toEqual(['A', 'Z', 'AA', 'AB', 'AZ', 'BA', 'ZZ', 'AAA']);
});
