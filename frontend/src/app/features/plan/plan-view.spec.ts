import { QUEUES } from '@kompassplan/domain';
import {
  NO_FILTER,
  nextSorting,
  opening,
  passes,
  type PlanFilter,
  queryOf,
  readView,
  sameFilter,
  tabOf,
  viewOf,
  writeView,
} from './plan-view';
import { row } from './plan-fixture';

const TODAY = '2020-10-12'; // a Monday
const asker = {
  personId: '00000000-0000-4000-8000-0000000000b0',
  unitIds: ['school', 'kitchen'],
  today: TODAY,
  found: null,
};
const ID = '00000000-0000-4000-8000-000000000001';

describe('the plan in its URL', () => {
  it('reads back what it wrote', () => {
    const view = {
      filter: {
        q: 'tjänst',
        area: 2,
        subQuestion: '2.5',
        owner: 'me',
        unit: ID,
        status: ['done', 'verified'] as const,
        tag: 'e-tjänst',
        due: 'before:2020-12-24',
        evidence: 'none' as const,
        queue: 'verify' as const,
      },
      sort: { column: 'due' as const, descending: true },
      group: 'quarter' as const,
      layout: 'board' as const,
      columns: [
        { column: 'title' as const, width: 320 },
        { column: 'due' as const, width: null },
      ],
      action: ID,
    };
    const params = Object.fromEntries(Object.entries(writeView(view)).map(([key, value]) => [key, value ?? undefined]));
    expect(params['sort']).toBe('-due');
    expect(params['layout']).toBe('board');
    expect(params['columns']).toBe('title:320,due');
    expect(readView(params)).toEqual(view);
  });

  it('a saved view and a queue keep how the plan is seen; an unknown way is the table', () => {
    const board = readView({ layout: 'timeline', group: 'unit' });
    expect(queryOf(board)).toBe('group=unit&layout=timeline');
    expect(viewOf(queryOf(board)).layout).toBe('timeline');
    expect(opening(board, { ...NO_FILTER, queue: 'verify' }).layout).toBe('timeline');
    expect(readView({ layout: 'cake' }).layout).toBe('table');
  });

  it('writes nothing for what is usual, so that the plain address is the plain plan', () => {
    const written = writeView(readView({}));
    expect(Object.values(written).every((value) => value === null)).toBe(true);
  });

  it.each([
    [{ area: 'x', subQuestion: '1.3; drop', owner: 'anna', unit: '7', status: 'late', due: 'tomorrow' }],
    [{ area: '-1', sort: 'colour', group: 'moon', evidence: 'some' }],
  ])('takes no notice of what it does not understand: %j', (params) => {
    const view = readView(params);
    expect(view.filter).toEqual(NO_FILTER);
    expect(view.sort).toEqual({ column: 'number', descending: false });
    expect(view.group).toBe('area');
  });

  it('opens the tab that a link from another page means', () => {
    expect(tabOf(readView({ due: 'late' }).filter)).toBe('late');
    expect(tabOf(readView({ queue: 'verify' }).filter)).toBeNull();
    expect(tabOf(readView({ due: 'late', area: '1' }).filter)).toBeNull();
    expect(tabOf(NO_FILTER)).toBe('all');
    expect(sameFilter(NO_FILTER, { ...NO_FILTER, q: ' ' })).toBe(true);
  });

  it('a queue begins with what is worth most, in one list, and gives that order up again', () => {
    const queue = readView({ queue: 'noDate' });
    expect(queue).toMatchObject({ sort: { column: 'points', descending: true }, group: 'none' });
    expect(queryOf(queue)).toBe('queue=noDate');
    expect(queryOf(readView({ queue: 'noDate', sort: 'number', group: 'unit' }))).toBe(
      'queue=noDate&sort=number&group=unit',
    );
    const byUnit = readView({ group: 'unit', sort: '-due' });
    expect(queryOf(opening(byUnit, { ...NO_FILTER, due: 'late' }))).toBe('due=late&sort=-due&group=unit');
    expect(queryOf(opening(byUnit, queue.filter))).toBe('queue=noDate');
    expect(queryOf(opening(queue, NO_FILTER))).toBe('');
  });

  it('a saved view shows what it was saved from, and nothing is opened by it', () => {
    const view = readView({ q: 'äldre & unga', status: 'done,verified', columns: 'title,due:140', action: ID });
    expect(queryOf(view)).toBe('q=%C3%A4ldre+%26+unga&status=done%2Cverified&columns=title%2Cdue%3A140');
    expect(viewOf(queryOf(view))).toEqual({ ...view, action: null });
  });

  it('turns the order of a column that is pressed again; points begin with the most', () => {
    expect(nextSorting({ column: 'due', descending: false }, 'due')).toEqual({ column: 'due', descending: true });
    expect(nextSorting({ column: 'due', descending: true }, 'points')).toEqual({ column: 'points', descending: true });
    expect(nextSorting({ column: 'points', descending: true }, 'owner')).toEqual({
      column: 'owner',
      descending: false,
    });
  });
});

