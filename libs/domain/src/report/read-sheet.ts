import { areaOfSubQuestion, editionById, plainName } from '../evaluation/framework.js';
import type { ReportNote, ReportSubQuestion } from './parsed-report.js';
import type { PlannedAction } from './planned-action.js';
import { editionOf, editionOfNumbers, subQuestionsOfEdition } from './report-edition.js';
import type {
  OwnAction,
  PlannedArea,
  PlannedImprovement,
  PlannedStrength,
  ReportPlan,
  RowError,
} from './report-plan.js';
import { editionNamed, ROW_KINDS, type RowKind, SHEET_COLUMN_IDS } from './report-sheet.js';
import { isEmptyCell, type SheetTable, shownCell } from './sheet-cell.js';
import type { SheetMapping } from './sheet-mapping.js';
import { factsIn } from './sheet-facts.js';
import { SheetRows } from './sheet-rows.js';
import type { AccountedLine, LineClass } from './source-line.js';

export interface SheetReading {
  readonly plan: ReportPlan;
  /** Every row of the sheet with its class: what the review shows beside the proposals. */
  readonly lines: readonly AccountedLine[];
  /** What the reader is told of rows that were passed over. */
  readonly notes: readonly ReportNote[];
  /** When there are any, nothing of the sheet is used. */
  readonly errors: readonly RowError[];
}

const KIND_OF_WORD = new Map(
  Object.entries(ROW_KINDS).flatMap(([kind, words]) =>
    words.map((word) => [plainName(word), kind as RowKind] as const),
  ),
);
const CLASS_OF_KIND: Readonly<Partial<Record<RowKind, LineClass>>> = {
  area: 'heading',
  subQuestion: 'score',
  total: 'score',
  strength: 'strength',
  improvement: 'improvement',
  ownAction: 'improvement',
};
const MOST_POINTS = 10_000;
/** Rows that a note names. */
const MOST_NAMED = 10;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
interface OpenArea extends Omit<Mutable<PlannedArea>, 'subQuestions' | 'strengths' | 'improvements'> {
  subQuestions: ReportSubQuestion[];
  strengths: PlannedStrength[];
  improvements: PlannedImprovement[];
}

/** Reads one sheet from top to bottom. */
class SheetReader {
  private readonly rows: SheetRows;
  private readonly areas = new Map<number, OpenArea>();
  private readonly ownActions: OwnAction[] = [];
  private readonly evaluators: string[] = [];
  private readonly lines: AccountedLine[] = [];
  /** Where a number was first seen, to tell the second row of it. */
  private readonly seen = new Map<string, string>();
  private facts: Mutable<Pick<ReportPlan, 'municipality' | 'code' | 'year' | 'month' | 'pointsTotal' | 'pointsMax'>> & {
    edition: string | null;
    total: boolean;
  };
  private areaAbove: number | null = null;
  private readonly passedOver: number[] = [];

  constructor(
    private readonly table: SheetTable,
    private readonly mapping: SheetMapping,
  ) {
    this.rows = new SheetRows(table, mapping.columns);
    this.facts = {
      municipality: mapping.municipality,
      code: null,
      year: mapping.year,
      month: null,
      edition: mapping.edition,
      pointsTotal: null,
      pointsMax: null,
      total: false,
    };
  }

  read(): SheetReading {
    this.table.rows.forEach((cells, row) => {
      if (cells.every(isEmptyCell)) this.account(row, 'blank', '');
      else if (row <= this.mapping.headRow || this.rows.isBlank(row)) this.account(row, 'furniture', shownRow(cells));
      else this.readRow(row);
    });
    this.checkLinks();
    return { plan: this.plan(), lines: this.lines, notes: this.notes(), errors: this.rows.errors };
  }

  private readRow(row: number): void {
    const kind = this.kindOf(row);
    if (kind !== null && this.isForeign() && !this.rows.has(row, 'text')) {
      this.passedOver.push(row + 1);
      this.account(row, 'furniture', shownRow(this.table.rows[row] ?? []));
      return;
    }
    if (kind === null || this.isUnfilled(row, kind))
      this.account(row, 'furniture', shownRow(this.table.rows[row] ?? []));
    else {
      this.take(row, kind);
      this.account(row, CLASS_OF_KIND[kind] ?? 'narrative', this.shown(row, kind));
    }
  }

  /** A list of somebody's own, without a column that says what each row is: its rows are read for their words. */
  private isForeign(): boolean {
    return this.mapping.rowsAre !== null;
  }

  private notes(): ReportNote[] {
    const [line] = this.passedOver;
    if (line === undefined) return [];
    const [count, rows] = [this.passedOver.length, this.passedOver.slice(0, MOST_NAMED).join(', ')];
    const more = count > MOST_NAMED ? ' och fler' : '';
    const what = count === 1 ? 'En rad utan text har' : `${count} rader utan text har`;
    return [{ code: 'rows.without-text', message: `${what} hoppats över: rad ${rows}${more}.`, line }];
  }

