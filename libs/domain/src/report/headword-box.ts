import { bulletText, toNumber } from './line-shapes.js';
import type { SourceLine } from './source-line.js';

/** The box under an area's head: headwords of the sub-questions, and the area's points. */
export interface BoxDraft {
  readonly area: number;
  readonly line: number;
  readonly headwords: readonly string[];
  readonly points: number | null;
  readonly max: number | null;
}

/** "Poäng: 58 av 100", "Områdets poäng 58", "58 poäng av 100": the area's points on a line of their own. */
const POINTS_LINES = [
  /^(?:områdets |samlade? |uppnådda? )?(?:poäng|poeng|resultat)\s*:?\s+(\d{1,3}(?:[.,]\d+)?)(?:\s*(?:av|\/)\s*(\d{2,3}))?\s*(?:poäng|poeng|p)?\.?$/iu,
  /^(\d{1,3}(?:[.,]\d+)?)\s*(?:poäng|poeng|p)\s*(?:av|\/)\s*(?:möjliga\s+)?(\d{2,3})(?:\s+möjliga)?\.?$/iu,
];

/** The area's points where a line says nothing else, or null. */
export function pointsLine(text: string): { readonly points: number; readonly max: number | null } | null {
  const plain = text.trim();
  const [, points, max] = POINTS_LINES.map((pattern) => pattern.exec(plain)).find((match) => match !== null) ?? [];
  const value = points === undefined ? null : toNumber(points);
  return value === null ? null : { points: value, max: max === undefined ? null : toNumber(max) };
}

const TRAILING = /(?:\t|\s{2,}|>\s*)(\d{1,3}(?:[.,]\d+)?)\s*$/;
const MARKUP = /<[^<>]{0,200}>/g;

function split(text: string): string[] {
  return text
    .replace(MARKUP, '•')
    .split(/[•▪●·\uE000-\uF8FF\t]+/u)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => /\p{L}/u.test(part));
}

/** Reads the box line by line, in whichever of its three printed forms. */
export class HeadwordBox {
  private readonly headwords: string[] = [];
  private points: number | null = null;

  constructor(
    private readonly area: number,
    private readonly line: number,
  ) {}

  /** A whole box on one line: several headwords between bullets, then the points. */
  static isWhole(text: string): boolean {
    return /<(?:ul|ol)\b/i.test(text) || ((text.match(/[•▪●·]/g)?.length ?? 0) >= 2 && TRAILING.test(text));
  }

  /** Takes a line if it still belongs to the box. */
  take(line: SourceLine, afterBlank: boolean): boolean {
    const text = line.text.trim();
    // The head of the box may have a line for each of its cells.
    if (/^po[äe]ng$/iu.test(text) && this.headwords.length === 0) return true;
    const alone = toNumber(text);
    if (alone !== null && this.points === null) {
      this.points = alone;
      return true;
    }
    if (HeadwordBox.isWhole(text)) {
      if (this.headwords.length > 0) return false;
      const match = TRAILING.exec(text);
      this.points = match === null ? null : toNumber(match[1] ?? '');
      this.headwords.push(...split(match === null ? text : text.slice(0, match.index)));
      return true;
    }
    // Once both are there, what follows a blank line or is long and no list item is the text below the box.
    const full = this.points !== null && this.headwords.length > 0 && (afterBlank || text.length > 70);
    const item = bulletText(line);
    if ((full && item === null && line.continues !== true) || line.heading === true) return false;
    if (text.length > 110 || /[.!?:]$/.test(text) || /^(?:allmänt|generelt)$/iu.test(text)) return false;
    const match = this.points === null ? /(?:\s+|>\s*)(\d{1,3}(?:[.,]\d+)?)$/.exec(text) : null;
    if (match !== null) this.points = toNumber(match[1] ?? '');
    const words = split(match === null ? (item ?? text) : text.slice(0, match.index));
    if (line.continues === true && item === null && this.headwords.length > 0 && words.length === 1) {
      this.headwords[this.headwords.length - 1] += ` ${words[0]}`;
    } else {
      this.headwords.push(...words);
    }
    return true;
  }

  draft(): BoxDraft {
    return { area: this.area, line: this.line, headwords: this.headwords, points: this.points, max: null };
  }
}
