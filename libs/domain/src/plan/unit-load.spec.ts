import { type LoadedAction, loadByOwner } from './unit-load.js';

const today = '2026-03-10';
const action = (ownerId: string | null, more: Partial<LoadedAction> = {}): LoadedAction => ({
  ...{ ownerId, status: 'inProgress', due: null, effortWeeks: null, points: 1.1 },
  ...more,
});

it('sums what each owner has to do', () => {
  const actions = [
    action('anna', { due: '2026-03-09', effortWeeks: 2 }),
    action('anna', { due: '2026-04-01', effortWeeks: 0.5, points: 0.2 }),
    action('anna', { due: '2026-03-10' }),
    action('bo', { effortWeeks: 8 }),
    action(null, { due: '2026-05-01' }),
    action('anna', { status: 'done', due: '2026-01-01', effortWeeks: 9, points: 5 }),
  ];
  expect(loadByOwner(actions, ['bo', 'cia'], today)).toEqual([
    { ownerId: 'anna', open: 3, late: 1, effortWeeks: 2.5, unknownEffort: 1, points: 2.4, nextDue: '2026-03-10' },
    { ownerId: 'bo', open: 1, late: 0, effortWeeks: 8, unknownEffort: 0, points: 1.1, nextDue: null },
    { ownerId: null, open: 1, late: 0, effortWeeks: 0, unknownEffort: 1, points: 1.1, nextDue: '2026-05-01' },
    { ownerId: 'cia', open: 0, late: 0, effortWeeks: 0, unknownEffort: 0, points: 0, nextDue: null },
  ]);
});

it('is empty without people and work', () => {
  expect(loadByOwner([], [], today)).toEqual([]);
});