  /** A row of the template that nobody has written in: it says what it is for, and nothing else. */
  private isUnfilled(row: number, kind: RowKind): boolean {
    if (kind === 'area' || kind === 'subQuestion' || kind === 'total') return false;
    const filled = SHEET_COLUMN_IDS.filter((column) => this.rows.has(row, column));
    return filled.every((column) => column === 'type' || column === 'number');
  }

  private kindOf(row: number): RowKind | null {
    const { columns, rowsAre } = this.mapping;
    if (columns.type === undefined) {
      // A sum below a foreign table is no row of it.
      const first = shownCell(this.table.rows[row]?.find((cell) => !isEmptyCell(cell)));
      if (['summa', 'totalt', 'total'].includes(plainName(first))) return null;
      return rowsAre;
    }
    const word = this.rows.text(row, 'type');
    if (word === null) return this.rows.has(row, 'type') ? null : this.rows.fail(row, 'type', 'type-missing');
    return (
      KIND_OF_WORD.get(plainName(word)) ?? this.rows.fail(row, 'type', 'type-unknown', { value: word.slice(0, 40) })
    );
  }

  private take(row: number, kind: RowKind): void {
    const { rows, facts } = this;
    switch (kind) {
      case 'municipality':
        facts.municipality = rows.line(row, 'text') ?? facts.municipality;
        break;
      case 'code': {
        // Excel takes the zero away from a code that begins with one.
        const code = rows.line(row, 'text')?.padStart(4, '0') ?? null;
        facts.code = code === null || /^\d{4}$/.test(code) ? code : rows.fail(row, 'text', 'code');
        break;
      }
      case 'year':
        facts.year = this.whole(row, 1990, 2100, 'year') ?? facts.year;
        break;
      case 'month':
        facts.month = this.whole(row, 1, 12, 'month');
        break;
      case 'edition': {
        const word = rows.line(row, 'text');
        if (word !== null) facts.edition = editionNamed(word) ?? rows.fail(row, 'text', 'edition');
        break;
      }
      case 'evaluator': {
        const name = rows.line(row, 'text');
        if (name !== null) this.evaluators.push(name);
        break;
      }
      case 'total':
        facts.total = true;
        facts.pointsTotal = rows.number(row, 'points', MOST_POINTS);
        facts.pointsMax = rows.number(row, 'max', MOST_POINTS);
        break;
      case 'area':
        this.takeArea(row);
        break;
      case 'subQuestion':
        this.takeSubQuestion(row);
        break;
      default:
        this.takeFinding(row, kind);
    }
  }

  private takeArea(row: number): void {
    const number = this.rows.area(row, this.facts.edition)?.area ?? null;
    if (number === null) {
      if (!this.rows.has(row, 'number')) this.rows.fail(row, 'number', 'number-missing');
      return;
    }
    this.areaAbove = number;
    if (this.repeated(row, String(number))) return;
    const area = this.areaOf(number);
    area.name = this.rows.line(row, 'text') ?? area.name;
    area.points = this.rows.number(row, 'points', MOST_POINTS);
    area.max = this.rows.number(row, 'max', MOST_POINTS);
    area.percent = this.rows.number(row, 'percent', 100);
  }

  private takeSubQuestion(row: number): void {
    const number = this.rows.subQuestion(row);
    if (number === null || this.repeated(row, number)) return;
    const title = this.required(row);
    const shortTitle = this.rows.line(row, 'shortTitle');
    this.areaOf(areaOfSubQuestion(number)).subQuestions.push({
      number,
      title: title ?? '',
      ...(shortTitle === null ? {} : { shortTitle }),
      points: this.rows.number(row, 'points', MOST_POINTS),
      max: this.rows.number(row, 'max', MOST_POINTS),
      percent: this.rows.number(row, 'percent', 100),
    });
  }

  private takeFinding(row: number, kind: 'strength' | 'improvement' | 'ownAction'): void {
    const { rows } = this;
    const place = rows.area(row, this.facts.edition);
    // Below the row of an area, or in merged cells, the number may be left out.
    const area = place?.area ?? (rows.has(row, 'number') ? null : this.areaAbove);
    if (area === null) {
      if (!rows.has(row, 'number')) rows.fail(row, 'number', 'number-missing');
      return;
    }
    this.areaAbove = area;
    const text = kind === 'ownAction' ? this.required(row) : rows.text(row, 'text');
    if (text === null) {
      if (kind !== 'ownAction' && !rows.has(row, 'text')) rows.fail(row, 'text', 'text-missing');
      return;
    }
    const line = row + 1;
    const page = rows.number(row, 'page', MOST_POINTS);
    if (kind === 'strength') {
      this.areaOf(area).strengths.push({ text, page, line });
      return;
    }
    const action: PlannedAction = {
      title: rows.line(row, 'title'),
      links: rows.links(row) ?? (place?.link ? [place.link] : null),
      ...factsIn(rows, row),
    };
    if (kind === 'ownAction') this.ownActions.push({ ...action, area, title: text, line });
    else this.areaOf(area).improvements.push({ ...action, text, page, line, skipReason: rows.line(row, 'skip') });
  }

