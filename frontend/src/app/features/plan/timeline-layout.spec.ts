import { addDays } from '@kompassplan/domain';
import fc from 'fast-check';
import { quarterOf } from './plan-rows';
import { type Timed, timelineLayout, waitPath } from './timeline-layout';

const timed = (id: string, start: string, due: string, more: Partial<Timed> = {}): Timed => ({
  id,
  start,
  due,
  firstDue: due,
  waitsFor: [],
  ...more,
});
const layoutOf = (actions: readonly Timed[], today = '2027-02-10') => timelineLayout([{ head: false, actions }], today);

describe('the quarters of the timeline', () => {
  it.each<[string, Timed[], string, string[]]>([
    ['today alone', [], '2027-02-10', ['2027-Q1']],
    ['the last day of a quarter', [], '2027-03-31', ['2027-Q1']],
    ['the first day of a quarter', [], '2027-04-01', ['2027-Q2']],
    ['around what is past', [timed('a', '2026-11-01', '2026-12-31')], '2027-02-10', ['2026-Q4', '2027-Q1']],
    [
      'over new year, in leap years as well',
      [timed('a', '2027-10-01', '2028-02-29')],
      '2027-09-30',
      ['2027-Q3', '2027-Q4', '2028-Q1'],
    ],
    [
      'to a first date that lies before the start',
      [timed('a', '2027-05-01', '2027-06-01', { firstDue: '2027-01-15' })],
      '2027-05-01',
      ['2027-Q1', '2027-Q2'],
    ],
  ])('%s', (_name, actions, today, quarters) => {
    expect(layoutOf(actions, today).quarters.map(({ key }) => key)).toEqual(quarters);
  });

  it('a mistyped century takes nothing out of sight', () => {
    const { quarters, bars } = layoutOf([
      timed('a', '2027-01-01', '2927-01-01'),
      timed('b', '1027-01-01', '2027-03-01'),
    ]);
    expect(quarters.length).toBeLessThanOrEqual(4 * 17);
    expect([bars.get('a')?.to, bars.get('b')?.from]).toEqual([1, 0]);
  });
});

describe('bars', () => {
  // 2027-Q1 has 90 days.
  it.each<[string, Timed, number, number, number | null]>([
    ['the whole quarter', timed('a', '2027-01-01', '2027-03-31'), 0, 90, null],
    ['one day', timed('a', '2027-01-01', '2027-01-01'), 0, 1, null],
    ['moved on', timed('a', '2027-01-11', '2027-03-01', { firstDue: '2027-02-01' }), 10, 60, 32],
    ['moved back', timed('a', '2027-01-11', '2027-02-01', { firstDue: '2027-03-01' }), 10, 32, 60],
    ['without a first date', timed('a', '2027-01-11', '2027-02-01', { firstDue: null }), 10, 32, null],
  ])('%s', (_name, action, from, to, first) => {
    const bar = layoutOf([action]).bars.get('a');
    expect(bar?.from).toBeCloseTo(from / 90);
    expect(bar?.to).toBeCloseTo(to / 90);
    if (first === null) expect(bar?.first).toBeNull();
    else expect(bar?.first).toBeCloseTo(first / 90);
  });

  it('today is the beginning of the day', () => {
    expect(layoutOf([], '2027-01-11').today).toBeCloseTo(10 / 90);
  });

  it('heads take a lane of their own', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((id) => timed(id, '2027-01-01', '2027-02-01'));
    const { bars, lanes } = timelineLayout(
      [
        { head: true, actions: [a!, b!] },
        { head: true, actions: [] },
        { head: true, actions: [c!] },
      ],
      '2027-01-01',
    );
    expect([...bars].map(([id, { lane }]) => [id, lane])).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 5],
    ]);
    expect(lanes).toBe(6);
  });
});

describe('what waits', () => {
  it('is drawn between bars; what is not shown has none, and what comes first but ends last clashes', () => {
    const { waits } = layoutOf([
      timed('a', '2027-01-01', '2027-02-01'),
      timed('b', '2027-01-01', '2027-03-01', { waitsFor: ['a', 'gone'] }),
      timed('c', '2027-01-01', '2027-02-15', { waitsFor: ['b'] }),
      timed('d', '2027-01-01', '2027-02-01', { waitsFor: ['a'] }),
    ]);
    expect(waits).toEqual([
      { id: 'b', waitsFor: 'a', clash: false },
      { id: 'c', waitsFor: 'b', clash: true },
      { id: 'd', waitsFor: 'a', clash: false },
    ]);
  });

  it.each([
    ['straight on', { x: 100, y: 18 }, { x: 200, y: 90 }, 'M100 18H108V90H200'],
    ['back below', { x: 200, y: 18 }, { x: 100, y: 90 }, 'M200 18H208V72H92V90H100'],
    ['back above', { x: 200, y: 90 }, { x: 100, y: 18 }, 'M200 90H208V36H92V18H100'],
  ])('goes %s', (_name, from, to, path) => {
    expect(waitPath(from, to)).toBe(path);
  });
});

// Nothing farther away than what is cut off.
const day = fc.integer({ min: -1400, max: 1400 }).map((days) => addDays('2027-01-01', days));
const action = fc.record({
  days: fc.tuple(day, day),
  firstDue: fc.option(day),
  waitsFor: fc.array(fc.integer({ min: 0, max: 30 }).map(String), { maxLength: 3 }),
});

it('property: quarters fill the width without gaps, every bar lies in them where its days are, one to a lane', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.boolean(), fc.array(action, { maxLength: 6 })), { maxLength: 5 }),
      day,
      (made, today) => {
        let count = 0;
        const groups = made.map(([head, actions]) => ({
          head,
          actions: actions.map(({ days, firstDue, waitsFor }) => {
            const [start, due] = [...days].sort() as [string, string];
            return { id: String(count++), start, due, firstDue, waitsFor };
          }),
        }));
        const { quarters, bars, waits, lanes, today: now } = timelineLayout(groups, today);
        const all = groups.flatMap(({ actions }) => actions);

        expect([quarters[0]?.from, quarters.at(-1)?.to]).toEqual([0, 1]);
        for (const [index, { from, to }] of quarters.entries()) {
          expect(to).toBeGreaterThan(from);
          if (index > 0) expect(from).toBe(quarters[index - 1]?.to);
        }
        const inside = (place: number, key: string, end: boolean): boolean => {
          const quarter = quarters.find((one) => one.key === key);
          if (!quarter) return false;
          return end ? place > quarter.from && place <= quarter.to : place >= quarter.from && place < quarter.to;
        };
        expect(inside(now, quarterOf(today), false)).toBe(true);
        for (const { id, start, due, firstDue } of all) {
          const bar = bars.get(id)!;
          expect(bar.to).toBeGreaterThan(bar.from);
          expect([inside(bar.from, quarterOf(start), false), inside(bar.to, quarterOf(due), true)]).toEqual([
            true,
            true,
          ]);
          expect(bar.first === null).toBe(firstDue === null || firstDue === due);
        }
        const used = [...bars.values()].map(({ lane }) => lane);
        expect(new Set(used).size).toBe(all.length);
        expect(lanes).toBe(all.length + groups.filter(({ head }) => head).length);
        expect(used.every((lane) => lane >= 0 && lane < lanes)).toBe(true);
        for (const { id, waitsFor, clash } of waits) {
          expect(clash).toBe((bars.get(waitsFor)?.to ?? 0) > (bars.get(id)?.to ?? 0));
        }
      },
    ),
  );
});
