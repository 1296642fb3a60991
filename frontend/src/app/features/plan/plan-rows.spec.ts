import type { ActionRow, Readiness } from '@kompassplan/contract';
import { computeReadiness, shownReadiness, type ShownReadiness } from '@kompassplan/domain';
import {
  groupRows,
  pointsOf,
  rowPoints,
  sharedRows,
  sortRows,
  sumsOf,
  timelineGroups,
  totalOf,
  UNDATED,
} from './plan-rows';
import { row } from './plan-fixture';
import { GROUPINGS } from './plan-view';

/*
 * Three areas. 1.1 carries a and b, 1.2 a and c (c belongs to area 2: it works on two areas), 2.1 c and the declined d,
 * 3.1 has a target but nobody works on it.
 */
const unit = (name: string) => ({ id: `unit-${name}`, name });
const owner = (name: string) => ({ id: `owner-${name}`, name });
const link = (...numbers: string[]) => numbers.map((subQuestion) => ({ subQuestion, share: 0, setShare: null }));
const a = row({
  id: 'a',
  number: 1,
  status: 'verified',
  evidence: { total: 1, valid: 1 },
  links: link('1.1', '1.2'),
  owner: owner('Örn'),
  unit: unit('HR'),
});
const b = row({ id: 'b', number: 2, status: 'done', links: link('1.1'), owner: owner('Anna'), due: '2020-09-01' });
const c = row({ id: 'c', number: 3, area: 2, links: link('1.2', '2.1'), unit: unit('HR'), due: '2020-10-01' });
const d = row({ id: 'd', number: 4, area: 2, status: 'declined', links: link('2.1'), owner: owner('Åsa') });
const rows: ActionRow[] = [a, b, c, d];

