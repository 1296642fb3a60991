import type { SourceLine } from '@kompassplan/domain';
import { DocumentProblem, type ReadLimits } from './document-problem.js';
import { type Notes, notesOf, runningTexts } from './docx-notes.js';
import { readStyles, type Style } from './docx-styles.js';
import { areListHeads } from './list-heads.js';
import { checkContentTypes, checkRelationships } from './office-parts.js';
import { attribute, xmlTokens } from './xml-tokens.js';
import { readZipParts } from './zip-parts.js';

const DOCUMENT = /^word\/document\d*\.xml$/;
/** What stands outside the text: notes, comments, page heads and feet. */
const BESIDE = /^word\/(?:footnotes|endnotes|comments|header\d*|footer\d*)\.xml$/;

/** A longer bold paragraph is emphasis, not a heading. */
const LONGEST_HEADING = 110;

interface Paragraph {
  text: string;
  /** Whether all its letters are bold; null as long as there are none. */
  bold: boolean | null;
  style: string;
  numbered: boolean | null;
  outline: boolean;
  /** Foot- and endnotes and comments that it refers to, one text each. */
  readonly notes: { readonly text: string; readonly comment: boolean }[];
}

/** A paragraph inside a table; its line breaks are kept. */
interface CellText {
  readonly text: string;
  readonly list: boolean;
}

interface Row {
  readonly cells: CellText[][];
}

/** The cells of a row that say anything. */
function filled({ cells }: Row): number[] {
  return cells.flatMap((texts, at) => (texts.length > 0 ? [at] : []));
}

/** Everything that a cell says, on one line. */
function cellText(texts: readonly CellText[]): string {
  return texts.map(({ text, list }) => `${list ? '• ' : ''}${text.replace(/\s+/g, ' ').trim()}`).join(' ');
}

/** The letter of a symbol font, from its number; nothing when it has none. */
function symbolOf(char: string): string {
  const code = /^[0-9a-f]{2,4}$/i.test(char) ? Number.parseInt(char, 16) : 0;
  // Symbol fonts begin at F000, and files leave that out as they please.
  return code < 0x20 ? '' : String.fromCharCode(code < 0x100 ? 0xf000 + code : code);
}

/** Whether a row heads two lists side by side, which may begin in the same cells. */
function headsLists(row: Row): boolean {
  return areListHeads(filled(row).map((at) => row.cells[at]?.[0]?.text ?? ''));
}

function looksLikeHeading(text: string): boolean {
  const plain = text.trim();
  return plain.length <= LONGEST_HEADING && /^[\d\p{Lu}]/u.test(plain) && !/[.,;\n]/.test(plain.slice(-1));
}

/** Walks through the body: paragraphs, list items, table rows, page breaks. */
class BodyReader {
  readonly lines: SourceLine[] = [];
  private readonly paragraphs: Paragraph[] = [];
  private readonly rows: Row[] = [];
  private readonly tables: Row[][] = [];
  /** Text boxes around what is read. */
  private boxes = 0;
  /** Inside an element whose text is not read: deleted text, field codes, the second copy of a drawing. */
  private hidden = 0;
  private inText = false;
  private inRun = false;
  private boldRun = false;
  private page: number | null = null;
  /** A page break was written, and nothing since: where Word tells that it turned the page, it is the same turn. */
  private turned = false;
  /** Notes of paragraphs in tables, which are read below their table. */
  private readonly waiting: Paragraph['notes'] = [];
  private readonly styles: ReadonlyMap<string, Style>;
  private readonly notes: Notes;

  constructor(styles: ReadonlyMap<string, Style>, notes: Notes) {
    this.styles = styles;
    this.notes = notes;
  }

  read(xml: string): void {
    for (const token of xmlTokens(xml)) {
      if (token.kind === 'text') {
        const paragraph = this.paragraphs.at(-1);
        if (this.inText && this.hidden === 0 && paragraph !== undefined) {
          paragraph.text += token.text;
          if (token.text.trim() !== '') {
            paragraph.bold = (paragraph.bold ?? true) && this.boldRun;
            this.turned = false;
          }
        }
      } else if (token.kind === 'open') {
        this.open(token.name, token.attributes);
        if (token.empty) this.close(token.name);
      } else {
        this.close(token.name);
      }
    }
  }

