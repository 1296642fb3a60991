import { EDITIONS } from '../evaluation/framework.js';
import { HeadwordBox } from './headword-box.js';
import { LIST_HEAD_WORDS } from './line-shapes.js';
import { LINE_CLASSES, type LineClass, type SourceLine } from './source-line.js';

/*
 * A bad extraction leaves a whole page on one line: heads, text and bullets have run together. Such a line is taken
 * apart before reading; each part keeps the number of the line it comes from.
 */

/** Shorter lines are bullets and rows, not pages, unless a list begins there. */
const LONG = 160;
/** More parts than this has no page: the line is something else. */
const MOST_PARTS = 400;
/** Marks that mean a bullet wherever they stand; a dash or a star only does behind the head of a list. */
const MARK = '[•▪●·‣∙\\uE000-\\uF8FF]';
const WEAK_MARK = '[-–—*]';

const escaped = (text: string): string =>
  text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[\p{Pd}]/gu, '[\\p{Pd}]');
const NAMES = [...new Set(EDITIONS.flatMap(({ areas }) => areas.flatMap(({ name, aliases }) => [name, ...aliases])))]
  .sort((a, b) => b.length - a.length)
  .map(escaped)
  .join('|');

/** "Område 3 Politisk styrning och kontroll 61 poäng" inside a line. */
const AREA = new RegExp(
  `(?:(?<=^|\\s)(?:område|huvudområde|hovedområde)\\s*\\d\\s*[.:–—-]?\\s*|(?<=^|\\s)\\d\\.\\s+)(?:${NAMES})(?:[,\\s–—:-]+\\d{1,3}\\s*(?:poäng|poeng|p)\\b)?`,
  'giu',
);
const LIST_HEAD = new RegExp(
  `(?<=^|[\\s.!?])(?:${LIST_HEAD_WORDS})\\s*[:.]?(?=\\s+(?:${MARK}|${WEAK_MARK}\\s))`,
  'giu',
);
const LIST_ON_A_LINE = new RegExp(`^\\s*(?:${LIST_HEAD_WORDS})\\s*[:.]?\\s+${MARK}\\s*\\S`, 'iu');
const BOX_HEAD = /(?<=^|\s)(?:Rubriker|Overskrifter)\s+(?:Poäng|Poeng)(?=\s)/gu;
const SMALL_HEAD = /^(?:Allmänt|Generelt|Generellt|Inledning|Bakgrund)(?=\s)/u;
const STRONG_BULLET = new RegExp(`\\s*(?=${MARK}\\s)`, 'u');
const WEAK_BULLET = new RegExp(`\\s+(?=${WEAK_MARK}\\s+[\\p{Lu}\\d])`, 'u');

/** Cuts a text before and after everything that a pattern finds. */
function isolate(text: string, pattern: RegExp, wanted: (found: string) => boolean = () => true): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    if (!wanted(match[0])) continue;
    parts.push(text.slice(from, match.index), match[0]);
    from = match.index + match[0].length;
  }
  parts.push(text.slice(from));
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** The headwords and the points behind "Rubriker Poäng", and what follows them. */
function boxAndRest(text: string): string[] {
  // Headwords and points, or the points alone where the headwords were lost.
  const match = new RegExp(`^(${MARK}.*?\\s\\d{1,3}|\\d{1,3})\\s+(?=\\p{Lu})`, 'u').exec(text);
  if (match === null) return [text];
  const [box = ''] = match.slice(1);
  return [box.replace(/\s+(\d{1,3})$/, '\t$1'), text.slice(match[0].length)];
}

function afterSmallHead(text: string): string[] {
  const match = SMALL_HEAD.exec(text);
  return match === null ? [text] : [match[0], text.slice(match[0].length).trim()];
}

function partsOf(text: string): string[] {
  // Words of running text that name the lists begin with a small letter.
  const capital = (found: string): boolean => /^\P{Ll}/u.test(found);
  const parts: string[] = [];
  let behind: 'text' | 'list' | 'box' = 'text';
  const pieces = isolate(text, AREA, capital)
    .flatMap((part) => isolate(part, LIST_HEAD, capital))
    .flatMap((part) => isolate(part, BOX_HEAD));
  const matches = (pattern: RegExp, part: string): boolean => part.replace(pattern, '').trim() === '';
  for (const piece of pieces) {
    if (
      matches(LIST_HEAD, `${piece} • `.slice(0, -3)) ||
      new RegExp(`^(?:${LIST_HEAD_WORDS})\\s*[:.]?$`, 'iu').test(piece)
    ) {
      behind = 'list';
      parts.push(piece);
    } else if (/^(?:Rubriker|Overskrifter)\s+\S+$/u.test(piece)) {
      behind = 'box';
      parts.push(piece);
    } else if (matches(AREA, piece)) {
      behind = 'text';
      parts.push(piece);
    } else if (behind === 'list') {
      parts.push(...piece.split(STRONG_BULLET).flatMap((item) => item.split(WEAK_BULLET)));
    } else if (behind === 'box') {
      behind = 'text';
      parts.push(...boxAndRest(piece).flatMap(afterSmallHead));
    } else {
      parts.push(...afterSmallHead(piece));
    }
  }
  if (parts.length > 1) return parts;
  // The rest of a list whose head stood on the page before: several marks that mean nothing but bullets.
  const marks = text.match(new RegExp(`\\s${MARK}\\s`, 'gu'))?.length ?? 0;
  return marks >= 2 && !HeadwordBox.isWhole(text) ? text.split(STRONG_BULLET) : [text];
}

export interface UnmeltedLines {
  readonly lines: readonly SourceLine[];
  /** Index of the source line that each comes from. */
  readonly origin: readonly number[];
}

/** Takes apart the lines into which a page has melted; all others stay as they are. */
export function unmelt(lines: readonly SourceLine[]): UnmeltedLines {
  const result: SourceLine[] = [];
  const origin: number[] = [];
  lines.forEach((line, index) => {
    const parts = isWhole(line.text) ? [line.text] : partsOf(line.text);
    const found = parts.map((part) => part.trim()).filter((part) => part !== '');
    (found.length < 2 || found.length > MOST_PARTS ? [line] : found.map((text) => ({ ...line, text }))).forEach(
      (part) => {
        result.push(part);
        origin.push(index);
      },
    );
  });
  return { lines: result, origin };
}

/** What tells most about a line when its parts are of several classes. */
const WEIGHT: readonly LineClass[] = [
  'improvement',
  'strength',
  'unplaced',
  'score',
  'heading',
  'narrative',
  'furniture',
  'blank',
];

function isWhole(text: string): boolean {
  return text.length > 50_000 || (text.length < LONG && !LIST_ON_A_LINE.test(text));
}

/** The one class of each source line, from the classes of its parts. */
export function mergedClasses(classes: readonly LineClass[], origin: readonly number[], count: number): LineClass[] {
  const result: LineClass[] = Array.from({ length: count }, () => LINE_CLASSES[7]);
  const taken = new Set<number>();
  classes.forEach((kind, part) => {
    const index = origin[part] ?? 0;
    const known = result[index];
    if (!taken.has(index) || known === undefined || WEIGHT.indexOf(kind) < WEIGHT.indexOf(known)) result[index] = kind;
    taken.add(index);
  });
  return result;
}
