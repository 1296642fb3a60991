import { row } from './plan-fixture';
import { barWords, blockedWords, isClash, movedWords, startOf } from './timeline-words';

/** The key, and what the phrase would tell. */
const i18n = {
  t: (key: string, values: object = {}) => [key, ...Object.values(values)].join(' '),
  day: (day: string) => day,
  list: (parts: readonly string[]) => parts.join(' och '),
};
const awaited = (id: string, number: number, status: 'inProgress' | 'done' = 'inProgress') => ({
  ...{ id, number, title: `Titel ${number}`, status },
});
const dues: Readonly<Record<string, string | null>> = { early: '2027-02-01', late: '2027-09-01', undated: null };
const dueOf = (id: string) => dues[id];

describe('the words of the timeline', () => {
  it.each([
    ['its start', { start: '2027-01-10' }, '2027-03-01', '2027-01-10'],
    ['its creation, where nobody said', { start: null }, '2027-03-01', '2026-01-15'],
    ['its date, where it was created after it', { start: null }, '2025-12-01', '2025-12-01'],
  ])('work begins at %s', (_name, change, due, start) => {
    expect(startOf(row(change), due)).toBe(start);
  });

  it.each([
    [{ due: '2027-03-01', firstDue: '2027-03-01', slips: 0 }, null],
    [{ due: '2027-03-01', firstDue: null, slips: 0 }, null],
    [{ due: '2027-03-01', firstDue: '2027-02-01', slips: 2 }, 'plan.first-moved 2027-02-01 2'],
    // Moved on and back again: it slipped once.
    [{ due: '2027-03-01', firstDue: '2027-03-01', slips: 1 }, 'plan.first-moved 2027-03-01 1'],
    [{ due: null, firstDue: '2027-02-01', slips: 0 }, 'plan.first-moved 2027-02-01 0'],
  ])('of %j the first date is told as %s', (change, words) => {
    expect(movedWords(row(change), i18n)).toBe(words);
  });

  const waiting = row({
    due: '2027-03-01',
    waitsFor: [
      awaited('early', 1),
      awaited('late', 2),
      awaited('undated', 3),
      awaited('elsewhere', 4),
      awaited('early', 5, 'done'),
    ],
  });

  it('says by what an action is blocked, until when, and what ends after it; what is done blocks nobody', () => {
    expect(blockedWords(waiting, dueOf, i18n)).toEqual([
      'plan.waits-until Å-01 Titel 1 2027-02-01',
      'plan.waits-clash Å-02 Titel 2 2027-09-01',
      'plan.waits-long Å-03 Titel 3',
      'plan.waits-long Å-04 Titel 4',
    ]);
    expect(blockedWords({ ...waiting, status: 'done' }, dueOf, i18n)).toEqual([]);
  });

  it('a clash is something open that ends after an open action', () => {
    expect(isClash(waiting, dueOf)).toBe(true);
    expect(isClash({ ...waiting, status: 'verified' }, dueOf)).toBe(false);
    expect(isClash({ ...waiting, due: '2027-09-01' }, dueOf)).toBe(false);
    expect(isClash({ ...waiting, due: null }, dueOf)).toBe(false);
  });

  it('a bar tells everything that is drawn', () => {
    const late = row({
      due: '2026-11-20',
      firstDue: '2026-11-01',
      slips: 1,
      late: true,
      waitsFor: [awaited('early', 1)],
    });
    expect(barWords(late, dueOf, [7, 12], i18n)).toBe(
      [
        'plan.span 2026-01-15 2026-11-20',
        'status.inProgress',
        'term.late',
        'plan.first-moved 2026-11-01 1',
        'plan.waits-clash Å-01 Titel 1 2027-02-01',
        'plan.awaited-by Å-07 och Å-12',
      ].join('. '),
    );
    expect(barWords(row(), dueOf, [], i18n)).toBe('plan.no-date. status.inProgress');
  });
});