  private open(name: string, attributes: string): void {
    const paragraph = this.paragraphs.at(-1);
    switch (name) {
      case 'w:p':
        this.paragraphs.push({ text: '', bold: null, style: '', numbered: null, outline: false, notes: [] });
        break;
      case 'w:r':
        this.inRun = true;
        this.boldRun = false;
        break;
      case 'w:b':
        // Outside a run it describes the paragraph's mark.
        if (this.inRun) this.boldRun = !/^(?:0|false|off)$/.test(attribute(attributes, 'w:val') ?? '');
        break;
      case 'w:pStyle':
        if (paragraph !== undefined) paragraph.style = attribute(attributes, 'w:val') ?? '';
        break;
      case 'w:numId':
        if (paragraph !== undefined) paragraph.numbered = attribute(attributes, 'w:val') !== '0';
        break;
      case 'w:outlineLvl':
        if (paragraph !== undefined) paragraph.outline = Number(attribute(attributes, 'w:val') ?? 9) < 9;
        break;
      case 'w:t':
        this.inText = true;
        break;
      case 'w:tab':
        // Also the name of a tab stop's definition, which stands before the paragraph's text and has a position.
        if (paragraph !== undefined && this.hidden === 0 && attribute(attributes, 'w:pos') === null)
          paragraph.text += '\t';
        break;
      case 'w:br':
      case 'w:cr':
        if (attribute(attributes, 'w:type') === 'page') {
          this.turnPage();
          this.turned = true;
        } else if (paragraph !== undefined && this.hidden === 0) paragraph.text += '\n';
        break;
      case 'w:noBreakHyphen':
        if (paragraph !== undefined) paragraph.text += '-';
        break;
      case 'w:lastRenderedPageBreak':
        if (!this.turned) this.turnPage();
        this.turned = false;
        break;
      case 'w:sym':
        // A letter of a symbol font: in front of a text it is a bullet.
        if (paragraph !== undefined && this.hidden === 0 && paragraph.text.trim() === '')
          paragraph.text += symbolOf(attribute(attributes, 'w:char') ?? '');
        break;
      case 'w:footnoteReference':
      case 'w:endnoteReference':
      case 'w:commentReference':
        this.refer(name, attribute(attributes, 'w:id') ?? '');
        break;
      case 'w:txbxContent':
        this.boxes += 1;
        break;
      case 'w:tbl':
        this.tables.push([]);
        break;
      case 'w:tr':
        this.rows.push({ cells: [] });
        break;
      case 'w:tc':
        this.rows.at(-1)?.cells.push([]);
        break;
      case 'mc:Fallback':
      case 'w:del':
      case 'w:moveFrom':
      case 'w:instrText':
        this.hidden += 1;
        break;
    }
  }

  private close(name: string): void {
    switch (name) {
      case 'w:t':
        this.inText = false;
        break;
      case 'w:r':
        this.inRun = false;
        break;
      case 'w:p':
        this.endParagraph();
        break;
      case 'w:txbxContent':
        this.boxes = Math.max(0, this.boxes - 1);
        break;
      case 'w:tr':
        this.endRow();
        break;
      case 'w:tbl':
        this.endTable();
        break;
      case 'mc:Fallback':
      case 'w:del':
      case 'w:moveFrom':
      case 'w:instrText':
        this.hidden = Math.max(0, this.hidden - 1);
        break;
    }
  }

  private refer(element: string, id: string): void {
    const comment = element === 'w:commentReference';
    for (const text of this.hidden > 0 ? [] : (this.notes.get(`${element} ${id}`) ?? []))
      this.paragraphs.at(-1)?.notes.push({ text, comment });
  }

  /** Notes stand outside the text: what they say is shown, and belongs to no list. */
  private addNotes(notes: Paragraph['notes']): void {
    for (const { text, comment } of notes.splice(0)) {
      this.add({ text, aside: true, ...(comment ? { furniture: true } : {}) });
    }
  }

  private turnPage(): void {
    if (this.hidden === 0) this.page = (this.page ?? 1) + 1;
  }

  private add(line: Omit<SourceLine, 'line' | 'page'>): void {
    const aside = this.boxes > 0 ? { aside: true } : {};
    this.lines.push({ line: this.lines.length + 1, page: this.page, ...line, ...aside });
  }

  /** A line break inside a paragraph is how some writers make lists: each part is a line of its own. */
  private addText(whole: string, heading: boolean, list: boolean): void {
    whole.split('\n').forEach((text, index) => {
      if (text.trim() === '') return;
      this.add({
        text: text.trimEnd(),
        ...(heading ? { heading } : {}),
        ...(list && index === 0 ? { bullet: true } : {}),
        ...(index > 0 && (heading || list) ? { continues: true } : {}),
      });
    });
  }