describe('what passes a filter', () => {
  const passing = (filter: Partial<PlanFilter>, change: Parameters<typeof row>[0], found: string[] | null = null) =>
    passes(row(change), { ...NO_FILTER, ...filter }, { ...asker, found: found && new Set(found) });

  it.each<[string, Partial<PlanFilter>, Parameters<typeof row>[0], boolean]>([
    ['late: the day before', { due: 'late' }, { due: '2020-10-11' }, true],
    ['late: the day itself is in time', { due: 'late' }, { due: TODAY }, false],
    ['late: done is never late', { due: 'late' }, { due: '2020-10-11', status: 'done' }, false],
    ['this week: from today', { due: 'week' }, { due: TODAY }, true],
    ['this week: Sunday included', { due: 'week' }, { due: '2020-10-18' }, true],
    ['this week: next Monday not', { due: 'week' }, { due: '2020-10-19' }, false],
    ['without a date', { due: 'none' }, { due: null }, true],
    ['before a day: that day not', { due: 'before:2020-10-20' }, { due: '2020-10-20' }, false],
    ['mine', { owner: 'me' }, { owner: { id: asker.personId, name: 'Bo' } }, true],
    ['mine: nobody’s is not mine', { owner: 'me' }, { owner: null }, false],
    ['nobody’s', { queue: 'noOwner' }, { owner: null }, true],
    ['nobody’s: a declined one needs nobody', { queue: 'noOwner' }, { owner: null, status: 'declined' }, false],
    ['without a link', { queue: 'noLink' }, { links: [] }, true],
    ['a declined one whose day has come', { queue: 'decide' }, { status: 'declined', reviewOn: TODAY }, true],
    ['my unit: also one below it', { unit: 'mine' }, { unit: { id: 'kitchen', name: 'Kök' } }, true],
    ['my unit: not another one', { unit: 'mine' }, { unit: { id: 'roads', name: 'Gator' } }, false],
    ['my unit: not what has none', { unit: 'mine' }, { unit: null }, false],
    ['one of several statuses', { status: ['done', 'verified'] }, { status: 'verified' }, true],
    ['sub-question', { subQuestion: '6.4' }, { links: [{ subQuestion: '2.2', share: 1, setShare: null }] }, false],
    ['tag in any case', { tag: 'Dialog' }, { tags: ['IT', 'dialog'] }, true],
    ['tag: only the whole one', { tag: 'dialog' }, { tags: ['medborgardialog'] }, false],
    ['no valid evidence', { evidence: 'none' }, { evidence: { total: 1, valid: 0 } }, true],
    ['words: part of a compound', { q: 'löften' }, { title: 'Tjänstelöften för alla' }, true],
    ['words: the number as it is shown', { q: 'å-07' }, { number: 7 }, true],
    ['words: every word', { q: 'tjänst budget' }, { title: 'Tjänstelöften' }, false],
  ])('%s', (_, filter, change, expected) => {
    expect(passing(filter, change)).toBe(expected);
  });

  it.each(QUEUES)('%s is never a tab of its own', (queue) => {
    expect(tabOf({ ...NO_FILTER, queue })).toBeNull();
  });

  it('lets the server find stems that the letters alone do not show', () => {
    const change = { id: ID, title: 'Mäta nöjdhet' };
    expect(passing({ q: 'mätningar' }, change)).toBe(false);
    expect(passing({ q: 'mätningar' }, change, [ID])).toBe(true);
  });
});
