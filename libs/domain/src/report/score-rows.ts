import { areaOfSubQuestion, areasNamed } from '../evaluation/framework.js';
import { joinBroken } from './findings.js';
import { toNumber } from './line-shapes.js';
import { figuresByColumn, type Figure, type ScoreColumn, type ScoreShape } from './score-table.js';
import type { SourceLine } from './source-line.js';

export interface RowDraft {
  readonly number: string;
  title: string;
  readonly line: number;
  figures: readonly Figure[];
  readonly columns: readonly ScoreColumn[] | null;
  /** The row began without figures, so they may follow one by one. */
  readonly stacked: boolean;
}

export interface SumDraft {
  readonly area: number;
  readonly line: number;
  readonly points: number | null;
  readonly max: number | null;
  readonly percent: number | null;
}

export interface TableDraft {
  readonly rows: readonly RowDraft[];
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
      this.columns = shape.columns;
      this.area = shape.area ?? areasNamed(shape.name)[0]?.number ?? null;
      if (this.area !== null && shape.name !== '') this.names.push({ area: this.area, name: shape.name, line });
      return;
    }
    if (shape.kind === 'row') {
      const { number, title, figures } = shape;
      this.current = { number, title, line, figures, columns: this.columns, stacked: figures.length === 0 };
      this.rows.push(this.current);
      this.area = areaOfSubQuestion(number);
      return;
    }
    const figures = figuresByColumn(shape.figures, this.columns);
    if (shape.grand) this.grand ??= { points: figures.points, max: figures.max, line };
    else if (shape.area !== null) this.sums.push({ area: shape.area, line, ...figures });
    else if (this.area !== null && !this.sums.some(({ area }) => area === this.area)) {
      this.sums.push({ area: this.area, line, ...figures });
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
    return { rows: this.rows, sums: this.sums, names: this.names, grand: this.grand };
  }
}
