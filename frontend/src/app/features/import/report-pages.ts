import type { AccountedLine } from '@kompassplan/domain';

/** What is shown at a time: one printed page or several short ones; fifty lines where the file has no pages. */
export interface ReportScreen {
  /** Printed pages from–to, or null where the file has none. */
  readonly from: number | null;
  readonly to: number | null;
  readonly lines: readonly AccountedLine[];
}
const MOST_LINES = 50;

export function screensOf(lines: readonly AccountedLine[]): ReportScreen[] {
  const screens: { from: number | null; to: number | null; lines: AccountedLine[] }[] = [];
  for (const page of pagesOf(lines)) {
    const last = screens.at(-1);
    if (last && last.to !== null && last.lines.length + page.lines.length <= MOST_LINES) {
      last.to = page.number;
      last.lines.push(...page.lines);
    } else screens.push({ from: page.number, to: page.number, lines: [...page.lines] });
  }
  return screens;
}

function pagesOf(lines: readonly AccountedLine[]): { number: number | null; lines: AccountedLine[] }[] {
  const pages: { number: number | null; lines: AccountedLine[] }[] = [];
  for (const line of lines) {
    const last = pages.at(-1);
    const full = line.page === null && (last?.lines.length ?? 0) >= MOST_LINES;
    if (last && last.number === line.page && !full) last.lines.push(line);
    else pages.push({ number: line.page, lines: [line] });
  }
  return pages;
}

/** Index of the screen that holds `line`; 0 when none does. */
export function screenWith(screens: readonly ReportScreen[], line: number): number {
  return Math.max(
    0,
    screens.findIndex(({ lines }) => (lines[0]?.line ?? 0) <= line && line <= (lines.at(-1)?.line ?? -1)),
  );
}

/** "32–33", "32", or "32, 35" for lines that do not follow on each other. */
export function lineRange(lines: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const line of [...lines].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && last[1] + 1 >= line) last[1] = line;
    else runs.push([line, line]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}
