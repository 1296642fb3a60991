import fc from 'fast-check';
import { ACTION_STATUSES } from '../plan/action-status.js';
import type { SheetCell, SheetTable } from '../report/sheet-cell.js';
import { actionCells, losslessCsv, type SheetAction, sheetNames, statusWord } from './action-cells.js';
import {
  ACTION_COLUMN_IDS,
  ACTION_COLUMNS,
  type ActionColumn,
  actionHeads,
  EDITED_COLUMNS,
  type EditedColumn,
  ID_HEADS,
  STAMP_HEADS,
} from './action-columns.js';
import { type ActionSheetDiff, diffActionSheet, type PlanNow } from './diff-action-sheet.js';
import { writeStamp } from './row-stamp.js';

const PEOPLE = [
  { id: 'p1', name: 'Åsa Öberg', email: 'asa@ekvik.example', active: true },
  { id: 'p2', name: 'Karl Lind', email: 'karl@ekvik.example', active: true },
  { id: 'p3', name: 'Karl Lind', email: 'karl.lind@ekvik.example', active: true },
  { id: 'p4', name: 'Siv Gått', email: 'siv@ekvik.example', active: false },
];
const UNITS = [
  { id: 'u1', name: 'Vård & omsorg' },
  { id: 'u2', name: 'Skola' },
];
const NAMES = sheetNames(PEOPLE, UNITS);
const SUB_QUESTIONS = new Set(['1.1', '1.3', '2.10']);
const idOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

function action(number: number, changed: Partial<SheetAction> = {}): SheetAction {
  return {
    ...{ id: idOf(number), number, version: 3, evaluationId: 'plan', area: 1, links: ['1.3'], waitsForNumbers: [] },
    ...{ title: 'Skriv en plan', description: null, wantedEffect: null, indicator: null, indicatorBaseline: null },
    ...{ indicatorTarget: null, start: null, effortWeeks: 2.5, cost: null, diaryNumber: null, deputyId: null },
    ...{ contributorIds: [], tags: [], waitsForIds: [], status: 'inProgress', progress: 40, ownerId: 'p1' },
    ...{ unitId: 'u1', due: '2027-05-31', firstDue: '2027-05-31', slips: 0, helpText: null, declinedReason: null },
    ...{ declinedById: null, declinedReviewOn: null, verifiedById: null, doneById: null, doneOwnerId: null },
    ...changed,
  } as SheetAction;
}

/** The sheet as it is written. */
function sheetOf(actions: readonly SheetAction[], language: 'sv' | 'en' = 'sv'): SheetCell[][] {
  const at = language === 'sv' ? 0 : 1;
  return [
    [...ACTION_COLUMN_IDS.map((column) => ACTION_COLUMNS[column].heads[at]), ID_HEADS[at], STAMP_HEADS[at]],
    ...actions.map((one) => {
      const cells = actionCells(one, NAMES, language);
      return [...cells, one.id, writeStamp(one.version, cells)];
    }),
  ];
}

/** As Excel saves a CSV file in Sweden and our reader reads it. */
function throughCsv(rows: readonly (readonly SheetCell[])[]): SheetCell[][] {
  return rows.map((row) =>
    row.map(losslessCsv).map((cell) => {
      if (cell === null) return null;
      if (typeof cell === 'object') return 'day' in cell ? cell.day : null;
      return typeof cell === 'number' ? String(cell).replace('.', ',') : String(cell);
    }),
  );
}

function diff(rows: SheetCell[][], actions: readonly SheetAction[], more: Partial<PlanNow> = {}): ActionSheetDiff {
  const table: SheetTable = { name: 'Plan', rows };
  const heads = actionHeads([table]);
  if (!heads) throw new Error('No heads.');
  return diffActionSheet(table, heads, {
    ...{ evaluationId: 'plan', names: NAMES, subQuestions: SUB_QUESTIONS },
    actions: new Map(actions.map((one) => [one.id, one])),
    ...more,
  });
}

