import { readFilter } from './log-filter';

it('reads what makes sense and leaves out the rest', () => {
  const good = { state: 'waiting', from: '2026-03-01', rule: 'overdue', q: 'råd' };
  expect(readFilter({ ...good, day: '2026-03-10' })).toEqual(good);
  expect(
    readFilter({ state: 'gone', from: '1 mars', rule: 'none', q: '  ', person: 'me', to: ['2026-03-01'] }),
  ).toEqual({});
});
