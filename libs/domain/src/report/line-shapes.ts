import { areasNamed, type AreaMatch } from '../evaluation/framework.js';
import type { SourceLine } from './source-line.js';

/*
 * What one line looks like on its own. Whether it is what it looks like depends on the lines around it and is decided
 * in classify-lines.ts.
 */

/** The marks that begin an item of a list, apart from letters; the readers of documents know the same ones. */
export const BULLET_MARKS = '–—•·*‣▪▫●○◦■□➢➤✓✔∙⁃→-';
/** "o" and "-" only count with a gap after them; private-use glyphs come from symbol fonts. */
const BULLET = new RegExp(
  `^\\s*(?:[${BULLET_MARKS}]|[\\uE000-\\uF8FF]|\\(cid:\\d+\\)|o(?=\\t| {2,}))[\\s\\u00a0]*(?=\\S)`,
  'u',
);
/** The document itself tells that an item begins here, so the letter before its text is the mark. */
const LETTER_MARK = /^\s*o\s+(?=\p{Lu})/u;
const NUMBERED = /^\s*(\d{1,2})[.)]\s+(?=\p{L})/u;

/** The text without the mark of a list item, or null when the line carries none. */
export function bulletText(line: SourceLine): string | null {
  const match = BULLET.exec(line.text);
  // A dash glued to a digit or a lower-case word is a minus sign or the rest of a divided word.
  const glued = match !== null && /[-–—*]$/.test(match[0]) && /^[\d\p{Ll}]/u.test(line.text.slice(match[0].length));
  if (match !== null && !glued) return line.text.slice(match[0].length).trim();
  return line.bullet === true ? line.text.replace(LETTER_MARK, '').trim() : null;
}

/** "2. Text" → { order: 2, text }: the mark of a numbered list, or a chapter heading. */
export function numberedText(text: string): { order: number; text: string } | null {
  const match = NUMBERED.exec(text);
  return match === null ? null : { order: Number(match[1]), text: text.slice(match[0].length).trim() };
}

/** Whether nothing is to be seen on the line. */
export function isBlank(text: string): boolean {
  return /^[\s\u00a0\u200b\ufeff\u00ad]*$/.test(text);
}

export type Section = 'strength' | 'improvement';

const STRENGTHS = 'styrkor|styrkorna|styrka|styrker|starka sidor|sterke sider';
const IMPROVEMENTS =
  '(?:identifierade |möjliga |viktiga )?(?:förbättringsområden|förbättringsområde|förbättringsområdena|förbättringsmöjligheter|förbättringspotential|förbättringsförslag|utvecklingsområden|utvecklingsområde|utvecklingsmöjligheter|forbedringsområder|forbedringspunkter|forbedringspotensial|utviklingsområder)';
/** Every word that heads a list, for a pattern that ignores case. */
export const LIST_HEAD_WORDS = `${IMPROVEMENTS}|${STRENGTHS}`;
const TAIL = '(?:\\s+(?:inom|i|för|område|området|innen|for)\\b.{0,70})?\\s*[:.]?';
const STRENGTH_HEAD = new RegExp(`^(?:\\d(?:\\.\\d)*\\.?\\s+)?(?:${STRENGTHS})${TAIL}$`, 'iu');
const IMPROVEMENT_HEAD = new RegExp(`^(?:\\d(?:\\.\\d)*\\.?\\s+)?(?:${IMPROVEMENTS})${TAIL}$`, 'iu');

/** "S T Y R K O R" → "STYRKOR": headings set with wide spacing. */
function closeUp(text: string): string {
  return /^(?:\p{L} ){3,}\p{L}:?$/u.test(text) ? text.replaceAll(' ', '') : text;
}

/** "Kommunens styrkor", "Ekviks kommuns förbättringsområden": whose they are says nothing about the list. */
const WHOSE = /^(?:Kommunens|Kommunes|KOMMUNENS|\p{Lu}[\p{L}-]+ (?:kommuns|kommunes|KOMMUNS|stads))\s+/u;

/** The list that a line opens when the whole line is such a head. Running text that mentions the words is none. */
export function sectionHead(text: string): Section | null {
  const plain = closeUp(text.trim()).replace(WHOSE, '');
  if (plain.length > 100) return null;
  if (STRENGTH_HEAD.test(plain)) return 'strength';
  return IMPROVEMENT_HEAD.test(plain) ? 'improvement' : null;
}

const SCORES_HEAD =
  /^(?:(?:kapitel\s+)?\d{1,2}\.?\s+)?(?:översikt (?:av|över) poäng\S*|poäng(?:fördelning|sammanställning|översikt|tabell)\S*|sammanställning (?:av|över) poäng\S*|(?:detaljerad )?poäng per delfråga|oversikt over poeng\S*|poeng(?:fordeling|oversikt|sammenstilling)\S*)(?: .{0,60})?$/iu;
const APPENDIX_HEAD =
  /^(?:\d{1,2}\.?\s+)?(?:kortfakta|fakta om|kommunfakta|nøkkeltall|bilaga|bilagor|appendix|vedlegg|källor|avslutning)\b.{0,70}$/iu;

