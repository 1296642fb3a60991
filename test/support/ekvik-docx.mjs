// The report of Ekvik as a Word file: heading styles, real lists, real tables, feet with page fields.
import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  Tab,
  TabStopType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { fixedDocx } from './fixed-docx.mjs';

const PAGE = { size: { width: 11906, height: 16838 }, margin: { top: 1417, bottom: 1417, left: 1417, right: 1417 } };
const TEXT_WIDTH = 9072;

/** @param {import('./read-ekvik.mjs').Block[]} blocks @param {Date} made @returns {Promise<Buffer>} */
export async function ekvikDocx(blocks, made) {
  const doc = new Document({
    title: 'Kommunkompassen Ekviks kommun 2017',
    creator: 'Exempelrådet',
    lastModifiedBy: 'Exempelrådet',
    styles: { default: { document: { run: { font: 'Calibri', size: 22, language: { value: 'sv-SE' } } } } },
    numbering: { config: [{ reference: 'points', levels: [bulletLevel()] }] },
    sections: [
      { properties: { page: PAGE, titlePage: true }, footers: { default: foot() }, children: blocks.flatMap(draw) },
    ],
  });
  return fixedDocx(await Packer.toBuffer(doc), made);
}

/** @param {import('./read-ekvik.mjs').Block} block @returns {(Paragraph | Table)[]} */
function draw(block) {
  switch (block.kind) {
    case 'cover':
      return block.lines.map((text, at) => {
        const run = new TextRun({ text, bold: at < 4, size: at < 4 ? 44 : 22 });
        return new Paragraph({ children: [run], spacing: { before: at === 0 ? 2400 : 200 } });
      });
    case 'contents':
      return [
        new Paragraph({ text: 'Innehåll', pageBreakBefore: true, style: 'Title' }),
        ...block.rows.map(
          (row) =>
            new Paragraph({
              children: [new TextRun({ children: [row.title, new Tab(), row.page] })],
              indent: { left: (row.level - 1) * 360 },
              tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH, leader: 'dot' }],
            }),
        ),
      ];
    case 'h1':
      return [new Paragraph({ text: block.text, heading: HeadingLevel.HEADING_1, pageBreakBefore: true })];
    case 'h2':
      return [new Paragraph({ text: block.text, heading: HeadingLevel.HEADING_2 })];
    case 'h3':
    case 'listHead':
      return [new Paragraph({ text: block.text, heading: HeadingLevel.HEADING_3 })];
    case 'text':
      return [new Paragraph({ text: block.text, spacing: { after: 160 } })];
    case 'picture':
      return [new Paragraph({}), new Paragraph({})];
    case 'pageBreak':
      return [new Paragraph({ children: [new PageBreak()] })];
    case 'list':
      return block.items.flatMap((item) => {
        // What stands on a line of its own without a dash is a paragraph of its own in Word, too.
        const [first = '', ...more] = item.split('\n');
        return [
          new Paragraph({ text: first, numbering: { reference: 'points', level: 0 } }),
          ...more.map((text) => new Paragraph({ text, indent: { left: 720 } })),
        ];
      });
    case 'score':
      return [
        new Table({
          width: { size: TEXT_WIDTH, type: WidthType.DXA },
          columnWidths: [7572, 1500],
          rows: [
            row([['Rubriker'], ['Poäng']], [7572, 1500], true),
            row([block.topics, [block.points]], [7572, 1500], false),
          ],
        }),
        new Paragraph({}),
      ];
    case 'table': {
      const widths = [700, 5072, 1100, 1000, 1200];
      const rows = block.rows.map((cells, at) => {
        const padded = cells.length === 5 ? cells : ['', ...cells];
        return row(
          padded.map((cell) => [cell]),
          widths,
          at === 0 || at === block.rows.length - 1,
        );
      });
      return [
        new Table({ width: { size: TEXT_WIDTH, type: WidthType.DXA }, columnWidths: widths, rows }),
        new Paragraph({}),
      ];
    }
  }
}

/** @param {string[][]} cells paragraphs per cell; several are set as a bulleted list @param {number[]} widths @param {boolean} bold */
function row(cells, widths, bold) {
  return new TableRow({
    children: cells.map(
      (paragraphs, at) =>
        new TableCell({
          width: { size: widths[at] ?? 0, type: WidthType.DXA },
          children: paragraphs.map(
            (text) =>
              new Paragraph({
                children: [new TextRun({ text, bold })],
                numbering: paragraphs.length > 1 ? { reference: 'points', level: 0 } : undefined,
                alignment: at > 1 ? AlignmentType.RIGHT : AlignmentType.LEFT,
              }),
          ),
        }),
    ),
  });
}

function bulletLevel() {
  return {
    level: 0,
    format: LevelFormat.BULLET,
    text: '•',
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: 720, hanging: 360 } } },
  };
}

function foot() {
  const children = ['Kommunkompassen, Ekviks kommun 2017   ', PageNumber.CURRENT, ' (', PageNumber.TOTAL_PAGES, ')'];
  return new Footer({
    children: [new Paragraph({ children: [new TextRun({ children })], alignment: AlignmentType.RIGHT })],
  });
}
