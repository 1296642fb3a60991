import { bulletText, numberedText, type Section } from './line-shapes.js';
import { indentOf } from './text-flow.js';
import type { LineClass, SourceLine } from './source-line.js';

/** A bullet as it is put together, line by line. */
export interface FindingDraft {
  readonly section: Section;
  readonly area: number;
  text: string;
  readonly line: number;
  readonly page: number | null;
  readonly lines: number[];
}

export interface FindingDoubt {
  readonly code: 'bullet.joined' | 'bullet.unmarked' | 'bullet.melted';
  readonly line: number;
}

/** No sentence ends with these: the next line belongs to it. */
const DANGLING =
  /(?:[,\u00ad-]|(?<!\p{L})(?:och|samt|eller|med|för|av|i|på|till|en|ett|den|det|som|att|om|från|vid|under|mot|inom|kring))$/u;

/** Longer than any bullet: a paragraph. */
const PARAGRAPH = 320;

/** "för- och": the hyphen stands for the rest of a word. */
const AND = /^(?:och|eller|samt|og)\b/u;
/** "EU-projekt", "e-tjänst", "2016-2018": the hyphen is the word's own. */
const OWN_HYPHEN = /(?:\p{Lu}|\d|(?<!\p{L})\p{L})-$/u;

/** Joins the parts of a broken line; a word divided at the line's end is made whole. */
export function joinBroken(before: string, after: string): string {
  const divided = /\p{L}\p{Ll}[-\u00ad]$/u.test(before) && /^\p{Ll}/u.test(after) && !AND.test(after);
  if (divided) return `${before.slice(0, -1)}${after}`;
  return OWN_HYPHEN.test(before) && /^[\p{Ll}\d]/u.test(after) && !AND.test(after)
    ? `${before}${after}`
    : `${before} ${after}`;
}

/** Several bullets that a bad extraction left on one line. */
function meltedBullets(text: string): string[] {
  return text
    .split(/\s*[•▪●·]\s+/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** What tells the items of a list apart. */
export interface ListStyle {
  /** Any line of the list carries a bullet: then lines without one are not bullets. */
  readonly marked: boolean;
  /** Columns that every item is indented by, where nothing else marks it; else null. */
  readonly indent: number | null;
}

/** Collects the items of one list under a "Styrkor" or "Förbättringsområden" head. */
export class FindingList {
  readonly items: FindingDraft[] = [];
  readonly doubts: FindingDoubt[] = [];
  private numbered = false;
  private closed = false;
  /** The first letter of the first item that carries a bullet. */
  private mark: string | null = null;

  constructor(
    private readonly section: Section,
    private readonly area: number,
    private readonly style: ListStyle,
  ) {}

  /** Whether its items carry bullets, so that a line without one may be something else. */
  get isMarked(): boolean {
    return this.style.marked || this.numbered;
  }

  /** Takes the next non-blank line and tells its class. */
  take(line: SourceLine, afterBlank: boolean): LineClass {
    const text = line.text.trim().replace(/\s+/g, ' ');
    const last = this.items.at(-1);
    if (line.continues === true && last !== undefined && !this.closed) return this.append(last, line, text);
    const bullet = bulletText(line);
    if (bullet !== null && last !== undefined && this.isDash(text, last)) return this.append(last, line, text);
    if (bullet !== null) {
      this.mark ??= text.charAt(0);
      return this.open(line, bullet);
    }
    const numbered = numberedText(text);
    if (numbered !== null && numbered.order === this.items.length + 1 && (this.numbered || last === undefined)) {
      this.numbered = true;
      return this.open(line, numbered.text);
    }
    if (this.closed) return 'narrative';
    if (this.style.indent !== null) return this.takeIndented(line, text, last, this.style.indent);
    return this.isMarked ? this.takeUnmarked(line, text, last, afterBlank) : this.takeParagraph(line, text, last);
  }

  /** A dash within a sentence that broke just there, in a list whose items carry another mark or another dash. */
  private isDash(text: string, last: FindingDraft): boolean {
    const other = this.mark !== null && this.mark !== text.charAt(0) && !/[\p{L}\d]/u.test(this.mark);
    return other && /^[–—-]\s+\p{Ll}/u.test(text) && !/[:;.]$/.test(last.text);
  }

  private takeUnmarked(line: SourceLine, text: string, last: FindingDraft | undefined, afterBlank: boolean): LineClass {
    if (last === undefined) return 'narrative';
    if (/^[\p{Ll}\d(]/u.test(text) || DANGLING.test(last.text)) {
      return this.append(last, line, text);
    }
    if (!afterBlank) {
      this.doubts.push({ code: 'bullet.joined', line: line.line });
      return this.append(last, line, text);
    }
    if (text.length > 160) {
      this.closed = true;
      return 'narrative';
    }
    return 'unplaced';
  }

  /** A list with nothing but an indent: what stands deeper goes on, what stands farther out is no longer the list. */
  private takeIndented(line: SourceLine, text: string, last: FindingDraft | undefined, indent: number): LineClass {
    const own = indentOf(line.text);
    if (own > indent && last !== undefined) return this.append(last, line, text);
    if (own === indent) return this.open(line, text);
    this.closed = true;
    return 'narrative';
  }

  /** A list whose bullets were lost: every line is an item of its own unless it plainly goes on. */
  private takeParagraph(line: SourceLine, text: string, last: FindingDraft | undefined): LineClass {
    if (last !== undefined && (/^[\p{Ll}(]/u.test(text) || DANGLING.test(last.text)))
      return this.append(last, line, text);
    if (last === undefined && /:$/.test(text)) return 'narrative';
    if (!/\p{L}/u.test(text)) return 'unplaced';
    if (text.length > PARAGRAPH) this.doubts.push({ code: 'bullet.melted', line: line.line });
    else if (last === undefined) this.doubts.push({ code: 'bullet.unmarked', line: line.line });
    return this.open(line, text);
  }

  private open(line: SourceLine, text: string): LineClass {
    if (!/[\p{L}\d]/u.test(text)) return 'unplaced';
    this.closed = false;
    for (const part of meltedBullets(text.replace(/\s+/g, ' '))) {
      this.items.push({
        section: this.section,
        area: this.area,
        text: part,
        line: line.line,
        page: line.page,
        lines: [line.line],
      });
    }
    return this.section;
  }

  private append(item: FindingDraft, line: SourceLine, text: string): LineClass {
    item.text = joinBroken(item.text, text);
    item.lines.push(line.line);
    return this.section;
  }
}
