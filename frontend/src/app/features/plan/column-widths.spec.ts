import { fitColumns, PICK_WIDTH, TITLE_LEAST } from './column-widths';
import { readColumns, type SortColumn, USUAL_COLUMNS } from './plan-columns';

/** Beside the rail. */
const at = (window: number, columns: string | null = null, kept: readonly SortColumn[] = []) =>
  fitColumns(readColumns(columns ?? undefined) ?? USUAL_COLUMNS, window - 88, kept);

describe('the columns that fit', () => {
  it.each([
    [1440, ''],
    [1366, ''],
    [1280, ''],
    [1279, ''],
    [1200, 'unit'],
    [1152, 'unit,evidence'],
    [1100, 'unit,evidence'],
    [1000, 'unit,evidence,progress,subQuestion'],
    [900, 'unit,evidence,progress,subQuestion,points'],
    [840, 'unit,evidence,progress,subQuestion,points,number'],
  ])('at %i leave out: %s', (window, left) => {
    const fitted = at(window);
    expect(fitted.left.join(',')).toBe(left);
    expect(fitted.least).toBeLessThanOrEqual(window - 88);
  });

  it('take air only where there is some', () => {
    expect(at(1440).tight).toBe(false);
    expect(at(1366).tight).toBe(true);
  });

  it('keep what a queue asks for; then the table is wider than its room', () => {
    const fitted = at(840, null, ['subQuestion']);
    expect(fitted.left).toEqual(['unit', 'evidence', 'progress', 'points', 'number']);
    // pick + title + sub-question + owner + due + status
    expect(fitted.least).toBe(PICK_WIDTH + TITLE_LEAST + 80 + 148 + 112 + 140);
  });

  it('keep columns and widths that were chosen', () => {
    expect(at(840, 'number,title,owner,unit,due,effort').left).toEqual([]);
    // A width is no choice of columns: the others still make room.
    const fitted = at(1000, 'number,title,subQuestion,owner,unit:200,due,status,progress,points,evidence');
    expect(fitted.left).toEqual(['evidence', 'progress', 'subQuestion', 'points', 'number']);
    expect(fitted.columns.find(({ column }) => column === 'unit')?.width).toBe(200);
  });

  it('a title of a chosen width counts as wide as it is', () => {
    expect(at(1280, 'title:600,due,status').least).toBe(PICK_WIDTH + 600 + 122 + 168);
  });
});
