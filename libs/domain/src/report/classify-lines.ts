import { areasNamed } from '../evaluation/framework.js';
import { findAreaHeads, type FoundAreaHead } from './area-heads.js';
import { FindingList, type FindingDoubt, type FindingDraft, type ListStyle } from './findings.js';
import { HeadwordBox, pointsLine, type BoxDraft } from './headword-box.js';
import {
  bulletText,
  chapterAfterAreas,
  isBlank,
  isBoxHead,
  isChapterHead,
  sectionHead,
  type Section,
} from './line-shapes.js';
import { mergedClasses, unmelt } from './melted-lines.js';
import { findContents, findPageFurniture } from './page-furniture.js';
import { ScoreTable, type TableDraft } from './score-rows.js';
import { holdsFigures, holdsSeveralRows, scoreShape } from './score-table.js';
import type { AccountedLine, LineClass, SourceLine } from './source-line.js';
import { indentOf, withTextFlow } from './text-flow.js';

/** The report's parts, still as drafts, and every line with its class. */
export interface ClassifiedReport {
  readonly lines: readonly AccountedLine[];
  readonly heads: readonly FoundAreaHead[];
  readonly boxes: readonly BoxDraft[];
  readonly findings: readonly FindingDraft[];
  readonly doubts: readonly FindingDoubt[];
  readonly tables: TableDraft;
}

const SUBHEAD =
  /^(?:allmänt|generelt|generellt|inledning|innledning|bakgrund|sammanfattning|kommentar|bedömning|vurdering)\s*:?$/iu;

/** A short line with blank lines around it and no full stop: a heading, where the document does not say so itself. */
function standsAlone(lines: readonly SourceLine[], index: number): boolean {
  const text = lines[index]?.text.trim() ?? '';
  const alone = [lines[index - 1], lines[index + 1]].every((near) => near === undefined || isBlank(near.text));
  const words = text.split(/\s+/).length;
  return (
    alone &&
    words <= 8 &&
    text.length <= 70 &&
    /^[\p{Lu}\d]/u.test(text) &&
    !/[.,;:!?]$/.test(text) &&
    !text.includes('\t')
  );
}

/** Walks through the lines once, after page furniture, contents and area heads have been found, and places each. */
class LineWalk {
  readonly classes: LineClass[] = [];
  readonly boxes: BoxDraft[] = [];
  readonly findings: FindingDraft[] = [];
  readonly doubts: FindingDoubt[] = [];
  private readonly table = new ScoreTable();
  private phase: 'front' | 'area' | 'scores' | 'appendix' = 'front';
  private area: number | null = null;
  private list: FindingList | null = null;
  /** The open list stands in a text box. */
  private listAside = false;
  private box: HeadwordBox | null = null;
  private afterBlank = false;
  /** Bullets in the text of an area, under no list's head. */
  private readonly looseBullets: { readonly area: number; readonly index: number }[] = [];

  constructor(
    private readonly lines: readonly SourceLine[],
    private readonly skipped: ReadonlySet<number>,
    /** Page numbers beyond doubt: no table may take them for its figures. */
    private readonly pageNumbers: ReadonlySet<number>,
    private readonly heads: ReadonlyMap<number, FoundAreaHead>,
    private readonly headSpans: ReadonlySet<number>,
  ) {}

  /** @returns what the tables say */
  run(): TableDraft {
    this.lines.forEach((line, index) => {
      const placed = this.place(line, index);
      this.classes.push(placed);
      if (placed !== 'furniture') this.afterBlank = placed === 'blank';
    });
    this.closeList();
    this.closeBox();
    const tables = this.table.draft();
    this.placeLeftOver(tables);
    return tables;
  }

  /** What cannot be told is shown: figures that contradict others, and bullets of an area that lacks one of its lists. */
  private placeLeftOver(tables: TableDraft): void {
    const rivals = new Set(tables.rivals.map(({ line }) => line));
    this.lines.forEach(({ line }, index) => {
      if (rivals.has(line)) this.classes[index] = 'unplaced';
    });
    const sections = new Map<number, Set<Section>>();
    for (const { area, section } of this.findings) sections.set(area, (sections.get(area) ?? new Set()).add(section));
    for (const { area, index } of this.looseBullets) {
      if ((sections.get(area)?.size ?? 0) < 2) this.classes[index] = 'unplaced';
    }
  }