/** Heads of the chapters that follow the areas. */
export function chapterAfterAreas(text: string): 'scores' | 'appendix' | null {
  const plain = text.trim();
  if (/[.!?]$/.test(plain) || !/^[\d\p{Lu}]/u.test(plain)) return null;
  if (SCORES_HEAD.test(plain)) return 'scores';
  return APPENDIX_HEAD.test(plain) ? 'appendix' : null;
}

/** "1 Vad är …", "4. Översikt …": a short numbered line without a full stop. */
export function isChapterHead(text: string): boolean {
  const plain = text.trim();
  return (
    /^\d{1,2}(?:\.\d{1,2})?\.?\s+\p{Lu}/u.test(plain) &&
    plain.length <= 110 &&
    !/[.;,]$/.test(plain) &&
    !plain.includes('\t\t')
  );
}

/** "Rubriker<TAB>Poäng": head of the box with an area's headwords and its points. */
export function isBoxHead(text: string): boolean {
  return /^(?:rubriker|overskrifter)(?:\s+(?:poäng|poeng))?\s*$/iu.test(text.trim());
}

export interface AreaHead {
  /** Number printed before the title, or found by the title. */
  readonly number: number;
  /** Empty when the title stands on the next line. */
  readonly name: string;
  readonly points: number | null;
  readonly matches: readonly AreaMatch[];
  /** "Område 1 …" rather than a bare title. */
  readonly labelled: boolean;
}

const LABEL = /^(?:område|omraade|huvudområde|hovedområde|omr\.)\s*(\d{1,2})\b\s*[.:–—-]?\s*/iu;
const TRAILING_POINTS =
  /[\s,(–—:-]+(\d{1,3}(?:[.,]\d+)?)\s*(?:p|poäng|poeng)?\.?(?:\s*(?:av|\/|of)\s*\d{2,3}(?:\s*(?:p|poäng|poeng))?)?\)?\s*$/iu;

/** Dots that lead the eye to the points. Before a bare number they lead to a page. */
const LEADERS = /\s*(?:\.{3,}|…+|(?:\.\s){3,}\.?|_{3,})\s*$/u;

function splitPoints(rest: string): { name: string; points: number | null } {
  const match = TRAILING_POINTS.exec(rest);
  if (match === null || match.index === 0) return { name: rest.trim(), points: null };
  const name = rest.slice(0, match.index).trim();
  const told = /\d\s*(?:p|poäng|poeng)(?!\p{L})/iu.test(match[0]);
  return { name: told ? name.replace(LEADERS, '') : name, points: toNumber(match[1] ?? '') };
}

/** A line that could open an area: labelled, numbered with a known title, or a known title alone. */
export function areaHead(line: SourceLine): AreaHead | null {
  const plain = line.text.trim();
  if (plain === '' || plain.length > 130) return null;
  const label = LABEL.exec(plain);
  if (label !== null) {
    const { name, points } = splitPoints(plain.slice(label[0].length));
    const number = Number(label[1]);
    if (number < 1 || number > 8 || /[.;,]$/.test(name) || (name !== '' && !/^\p{Lu}/u.test(name))) return null;
    return { number, name, points, matches: areasNamed(name), labelled: true };
  }
  const prefix = /^(\d)(?:\.(\d))?[.:)]?\s+(?=\p{Lu})/u.exec(plain);
  if (prefix === null && bulletText(line) !== null && line.heading !== true) return null;
  const { name, points } = splitPoints(plain.slice(prefix?.[0].length ?? 0));
  if (name.endsWith('.')) return null;
  const matches = areasNamed(name);
  const [first] = matches;
  if (first === undefined) return null;
  const printed = Number(prefix?.[2] ?? prefix?.[1]);
  const number = matches.some((match) => match.number === printed) ? printed : first.number;
  return { number, name, points, matches, labelled: false };
}

/** Ends like an entry of a table of contents: leader dots, TAB or a wide gap, then a page number. */
export function looksLikeContents(text: string, insideContents: boolean): boolean {
  // No entry is as long as a paragraph, which would cost the patterns their time.
  if (text.length > 300) return false;
  if (/(?:\.{3,}|…|\t| {3,})[\s.]*\d{1,3}\s*$/.test(text)) return true;
  if (!insideContents) return false;
  const sentence = /[.!?]\s+\p{Lu}/u.test(text.replace(/^\s*\d{1,2}(?:\.\d{1,2})?\.?\s/, ''));
  return (/\s\d{1,3}\s*$/.test(text) && /\p{L}/u.test(text) && !sentence) || /\.{4,}\s*$/.test(text);
}

export function isContentsHead(text: string): boolean {
  return /^(?:innehåll|innehållsförteckning|innhold|innholdsfortegnelse|contents)\s*:?$/iu.test(text.trim());
}

/** Page numbers in the forms that stand alone on a line. */
export function isPageNumber(text: string): boolean {
  return (
    /^\s*(?:[-–—]\s*)?(?:(?:page|sida|side|s\.)\s*)?(?:\d{1,3}\s*)?(?:(?:av|of|\/)\s*\d{1,3}|\(\d{1,3}\)|:)?\s*(?:[-–—]\s*)?$/iu.test(
      text,
    ) && /\d/.test(text)
  );
}

/** "12", "12,5" → number; null for anything else. */
export function toNumber(text: string): number | null {
  return /^\d{1,4}(?:[.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : null;
}
