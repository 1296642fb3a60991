// Every shape: whose report it is, the habits of its writer, and the habits of the program that saved it.
import { compose, PLAIN } from './compose.mjs';
import { docxShape } from './docx-shape.mjs';
import { expectedOf, inventedReport, withCapitals, withDashes, withoutPoints } from './invented-report.mjs';
import { pdfShape } from './pdf-shape.mjs';
import { textShape } from './text-shape.mjs';

const MADE = new Date(Date.UTC(2018, 1, 1, 8));
const WORDS = ['Styrkor', 'Förbättringsområden'];
const NORWEGIAN = { listHeads: ['Styrker', 'Forbedringsområder'], columns: ['Poeng', 'Maks', 'Prosent'] };
const LATER = { columns: ['Poäng', 'Max', '%'], pointsHead: 'Poängsammanställning' };

/** @param {number} seed @param {string} municipality @param {string} edition @param {number} year @param {object} [more] */
function of(seed, municipality, edition, year, more = {}) {
  const evaluators = [
    ['Karin Almsäter', 'Nils Brohult'],
    ['Inga-Lill Vesterdal', 'Omar Rinnholm'],
    ['Petra Sjöhage', 'Jon Eriksvold'],
  ][seed % 3];
  return inventedReport({ seed, municipality, edition, year, evaluators, ...more });
}

const foot = (name) => (page) => `${name} 2018-03-02 ${page} (31)`;

/**
 * @typedef {{ name: string, format: 'txt' | 'pdf' | 'docx', report: import('./invented-report.mjs').InventedReport,
 *   habits: Partial<import('./compose.mjs').Habits>, print: object }} Shape
 * @type {Shape[]}
 */
