import type { ActionSheetDiffView } from '@kompassplan/contract';
import { chosenRows, firstChoices, movedDates, settled, type SheetRow } from './sheet-choices';
import { exportPath } from './sheet-client';
import { readView } from './plan-view';

const cell = (column: string, value: string, conflict = false): SheetRow['changes'][number] => ({
  ...{ cell: 'A2', column, from: null, to: value, value },
  conflict: conflict ? { by: 'Åsa', at: null } : null,
});
const row = (id: string, changes: SheetRow['changes'], more: Partial<SheetRow> = {}): SheetRow => ({
  ...{
    row: 2,
    id,
    number: 1,
    title: 'En plan',
    version: 3,
    marked: true,
    changes,
    needsDueReason: false,
    refused: null,
  },
  ...more,
});
const diff: ActionSheetDiffView = {
  ...{ unchanged: 0, errors: [], unread: [] },
  rows: [
    row('a', [cell('title', 'Ny'), cell('due', '2027-01-01', true)], { needsDueReason: true }),
    row('b', [cell('title', 'Inte min')], { refused: { code: 'forbidden', message: 'Nej' } }),
    row('c', [cell('unit', 'u1', true)]),
  ],
};

describe('what is taken of a file', () => {
  it('is everything at first but conflicts and refused rows', () => {
    expect(chosenRows(diff, firstChoices(diff))).toEqual([{ id: 'a', version: 3, change: { title: 'Ny' } }]);
    expect(movedDates(diff, firstChoices(diff))).toBe(0);
  });

  it('follows a choice for all conflicts, and back', () => {
    const byFile = settled(diff, firstChoices(diff), true);
    expect(chosenRows(diff, byFile)).toEqual([
      { id: 'a', version: 3, change: { title: 'Ny', due: '2027-01-01' } },
      { id: 'c', version: 3, change: { unit: 'u1' } },
    ]);
    expect(movedDates(diff, byFile)).toBe(1);
    expect(settled(diff, byFile, false)).toEqual(firstChoices(diff));
  });
});

describe('the address of an export', () => {
  it('is the filter and order of the page, without how it looks', () => {
    const view = readView({ owner: 'me', status: 'done,inProgress', group: 'unit', columns: 'title', sort: '-points' });
    const path = exportPath('e1', view, 'csv');
    expect(path).toBe('/api/actions/export?evaluation=e1&owner=me&status=inProgress%2Cdone&sort=-points&format=csv');
  });

  it('leaves out an order that only the page knows', () => {
    expect(exportPath('e1', readView({ sort: '-evidence', evidence: 'none' }), 'xlsx')).toBe(
      '/api/actions/export?evaluation=e1&evidence=none&format=xlsx',
    );
  });
});