  private endParagraph(): void {
    const paragraph = this.paragraphs.pop();
    if (paragraph === undefined || this.hidden > 0) return;
    const style = this.styles.get(paragraph.style);
    const styled = paragraph.outline || style?.heading === true;
    const list = !styled && (paragraph.numbered ?? style?.list === true);
    // Many writers never use a style: a short line in bold is their heading.
    const heading = styled || (paragraph.bold === true && !list && looksLikeHeading(paragraph.text));
    const cell = this.rows.at(-1)?.cells.at(-1);
    if (cell === undefined) {
      this.addText(paragraph.text, heading, list);
      this.addNotes(paragraph.notes);
    } else {
      if (paragraph.text.trim() !== '') cell.push({ text: paragraph.text, list });
      this.waiting.push(...paragraph.notes);
    }
  }

  private endRow(): void {
    const row = this.rows.pop();
    if (row === undefined || this.hidden > 0 || filled(row).length === 0) return;
    if (this.tables.length > 0) this.tables.at(-1)?.push(row);
    else this.addRow(row);
  }

  private endTable(): void {
    const rows = this.tables.pop() ?? [];
    for (let at = 0; at < rows.length; at += 1) {
      const row = rows[at];
      if (row === undefined) continue;
      if (!headsLists(row)) {
        this.addRow(row);
        continue;
      }
      // Two lists side by side: each column is read to its end, which a row without columns is.
      let end = at + 1;
      while (rows[end] !== undefined && (rows[end]?.cells.length ?? 0) > 1 && !headsLists(rows[end] as Row)) end += 1;
      const lists = rows.slice(at, end);
      const columns = Math.max(...lists.map(({ cells }) => cells.length));
      for (let column = 0; column < columns; column += 1) {
        for (const { cells } of lists) this.addTexts(cells[column] ?? []);
      }
      at = end - 1;
    }
    if (this.rows.length === 0) this.addNotes(this.waiting);
  }

  private addRow(row: Row): void {
    // A table of one column is layout, not a table: its paragraphs are lines.
    if (row.cells.length === 1) this.addTexts(row.cells[0] ?? []);
    else this.addTexts([{ text: row.cells.map(cellText).join('\t'), list: false }]);
  }

  /** A table inside the cell of another gives its texts to that cell. */
  private addTexts(texts: readonly CellText[]): void {
    const outer = this.rows.at(-1)?.cells.at(-1);
    if (outer !== undefined) outer.push(...texts);
    else for (const { text, list } of texts) this.addText(text, false, list);
  }

  /** Pages are known from the second page on; then all before it are the first. */
  finished(): SourceLine[] {
    while (this.tables.length > 0) this.endTable();
    this.addNotes(this.waiting);
    return this.page === null ? this.lines : this.lines.map((line) => ({ ...line, page: line.page ?? 1 }));
  }
}

/**
 * Lines of a Word document by its structure: paragraphs, list items, table rows with TAB between cells. Page numbers
 * are those of the last time Word laid out the document, null when it did not say.
 * @throws DocumentProblem document.bomb, document.unsafe, document.encrypted, document.damaged, document.unknown-kind
 */
export async function docxLines(bytes: Uint8Array, limits: ReadLimits): Promise<SourceLine[]> {
  const parts = await readZipParts(
    bytes,
    limits,
    (name) =>
      DOCUMENT.test(name) ||
      BESIDE.test(name) ||
      name === 'word/styles.xml' ||
      name === '[Content_Types].xml' ||
      name.endsWith('.rels'),
  );
  const text = (name: string): string | null => parts.get(name)?.toString('utf8') ?? null;
  for (const [name, part] of parts) if (name.endsWith('.rels')) checkRelationships(part.toString('utf8'));
  checkContentTypes(text('[Content_Types].xml') ?? '');
  const main = [...parts.keys()].find((name) => DOCUMENT.test(name));
  const body = main === undefined ? null : text(main);
  if (body === null) throw new DocumentProblem('document.unknown-kind');
  if (!/<w:body\b/.test(body) || !/<\/w:document>/.test(body)) throw new DocumentProblem('document.damaged');
  const beside = [...parts].flatMap(([name, part]) => (BESIDE.test(name) ? [part.toString('utf8')] : []));
  const reader = new BodyReader(readStyles(text('word/styles.xml') ?? ''), notesOf(beside));
  reader.read(body);
  const lines = reader.finished();
  if (lines.length === 0) throw new DocumentProblem('document.empty');
  // Page heads and feet stand on every page, and are told once.
  const page = lines.at(-1)?.page ?? null;
  const running = runningTexts(beside).map((running, at): SourceLine => {
    return { line: lines.length + at + 1, page, text: running, margin: true, furniture: true };
  });
  return [...lines, ...running];
}