function edited(rows: SheetCell[][], row: number, column: ActionColumn, cell: SheetCell): SheetCell[][] {
  return rows.map((cells, at) => (at === row ? cells.with(ACTION_COLUMN_IDS.indexOf(column), cell) : cells));
}

const one = (column: ActionColumn, cell: SheetCell, now = action(1)): ActionSheetDiff =>
  diff(edited(sheetOf([now]), 1, column, cell), [now]);

describe('a plan as a sheet, edited and read back', () => {
  it.each<[EditedColumn, SheetCell, unknown]>([
    ['title', 'Skriv en bättre plan', 'Skriv en bättre plan'],
    ['description', 'Rad ett\r\nRad två', 'Rad ett\nRad två'],
    ['description', "'=SUM(A1)", '=SUM(A1)'],
    ['links', '2.10, 1.1', ['1.1', '2.10']],
    ['owner', 'karl.lind@ekvik.example', 'p3'],
    ['owner', 'Karl Lind <karl@ekvik.example>', 'p2'],
    ['owner', null, null],
    ['deputy', 'åsa öberg', 'p1'],
    ['unit', 'skola', 'u2'],
    ['unit', null, null],
    ['due', { day: '2027-06-30' }, '2027-06-30'],
    ['due', '2027-06-30', '2027-06-30'],
    ['start', '2027-01-07', '2027-01-07'],
    ['status', 'Klar', 'done'],
    ['status', 'not started', 'notStarted'],
    ['progress', 60, 60],
    ['progress', '60 %', 60],
    ['progress', 0.6, 60],
    ['effortWeeks', '3,5', 3.5],
    ['cost', '250 000', 250000],
    ['tags', 'e-tjänst; Digitalt', ['e-tjänst', 'Digitalt']],
    ['contributors', 'Åsa Öberg; karl@ekvik.example', ['p1', 'p2']],
    ['diaryNumber', "'2026-12", '2026-12'],
  ])('%s %j is one change', (column, cell, value) => {
    const found = one(column, cell);
    expect(found.errors).toEqual([]);
    expect(found.rows.flatMap(({ changes }) => changes.map((change) => [change.column, change.value]))).toEqual([
      [column, value],
    ]);
  });

  it.each<[ActionColumn, SheetCell, string]>([
    ['title', null, 'needed'],
    ['title', { formula: true }, 'formula'],
    ['title', 'x'.repeat(501), 'too-long'],
    ['links', { day: '2026-03-01' }, 'became-date'],
    ['links', 'ingen', 'links-unreadable'],
    ['links', '9.9', 'link-unknown'],
    ['owner', 'Ingen Alls', 'person-unknown'],
    ['owner', 'Karl Lind', 'person-shared'],
    ['owner', 'Siv Gått', 'person-inactive'],
    ['contributors', 'Åsa Öberg; Ingen Alls', 'person-unknown'],
    ['unit', 'Månen', 'unit-unknown'],
    ['due', '31/5 2027', 'day'],
    ['due', '2027-02-30', 'day'],
    ['status', 'Nästan', 'status-unknown'],
    ['status', 'Verifierad', 'verified-by-file'],
    ['progress', 'halva', 'not-a-number'],
    ['progress', 140, 'out-of-range'],
    ['cost', '12,5', 'not-whole'],
    ['statusNote', 'Utan status', 'note-without-status'],
    ['number', 'Å-99', 'not-read'],
    ['ownerEmail', 'ny@ekvik.example', 'not-read'],
  ])('%s %j is refused by its cell: %s', (column, cell, code) => {
    const found = one(column, cell);
    expect([found.rows, found.unchanged]).toEqual([[], 0]);
    expect(found.errors).toEqual([expect.objectContaining({ code, column, number: 1 })]);
    expect(found.errors[0]?.cell).toMatch(/^[A-Z]+2$/);
  });

  it('takes a note with the status that asks for it', () => {
    const now = action(1);
    const rows = edited(edited(sheetOf([now]), 1, 'status', 'Behöver hjälp'), 1, 'statusNote', 'Pengar från nämnden');
    expect(diff(rows, [now]).rows[0]?.changes.map(({ column, value }) => [column, value])).toEqual([
      ['status', 'needsHelp'],
      ['statusNote', 'Pengar från nämnden'],
    ]);
  });

  // The file was written at version 3. Since then somebody else has set another due date and a title (version 5).
  const before = action(1);
  const since = action(1, { version: 5, due: '2027-09-30', title: 'Skriv en annan plan' });

  it('leaves alone what only changed here', () => {
    const found = diff(edited(sheetOf([before]), 1, 'unit', 'Skola'), [since]);
    expect(found.rows.flatMap(({ changes }) => changes.map((c) => [c.column, c.conflict]))).toEqual([['unit', false]]);
  });

  it('asks where both changed, and not where both say the same', () => {
    const rows = edited(edited(sheetOf([before]), 1, 'due', { day: '2027-06-30' }), 1, 'title', 'Skriv en annan plan');
    expect(diff(rows, [since]).rows[0]?.changes).toEqual([
      expect.objectContaining({ column: 'due', from: '2027-09-30', to: '2027-06-30', conflict: true }),
    ]);
  });

  it('tells of a row whose mark is gone', () => {
    const rows = edited(sheetOf([before]), 1, 'unit', 'Skola').map((cells) => cells.slice(0, -1));
    expect(diff(rows, [before]).rows[0]).toMatchObject({ marked: false, changes: [{ column: 'unit' }] });
  });

  it('refuses rows by name: new, unknown, of another plan, twice', () => {
    const [first, foreign] = [action(1), action(2, { evaluationId: 'other' })];
    const [heads = [], row = [], other = []] = sheetOf([first, foreign]);
    const blank = row.with(-2, null).with(ACTION_COLUMN_IDS.indexOf('title'), 'En ny rad');
    const stranger = row.with(-2, idOf(9));
    expect(diff([heads, row, other, blank, stranger, row], [first, foreign])).toMatchObject({
      rows: [],
      unchanged: 1,
      unread: [
        { row: 3, code: 'other-plan', name: 'Å-02 Skriv en plan' },
        { row: 4, code: 'no-id', name: 'Å-01 En ny rad' },
        { row: 5, code: 'unknown-id' },
        { row: 6, code: 'repeated' },
      ],
    });
  });

  it('looks nothing up for a cell that was left alone: whoever was renamed is no fault', () => {
    const renamed = sheetNames([{ ...PEOPLE[0]!, name: 'Åsa Nyberg' }, ...PEOPLE.slice(1)], UNITS);
    expect(diff(sheetOf([before]), [since], { names: renamed })).toMatchObject({ rows: [], errors: [], unchanged: 1 });
  });

  const text = fc.string({ unit: fc.constantFrom(...'aåäöÅÄÖ 1.3,;"\'=+-@\t\n\r<&>%_x–🙂'), maxLength: 30 });
  const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of);
  const day = fc.constantFrom('2026-03-29', '2026-10-25', '2027-12-31', '1900-01-01');
  const anyAction = fc.record({
    title: text.filter((t) => /\p{L}/u.test(t)),
    description: maybe(text),
    wantedEffect: maybe(text),
    indicator: maybe(text),
    indicatorTarget: maybe(fc.oneof(text, fc.constantFrom('1.3', '3-4', '2026-12', '0012', '50 %'))),
    diaryNumber: maybe(fc.constantFrom('KS 2026/12', '2026-12', '12/26', "'1")),
    start: maybe(day),
    due: maybe(day),
    effortWeeks: maybe(fc.nat({ max: 5_200 }).map((n) => n / 10)),
    cost: maybe(fc.nat({ max: 1_000_000_000 })),
    progress: fc.integer({ min: 0, max: 100 }),
    status: fc.constantFrom(...ACTION_STATUSES),
    helpText: maybe(text),
    ownerId: maybe(fc.constantFrom('p1', 'p2', 'p3', 'p4')),
    deputyId: maybe(fc.constantFrom('p1', 'p2', 'p3', 'p4')),
    contributorIds: fc.subarray(['p1', 'p2', 'p3', 'p4']),
    unitId: maybe(fc.constantFrom('u1', 'u2')),
    tags: fc.subarray(['dialog', 'E-tjänst', 'a, b', '2026', '1.3']),
    links: fc.subarray(['1.1', '1.3', '2.10']),
  });
  const plan = fc
    .array(anyAction, { minLength: 1, maxLength: 6 })
    .map((all) => all.map((fields, at) => action(at + 1, fields)));
  const languages = fc.constantFrom('sv' as const, 'en' as const);

  it('exported and not edited, nothing changes: as Excel, as CSV, in both languages', () => {
    fc.assert(
      fc.property(plan, languages, fc.boolean(), (actions, language, csv) => {
        const rows = sheetOf(actions, language);
        const read = csv ? throughCsv(rows) : rows;
        expect(diff(read, actions)).toEqual({ rows: [], errors: [], unread: [], unchanged: actions.length });
      }),
    );
  });

  /** A cell that certainly says something new. */
  const NEW: Readonly<Record<EditedColumn, SheetCell>> = {
    ...{ title: 'Nytt å ä ö', description: 'Nytt å ä ö', wantedEffect: 'Nytt å ä ö', indicator: 'Nytt å ä ö' },
    ...{ indicatorBaseline: 'Nytt', indicatorTarget: 'Nytt', diaryNumber: 'KS 9999', unit: 'Skola', due: '2031-01-01' },
    ...{ start: { day: '2030-01-01' }, owner: 'Åsa Öberg', deputy: 'karl@ekvik.example', links: '1.1, 1.3' },
    ...{ contributors: 'Åsa Öberg', tags: 'ny; nyare', status: 'Avböjd', statusNote: 'Nytt', progress: 77 },
    ...{ effortWeeks: 519.5, cost: 77 },
  };

  it('exported and edited in n cells, exactly those n change, whatever was changed here beside them', () => {
    const cells = fc.subarray(EDITED_COLUMNS.filter((column) => column !== 'statusNote'));
    fc.assert(
      fc.property(plan, fc.array(cells, { minLength: 6, maxLength: 6 }), fc.boolean(), (actions, picked, csv) => {
        const old = actions.map((one) => ({
          ...one,
          ...{ status: 'inProgress' as const, progress: 10, ownerId: 'p2', deputyId: null, contributorIds: [] },
          ...{ unitId: 'u1', tags: [], links: ['2.10'], effortWeeks: 1, cost: 1, due: null, start: null },
        }));
        // Meanwhile somebody here changed what was not edited in the file: the baseline of every action.
        const here = old.map((one) => ({ ...one, version: 4, indicatorBaseline: `${one.indicatorBaseline} här` }));
        const wanted = old.flatMap((_, at) => (picked[at] ?? []).map((column) => [at + 2, column] as const));
        const rows = wanted.reduce((all, [row, column]) => edited(all, row - 1, column, NEW[column]), sheetOf(old));
        const found = diff(csv ? throughCsv(rows) : rows, here);
        expect(found.errors).toEqual([]);
        const told = found.rows.flatMap(({ row, changes }) => changes.map((change) => [row, change.column]));
        expect(told).toEqual(wanted);
        const asked = found.rows.flatMap(({ changes }) => changes.filter(({ conflict }) => conflict));
        expect(asked.every(({ column }) => column === 'indicatorBaseline')).toBe(true);
      }),
    );
  });

  it('writes every status in the words of each language', () => {
    expect(ACTION_STATUSES.map((status) => statusWord(status, 'en'))).toEqual([
      ...['Not started', 'In progress', 'Needs help', 'Done, not verified', 'Verified', 'Declined'],
    ]);
  });
});

it.each([
  ['1.10', "'1.10"],
  ['2026-12', "'2026-12"],
  ['3/4', "'3/4"],
  ['1.3 Ledning', '1.3 Ledning'],
  [1.5, 1.5],
  [null, null],
])('text that a spreadsheet program would make a number or a date of is marked in CSV: %j', (cell, written) => {
  expect(losslessCsv(cell)).toBe(written);
});