describe('the plan in rows', () => {
  const areas = [1, 2, 3].map((number) => ({ number, name: `Område ${number}` }));
  const questions = ['1.1', '1.2', '2.1', '3.1'].map((number) => ({ number, name: `Fråga ${number}` }));
  const readiness = fixture();
  const points = pointsOf(readiness);

  it.each(GROUPINGS)('the timeline has every row of groups by %s once, those without a date last', (grouping) => {
    const groups = timelineGroups(
      groupRows(rows, grouping, points, grouping === 'subQuestion' ? questions : areas, true),
    );
    expect(groups.flatMap((group) => group.rows.map(({ id }) => id)).sort()).toEqual(['a', 'b', 'c', 'd']);
    expect(groups.at(-1)).toMatchObject({ key: UNDATED, rows: [{ due: null }, { due: null }] });
    expect(groups.slice(0, -1).every((group) => group.rows.length > 0 && group.rows.every(({ due }) => due))).toBe(
      true,
    );
  });

  it.each(GROUPINGS)('sums of groups by %s add up to the whole', (grouping) => {
    const groups = groupRows(rows, grouping, points, grouping === 'subQuestion' ? questions : areas, true);
    const total = totalOf(groups);
    const whole = sumsOf(rows, points);
    expect(total.count).toBe(4);
    expect(total.verified).toBeCloseTo(whole.verified, 6);
    expect(total.secured).toBeCloseTo(whole.secured, 6);
    expect(total.targeted - total.withoutAction).toBeCloseTo(whole.targeted, 6);
    if (grouping === 'area' || grouping === 'subQuestion')
      expect(total.targeted).toBeCloseTo(Math.round(readiness.targeted * 10) / 10, 6);
  });

  it('rows of a group add up to it, and to the tenth', () => {
    for (const group of groupRows(rows, 'owner', points, areas, false)) {
      const sum = group.rows.reduce((total, one) => total + rowPoints(one, points), 0);
      expect(group.sums.targeted).toBeCloseTo(sum, 6);
      expect(group.sums.targeted * 10).toBeCloseTo(Math.round(group.sums.targeted * 10), 6);
    }
  });

  it('gives each area its part of an action that works on two, and the points of nobody to their area', () => {
    const [first, second, third] = groupRows(rows, 'area', points, areas, true);
    expect(first?.rows.map((one) => one.id)).toEqual(['a', 'b']);
    // c counts 2.5 of 1.2 in area 1, and all 5 of 2.1 in area 2
    expect(second?.sums.targeted).toBeCloseTo(5, 6);
    expect(third).toMatchObject({ rows: [], sums: { count: 0, withoutAction: 4, targeted: 4, secured: 0 } });
    expect(groupRows(rows, 'area', points, areas, false).map((group) => group.key)).toEqual(['1', '2']);
  });

  it('tells which action makes rows and head of an area differ', () => {
    expect([...sharedRows(rows, 'area', points)]).toEqual([
      ['2', [{ number: 3, place: '1' }]],
      ['1', [{ number: 3, place: '2' }]],
    ]);
    // By sub-question also a, which works on two of area 1.
    expect(sharedRows(rows, 'subQuestion', points).get('1.2')).toEqual([
      { number: 1, place: '1.1' },
      { number: 3, place: '2.1' },
    ]);
  });

  it('a row stands once under a sub-question of its own area, and each sub-question counts its part', () => {
    const unlinked = row({ id: 'e', number: 5, links: [] });
    const groups = groupRows([...rows, unlinked], 'subQuestion', points, questions, true);
    expect(groups.map(({ key, rows: own, sums }) => [key, own.map(({ id }) => id).join(''), sums.targeted])).toEqual([
      ['1.1', 'ab', 10],
      ['1.2', '', 5],
      ['2.1', 'cd', 5],
      ['3.1', '', 4],
      ['none', 'e', 0],
    ]);
  });

  it('quarters follow each other, and what has no date comes last', () => {
    const dated = ['2021-01-01', '2020-12-31', null, '2020-04-01'].map((due, index) => row({ id: `q${index}`, due }));
    expect(groupRows(dated, 'quarter', points, [], true).map((group) => group.key)).toEqual([
      '2020-Q2',
      '2020-Q4',
      '2021-Q1',
      'none',
    ]);
  });

  it('takes nothing for a declined action', () => {
    expect(rowPoints(d, points)).toBe(0);
  });

  it('orders groups by Swedish letters, nobody last', () => {
    expect(groupRows(rows, 'owner', points, areas, false).map((group) => group.name)).toEqual([
      'Anna',
      'Åsa',
      'Örn',
      null,
    ]);
    expect(groupRows(rows, 'status', points, areas, false).map((group) => group.key)).toEqual([
      'inProgress',
      'done',
      'verified',
      'declined',
    ]);
  });

  it('sorts both ways, with rows that lack the value last', () => {
    const order = (descending: boolean) => sortRows(rows, { column: 'due', descending }, points).map((one) => one.id);
    expect(order(false)).toEqual(['b', 'c', 'a', 'd']);
    expect(order(true)).toEqual(['c', 'b', 'a', 'd']);
    expect(sortRows(rows, { column: 'owner', descending: false }, points).map((one) => one.id)).toEqual([
      'b',
      'd',
      'a',
      'c',
    ]);
    expect(sortRows(rows, { column: 'points', descending: true }, points).map((one) => one.id)).toEqual([
      'a',
      'c',
      'b',
      'd',
    ]);
  });

  it('shows the row’s own points until the readiness is read', () => {
    expect(rowPoints({ ...b, pointsAtStake: 2.34 }, pointsOf(null))).toBe(2.3);
  });
});

/** 1.1: T 10, halves to a and b; 1.2: T 5, halves to a and c; 2.1: T 5, all to c; 3.1: target 4 and no action. */
function fixture(): ShownReadiness<Readiness> {
  const question = (number: string, max: number, target: number | null = null) => ({
    number,
    title: number,
    area: Number(number[0]),
    max,
    percent: 0,
    target,
  });
  const computed = computeReadiness({
    areas: [1, 2, 3].map((number) => ({ number, name: `Område ${number}` })),
    subQuestions: [question('1.1', 20), question('1.2', 10), question('2.1', 10), question('3.1', 10, 4)],
    actions: rows.map(({ id, number, title, status, links }) => ({
      ...{ id, number, title, status, effortWeeks: null, hasValidEvidence: true },
      links: links.map(({ subQuestion }) => ({ subQuestion, share: null })),
    })),
  });
  // The figures are the contract's; what the plan does not read is left out.
  return shownReadiness(computed) as unknown as ShownReadiness<Readiness>;
}
