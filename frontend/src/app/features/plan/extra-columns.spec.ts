import { TestBed } from '@angular/core/testing';
import { I18n } from '../../core/i18n';
import { extraCells, extraSortValue } from './extra-columns';
import { EXTRA_COLUMNS, readColumns, USUAL_COLUMNS, writeColumns } from './plan-columns';
import { row } from './plan-fixture';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('the columns for those who ask', () => {
  it('say what the row carries, written the Swedish way', () => {
    const cells = extraCells(
      row({
        effortWeeks: 2.5,
        cost: 85_000,
        start: '2020-04-03',
        firstDue: '2020-05-15',
        slips: 1,
        deputy: { id: 'a', name: 'Anna Andersson' },
        contributors: [
          { id: 'h', name: 'Henry Hughes' },
          { id: 'n', name: 'Nina Norén' },
        ],
        tags: ['e-tjänst', 'klarspråk'],
        waitsFor: [{ id: 'w', number: 7, title: 'Först', status: 'inProgress' }],
        effectCheckOn: '2021-02-01',
        lastProgressAt: '2020-10-27T09:00:00.000Z',
      }),
      TestBed.inject(I18n),
    );
    const texts = Object.fromEntries(EXTRA_COLUMNS.map((column) => [column, plain(cells[column].text)]));
    expect(texts).toEqual({
      effort: '2,5',
      cost: '85 000 kr',
      start: '3 apr 2020',
      firstDue: '15 maj 2020',
      slips: '1',
      deputy: 'Anna Andersson',
      contributors: 'Henry Hughes, Nina Norén',
      tags: 'e-tjänst, klarspråk',
      waitsFor: 'Å-07',
      effectCheckOn: '1 feb 2021',
      reviewOn: '',
      lastProgressAt: '27 okt 2020',
      createdAt: expect.stringMatching(/^15 jan/),
    });
  });

  it('are hidden until asked for, and then stand in the address', () => {
    expect(USUAL_COLUMNS.map(({ column }) => column)).not.toEqual(expect.arrayContaining(['effort']));
    const text = 'number,title,due,effort:120,cost,tags';
    expect(writeColumns(readColumns(text))).toBe(text);
    const all = EXTRA_COLUMNS.map((column) => `${column}:720`).join(',');
    expect(writeColumns(readColumns(`title:720,${all}`))).toBe(`title:720,${all}`);
  });

  it('put rows without the value last', () => {
    expect(EXTRA_COLUMNS.filter((column) => extraSortValue(row(), column) === null)).toEqual(
      EXTRA_COLUMNS.filter((column) => column !== 'slips' && column !== 'createdAt'),
    );
  });
});
