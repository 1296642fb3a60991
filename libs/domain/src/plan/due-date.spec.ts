import { changeDue, type DueState, isLate } from './due-date.js';

const none: DueState = { due: null, firstDue: null, slips: 0 };
const may: DueState = { due: '2026-05-01', firstDue: '2026-05-01', slips: 0 };

describe('due date', () => {
  it.each([
    ['2026-05-01', '2026-05-01', 'inProgress', false],
    ['2026-05-01', '2026-05-02', 'inProgress', true],
    ['2026-05-01', '2026-05-02', 'notStarted', true],
    ['2026-05-01', '2026-05-02', 'done', false],
    ['2026-05-01', '2026-05-02', 'verified', false],
    ['2026-05-01', '2026-05-02', 'declined', false],
    [null, '2026-05-02', 'inProgress', false],
  ] as const)('due %s on %s, %s: late %s', (due, today, status, late) => {
    expect(isLate(due, today, status)).toBe(late);
  });

  it('takes the first date without a reason and remembers it', () => {
    expect(changeDue(none, '2026-05-01', null)).toEqual(may);
  });

  it.each(['2026-06-01', '2026-04-01', null])('asks why the date becomes %s', (to) => {
    expect(() => changeDue(may, to, ' ')).toThrow(expect.objectContaining({ code: 'action.due-reason-missing' }));
  });

  it('changes nothing for the same date, without a reason', () => {
    expect(changeDue(may, '2026-05-01', null)).toEqual(may);
  });

  it('counts later dates as slips and earlier ones not', () => {
    const june = changeDue(may, '2026-06-01', 'supplier late');
    expect(june).toEqual({ due: '2026-06-01', firstDue: '2026-05-01', slips: 1 });
    expect(changeDue(june, '2026-05-15', 'supplier early')).toEqual({ ...june, due: '2026-05-15' });
  });

  it('counts a slip that went by way of no date at all', () => {
    const removed = changeDue(may, null, 'unclear');
    expect(removed).toEqual({ due: null, firstDue: '2026-05-01', slips: 0 });
    expect(changeDue(removed, '2026-09-01', 'clear again').slips).toBe(1);
    expect(changeDue(removed, '2026-05-01', 'clear again')).toEqual(may);
  });
});