  private place(line: SourceLine, index: number): LineClass {
    if (isBlank(line.text)) return 'blank';
    if (this.pageNumbers.has(index)) return 'furniture';
    if (this.skipped.has(index) && !this.table.wantsFigure(line.text)) return 'furniture';
    const head = this.heads.get(index);
    if (head !== undefined) return this.enterArea(head);
    if (this.headSpans.has(index)) return 'heading';
    const section = sectionHead(line.text);
    if (section !== null) return this.enterSection(section, index);
    if (this.box !== null) {
      const taken = this.box.take(line, this.afterBlank);
      if (taken) return 'score';
      this.closeBox();
    }
    const chapter = this.enterChapter(line, index);
    if (chapter !== null) return chapter;
    if (this.area !== null && this.phase === 'area' && this.startBox(line)) return 'score';
    const scored = this.placeScore(line, index);
    if (scored !== null) return scored;
    // Outside tables and boxes a number alone on its line is the page's, unless it stands amid the page.
    if (!this.table.isOpen && /^\s*\d{1,3}\s*$/.test(line.text)) {
      return line.page === null || line.margin === true ? 'furniture' : 'unplaced';
    }
    // A quotation in a box is no part of the list beside it.
    if (this.list !== null && line.aside === true && !this.listAside && bulletText(line) === null) return 'narrative';
    if (this.list !== null) {
      if (!SUBHEAD.test(line.text.trim()) && line.heading !== true) return this.list.take(line, this.afterBlank);
      this.closeList();
      return 'heading';
    }
    return this.placeText(line, index);
  }

  private enterArea(head: FoundAreaHead): LineClass {
    if (!head.opens) return 'furniture';
    this.closeList();
    this.closeBox();
    this.table.close();
    this.phase = 'area';
    this.area = head.number;
    return 'heading';
  }

  private enterSection(section: Section, index: number): LineClass {
    this.closeBox();
    this.closeList();
    this.listAside = this.lines[index]?.aside === true;
    if (this.area !== null && this.phase === 'area') {
      this.list = new FindingList(section, this.area, this.listStyle(index));
    }
    return 'heading';
  }

  /** How the items of a list are told apart: looks ahead to the next head. */
  private listStyle(from: number): ListStyle {
    let indent: number | null = null;
    for (let index = from + 1; index < this.lines.length; index += 1) {
      const line = this.lines[index];
      if (line === undefined || this.skipped.has(index) || isBlank(line.text)) continue;
      if (sectionHead(line.text) !== null || this.heads.get(index)?.opens === true) break;
      if (chapterAfterAreas(line.text) !== null) break;
      if (bulletText(line) !== null) return { marked: true, indent: null };
      indent ??= indentOf(line.text);
    }
    const head = indentOf(this.lines[from]?.text ?? '');
    return { marked: false, indent: indent !== null && indent > head + 1 ? indent : null };
  }

  private enterChapter(line: SourceLine, index: number): LineClass | null {
    if (line.continues === true) return null;
    const chapter = bulletText(line) === null ? chapterAfterAreas(line.text) : null;
    if (
      chapter !== null &&
      (line.heading === true || this.list?.isMarked !== false || isChapterHead(line.text) || this.afterBlank)
    ) {
      this.closeList();
      this.phase = chapter;
      if (chapter === 'scores') this.table.open();
      else this.table.close();
      return 'heading';
    }
    // Inside a list a number may mark an item; elsewhere a numbered line with air around it is a chapter.
    const numbered = isChapterHead(line.text) && (line.heading === true || standsAlone(this.lines, index));
    if (!numbered || this.list !== null || scoreShape(line.text, false) !== null) return null;
    if (!this.table.isOpen) return 'heading';
    // A table's own heads are numbered too, but carry the names of areas; its rows have two numbers.
    const title = /^\s*\d{1,2}\.?\s+(.*)$/u.exec(line.text)?.[1] ?? null;
    if (title === null || areasNamed(title).length > 0) return null;
    this.table.close();
    return 'heading';
  }

