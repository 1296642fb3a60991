/** Where the keyboard is in the table: a row and one of its cells, by the names that stand in the markup. */
export interface CellPlace {
  readonly row: string;
  readonly cell: string;
}

const CONTROL = 'button:not(:disabled), a, input';

/** The cell that an element stands in; null outside of the rows. */
export function cellOf(element: Element | null): CellPlace | null {
  const cell = element?.closest<HTMLElement>('[data-cell]');
  const row = cell?.closest<HTMLElement>('[data-row]');
  return cell?.dataset['cell'] && row?.dataset['row'] ? { row: row.dataset['row'], cell: cell.dataset['cell'] } : null;
}

export function rowOf(host: Element, id: string): HTMLElement | null {
  return host.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`);
}

/** What can be focused in a cell; null where the row has no such cell, or nothing in it for the one who asks. */
export function controlOf(row: Element | null, cell: string): HTMLElement | null {
  return row?.querySelector<HTMLElement>(`[data-cell="${cell}"] :is(${CONTROL})`) ?? null;
}

/** The cell beside this one in the row, for the arrow keys and for Home and End. */
export function besides(row: Element, cell: string, to: 'left' | 'right' | 'first' | 'last'): HTMLElement | null {
  const cells = [...row.querySelectorAll<HTMLElement>('[data-cell]')].flatMap((one) => {
    const control = one.querySelector<HTMLElement>(CONTROL);
    return control === null || control.offsetParent === null ? [] : [{ name: one.dataset['cell'], control }];
  });
  const at = cells.findIndex(({ name }) => name === cell);
  const target = { left: at - 1, right: at + 1, first: 0, last: cells.length - 1 }[to];
  return cells[target]?.control ?? null;
}

/** The editable cell after or before the one whose button this is, row after row. */
export function editableBeside(host: Element, button: Element, step: 1 | -1): CellPlace | null {
  const buttons = [...host.querySelectorAll<HTMLElement>('[data-row] .cell:not(:disabled)')].filter(
    ({ offsetParent }) => offsetParent !== null,
  );
  const at = buttons.findIndex((one) => one === button);
  return at < 0 ? null : cellOf(buttons[at + step] ?? null);
}
