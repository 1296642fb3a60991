import fc from 'fast-check';
import { ACTION_STATUSES } from '../plan/action-status.js';
import { importFault, type ToldState } from '../plan/imported-state.js';
import { NO_UNIT } from './planned-action.js';
import type { ReportPlan } from './report-plan.js';
import { planToFile, readReportFile } from './report-file.js';
import { planToRows } from './report-sheet.js';
import { readSheet } from './read-sheet.js';
import { guarded, type SheetCell, shownCell, unguarded } from './sheet-cell.js';
import { ownMapping } from './sheet-mapping.js';

/** What somebody may have written, with a liking for what spreadsheets stumble over. */
const anyText = fc
  .tuple(
    fc.constantFrom('', '', '=', '+', '-', '@', '\t', "'", "''", ' ', '=cmd|', '"', ';', '−', '\ufeff'),
    fc.string({ unit: fc.constantFrom(...'aåäöÅÄÖ 1.,;"\'=+-@\t\n\r<&>%_x–”…🙂'), minLength: 1, maxLength: 40 }),
    fc.constantFrom('', ' ', '\n', '"', "'"),
  )
  .map((parts) => parts.join(''))
  .filter((text) => /[\p{L}\d]/u.test(text));
/** A title is one trimmed line, as every other way in makes it. */
const anyLine = anyText.map((text) => text.replace(/[\r\n\t]+/g, ' ').trim()).filter((text) => text !== '');
const figure = fc.option(
  fc.oneof(
    fc.nat({ max: 100 }),
    fc.nat({ max: 1000 }).map((n) => n / 10),
  ),
);
const figures = { points: figure, max: figure, percent: figure };
const day = fc.option(fc.constantFrom('2026-01-31', '2027-12-24'));

/** Longer texts are kept without anything around them, but with their lines. */
const anyWords = anyText.map((text) => text.trim());
/** What a file may say of how far an action has come. */
const anyState: fc.Arbitrary<ToldState> = fc
  .record({
    status: fc.option(fc.constantFrom(...ACTION_STATUSES)),
    progress: fc.option(fc.integer({ min: 0, max: 100 })),
    statusNote: fc.option(anyWords),
    reviewOn: day,
  })
  .filter((told) => importFault(told) === null);

const plan: fc.Arbitrary<ReportPlan> = fc
  .uniqueArray(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 8 })
  .chain((numbers) => {
    const sorted = [...numbers].sort((a, b) => a - b);
    const decided = fc.record({
      ...{ title: fc.option(anyLine), owner: fc.option(anyLine), due: day },
      links: fc.option(fc.subarray(sorted.map((number) => `${number}.1`).slice(0, 5))),
      description: fc.option(anyWords),
      unit: fc.option(fc.oneof(anyLine, fc.constant(NO_UNIT))),
      effortWeeks: fc.option(fc.nat({ max: 5_200 }).map((n) => n / 10)),
    });
    const asked = fc.tuple(decided, anyState).map(([facts, state]) => ({ ...facts, ...state }));
    const area = (number: number) =>
      fc.record({
        number: fc.constant(number),
        name: anyLine,
        ...figures,
        subQuestions: fc
          .tuple(
            fc.integer({ min: 1, max: 12 }),
            fc.array(fc.record({ title: anyLine, ...figures }), { maxLength: 11 }),
          )
          .chain(([, more]) =>
            fc
              .record({ title: anyLine, shortTitle: anyLine, ...figures })
              .map((first) =>
                [first, ...more].map((question, index) => ({ ...question, number: `${number}.${index + 1}` })),
              ),
          ),
        strengths: fc.array(fc.record({ text: anyText, page: fc.option(fc.nat({ max: 300 })) }), { maxLength: 4 }),
        improvements: fc.array(
          fc
            .tuple(
              asked,
              fc.record({ text: anyText, page: fc.option(fc.nat({ max: 300 })), skipReason: fc.option(anyLine) }),
            )
            .map(([action, words]) => ({ ...action, ...words })),
          { maxLength: 5 },
        ),
      });
    return fc.record({
      municipality: fc.option(anyLine),
      code: fc.option(fc.constantFrom('0114', '2584', '0001')),
      year: fc.option(fc.integer({ min: 1990, max: 2100 })),
      month: fc.option(fc.integer({ min: 1, max: 12 })),
      edition: fc.constantFrom('2010', '2016', '2020', 'norway', 'unknown'),
      evaluators: fc.array(anyLine, { maxLength: 3 }),
      pointsTotal: figure,
      pointsMax: figure,
      areas: fc.tuple(...sorted.map(area)),
      ownActions: fc.array(
        fc
          .tuple(asked, anyLine, fc.constantFrom(...sorted))
          .map(([action, title, number]) => ({ ...action, title, area: number })),
        { maxLength: 3 },
      ),
    });
  }) as unknown as fc.Arbitrary<ReportPlan>;

/** Lines are positions in the sheet, so they are no part of what must come back. */
const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (key, inner: unknown) => (key === 'line' ? undefined : inner)));

function readBack(rows: readonly (readonly SheetCell[])[]): unknown {
  const table = { name: 'Rapport', rows };
  const mapping = ownMapping([table]);
  const { plan: read, errors, lines } = readSheet(table, mapping!);
  expect(errors).toEqual([]);
  expect(lines.map(({ line }) => line)).toEqual(rows.map((_, index) => index + 1));
  return plain(read);
}

it('report → sheet → report is the same report, whatever is written in it', () => {
  fc.assert(
    fc.property(plan, (before) => {
      expect(readBack(planToRows(before))).toEqual(plain(before));
    }),
    { numRuns: 400 },
  );
});

it('also when every cell has become text, as in CSV', () => {
  fc.assert(
    fc.property(plan, (before) => {
      expect(readBack(planToRows(before).map((row) => row.map(shownCell)))).toEqual(plain(before));
    }),
    { numRuns: 200 },
  );
});

it('report → JSON → report as well, and the file says no more than its own reading', () => {
  /** What the schema adds to a plan: it is worked out again. */
  const added = new Set(['line', 'lines', 'aliases', 'suggestions', 'notes']);
  const bare = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value, (key, inner: unknown) => (added.has(key) ? undefined : inner)));
  fc.assert(
    fc.property(plan, (before) => {
      const file = planToFile(before);
      const { plan: after, errors, lines } = readReportFile(JSON.parse(JSON.stringify(file)) as typeof file);
      expect(errors).toEqual([]);
      expect(bare(after)).toEqual(bare(before));
      expect(file.lines?.total).toBe(lines.length);
    }),
    { numRuns: 200 },
  );
});

it('no text that leaves the product begins like a formula, and every guard comes off again', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, fc.string()), (text) => {
      expect(guarded(text)).not.toMatch(/^[=+\-@\t\r\n]/);
      expect(unguarded(guarded(text))).toBe(text);
    }),
    { numRuns: 2_000 },
  );
  // A quotation of somebody else's keeps its mark.
  expect(unguarded("'citat' i början")).toBe("'citat' i början");
});