  private startBox(line: SourceLine): boolean {
    const printed = this.list === null ? pointsLine(line.text) : null;
    if (printed !== null) {
      this.boxes.push({ area: this.area ?? 0, line: line.line, headwords: [], ...printed });
      return true;
    }
    if (isBoxHead(line.text)) {
      this.box = new HeadwordBox(this.area ?? 0, line.line);
      return true;
    }
    if (this.list === null && HeadwordBox.isWhole(line.text)) {
      this.box = new HeadwordBox(this.area ?? 0, line.line);
      return this.box.take(line, false);
    }
    return false;
  }

  private placeScore(line: SourceLine, index: number): LineClass | null {
    const marked = bulletText(line) !== null;
    const shape = marked ? null : scoreShape(line.text, this.table.isOpen);
    if (shape !== null && (shape.kind !== 'sum' || this.table.isOpen || line.text.includes('\t'))) {
      // A table ends the lists before it, wherever it stands.
      this.closeList();
      if (this.phase !== 'area' || shape.kind !== 'sum') this.phase = this.phase === 'front' ? 'front' : 'scores';
      this.table.take(shape, line.line);
      return 'score';
    }
    if (!this.table.isOpen || marked) return null;
    if (holdsSeveralRows(line.text)) {
      this.table.endRow();
      return 'unplaced';
    }
    const goesOn = line.heading !== true && this.table.goesOn(line, standsAlone(this.lines, index) && this.afterBlank);
    if (goesOn) return 'score';
    return holdsFigures(line.text) ? 'unplaced' : null;
  }

  private placeText(line: SourceLine, index: number): LineClass {
    const text = line.text.trim();
    const before = this.classes.at(-1);
    if (line.continues === true && (before === 'heading' || before === 'narrative')) return before;
    if (line.heading === true || SUBHEAD.test(text)) return 'heading';
    if (!/\p{L}{2}/u.test(text)) {
      const cover = this.phase === 'front' && /^(?:19|20)\d\d$/.test(text);
      return cover ? 'heading' : 'unplaced';
    }
    if (bulletText(line) === null) return standsAlone(this.lines, index) ? 'heading' : 'narrative';
    if (this.area !== null && this.phase === 'area') this.looseBullets.push({ area: this.area, index });
    return 'narrative';
  }

  private closeList(): void {
    if (this.list === null) return;
    this.findings.push(...this.list.items);
    this.doubts.push(...this.list.doubts);
    this.list = null;
  }

  private closeBox(): void {
    if (this.box === null) return;
    this.boxes.push(this.box.draft());
    this.box = null;
  }
}

/** Long rows of blanks or dots say no more than short ones, but cost the patterns their time. An indent tells a list. */
function tamed(text: string): string {
  return text
    .replace(/^[^\S\t]{41,}/, ' '.repeat(40))
    .replace(/(?<=\S)[^\S\t]{9,}/g, ' '.repeat(8))
    .replace(/\t{6,}/g, '\t'.repeat(5))
    .replace(/[.…_-]{20,}/g, (row) => row.slice(0, 19));
}

/** Gives every line exactly one class and collects what the lines say. Never throws. */
export function classifyLines(source: readonly SourceLine[]): ClassifiedReport {
  const { lines: parts, origin } = unmelt(source.map((line) => ({ ...line, text: tamed(line.text) })));
  const furniture = findPageFurniture(parts);
  const skipped = new Set([...furniture.lines, ...findContents(parts)]);
  const lines = withTextFlow(parts, furniture.lines);
  const heads = findAreaHeads(lines, skipped);
  const walk = new LineWalk(
    lines,
    skipped,
    furniture.certain,
    new Map(heads.map((head) => [head.index, head])),
    new Set(heads.flatMap(({ span }) => span)),
  );
  const tables = walk.run();
  const classes = mergedClasses(walk.classes, origin, source.length);
  return {
    lines: source.map(({ line, page, text }, index) => ({
      line,
      page,
      text,
      class: classes[index] ?? 'unplaced',
    })),
    heads: heads.filter(({ opens }) => opens),
    boxes: walk.boxes,
    findings: walk.findings,
    doubts: walk.doubts,
    tables,
  };
}
