import {
  COLUMN_MAX,
  COLUMN_MIN,
  moved,
  readColumns,
  resized,
  toggled,
  USUAL_COLUMNS,
  withColumn,
  writeColumns,
} from './plan-columns';

const names = (text: string | null) => readColumns(text ?? undefined);

describe('the columns in the address', () => {
  it.each([
    [undefined, null],
    ['', null],
    ['colour,moon', null],
    ['number,title:320,due', 'number,title:320,due'],
    ['due,number', 'due,number,title'],
    ['due,due:100,title', 'due:100,title'],
    ['title:2,due:99999,owner:x', `title:${COLUMN_MIN},due,owner`],
    ['title:9999', `title:${COLUMN_MAX}`],
    [writeColumns(USUAL_COLUMNS) ?? undefined, null],
  ])('%s is read as %s', (text, expected) => {
    expect(writeColumns(readColumns(text))).toBe(expected);
  });

  it('a hidden column comes back to its usual place, and then nothing is chosen any more', () => {
    const without = toggled(null, 'owner');
    expect(writeColumns(without)).toBe('number,title,subQuestion,unit,due,status,progress,points,evidence');
    expect(toggled(without, 'owner')).toBeNull();
    expect(writeColumns(withColumn(names('due,title') ?? [], 'number'))).toBe('number,due,title');
  });

  it('the title stays', () => {
    expect(toggled(null, 'title')).toBeNull();
    expect(writeColumns(toggled(names('title,due'), 'title'))).toBe('title,due');
  });

  it('moves by one place and stops at the ends', () => {
    expect(writeColumns(moved(names('number,title,due'), 'due', -1))).toBe('number,due,title');
    expect(writeColumns(moved(names('number,title,due'), 'due', 1))).toBe('number,title,due');
    expect(writeColumns(moved(names('number,title,due'), 'owner', 1))).toBe('number,title,due');
    expect(moved(moved(null, 'number', 1), 'number', -1)).toBeNull();
  });

  it('keeps a width within bounds, and gives it up again', () => {
    expect(writeColumns(resized(names('title,due'), 'due', 140.4))).toBe('title,due:140');
    expect(writeColumns(resized(names('title,due'), 'due', 3))).toBe(`title,due:${COLUMN_MIN}`);
    expect(resized(resized(null, 'due', 200), 'due', null)).toBeNull();
  });
});