export const SHAPES = [
  {
    name: 'points-in-heading',
    format: 'txt',
    report: of(1, 'Granviks kommun', '2010', 2014),
    habits: { areaHead: 'labelPoints', listHeads: WORDS, points: 'absent', total: true },
    print: { bullet: '- ' },
  },
  {
    name: 'title-below-label',
    format: 'txt',
    report: of(2, 'Ålunda kommun', '2016', 2018, { month: 3 }),
    habits: { areaHead: 'twoLines', points: 'before', pointsHead: '4 Poängfördelning', box: 'box' },
    print: { bullet: '• ', eol: '\r\n' },
  },
  {
    name: 'capitals-with-colon',
    format: 'txt',
    report: of(3, 'Norrhaga kommun', '2016', 2017),
    habits: { areaHead: 'upperColon', listHeads: ['STYRKOR:', 'UTVECKLINGSOMRÅDEN:'], total: true },
    print: { bullet: '* ', wrap: 60, hang: 2, encoding: 'bom' },
  },
  {
    name: 'norwegian-unnumbered',
    format: 'txt',
    report: of(4, 'Fjellvik kommune', 'norway', 2016),
    habits: { areaHead: 'bare', ...NORWEGIAN, points: 'absent', introHead: undefined },
    print: { bullet: '• ', airy: true },
  },
  {
    name: 'numbered-names',
    format: 'txt',
    report: of(5, 'Lindfors kommun', '2020', 2021),
    habits: { areaHead: 'numbered', listHeads: ['Styrkor', 'Utvecklingsområden'], ...LATER, contents: false },
    print: { bullet: '– ', encoding: '1252', eol: '\r\n' },
  },
  {
    name: 'page-feet-inside',
    format: 'txt',
    report: of(6, 'Västra Solberga kommun', '2010', 2015),
    habits: { box: 'oneLine', appendix: true },
    print: {
      bullet: '- ',
      wrap: 100,
      foot: (page) => foot('Rådet för kommunernas utveckling')(page).split('\n'),
      pageLines: 33,
    },
  },
  {
    name: 'bare-page-numbers',
    format: 'txt',
    report: of(7, 'Björkedals kommun', '2016', 2019),
    habits: { listHeads: WORDS, ...LATER, total: true },
    print: { bullet: '· ', foot: (page) => ['', String(page), ''], pageLines: 29, wrap: 120 },
  },
  {
    name: 'page-words',
    format: 'txt',
    report: of(8, 'Sundsby kommun', '2016', 2017),
    habits: { box: 'box', points: 'before', pointsHead: 'Poängöversikt' },
    print: { bullet: '\uf0b7 ', foot: (page) => [`(${page + 30})`, `Page ${page + 1}:`], pageLines: 41 },
  },
  {
    name: 'indent-only',
    format: 'txt',
    report: of(9, 'Kvarnåsa kommun', '2016', 2018),
    habits: { listHeads: WORDS, total: true },
    print: { bullet: '', indent: 4, hang: 6, wrap: 72, gap: 'blanks' },
  },
  {
    name: 'no-bullets',
    format: 'txt',
    report: of(10, 'Ekeberga kommun', '2010', 2013),
    habits: { points: 'absent', areaHead: 'labelPoints', unmarked: true },
    print: { bullet: '' },
  },
  {
    name: 'blanks-for-tabs',
    format: 'txt',
    report: of(11, 'Hallsjö kommun', '2016', 2017, { tableNames: '2010' }),
    habits: { box: 'box', total: true },
    print: { bullet: '- ', wrap: 100, hang: 2, gap: 'blanks' },
  },
  {
    name: 'hyphenated-narrow',
    format: 'txt',
    report: of(12, 'Mariedals kommun', '2020', 2022, { month: 10 }),
    habits: { areaHead: 'label', listHeads: WORDS, ...LATER, appendix: true },
    print: { bullet: '• ', wrap: 60, hyphenate: true, hang: 2, gap: 'blanks' },
  },
  {
    name: 'melted-paragraphs',
    format: 'txt',
    report: of(13, 'Torpa kommun', '2010', 2012),
    habits: { contents: false, total: true },
    print: { bullet: '• ', melted: true },
  },
  {
    name: 'dropped-figures',
    format: 'txt',
    report: of(14, 'Ryssnäs kommun', '2016', 2018),
    habits: { dropFigures: true, listHeads: WORDS },
    print: { bullet: '- ' },
  },
  {
    name: 'ambiguous-edition',
    format: 'txt',
    report: of(15, 'Älvhyttans kommun', 'mixed', 2018),
    habits: { total: true, listHeads: WORDS },
    print: { bullet: '- ', wrap: 80 },
  },
  {
    name: 'pdf-clusters',
    format: 'pdf',
    report: of(16, 'Storsunds kommun', '2016', 2017),
    habits: { box: 'box' },
    print: { table: 'clusters', foot: (page, count) => `Storsunds kommun ${page} (${count})` },
  },
  {
    name: 'pdf-ruled-middle',
    format: 'pdf',
    report: of(17, 'Åkerby kommun', '2020', 2021),
    habits: { areaHead: 'numbered', listHeads: ['Styrkor', 'Utvecklingsområden'], ...LATER },
    print: { table: 'middle', align: 'centre', bullet: '–', foot: (page) => String(page), hyphenate: true },
  },
  {
    name: 'pdf-two-columns',
    format: 'pdf',
    report: of(18, 'Nybrohults kommun', '2010', 2014),
    habits: { listHeads: WORDS, points: 'absent', areaHead: 'labelPoints', total: true },
    print: { columns: 2, size: 10, head: () => 'Kommunkompassen', foot: (page) => `Sida ${page}` },
  },
  {
    name: 'pdf-drawn-bullets',
    format: 'pdf',
    report: of(19, 'Silverdals kommun', '2016', 2018, { month: 11 }),
    habits: { listHeads: WORDS, total: true },
    print: { drawn: true, table: 'ruled', foot: (page) => `${page}` },
  },
  {
    name: 'pdf-tagged-drawn',
    format: 'pdf',
    report: of(20, 'Lövåsens kommun', '2016', 2019),
    habits: { box: 'box', listHeads: WORDS },
    print: { tagged: true, drawn: true, itemGap: 0, foot: (page, count) => `${page} av ${count}` },
  },
  {
    name: 'pdf-tagged-norwegian',
    format: 'pdf',
    report: of(21, 'Storhavn kommune', 'norway', 2017, { month: 5 }),
    habits: { areaHead: 'bare', ...NORWEGIAN, pointsHead: 'Poengfordeling', introHead: 'Generelt' },
    print: { tagged: true, bullet: '•', head: () => 'Kommunekompasset Storhavn', foot: (page) => `Side ${page}` },
  },
  {
    name: 'pdf-tagged-labels',
    format: 'pdf',
    report: withCapitals(of(45, 'Sjöviks kommun', '2016', 2018)),
    habits: { listHeads: WORDS },
    print: { tagged: true, drawn: true, labels: true, indent: 0, foot: (page) => String(page) },
  },
  {
    name: 'pdf-indent-only',
    format: 'pdf',
    report: of(22, 'Rosendala kommun', '2010', 2016),
    habits: { areaHead: 'twoLines', points: 'before', pointsHead: 'Poängtabell' },
    print: { bullet: '', itemGap: 5, sameSize: true, foot: (page) => `Utvärdering Rosendala ${page}` },
  },
  {
    name: 'pdf-hang-only',
    format: 'pdf',
    report: withCapitals(of(47, 'Tjärnö kommun', '2016', 2018)),
    habits: { listHeads: WORDS },
    print: { bullet: '', indent: 20, hang: 14, itemGap: 0, foot: (page) => String(page) },
  },
  {
    name: 'pdf-hang-gapped',
    format: 'pdf',
    report: withCapitals(of(48, 'Lerhamns kommun', '2016', 2019)),
    habits: { listHeads: WORDS, points: 'before' },
    print: { bullet: '', indent: 20, hang: 14, itemGap: 5, foot: (page) => String(page) },
  },
  {
    name: 'pdf-flush-no-gap',
    format: 'pdf',
    report: of(49, 'Rörviks kommun', '2010', 2014),
    habits: { listHeads: WORDS },
    print: { bullet: '', indent: 20, itemGap: 0, foot: (page) => String(page) },
  },
  {
    name: 'pdf-empty-cells',
    format: 'pdf',
    report: withoutPoints(of(50, 'Kullviks kommun', '2016', 2018)),
    habits: { listHeads: WORDS },
    print: { bullet: '•', table: 'ruled', align: 'centre', foot: (page) => String(page) },
  },
  {
    name: 'pdf-side-by-side',
    format: 'pdf',
    report: of(27, 'Gullhaga kommun', '2016', 2018),
    habits: { listHeads: WORDS, sideBySide: true },
    print: { bullet: '•', table: 'split', size: 13.5, foot: (page) => `Sida ${page}` },
  },
  {
    name: 'pdf-side-by-side-drawn',
    format: 'pdf',
    report: of(28, 'Tallmo kommun', '2020', 2022),
    habits: { listHeads: ['Styrkor', 'Utvecklingsområden'], ...LATER, sideBySide: true },
    print: { drawn: true, repeatHeads: true, itemGap: 6, table: 'middle', size: 12, foot: (page) => String(page) },
  },
  {
    name: 'pdf-side-by-side-reversed',
    format: 'pdf',
    report: of(32, 'Furudals kommun', '2016', 2017),
    habits: { listHeads: WORDS, sideBySide: true, reversed: true },
    print: { bullet: '–', headDrop: 5, table: 'ruled', foot: (page) => `Sida ${page}` },
  },
  {
    name: 'docx-side-by-side-reversed',
    format: 'docx',
    report: of(33, 'Lerbäcks kommun', '2016', 2019),
    habits: { listHeads: WORDS, sideBySide: true, reversed: true },
    print: { headings: 'bold', lists: 'typed', bullet: '- ', tables: 'table' },
  },
  {
    name: 'pdf-area-heads',
    format: 'pdf',
    report: of(29, 'Rönnviks kommun', '2010', 2015),
    habits: { listHeads: WORDS, total: true },
    print: { bullet: '–', areaHeads: true, table: 'split', size: 10, foot: (page, count) => `${page} (${count})` },
  },
  {
    name: 'pdf-list-columns',
    format: 'pdf',
    report: of(31, 'Ängsjö kommun', '2016', 2018),
    habits: { listHeads: WORDS, total: true },
    print: { columns: 2, listColumns: true, drawn: true, indent: 20, size: 10, table: 'middle', align: 'left' },
  },
  {
    name: 'pdf-mark-inside',
    format: 'pdf',
    report: withDashes(of(34, 'Grönhults kommun', '2016', 2018)),
    habits: { listHeads: WORDS },
    print: { bullet: '-', inline: 'hang', indent: 0, itemGap: 0, head: () => ['Kommunkompassen', 'Grönhults kommun'] },
  },
  {
    name: 'pdf-mark-inside-flush',
    format: 'pdf',
    report: withDashes(of(35, 'Hallunda kommun', '2010', 2014)),
    habits: { listHeads: WORDS, points: 'before' },
    print: { bullet: '•', inline: 'flush', indent: 10, itemGap: 2, foot: (page) => ['Utvärdering', `Sida ${page}`] },
  },
  {
    name: 'pdf-mark-inside-deep',
    format: 'pdf',
    report: of(36, 'Nyboda kommun', '2020', 2022),
    habits: { listHeads: ['Styrkor', 'Utvecklingsområden'], ...LATER },
    print: { bullet: '–', inline: 'deep', indent: 0, itemGap: 0, size: 10, foot: (page) => String(page) },
  },
  {
    name: 'pdf-mark-first-line',
    format: 'pdf',
    report: of(37, 'Almlunda kommun', '2016', 2019),
    habits: { listHeads: WORDS, total: true },
    print: { bullet: '*', inline: 'out', indent: 12, itemGap: 4, size: 12, foot: (page) => String(page) },
  },
  {
    name: 'pdf-mark-nameless',
    format: 'pdf',
    report: of(38, 'Brogårds kommun', '2016', 2017),
    habits: { listHeads: WORDS, points: 'before' },
    print: { bullet: '\uf0b7', letters: 'Liberation', inline: 'deep', indent: 0, foot: (page) => String(page) },
  },
  {
    name: 'pdf-mark-o',
    format: 'pdf',
    report: withDashes(of(39, 'Ekhaga kommun', '2010', 2016)),
    habits: { listHeads: WORDS },
    print: { bullet: 'o', indent: 0, itemGap: 0, foot: (page) => String(page) },
  },
  {
    name: 'pdf-mark-arrow',
    format: 'pdf',
    report: withDashes(of(40, 'Dalarö kommun', '2016', 2018)),
    habits: { listHeads: WORDS },
    print: { bullet: '→', letters: 'Liberation', indent: 6, itemGap: 0, foot: (page) => `Sida ${page}` },
  },
  {
    name: 'pdf-drawn-dashes',
    format: 'pdf',
    report: withDashes(of(41, 'Lövstabruks kommun', '2016', 2018)),
    habits: { listHeads: WORDS },
    print: { drawn: true, indent: 6, itemGap: 2, size: 13, foot: (page) => `${page}` },
  },
  {
    name: 'pdf-point-box',
    format: 'pdf',
    report: of(42, 'Forsnäs kommun', '2016', 2018),
    habits: { listHeads: WORDS, points: 'absent', pointBox: true, introHead: undefined },
    print: { bullet: '-', pointBox: true, pointWords: ['Poäng:', 'av 100'], foot: (page) => `${page} (19)` },
  },
  {
    name: 'pdf-head-pieces',
    format: 'pdf',
    report: of(46, 'Västerlunda kommun', '2016', 2017),
    habits: { listHeads: WORDS },
    print: {
      head: () => 'Kommunkompassen\tVästerlunda\t2017',
      foot: (page, count) => `Rådet för kommunernas utveckling\t2017-05-13\t${page} (${count})`,
    },
  },
  {
    name: 'docx-side-by-side',
    format: 'docx',
    report: of(30, 'Kvistbro kommun', '2016', 2019),
    habits: { listHeads: WORDS, sideBySide: true, total: true },
    print: { headings: 'style', lists: 'numbering', tables: 'table' },
  },
  {
    name: 'docx-structure',
    format: 'docx',
    report: of(23, 'Vitsands kommun', '2016', 2018),
    habits: { box: 'box', appendix: true },
    print: { headings: 'style', lists: 'numbering', tables: 'table' },
  },
  {
    name: 'docx-typed-bullets',
    format: 'docx',
    report: of(24, 'Harsjö kommun', '2010', 2015),
    habits: { areaHead: 'twoLines', listHeads: ['Styrkor:', 'Förbättringsområden:'], total: true },
    print: { headings: 'bold', lists: 'typed', tables: 'tabs', emptyParagraphs: true, splitRuns: true },
  },
  {
    name: 'docx-notes',
    format: 'docx',
    report: of(43, 'Ulvsjö kommun', '2016', 2018),
    habits: { listHeads: WORDS },
    print: { headings: 'style', lists: 'numbering', tables: 'table', notes: true },
  },
  {
    name: 'docx-nested',
    format: 'docx',
    report: of(44, 'Kvarnby kommun', '2010', 2015),
    habits: { listHeads: WORDS, points: 'before' },
    print: { headings: 'bold', lists: 'numbering', tables: 'table', nested: true, notes: true },
  },
  {
    name: 'docx-line-breaks',
    format: 'docx',
    report: of(25, 'Fagerhults kommun', '2020', 2023),
    habits: { areaHead: 'chapter', listHeads: WORDS, ...LATER, points: 'before', contents: false },
    print: { headings: 'style', lists: 'breaks', bullet: '• ', tables: 'table' },
  },
  {
    name: 'docx-norwegian',
    format: 'docx',
    report: of(26, 'Lyngnes kommune', 'norway', 2019),
    habits: { areaHead: 'label', ...NORWEGIAN, pointsHead: 'Oversikt over poeng', total: true },
    print: { headings: 'bold', lists: 'numbering', tables: 'table', emptyParagraphs: true },
  },
];

const PRINTERS = { txt: textShape, pdf: pdfShape, docx: docxShape };

/** @param {Shape} shape @returns {Promise<{ bytes: Buffer, expected: ReturnType<typeof expectedOf> }>} */
export async function printShape({ format, report, habits, print }) {
  const all = { ...PLAIN, ...habits };
  const bytes = await PRINTERS[format](compose(report, all), print, MADE);
  return { bytes, expected: expectedOf(report, all) };
}
