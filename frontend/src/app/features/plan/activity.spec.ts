import type { ActionView, HistoryEntry } from '@kompassplan/contract';
import { activityOf } from './activity';

const i18n = {
  t: (key: string) => key,
  day: (day: string) => `dag ${day}`,
  percent: (n: number) => `${n} %`,
  kronor: (n: number) => `${n} kr`,
};
const entry = (id: string, at: string, event: string, change: Partial<HistoryEntry> = {}): HistoryEntry => ({
  ...{ id, at, by: 'Bo Berg', event, changes: [], note: null },
  ...change,
});

describe('what happened to an action', () => {
  const action = {
    comments: [
      {
        id: 'k1',
        at: '2020-10-09T08:00:00Z',
        by: 'Cecilia Carlsson',
        text: '@Bo Berg räcker det?',
        mentions: [{ id: 'bo', name: 'Bo Berg' }],
      },
    ],
  } as unknown as ActionView;
  const activity = activityOf(
    action,
    [
      entry('3', '2020-10-09T08:00:00Z', 'comment.added', { note: 'Räcker som bevis.' }),
      entry('2', '2020-10-10T08:00:00Z', 'progress.reported', {
        changes: [
          { field: 'progress', from: '40', to: '60' },
          { field: 'secretColumn', from: null, to: 'x' },
          { field: 'due', from: '2020-10-02', to: null },
          { field: 'cost', from: null, to: '5000' },
        ],
      }),
      entry('1', '2020-01-01T08:00:00Z', 'something.new'),
    ],
    i18n,
  );

  it('shows a comment once, as a comment', () => {
    expect(activity.all.map((one) => one.key)).toEqual(['h2', 'k1', 'h1']);
    expect(activity.comments).toHaveLength(1);
    expect(activity.changes.map((one) => one.key)).toEqual(['h2', 'h1']);
  });

  it('tells names that were mentioned apart from other words', () => {
    expect(activity.comments[0]?.text).toEqual([
      { text: '@Bo Berg', personId: 'bo' },
      { text: ' räcker det?', personId: null },
    ]);
  });

  it('writes values as people read them, and only fields that have a name', () => {
    expect(activity.changes[0]?.changes).toEqual([
      { field: 'plan.field-progress', from: '40 %', to: '60 %' },
      { field: 'plan.field-due', from: 'dag 2020-10-02', to: null },
      { field: 'plan.field-cost', from: null, to: '5000 kr' },
    ]);
  });

  it('has a word for an event that it does not know', () => {
    expect(activity.changes[1]?.event).toBe('plan.event-other');
  });
});
