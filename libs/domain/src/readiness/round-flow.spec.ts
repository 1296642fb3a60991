import fc from 'fast-check';
import { type FlowEdge, flowUnits, roundFlow } from './round-flow.js';

/** A table as a flow: start → row → column → start. */
function flowOf(cells: readonly (readonly number[])[]): FlowEdge[] {
  const columns = cells[0] ?? [];
  const sum = (units: readonly number[]) => units.reduce((total, n) => total + n, 0);
  const units = cells.map((row) => row.map(flowUnits));
  return [
    ...units.map((row, r) => ({ from: 'start', to: `r${r}`, amount: sum(row) })),
    ...columns.map((_, c) => ({ from: `c${c}`, to: 'start', amount: sum(units.map((row) => row[c] ?? 0)) })),
    ...units.flatMap((row, r) => row.map((amount, c) => ({ from: `r${r}`, to: `c${c}`, amount }))),
  ];
}

describe('sums and parts, rounded together', () => {
  it('rounds a table so that rows and columns add up', () => {
    // Three thirds of a tenth in each row and each column: one of each row and column becomes the tenth.
    const third = 0.1 / 3;
    const tenths = roundFlow(flowOf([0, 1, 2].map(() => [third, third, third])));
    expect(tenths.slice(0, 6)).toEqual([1, 1, 1, 1, 1, 1]);
    const cells = tenths.slice(6);
    for (const start of [0, 3, 6]) expect(cells.slice(start, start + 3).reduce((a, b) => a + b)).toBe(1);
    for (const start of [0, 1, 2])
      expect((cells[start] ?? 0) + (cells[start + 3] ?? 0) + (cells[start + 6] ?? 0)).toBe(1);
  });

  it('leaves whole tenths alone', () => {
    expect(roundFlow(flowOf([[1.5, 0.3]]))).toEqual([18, 15, 3, 15, 3]);
  });

  it('keeps the flow and moves no edge a whole tenth', () => {
    const table = fc.integer({ min: 1, max: 6 }).chain((width) =>
      fc.array(fc.array(fc.double({ min: 0, max: 9, noNaN: true }), { minLength: width, maxLength: width }), {
        minLength: 1,
        maxLength: 6,
      }),
    );
    fc.assert(
      fc.property(table, (cells) => {
        const edges = flowOf(cells);
        const tenths = roundFlow(edges);
        const balance = new Map<string, number>();
        edges.forEach(({ from, to, amount }, edge) => {
          const shown = tenths[edge] ?? NaN;
          expect(Number.isInteger(shown)).toBe(true);
          expect(Math.abs(shown - amount / flowUnits(0.1))).toBeLessThan(1);
          balance.set(from, (balance.get(from) ?? 0) - shown);
          balance.set(to, (balance.get(to) ?? 0) + shown);
        });
        expect([...balance.values()].every((left) => left === 0)).toBe(true);
      }),
    );
  });
});
