import type { ParsedReport } from '@kompassplan/domain';

/*
 * For specs only: it stands here because specs of the backend may not reach into test/, while test/ may reach in here.
 */

/** What test/fixtures/shapes/*.json says about a report; see test/support/shapes/invented-report.mjs. */
export interface ExpectedReport {
  readonly municipality: string;
  readonly year: number;
  readonly month: number | null;
  readonly edition: string;
  readonly evaluators: readonly string[];
  readonly pointsTotal: number | null;
  readonly areas: readonly {
    readonly number: number;
    readonly name: string;
    readonly points: number | null;
    readonly subQuestions: readonly object[];
    readonly strengths: readonly string[];
    readonly improvements: readonly string[];
  }[];
  /** How often each note must be there; any other is a false one. */
  readonly notes: Readonly<Record<string, number>>;
}

function tally(codes: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => a.localeCompare(b)));
}

/** What a report says otherwise than expected, one sentence each; none when it was read exactly. */
export function differences(expected: ExpectedReport, report: ParsedReport): string[] {
  const found: string[] = [];
  const compare = (what: string, wanted: unknown, got: unknown): void => {
    const [a, b] = [JSON.stringify(wanted), JSON.stringify(got)];
    if (a !== b) found.push(`${what}: wanted ${a}, got ${b}`);
  };
  for (const key of ['municipality', 'year', 'edition', 'evaluators', 'pointsTotal'] as const) {
    compare(key, expected[key], report[key]);
  }
  compare('month', expected.month, report.month ?? null);
  compare(
    'areas',
    expected.areas.map(({ number }) => number),
    report.areas.map(({ number }) => number),
  );
  for (const area of expected.areas) {
    const got = report.areas.find(({ number }) => number === area.number);
    if (got === undefined) continue;
    const at = `area ${area.number}`;
    // A heading in capitals is kept as printed.
    compare(`${at} name`, area.name.toLowerCase(), got.name.toLowerCase());
    compare(`${at} points`, area.points, got.points);
    compare(
      `${at} sub-questions`,
      area.subQuestions,
      got.subQuestions.map(({ number, title, points, max, percent }) => ({ number, title, points, max, percent })),
    );
    for (const list of ['strengths', 'improvements'] as const) {
      compare(
        `${at} ${list}`,
        area[list],
        got[list].map(({ text }) => text),
      );
    }
  }
  compare(
    'notes',
    tally(Object.entries(expected.notes).flatMap(([code, count]) => Array(count).fill(code))),
    tally(report.notes.map(({ code }) => code)),
  );
  for (const line of report.lines.unplaced) {
    found.push(`unplaced line ${line}: ${report.classified[line - 1]?.text.slice(0, 80)}`);
  }
  return found;
}
