// Blocks as a Word file, by structure or by sight: styles or bold text, real lists or typed bullets, tables or TABs.
import {
  AlignmentType,
  Document,
  Footer,
  FootnoteReferenceRun,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
} from 'docx';
import { Tab, Table, TableCell, TableRow, TabStopType, TextRun, VerticalAlign, WidthType } from 'docx';
import { fixedDocx } from '../fixed-docx.mjs';

const WIDTH = 9000;

/**
 * @typedef {object} DocxHabits
 * @property {'style' | 'bold'} headings
 * @property {'numbering' | 'typed' | 'breaks'} lists breaks: one paragraph with line breaks, bullets typed
 * @property {string} [bullet] typed mark with its gap
 * @property {'table' | 'tabs'} tables
 * @property {boolean} [splitRuns] a word's letters are spread over several runs
 * @property {boolean} [notes] findings have footnotes
 * @property {boolean} [nested] lists stand in a table inside a table
 * @property {boolean} [emptyParagraphs] air by empty paragraphs
 */

/** @param {import('./compose.mjs').Block[]} blocks @param {DocxHabits} habits @param {Date} made @returns {Promise<Buffer>} */
export async function docxShape(blocks, habits, made) {
  const level = {
    level: 0,
    format: LevelFormat.BULLET,
    text: '\uf0b7',
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: 720, hanging: 360 } } },
  };
  const footnotes = {};
  const noted = { ...habits, footnotes };
  const children = blocks.flatMap((block) => draw(block, noted));
  const foot = new Paragraph({ children: [new TextRun({ children: [PageNumber.CURRENT] })] });
  const doc = new Document({
    title: 'Rapport',
    creator: 'Exempel',
    lastModifiedBy: 'Exempel',
    footnotes,
    numbering: { config: [{ reference: 'points', levels: [level] }] },
    sections: [
      {
        footers: { default: new Footer({ children: [foot] }) },
        children,
      },
    ],
  });
  return fixedDocx(await Packer.toBuffer(doc), made);
}

function runs(text, { splitRuns }, bold = false) {
  if (!splitRuns) return [new TextRun({ text, bold })];
  // Word divides text where the spelling was checked or an author changed.
  return (text.match(/.{1,7}/gsu) ?? []).map((part) => new TextRun({ text: part, bold }));
}

function heading(text, level, habits) {
  if (habits.headings === 'style') return new Paragraph({ children: runs(text, habits), heading: level });
  return new Paragraph({ children: runs(text, habits, true) });
}

function air({ emptyParagraphs }) {
  return emptyParagraphs ? [new Paragraph({})] : [];
}

function draw(block, habits) {
  switch (block.kind) {
    case 'cover':
      return [
        ...[...block.lines, ...block.people].map((text) => new Paragraph({ children: runs(text, habits, true) })),
        new Paragraph({ children: [new PageBreak()] }),
      ];
    case 'contents':
      return [
        new Paragraph({ children: runs(block.head, habits, true) }),
        ...block.rows.map(
          ([title, page]) =>
            new Paragraph({
              children: [new TextRun({ children: [title, new Tab(), page] })],
              tabStops: [{ type: TabStopType.RIGHT, position: WIDTH, leader: 'dot' }],
            }),
        ),
      ];
    case 'chapter':
      return [...air(habits), heading(block.text, HeadingLevel.HEADING_1, habits), ...air(habits)];
    case 'area':
      return [
        ...air(habits),
        ...block.lines.map((line) => heading(line, HeadingLevel.HEADING_2, habits)),
        ...air(habits),
      ];
    case 'small':
    case 'listHead':
      return [heading(block.text, HeadingLevel.HEADING_3, habits)];
    case 'text':
      return [new Paragraph({ children: runs(block.text, habits) }), ...air(habits)];
    case 'list':
      return [...nested(list(block.items, habits), habits), ...air(habits)];
    case 'sides':
      return [table([block.heads, block.lists], [4500, 4500]), ...air(habits)];
    case 'box':
      return [table([block.head, [block.items, block.points]], [7500, 1500]), new Paragraph({})];
    case 'table':
      return habits.tables === 'tabs'
        ? [
            ...block.rows.map((row) => new Paragraph({ children: [new TextRun({ children: tabbed(row) })] })),
            ...air(habits),
          ]
        : [table(block.rows, [700, 5000, 1100, 1100, 1100]), new Paragraph({})];
    default:
      return [];
  }
}

function tabbed(cells) {
  return cells.flatMap((cell, at) => (at === 0 ? [cell] : [new Tab(), cell]));
}

function list(items, habits) {
  const { lists, bullet = '- ' } = habits;
  if (lists === 'breaks') {
    const children = items.flatMap((item, at) => [new TextRun({ text: bullet + item, break: at === 0 ? 0 : 1 })]);
    return [new Paragraph({ children })];
  }
  return items.map((item, at) =>
    lists === 'numbering'
      ? new Paragraph({
          children: [...runs(item, habits), ...note(at, habits)],
          numbering: { reference: 'points', level: 0 },
        })
      : new Paragraph({
          children: [...runs(bullet + item, habits), ...note(at, habits)],
          indent: { left: 720, hanging: 360 },
        }),
  );
}

/** A reference to a footnote, at every other item. */
function note(at, { notes, footnotes }) {
  if (!notes || at % 2 === 1) return [];
  const number = Object.keys(footnotes).length + 1;
  footnotes[number] = { children: [new Paragraph(`Enligt samtal ${number}, se även 4.${number} i bilagan`)] };
  return [new FootnoteReferenceRun(number)];
}

/** Paragraphs in the only cell of a table, which stands in the only cell of another. */
function nested(paragraphs, habits) {
  if (!habits.nested) return paragraphs;
  const boxed = (children) =>
    new Table({
      width: { size: WIDTH, type: WidthType.DXA },
      rows: [new TableRow({ children: [new TableCell({ children })] })],
    });
  return [boxed([boxed(paragraphs), new Paragraph({})])];
}

/** @param {(string | string[])[][]} rows a cell may hold several list items */
function table(rows, widths) {
  const most = Math.max(...rows.map((row) => row.length));
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    rows: rows.map(
      (row) =>
        new TableRow({
          children: [...row, ...Array(most - row.length).fill('')].map((cell, at) =>
            tableCell(cell, widths[at] ?? 1000),
          ),
        }),
    ),
  });
}

function tableCell(cell, width) {
  const items = Array.isArray(cell) ? cell : null;
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    children:
      items === null
        ? [new Paragraph({ text: cell })]
        : items.map((text) => new Paragraph({ text, numbering: { reference: 'points', level: 0 } })),
  });
}
