import type { SheetCell } from '../report/sheet-cell.js';
import { type KnownPerson, planPeople, readPeopleSheet } from './people-sheet.js';

const units = [
  { id: 'care', name: 'Omsorg', parentId: null, managerId: 'bo', managerName: 'Bo Berg' },
  { id: 'home', name: 'Hemtjänst', parentId: 'care', managerId: null, managerName: null },
  { id: 'school', name: 'Skola', parentId: null, managerId: null, managerName: null },
];
const people: KnownPerson[] = [
  { id: 'me', name: 'Ada Admin', email: 'ada@by.se', role: 'administrator', unitId: null, active: true },
  { id: 'bo', name: 'Bo Berg', email: 'bo@by.se', role: 'manager', unitId: 'care', active: true },
  { id: 'leo', name: 'Leo Lämnat', email: 'leo@by.se', role: 'contributor', unitId: null, active: false },
];
const HEAD = ['Namn', 'E-post', 'Roll', 'Enhet', 'Chef för'];
const read = (...rows: string[][]) => readPeopleSheet([['Personal 2026'], HEAD, ...rows], units, people, 'ada@by.se');

describe('a list of people', () => {
  it('names units by name or path, roles in words, and says nothing where a cell is empty', () => {
    const { wishes, errors } = read(
      ['Åsa Öberg', 'Asa.Oberg@by.se', 'chef', 'Omsorg / Hemtjänst', 'Hemtjänst; Skola'],
      ['', '', '', '', ''],
      ["'=Bo Berg", 'bo@by.se', '', '', ''],
    );
    expect(errors).toEqual([]);
    expect(wishes).toEqual([
      { name: 'Åsa Öberg', email: 'asa.oberg@by.se', role: 'manager', unitId: 'home', managerOf: ['home', 'school'] },
      { name: '=Bo Berg', email: 'bo@by.se', role: null, unitId: null, managerOf: [] },
    ]);
  });

  it.each([
    ['no name', ['', 'x@by.se'], 'A3', 'missing-name'],
    ['no address', ['X', 'x@by'], 'B3', 'bad-email'],
    ['a role that is none', ['X', 'x@by.se', 'kung'], 'C3', 'unknown-role'],
    ['a unit that is none', ['X', 'x@by.se', '', 'Skola / Hemtjänst'], 'D3', 'unknown-unit'],
    ['a unit to manage that is none', ['X', 'x@by.se', '', '', 'Skola; Slott'], 'E3', 'unknown-unit'],
    ['somebody who is switched off', ['Leo', 'leo@by.se'], 'B3', 'switched-off'],
    ['another role for oneself', ['Ada', 'ada@by.se', 'Chef'], 'C3', 'own-role'],
  ])('says where it goes wrong: %s', (_, row, cell, code) => {
    expect(read(row).errors).toMatchObject([{ cell, code }]);
  });

  it('takes each address and each unit’s manager once, and no formula', () => {
    const { errors } = read(['X', 'x@by.se', '', '', 'Skola'], ['Y', 'X@by.se', '', '', 'skola']);
    expect(errors).toMatchObject([
      { cell: 'B4', code: 'double-email' },
      { cell: 'E4', code: 'two-managers' },
    ]);
    const computed = readPeopleSheet([HEAD, ['X', 'x@by.se', { formula: true }]], units, people, '');
    expect(computed.errors).toMatchObject([{ cell: 'C2', code: 'formula' }]);
  });

  it('tells faults in the order of the cells, and of each cell only what is wrong first', () => {
    const row: SheetCell[] = [{ formula: true }, 'ada@by.se', 'Chef', 'Slott', 'Borg; Slott'];
    const { errors } = readPeopleSheet([HEAD, ['X', 'leo@by.se', 'kung', 'Slott'], row], units, people, 'ada@by.se');
    expect(errors.map(({ cell, code }) => `${cell} ${code}`)).toEqual([
      ...['B2 switched-off', 'C2 unknown-role', 'D2 unknown-unit'],
      ...['A3 formula', 'C3 own-role', 'D3 unknown-unit', 'E3 unknown-unit', 'E3 unknown-unit'],
    ]);
    const moved = [
      ['Namn', 'E-post', 'Enhet', 'Roll'],
      ['X', 'x@by.se', 'Slott', 'kung'],
    ];
    expect(readPeopleSheet(moved, units, people, '').errors.map(({ cell }) => cell)).toEqual(['C2', 'D2']);
  });

  it('needs a head and at least one person', () => {
    expect(readPeopleSheet([['Namn', 'Telefon']], units, people, '').errors).toMatchObject([{ code: 'no-head' }]);
    expect(read().errors).toMatchObject([{ cell: 'A3', code: 'empty' }]);
  });
});

it('shows what an import would change, and nothing that is so already', () => {
  const { wishes } = read(
    ['Åsa Öberg', 'asa@by.se', '', 'Skola', 'Omsorg'],
    ['Bo Bergman', 'bo@by.se', 'Ledning', '', 'Skola'],
    ['Ada Admin', 'ada@by.se', 'Administratör', '', ''],
  );
  expect(planPeople(wishes, people, units)).toMatchObject([
    {
      ...{ known: null, role: 'contributor', unitId: 'school', manages: ['care'] },
      changes: [{ field: 'manager', from: 'Bo Berg', to: 'Omsorg' }],
    },
    {
      ...{ known: { id: 'bo' }, role: 'leadership', unitId: 'care', manages: ['school'] },
      changes: [
        { field: 'name', from: 'Bo Berg', to: 'Bo Bergman' },
        { field: 'role', from: 'manager', to: 'leadership' },
        { field: 'manager', from: null, to: 'Skola' },
      ],
    },
    { known: { id: 'me' }, changes: [] },
  ]);
});
