import type { LineTotals } from './parsed-report.js';
import type { AccountedLine } from './source-line.js';

/** Counts lines per class; what could not be placed is named by line number. The classes add up to `total`. */
export function accountLines(lines: readonly AccountedLine[]): LineTotals {
  const totals = { heading: 0, narrative: 0, strength: 0, improvement: 0, score: 0, furniture: 0, blank: 0 };
  const unplaced: number[] = [];
  for (const { line, class: kind } of lines) {
    if (kind === 'unplaced') unplaced.push(line);
    else totals[kind] += 1;
  }
  return { total: lines.length, ...totals, unplaced };
}
