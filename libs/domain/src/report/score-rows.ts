import { areaOfSubQuestion, areasNamed } from '../evaluation/framework.js';
import { joinBroken } from './findings.js';
import { toNumber } from './line-shapes.js';
import { figuresByColumn, holdsFigures, type Figure, type ScoreColumn, type ScoreShape } from './score-table.js';
import type { SourceLine } from './source-line.js';

export interface RowDraft {
  readonly number: string;
  title: string;
  readonly line: number;
  figures: readonly Figure[];
  readonly columns: readonly ScoreColumn[] | null;
  /** The row began without figures, so they may follow one by one. */
  readonly stacked: boolean;
  /** Rows of one table, from its head to its sum, have the same. */
  readonly table: number;
}

export interface SumDraft {
  readonly area: number;
  readonly line: number;
  readonly points: number | null;
  readonly max: number | null;
  readonly percent: number | null;
}

export interface TableDraft {
  /** One for each sub-question. */
  readonly rows: readonly RowDraft[];
  /** Rows that say something else of a sub-question than the one that counts. */
  readonly rivals: readonly RowDraft[];
  readonly sums: readonly SumDraft[];
  /** Names that the table heads give to the areas. */
  readonly names: readonly { readonly area: number; readonly name: string; readonly line: number }[];
  readonly grand: { readonly points: number | null; readonly max: number | null; readonly line: number } | null;
}

/** Puts score rows together: titles that break over lines and pages, figures on lines of their own. */
export class ScoreTable {
  private readonly rows: RowDraft[] = [];
  private readonly sums: SumDraft[] = [];
  private readonly names: { area: number; name: string; line: number }[] = [];
  private grand: TableDraft['grand'] = null;
  private columns: readonly ScoreColumn[] | null = null;
  private area: number | null = null;
  private opened = false;
  private table = 0;
  /** Rows of each area, by table: one number may be misprinted. */
  private readonly rowsOfArea = new Map<number, Map<number, number>>();
  private stackedSum: { readonly area: number; readonly line: number; readonly figures: readonly Figure[] } | null =
    null;
  /** Heads of columns that stand one below the other. */
  private stackedHeads: ScoreColumn[] = [];
  /** The row that may still go on. */
  private current: RowDraft | null = null;

  get isOpen(): boolean {
    return this.opened;
  }

  open(): void {
    this.opened = true;
  }

  close(): void {
    this.opened = false;
    this.current = null;
  }

  /** What follows belongs to no row that has begun. */
  endRow(): void {
    this.current = null;
  }

  take(shape: ScoreShape, line: number): void {
    this.opened = true;
    if (shape.kind === 'column') {
      this.stackedHeads.push(shape.column);
      if (this.stackedHeads.length >= 2) this.columns = [...this.stackedHeads];
      return;
    }
    this.stackedHeads = [];
    this.current = null;
    if (shape.kind === 'head') {
      this.table += 1;
      this.columns = shape.columns;
      this.area = shape.area ?? areasNamed(shape.name)[0]?.number ?? null;
      if (this.area !== null && shape.name !== '') this.names.push({ area: this.area, name: shape.name, line });
      return;
    }
    if (shape.kind === 'row') {
      const { number, title, figures } = shape;
      const stacked = figures.length === 0;
      this.current = { number, title, line, figures, columns: this.columns, stacked, table: this.table };
      this.rows.push(this.current);
      this.area = areaOfSubQuestion(number);
      const counts = this.rowsOfArea.get(this.table) ?? new Map<number, number>();
      this.rowsOfArea.set(this.table, counts.set(this.area, (counts.get(this.area) ?? 0) + 1));
      return;
    }
    const figures = figuresByColumn(shape.figures, this.columns);
    const summed = this.areaOfTable(this.table) ?? this.area;
    this.table += 1;
    if (shape.grand) this.grand ??= { points: figures.points, max: figures.max, line };
    else if (shape.area !== null) this.sums.push({ area: shape.area, line, ...figures });
    else if (summed !== null && !this.sums.some(({ area }) => area === summed)) {
      this.sums.push({ area: summed, line, ...figures });
    }
  }

  /** Whether a bare number is the figure that the current row lacks, rather than a page number. */
  wantsFigure(text: string): boolean {
    const expected = this.columns?.length ?? 3;
    const row = this.current;
    return (
      row?.stacked === true &&
      row.figures.length < expected &&
      row.title !== '' &&
      /^\s*\d{1,3}(?:[.,]\d+)?\s*%?\s*$/.test(text)
    );
  }

