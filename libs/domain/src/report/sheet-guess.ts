import { areasNamed } from '../evaluation/framework.js';
import type { SheetColumn } from './report-sheet.js';
import { dayIn, isDay, isEmptyCell, type SheetCell, type SheetTable, shownCell } from './sheet-cell.js';

/** What the columns seem to be, and the rows. */
export interface Guess<R> {
  readonly columns: Readonly<Partial<Record<SheetColumn, number>>>;
  readonly rowsAre: R;
}

/** Rows that are looked at: enough to know what a column holds. */
const LOOKED_AT = 200;
/** Share of a column's cells that must be of a kind for the column to be of it. */
const MOSTLY = 0.6;
/** Letters of the shortest texts that the words of a report are, on average. */
const WORDS = 15;

/** What the cells of one column are, as shares of those with something in them. */
interface ColumnContent {
  readonly column: number;
  readonly filled: number;
  /** "1", "Område 3", "4. Ledarskap", or the name of an area; not "1.3". */
  readonly areas: number;
  /** "1.3", or several of them. */
  readonly questions: number;
  readonly days: number;
  /** Letters of a cell, on average. */
  readonly length: number;
  /** 1, 2, 3 and so on: numbers of the rows themselves. */
  readonly counting: boolean;
}

function isQuestion(text: string): boolean {
  return /^\d{1,2}[.,]\d{1,2}\.?(?:\s*[,;/&]\s*\d{1,2}[.,]\d{1,2}\.?)*$/u.test(text);
}
function isArea(text: string): boolean {
  return (
    (/^(?:område\s*|omr\.?\s*)?[1-8](?:[.:)\s]|$)/iu.test(text) && !isQuestion(text)) || areasNamed(text).length > 0
  );
}

function contentOf(column: number, rows: SheetTable['rows']): ColumnContent {
  const cells = rows.slice(0, LOOKED_AT).flatMap((row) => {
    const cell = row[column];
    return cell === undefined || isEmptyCell(cell) ? [] : [cell];
  });
  const texts = cells.map((cell) => shownCell(cell).trim());
  const share = (fits: (text: string, cell: SheetCell) => boolean): number =>
    cells.length === 0 ? 0 : cells.filter((cell, at) => fits(texts[at] ?? '', cell)).length / cells.length;
  const letters = cells.reduce<number>((sum, cell) => sum + (typeof cell === 'string' ? cell.length : 0), 0);
  return {
    column,
    filled: cells.length,
    areas: share(isArea),
    questions: share(isQuestion),
    days: share((text, cell) => isDay(cell) || dayIn(text) !== null),
    length: cells.length === 0 ? 0 : letters / cells.length,
    counting: texts.length > 2 && texts.every((text, at) => Number(text) === Number(texts[0]) + at),
  };
}

/** What the cells of a column would have to be for it to be this; undefined where anything may stand. */
const FITS: Readonly<Partial<Record<SheetColumn, (content: ColumnContent) => boolean>>> = {
  number: ({ areas, questions, counting }) => areas + questions > MOSTLY && !counting,
  text: ({ questions, days, length }) => questions <= MOSTLY && days <= MOSTLY && length > 3,
  links: ({ questions }) => questions > MOSTLY,
  due: ({ days }) => days > 0,
};

/** The column that is most of its kind; of equals the first. */
function best(
  columns: readonly ColumnContent[],
  weight: (content: ColumnContent) => number,
  least: number,
): number | undefined {
  const fitting = columns.filter((content) => weight(content) >= least);
  return fitting.sort((a, b) => weight(b) - weight(a))[0]?.column;
}

/**
 * What the heads say, corrected by what the cells are: a head that its cells speak against counts for nothing, and what no
 * head tells is told by the cells. A table of scores is left as its heads say, but for its numbers and words.
 */
export function guessByContent<R extends string | null>(
  guess: Guess<R>,
  heads: readonly SheetCell[],
  rows: SheetTable['rows'],
): Guess<R> {
  const contents = heads.map((_, column) => contentOf(column, rows));
  const scores = guess.rowsAre === 'subQuestion';
  const believed = Object.entries(guess.columns).filter(([id, column]) => {
    const content = contents[column];
    const fits = FITS[id as SheetColumn];
    // Without a cell there is nothing to speak against a head; the number of a score's row is its sub-question's.
    return content === undefined || content.filled === 0 || scores || fits === undefined || fits(content);
  });
  const columns: Partial<Record<SheetColumn, number>> = Object.fromEntries(believed);
  const free = () => contents.filter(({ column }) => !Object.values(columns).includes(column));
  const put = (id: SheetColumn, column: number | undefined): void => {
    if (columns[id] === undefined && column !== undefined) columns[id] = column;
  };
  const uncounted = () => free().filter(({ counting }) => !counting);
  put(
    'number',
    best(uncounted(), ({ areas }) => areas, MOSTLY),
  );
  if (!scores)
    put(
      'links',
      best(free(), ({ questions }) => questions, MOSTLY),
    );
  put(
    'text',
    best(free(), ({ length, areas }) => (areas > MOSTLY ? 0 : length), WORDS),
  );
  if (!scores)
    put(
      'due',
      best(free(), ({ days }) => days, MOSTLY),
    );
  // "1.3" tells the area as well: without another column for it, the numbers of the sub-questions do.
  if (columns.number === undefined && columns.links !== undefined) {
    const { links, ...rest } = columns;
    return { ...guess, columns: { ...rest, number: links } };
  }
  put(
    'number',
    best(uncounted(), ({ areas, questions }) => areas + questions, MOSTLY),
  );
  return { ...guess, columns };
}
