import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { DomainError } from '../domain-error.js';
import type { ParsedReport } from './parsed-report.js';
import { parseReport } from './parse-report.js';
import type { SourceLine } from './source-line.js';

const fixtures = join(import.meta.dirname, '../../../../test/fixtures');
const shapes = readdirSync(join(fixtures, 'shapes')).filter((name) => name.endsWith('.txt'));
const reports = ['ekvik-2017.txt', ...shapes.map((name) => join('shapes', name))].map((name) =>
  readFileSync(join(fixtures, name), 'utf8').split(/\r?\n/),
);
const [sample = []] = reports;

/** The report's lines as a text file gives them. */
function toLines(texts: readonly string[]): SourceLine[] {
  return texts.map((text, index) => ({ line: index + 1, page: null, text }));
}

const mark = fc.constantFrom('• ', '· ', '* ', '– ', '\uf0b7\t', '    ', '1. ', '');
const foot = fc.constantFrom(
  '# (25)',
  '(#)',
  '#',
  'Page #:',
  'Sveriges Kommuner 2017-05-13 # (25)',
  '- # -',
  '# | Ekviks kommun',
);

/** One thing that a scanner, a copy and paste or a hostile hand does to a text. */
const mutation = fc.oneof(
  fc.record({ kind: fc.constant('drop' as const), at: fc.nat(), count: fc.integer({ min: 1, max: 40 }) }),
  fc.record({ kind: fc.constant('repeat' as const), at: fc.nat(), count: fc.integer({ min: 1, max: 10 }) }),
  fc.record({ kind: fc.constant('join' as const), at: fc.nat(), count: fc.integer({ min: 1, max: 20 }) }),
  fc.record({ kind: fc.constant('swap' as const), at: fc.nat(), count: fc.nat() }),
  fc.record({ kind: fc.constant('cut' as const), at: fc.nat(), count: fc.nat({ max: 80 }) }),
  fc.record({ kind: fc.constant('noDigits' as const), at: fc.nat(), count: fc.integer({ min: 1, max: 60 }) }),
  fc.record({ kind: fc.constant('noTabs' as const), at: fc.nat(), count: fc.integer({ min: 1, max: 200 }) }),
  fc.record({ kind: fc.constant('noBullets' as const), at: fc.nat(), count: fc.integer({ min: 1, max: 200 }) }),
  fc.record({ kind: fc.constant('bullets' as const), at: fc.nat(), count: fc.integer({ min: 1, max: 200 }), mark }),
  fc.record({
    kind: fc.constant('feet' as const),
    at: fc.nat({ max: 60 }),
    count: fc.integer({ min: 2, max: 60 }),
    foot,
  }),
  fc.record({
    kind: fc.constant('mangle' as const),
    at: fc.nat(),
    count: fc.integer({ min: 1, max: 60 }),
    shift: fc.nat({ max: 9 }),
  }),
  fc.record({
    kind: fc.constant('wrap' as const),
    at: fc.nat(),
    count: fc.integer({ min: 1, max: 300 }),
    width: fc.integer({ min: 20, max: 120 }),
  }),
  fc.record({ kind: fc.constant('insert' as const), at: fc.nat(), text: fc.string({ unit: 'binary', maxLength: 60 }) }),
);

type Mutation = typeof mutation extends fc.Arbitrary<infer T> ? T : never;

