import { areasNamed } from '../evaluation/framework.js';
import { toNumber } from './line-shapes.js';

export type ScoreColumn = 'points' | 'max' | 'percent';

/** What one line of a score table says. Figures are those printed, in the columns the head announced. */
export type ScoreShape =
  /** One of the heads of the columns, where each stands on a line of its own. */
  | { readonly kind: 'column'; readonly column: ScoreColumn }
  | {
      readonly kind: 'head';
      readonly area: number | null;
      readonly name: string;
      /** Null for a table that gives its figures no heads, or lost them. */
      readonly columns: readonly ScoreColumn[] | null;
    }
  | { readonly kind: 'row'; readonly number: string; readonly title: string; readonly figures: readonly Figure[] }
  /** `area` is set when the sum names its area, `grand` when it is the sum of all. */
  | {
      readonly kind: 'sum';
      readonly area: number | null;
      readonly grand: boolean;
      readonly figures: readonly Figure[];
    };

export interface Figure {
  /** Null: the cell is there, and empty. */
  readonly value: number | null;
  readonly percent: boolean;
}

const COLUMN_WORDS: readonly (readonly [RegExp, ScoreColumn])[] = [
  [/^(?:(?:uppnått|uppnådda?|erhållna|antal|oppnådde?)(?: po[äe]ng)?|poäng|resultat|poeng)$/iu, 'points'],
  [/^(?:(?:max|maximalt?|maximala|möjliga|maks|mulige)(?: po[äe]ng)?|maxpoäng|makspoeng)$/iu, 'max'],
  [/^(?:procent|prosent|%|andel|(?:andel|i) (?:procent|prosent|%)|uppfyllelse)$/iu, 'percent'],
];
const COLUMN_HEAD =
  '(?:maxpoäng|makspoeng|(?:uppnått|uppnådda?|erhållna|antal|oppnådde?|max|maximalt?|maximala|möjliga|maks|mulige)(?:\\s+po[äe]ng)?|poäng|resultat|poeng|(?:andel|i)\\s+(?:procent|prosent|%)|procent|prosent|%|andel|uppfyllelse)(?!\\p{L})';
const HEAD_TAIL = new RegExp(`((?:\\s+${COLUMN_HEAD})+)\\s*$`, 'iu');
const HEAD_WORD = new RegExp(COLUMN_HEAD, 'giu');

function headOf(text: string): ScoreShape | null {
  const tail = HEAD_TAIL.exec(` ${text}`);
  if (tail === null) return null;
  const columns = (tail[1] ?? '')
    .replace(/\s+/g, ' ')
    .match(HEAD_WORD)
    ?.flatMap((word) => COLUMN_WORDS.find(([pattern]) => pattern.test(word))?.[1] ?? []);
  if (columns === undefined) return null;
  if (!columns.includes('max') || new Set(columns).size !== columns.length) return null;
  // One such word alone may end a sentence.
  if (columns.length < 2 && !text.includes('\t')) return null;
  const front = ` ${text}`.slice(0, tail.index).replace(/\s+/g, ' ').trim();
  const numbered = /^(?:område\s*)?(\d)\s*[.:]?(?:\s+|$)(.*)$/iu.exec(front);
  return {
    kind: 'head',
    area: numbered === null ? null : Number(numbered[1]),
    name: (numbered === null ? front : (numbered[2] ?? '')).trim(),
    columns,
  };
}

const NOTHING = /^[-–—]?$/;

/** The cells behind the title of a row with TABs, when all of them are figures or empty and some are figures. */
function figureCells(text: string): { front: string; figures: Figure[] } | null {
  const cells = text.split('\t').map((cell) => cell.trim());
  const title = cells.findIndex((cell) => /\p{L}{2}/u.test(cell));
  const behind = cells.slice(title + 1);
  if (title < 0 || behind.length < 2 || behind.length > 3 || !behind.some((cell) => NOTHING.test(cell))) return null;
  const figures = behind.map((cell): Figure | null => {
    if (NOTHING.test(cell)) return { value: null, percent: false };
    const value = toNumber(cell.replace(/\s?%$/, ''));
    return value === null ? null : { value, percent: cell.endsWith('%') };
  });
  if (figures.some((figure) => figure === null) || figures.every((figure) => figure?.value === null)) return null;
  return { front: cells.slice(0, title + 1).join(' '), figures: figures.filter((figure) => figure !== null) };
}

/** The figures at the end of a line, and what stands before them. At most three; a share of the text is never taken. */
function splitFigures(text: string): { front: string; figures: Figure[] } {
  const cells = figureCells(text);
  if (cells !== null) return cells;
  const figures: Figure[] = [];
  let front = text.trimEnd();
  while (figures.length < 3) {
    const missing = /\s{2,}[-–—]$/.exec(front);
    if (missing !== null) {
      figures.unshift({ value: null, percent: false });
      front = front.slice(0, missing.index).trimEnd();
      continue;
    }
    const match = /(?:^|\s)(\d{1,4}(?:[.,]\d{1,2})?)(\s?%)?$/.exec(front);
    if (match === null) break;
    const value = toNumber(match[1] ?? '');
    if (value === null) break;
    figures.unshift({ value, percent: match[2] !== undefined });
    front = front.slice(0, match.index).trimEnd();
  }
  return { front, figures };
}