  private required(row: number): string | null {
    const text = this.rows.line(row, 'text');
    return text ?? (this.rows.has(row, 'text') ? null : this.rows.fail(row, 'text', 'text-missing'));
  }

  private whole(row: number, least: number, most: number, code: 'year' | 'month'): number | null {
    const text = this.rows.line(row, 'text');
    if (text === null) return null;
    const value = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
    return value >= least && value <= most ? value : this.rows.fail(row, 'text', code, { least, most });
  }

  private repeated(row: number, what: string): boolean {
    const other = this.seen.get(what);
    if (other === undefined) this.seen.set(what, this.rows.nameOf(row, 'number'));
    else this.rows.fail(row, 'number', 'repeated', { what, other });
    return other !== undefined;
  }

  private areaOf(number: number): OpenArea {
    let area = this.areas.get(number);
    if (area === undefined) {
      area = {
        number,
        name: '',
        points: null,
        max: null,
        percent: null,
        subQuestions: [],
        strengths: [],
        improvements: [],
      };
      this.areas.set(number, area);
    }
    return area;
  }

  /** Links can point at sub-questions further down, so they are looked at when all rows are read. */
  private checkLinks(): void {
    this.fillFromFramework();
    const known = new Set([...this.areas.values()].flatMap(({ subQuestions }) => subQuestions.map((q) => q.number)));
    const actions = [...[...this.areas.values()].flatMap(({ improvements }) => improvements), ...this.ownActions];
    const wanted = actions.flatMap(({ links }) => links ?? []);
    if (this.isForeign() && known.size === 0 && wanted.length > 0) {
      // One sentence, not one for each row: no row is to blame.
      const edition = this.mapping.edition;
      this.rows.failWhole(edition === null ? 'edition-needed' : 'edition-bare', { edition: edition ?? '' });
      return;
    }
    for (const { links, line } of actions) {
      const missing = links?.find((number) => !known.has(number));
      if (missing === undefined) continue;
      const column = this.rows.has(line - 1, 'links') ? 'links' : 'number';
      this.rows.fail(line - 1, column, 'link-unknown', { value: missing });
    }
  }

  /** A foreign list of improvement areas brings no sub-questions: those of a known edition are taken, without points. */
  private fillFromFramework(): void {
    if (!this.isForeign() && this.mapping.edition === null) return;
    if ([...this.areas.values()].some(({ subQuestions }) => subQuestions.length > 0)) return;
    const links = [...this.areas.values()].flatMap(({ improvements }) =>
      improvements.flatMap((one) => one.links ?? []),
    );
    const edition = this.mapping.edition ?? editionOfNumbers(links, this.facts.year);
    if (edition === null) return;
    this.facts.edition ??= edition;
    for (const area of this.areas.values()) {
      area.subQuestions.push(...subQuestionsOfEdition(edition, area.number));
    }
  }

  private plan(): ReportPlan {
    const { total, ...facts } = this.facts;
    const found = [...this.areas.values()].sort((a, b) => a.number - b.number);
    const edition =
      facts.edition ??
      editionOf(
        found.map(({ number, name }) => ({ number, headings: [], tableNames: [name] })),
        found.flatMap(({ subQuestions }) => subQuestions),
        facts.year,
      ).edition;
    const known = editionById(edition);
    const areas = found.map((area) => ({
      ...area,
      name: area.name || (known?.areas.find(({ number }) => number === area.number)?.name ?? `Område ${area.number}`),
    }));
    return {
      ...facts,
      ...(total ? {} : { pointsTotal: sumOf(areas, 'points'), pointsMax: sumOf(areas, 'max') }),
      edition,
      evaluators: this.evaluators,
      areas,
      ownActions: this.ownActions,
    };
  }

  private account(row: number, kind: LineClass, text: string): void {
    this.lines.push({ line: row + 1, page: null, text, class: kind });
  }

  /** The row as the review shows it: the words alone where the words are what counts. */
  private shown(row: number, kind: RowKind | null): string {
    const cells = this.table.rows[row] ?? [];
    const at = this.mapping.columns.text;
    const text = at === undefined ? '' : shownCell(cells[at]).replace(/\s+/g, ' ').trim();
    if (kind === 'strength' || kind === 'improvement' || kind === 'ownAction') return text;
    if (kind === 'area') return `Område ${this.areaAbove ?? ''} ${text}`.replace(/\s+/g, ' ');
    return shownRow(cells);
  }
}

function shownRow(cells: SheetTable['rows'][number]): string {
  return cells
    .map((cell) => shownCell(cell).replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '')
    .join('\t');
}

function sumOf(areas: readonly PlannedArea[], figure: 'points' | 'max'): number | null {
  if (areas.length === 0 || areas.some((area) => area[figure] === null)) return null;
  return areas.reduce((sum, area) => sum + (area[figure] ?? 0), 0);
}

/** A report and its plan from the rows of a sheet, with every row accounted for and every fault named by its cell. */
export function readSheet(table: SheetTable, mapping: SheetMapping): SheetReading {
  return new SheetReader(table, mapping).read();
}