  /** Takes a line that continues the current row: more of its title, or a figure. */
  goesOn(line: SourceLine, standsAlone: boolean): boolean {
    const row = this.current;
    if (row === null) return false;
    const text = line.text.trim();
    if (this.takesSum(row, text, line.line)) return true;
    if (this.wantsFigure(text)) {
      const value = toNumber(text.replace(/\s*%$/, ''));
      if (value !== null) row.figures = [...row.figures, { value, percent: text.endsWith('%') }];
      return value !== null;
    }
    const finished = /[?!.”"]$/.test(row.title);
    if ((finished || standsAlone) && line.continues !== true && row.figures.length > 0) return false;
    if (finished && standsAlone) return false;
    // The whole title, or what is left of it.
    const longest = row.title === '' ? 200 : 110;
    if (text.length > longest || (finished && row.figures.length > 0)) return false;
    if (row.figures.length > 0 && holdsFigures(text)) return false;
    if (row.title === '' && !/\p{L}{2}/u.test(text)) return false;
    const match = /^(.*?)((?:\s+\d{1,3}(?:[.,]\d+)?\s?%?){2,3})$/u.exec(text);
    if (match !== null && row.figures.length === 0) {
      row.figures = (match[2] ?? '')
        .trim()
        .split(/(?<=[\d%])\s+(?=\d)/)
        .map((part) => ({
          value: toNumber(part.replace(/\s*%$/, '')) ?? 0,
          percent: part.endsWith('%'),
        }));
    }
    const more = (match !== null ? (match[1] ?? '') : text).replace(/\s+/g, ' ').trim();
    row.title = row.title === '' ? more : joinBroken(row.title, more);
    return true;
  }

  /** Bare figures below a row that has all of its own are the sum of the area, figure by figure. */
  private takesSum(row: RowDraft, text: string, line: number): boolean {
    const expected = this.columns?.length ?? 3;
    const value = /^\d{1,3}(?:[.,]\d+)?\s?%?$/.test(text) ? toNumber(text.replace(/\s?%$/, '')) : null;
    if (value === null || !row.stacked || row.figures.length < expected || this.area === null) return false;
    const sum = this.stackedSum?.area === this.area ? this.stackedSum : { area: this.area, line, figures: [] };
    if (sum.figures.length >= expected || this.sums.some(({ area }) => area === sum.area)) return false;
    this.stackedSum = { ...sum, figures: [...sum.figures, { value, percent: text.endsWith('%') }] };
    if (this.stackedSum.figures.length === expected) {
      this.sums.push({ area: sum.area, line: sum.line, ...figuresByColumn(this.stackedSum.figures, this.columns) });
    }
    return true;
  }

  draft(): TableDraft {
    const counted = [...Map.groupBy(this.rows, ({ number }) => number).values()].map((same) => this.oneOf(same));
    return {
      rows: counted.map(({ row }) => row),
      rivals: counted.flatMap(({ rivals }) => rivals),
      sums: this.sums,
      names: this.names,
      grand: this.grand,
    };
  }

  /** Of rows with one number: the first with figures, before all in the table of its own area. */
  private oneOf(same: readonly RowDraft[]): { row: RowDraft; rivals: readonly RowDraft[] } {
    const told = same.filter(({ figures }) => figures.length > 0);
    const home = told.find(({ number, table }) => this.areaOfTable(table) === areaOfSubQuestion(number));
    const row = home ?? told[0] ?? same[0];
    if (row === undefined) throw new Error('A group of rows is never empty.');
    return { row, rivals: told.filter((other) => !isSameResult(row, other)) };
  }

  /** The area that most rows of a table belong to; of equals the first. */
  private areaOfTable(table: number): number | null {
    const [most] = [...(this.rowsOfArea.get(table) ?? [])].sort(([, a], [, b]) => b - a);
    return most?.[0] ?? null;
  }
}

function isSameResult(a: RowDraft, b: RowDraft): boolean {
  const [one, other] = [a, b].map(({ figures, columns }) => figuresByColumn(figures, columns));
  return one?.points === other?.points && one?.max === other?.max && one?.percent === other?.percent;
}