/** Whether a line holds figures as a row of a score table does, whatever else it says. */
export function holdsFigures(text: string): boolean {
  const cells = text.split('\t').filter((cell) => toNumber(cell.trim().replace(/\s?%$/, '')) !== null);
  const { figures } = splitFigures(text);
  return cells.length >= 2 || (figures.length >= 2 && figures.some(({ percent }) => percent));
}

/** At the end of a row: the number of the next one, or the figures of another. */
const MELTED_END = /%\s+(?:[1-8]\s?\.\s?\d{1,2}\.?|(?:\d{1,4}(?:[.,]\d{1,2})?\s+){0,2}\d{1,3}(?:[.,]\d{1,2})?\s?%)\s*$/;

/** Amid a row: the figures of one before the number and title of another. */
const MELTED_INSIDE = /[\d%]\s+[1-8]\s?\.\s?\d{1,2}\.?\s+\p{L}{2}/u;

/** More than one row has melted into a line: whose the figures are cannot be told. */
export function holdsSeveralRows(text: string): boolean {
  if (MELTED_END.test(text) || MELTED_INSIDE.test(text)) return true;
  if ((text.match(/(?<!\S)\d{1,4}(?:[.,]\d{1,2})?\s+\d{1,3}(?:[.,]\d{1,2})?\s?%/g) ?? []).length > 1) return true;
  return (text.match(/(?<![\d.,])[1-8]\s?\.\s?\d{1,2}\.?\s+\p{L}{2}/gu) ?? []).length > 1;
}

const ROW = /^\s*(\d)\s?\.\s?(\d{1,2})\.?(?:\s+|$)(.*)$/su;
const SUM_WORDS = /^(?:summa|totalt?|total poäng|totalsumma|sum|sammanlagt|poäng totalt|område \d)?\s*[:.]?$/iu;

/** Reads a line as part of a score table, or null. `open` tells that a table has begun. */
export function scoreShape(text: string, open: boolean): ScoreShape | null {
  if (open) {
    const column = COLUMN_WORDS.find(([pattern]) => pattern.test(text.trim()))?.[1];
    if (column !== undefined) return { kind: 'column', column };
  }
  const head = headOf(text);
  if (head !== null) return head;
  if (open) {
    const [, number, name = ''] = /^\s*(?:område\s*)?(\d)\s*[.:]?\s+(\p{L}.*)$/iu.exec(text) ?? [];
    if (number !== undefined && areasNamed(name.trim()).some((area) => area.number === Number(number))) {
      return { kind: 'head', area: Number(number), name: name.trim(), columns: null };
    }
  }
  if (holdsSeveralRows(text)) return null;
  const row = ROW.exec(text);
  if (row !== null && Number(row[1]) >= 1 && Number(row[1]) <= 8 && Number(row[2]) >= 1) {
    const { front, figures } = splitFigures(row[3] ?? '');
    const clear =
      figures.filter(({ value }) => value !== null).length >= 2 ||
      (figures.length === 1 && figures[0]?.percent === true);
    // Without figures only an opened table makes it a row: chapters are numbered the same way.
    if (clear || open) {
      return { kind: 'row', number: `${row[1]}.${row[2]}`, title: front.replace(/\s+/g, ' ').trim(), figures };
    }
  }
  const { front, figures } = splitFigures(text);
  const label = front.replace(/\s+/g, ' ').trim();
  if (SUM_WORDS.test(label) && (figures.length >= 2 || (label !== '' && figures.length === 1 && open))) {
    return { kind: 'sum', area: null, grand: figures.some(({ value }) => value !== null && value >= 200), figures };
  }
  const named = /^(?:område\s*)?(\d)?\s*[.:]?\s*(\p{L}.*)$/iu.exec(label);
  // The last words of a title may be those of an area: "… strategi för⏎ledarskap, ansvar och delegation?"
  const begins = /^[\p{Lu}\d]/u.test(label) && !label.endsWith('?');
  if (figures.length >= 2 && named !== null && begins) {
    const matches = areasNamed(named[2] ?? '');
    const area = matches.find(({ number }) => String(number) === named[1]) ?? matches[0];
    if (area !== undefined) return { kind: 'sum', area: area.number, grand: false, figures };
  }
  return null;
}

/** Puts figures into columns. Two figures without a percent sign are points and max; a lone percent is a percent. */
export function figuresByColumn(
  figures: readonly Figure[],
  columns: readonly ScoreColumn[] | null,
): { points: number | null; max: number | null; percent: number | null } {
  const result: Record<ScoreColumn, number | null> = { points: null, max: null, percent: null };
  if (columns !== null && columns.length === figures.length) {
    columns.forEach((column, index) => (result[column] = figures[index]?.value ?? null));
    return result;
  }
  // Without its heads, a row with an empty cell does not say which figure is missing.
  if (figures.some(({ value }) => value === null) && figures.length < 3) return result;
  const percent = figures.find((figure) => figure.percent);
  const plain = figures.filter((figure) => !figure.percent);
  result.percent = percent?.value ?? (plain.length === 3 ? (plain[2]?.value ?? null) : null);
  // One bare figure of a table with several columns could be any of them, so it is none.
  if (plain.length >= 2) {
    result.points = plain[0]?.value ?? null;
    result.max = plain[1]?.value ?? null;
  }
  return result;
}
