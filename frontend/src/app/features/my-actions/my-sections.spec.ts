import type { ActionRow } from '@kompassplan/contract';
import { answeredToday, openSums, sectionOf, sectionsOf } from './my-sections';

const row = (number: number, due: string | null, change: Partial<ActionRow> = {}): ActionRow => ({
  id: `a${number}`,
  evaluationId: 'e',
  number,
  title: 'Åtgärd',
  area: 1,
  status: 'inProgress',
  progress: 0,
  owner: null,
  unit: null,
  due,
  createdAt: '2026-01-15T09:00:00.000Z',
  start: null,
  firstDue: due,
  slips: 0,
  cost: null,
  deputy: null,
  contributors: [],
  tags: [],
  waitsFor: [],
  late: false,
  reviewOn: null,
  workedBy: [],
  effortWeeks: null,
  links: [],
  pointsAtStake: 2.25,
  evidence: { total: 0, valid: 0 },
  lastProgressAt: null,
  effectCheckOn: null,
  dueRequest: null,
  returned: null,
  version: 1,
  ...change,
});

describe('my actions', () => {
  it.each([
    // 2020-10-12 is a Monday, so the week ends on the 18th.
    ['2020-10-12', '2020-10-11', 'late'],
    ['2020-10-12', '2020-10-12', 'week'],
    ['2020-10-12', '2020-10-18', 'week'],
    ['2020-10-12', '2020-10-19', 'later'],
    ['2020-10-18', '2020-10-18', 'week'],
    ['2020-10-18', '2020-10-19', 'later'],
    ['2020-10-12', null, 'later'],
  ] as const)('on %s an action due %s is %s', (today, due, section) => {
    expect(sectionOf(row(1, due), today)).toBe(section);
  });

  it('leaves out the declined and keeps the finished apart', () => {
    expect(sectionOf(row(1, '2020-01-01', { status: 'declined' }), '2020-10-12')).toBeNull();
    expect(sectionOf(row(1, '2020-01-01', { status: 'verified' }), '2020-10-12')).toBe('finished');
  });

  it('keeps an answered action where it was while it is open, the nearest date first', () => {
    const rows = [row(1, '2020-10-05'), row(2, '2020-10-30'), row(3, null), row(4, '2020-12-01')];
    const sections = sectionsOf(rows, '2020-10-12', new Map([['a2', 'late']]));
    expect(sections.late.map((one) => one.number)).toEqual([1, 2]);
    expect(sections.later.map((one) => one.number)).toEqual([4, 3]);
    expect(sections.finished).toEqual([]);
  });

  it('takes what has just been done out of the late ones', () => {
    const rows = [row(1, '2020-10-05', { status: 'done' }), row(2, '2020-10-01')];
    const sections = sectionsOf(rows, '2020-10-12', new Map([['a1', 'late'] as const]));
    expect(sections.late.map((one) => one.number)).toEqual([2]);
    expect(sections.finished.map((one) => one.number)).toEqual([1]);
  });

  it('leaves what is done in its place until the server has the answer', () => {
    const rows = [row(1, '2020-10-05', { status: 'done' }), row(2, '2020-10-01', { status: 'done' })];
    const kept = new Map([['a1', 'late'] as const, ['a2', 'late'] as const]);
    const sections = sectionsOf(rows, '2020-10-12', kept, new Set(['a1']));
    expect(sections.late.map((one) => one.number)).toEqual([1]);
    expect(sections.finished.map((one) => one.number)).toEqual([2]);
  });

  it('counts what is open and what it can give', () => {
    expect(openSums([row(1, null), row(2, null), row(3, null, { status: 'done' })])).toEqual({ count: 2, points: 4.5 });
  });

  it('counts what is done and not yet sent where it stands: among the open ones', () => {
    const rows = [row(1, null), row(2, null, { status: 'done' }), row(3, null, { status: 'done' })];
    expect(openSums(rows, new Set(['a2'])).count).toBe(2);
  });

  it('remembers only today’s answer', () => {
    const isToday = (instant: string) => instant.startsWith('2020-10-12');
    expect(answeredToday(row(1, null, { lastProgressAt: '2020-10-12T06:12:00Z' }), isToday)?.answer).toBe('inProgress');
    expect(answeredToday(row(1, null, { lastProgressAt: '2020-10-11T06:12:00Z' }), isToday)).toBeNull();
    expect(
      answeredToday(row(1, null, { lastProgressAt: '2020-10-12T06:12:00Z', status: 'verified' }), isToday),
    ).toBeNull();
  });
});