/** The lines of a report after all changes, one after the other. */
function mutate(texts: readonly string[], changes: readonly Mutation[]): string[] {
  let result = [...texts];
  for (const change of changes) {
    const at = result.length === 0 ? 0 : change.at % result.length;
    if (change.kind === 'insert') {
      result.splice(at, 0, change.text.replace(/[\r\n]/g, ' '));
      continue;
    }
    if (change.kind === 'feet') {
      let page = 0;
      result = result.flatMap((text, index) => {
        const turns = index >= change.at && (index - change.at) % change.count === 0;
        if (turns) page += 1;
        return turns ? [change.foot.replace('#', String(page)), text] : [text];
      });
      continue;
    }
    const { kind, count } = change;
    const part = result.slice(at, at + count);
    if (kind === 'drop') result.splice(at, count);
    if (kind === 'repeat') result.splice(at, 0, ...part);
    if (kind === 'join') result.splice(at, count, part.join(' '));
    if (kind === 'swap' && result.length > 0) {
      const other = count % result.length;
      [result[at], result[other]] = [result[other] ?? '', result[at] ?? ''];
    }
    if (kind === 'cut') result[at] = (result[at] ?? '').slice(0, count);
    const rewrite = (pattern: RegExp): void => {
      result = result.map((text, index) => (index >= at && index < at + count ? text.replace(pattern, ' ') : text));
    };
    if (change.kind === 'wrap') {
      const wrapped = part.flatMap(
        (text) => text.match(new RegExp(`.{1,${change.width}}(?:\\s|$)|.{1,${change.width}}`, 'gu')) ?? [''],
      );
      result.splice(at, count, ...wrapped.map((text) => text.trimEnd()));
    }
    if (change.kind === 'bullets') {
      result = result.map((text, index) =>
        index >= at && index < at + count ? text.replace(/^- /, change.mark) : text,
      );
    }
    if (change.kind === 'mangle') {
      result = result.map((text, index) =>
        index >= at && index < at + count
          ? text.replace(/\d/g, (digit) => String((Number(digit) + change.shift) % 10))
          : text,
      );
    }
    if (kind === 'noDigits') rewrite(/\d/g);
    if (kind === 'noTabs') rewrite(/\t/g);
    if (kind === 'noBullets') rewrite(/^- /);
  }
  return result;
}

function numbersIn(text: string): Set<number> {
  return new Set(
    [...text.matchAll(/\d+(?:[.,]\d+)?/g)]
      .flatMap(([found]) => [found, ...found.split(/[.,]/)])
      .map((found) => Number(found.replace(',', '.'))),
  );
}

function figuresOf({
  points,
  max,
  percent,
}: Pick<ParsedReport['areas'][number], 'points' | 'max' | 'percent'>): number[] {
  return [points, max, percent].filter((figure) => figure !== null);
}

const ROW_LABEL = /(?<![\d.])(\d)\s?\.\s?(\d{1,2})(?!\d)/g;

/** What follows each mention of a sub-question, as far as its row may reach: to the next number of a sub-question. */
function rowsIn(report: ParsedReport): Map<string, number[][]> {
  const score = report.classified.filter((line) => line.class === 'score').map(({ text }) => text);
  const text = score.join('\n');
  const labels = [...text.matchAll(ROW_LABEL)];
  const rows = new Map<string, number[][]>();
  labels.forEach((label, at) => {
    const number = `${label[1]}.${Number(label[2])}`;
    const told = text.slice(label.index + label[0].length, labels[at + 1]?.index);
    const figures = [...told.matchAll(/\d+(?:[.,]\d+)?/g)].map(([found]) => Number(found.replace(',', '.')));
    rows.set(number, [...(rows.get(number) ?? []), figures]);
  });
  return rows;
}

/** Whether each figure is printed behind the number, and one figure is not told twice. */
function toldBehind(figures: readonly number[], rows: readonly number[][] | undefined): boolean {
  return (rows ?? []).some((row) => {
    const left = [...row];
    return figures.every((figure) => {
      const at = left.indexOf(figure);
      if (at >= 0) left.splice(at, 1);
      return at >= 0;
    });
  });
}

/**
 * Reads lines and checks what must hold for any text: no exception but the domain's own, every line counted once, no
 * number that is not printed, every finding on lines of its class.
 */
