import { EVERYTHING, fieldsOf, isNarrowed, queryOf, readView, writeView } from './history-view';

const person = '018f0000-0000-7000-8000-000000000002';

describe('the address of the history', () => {
  it('gives the view back, and leaves out what is usual', () => {
    const view = { ...EVERYTHING, net: true, since: '2026-09-01', field: 'due', person };
    expect(readView(writeView(view) as Record<string, string>)).toEqual(view);
    expect(Object.values(writeView(EVERYTHING)).every((value) => value === null)).toBe(true);
  });

  it('takes what it does not understand for not given', () => {
    const params = { view: 'x', about: 'toString', since: 'igår', person: 'jag', field: 'secret', action: '7' };
    expect(readView(params)).toEqual(EVERYTHING);
  });
});

describe('the question to the API', () => {
  it('names the evaluation only for what belongs to one', () => {
    expect(queryOf(EVERYTHING, 'e1')).toEqual({ evaluation: 'e1' });
    expect(queryOf({ ...EVERYTHING, about: 'people' }, 'e1')).toEqual({ entity: 'person,unit,municipality' });
  });

  it('leaves out what the view cannot be narrowed by', () => {
    const view = { ...EVERYTHING, person, field: 'target', since: '2026-09-01', until: '2026-09-30' };
    expect(queryOf(view, 'e1')).toEqual({ evaluation: 'e1', person, ...days, field: 'target' });
    expect(queryOf({ ...view, net: true }, 'e1')).toEqual({ evaluation: 'e1', ...days });
    expect(queryOf({ ...view, about: 'reminders' }, null)).toEqual({
      entity: 'reminderPolicy,reminder',
      person,
      ...days,
    });
    expect(fieldsOf({ ...EVERYTHING, about: 'people' })).toEqual([]);
  });

  it('knows whether anything is chosen', () => {
    expect(isNarrowed({ ...EVERYTHING, net: true })).toBe(false);
    expect(isNarrowed({ ...EVERYTHING, until: '2026-09-30' })).toBe(true);
  });
});

const days = { since: '2026-09-01', until: '2026-09-30' };