function checkReading(texts: readonly string[]): void {
  let report: ParsedReport;
  try {
    report = parseReport(toLines(texts));
  } catch (error) {
    expect(error).toBeInstanceOf(DomainError);
    expect((error as DomainError).code).toBe('report.no-areas');
    return;
  }
  // Compared here and not by the matcher, which is slow on long lists.
  expect(report.classified.length).toBe(texts.length);
  expect(report.classified.findIndex(({ line }, index) => line !== index + 1)).toBe(-1);
  const { total, unplaced, ...classes } = report.lines;
  expect(Object.values(classes).reduce((sum, count) => sum + count, 0) + unplaced.length).toBe(total);
  expect(total).toBe(texts.length);
  const printed = numbersIn(texts.join('\n'));
  // A line into which a page has melted has one class, and may hold figures beside.
  const told = report.classified.filter(
    ({ class: kind, text }) => kind === 'score' || kind === 'heading' || text.length > 120,
  );
  const tables = numbersIn(told.map(({ text }) => text).join('\n'));
  expect(report.areas.flatMap(figuresOf).filter((figure) => !tables.has(figure))).toEqual([]);
  const rows = rowsIn(report);
  const guessed = report.areas
    .flatMap((area) => area.subQuestions)
    .filter((question) => !toldBehind(figuresOf(question), rows.get(question.number)));
  expect(guessed.filter((question) => figuresOf(question).length > 0)).toEqual([]);
  const sum = report.areas.reduce((points, area) => points + (area.points ?? 0), 0);
  if (report.pointsTotal !== null) expect(report.pointsTotal === sum || printed.has(report.pointsTotal)).toBe(true);
  checkFindings(report);
}

function checkFindings(report: ParsedReport): void {
  const ofClass = (...kinds: string[]): Set<number> =>
    new Set(report.classified.filter((line) => kinds.includes(line.class)).map(({ line }) => line));
  const lists = ofClass('strength', 'improvement');
  for (const [kind, findings] of [
    ['strength', report.areas.flatMap(({ strengths }) => strengths)],
    ['improvement', report.areas.flatMap(({ improvements }) => improvements)],
  ] as const) {
    const lines = new Set(findings.flatMap((finding) => finding.lines));
    // A line into which a page has melted may hold both kinds.
    expect([...lines].filter((line) => !lists.has(line))).toEqual([]);
    expect([...ofClass(kind)].filter((line) => !lines.has(line))).toEqual([]);
  }
}

describe('a mutated report', () => {
  // `npm run fault` runs this file again, with ten thousand.
  it('is read without a crash, each line counted once, no number that is not printed', () => {
    const numRuns = process.env.FAULT === 'long' ? 10_000 : 150;
    const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
    process.stderr.write(`report mutations: ${numRuns} runs, SEED=${seed}\n`);
    fc.assert(
      fc.property(
        fc.nat({ max: reports.length - 1 }),
        fc.array(mutation, { minLength: 1, maxLength: 8 }),
        (report, changes) => checkReading(mutate(reports[report] ?? [], changes)),
      ),
      { numRuns, seed },
    );
  }, 1_800_000);

  it('costs no more than its length, whatever it repeats', () => {
    const long = 60_000;
    const row = (unit: string): string => unit.repeat(Math.ceil(long / unit.length));
    checkReading([
      'Område 1',
      'STYRKOR',
      row(' 1'),
      row(' '),
      `- ${row('a b ')}`,
      row('.'),
      row('• '),
      row('1 av '),
      'x',
    ]);
    checkReading([
      'Område 1 Offentlighet och demokrati',
      'Förbättringsområden',
      `- ${row('mål och resultat ')}`,
      row('\t1'),
    ]);
  });

  it('may be anything at all', () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 120 }),
      fc.constantFrom(
        'Område 1',
        'Område 2 Annat',
        'STYRKOR',
        'Förbättringsområden:',
        '- punkt',
        'rad',
        '1.1\tFråga?\t1\t2\t50%',
        '3',
        '',
      ),
      fc.constantFrom(...sample),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 60 }), (texts) => checkReading(texts)),
      { numRuns: 100 },
    );
  });
});
