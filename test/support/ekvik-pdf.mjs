// The report of Ekvik as a PDF of 23 pages: bullets, tables set by x, page feet, and two pictures without any text.
import PDFDocument from 'pdfkit';

const MARGIN = { top: 72, bottom: 72, left: 71, right: 71 };
const WIDTH = 595.28 - MARGIN.left - MARGIN.right;
const PAGES = 23;
/** Left edges of the columns number, name, reached, max, percent; the figures are set flush right. */
const COLUMNS = [0, 34, 300, 352, 398];

/** @param {import('./read-ekvik.mjs').Block[]} blocks @param {Date} made @returns {Promise<Buffer>} */
export async function ekvikPdf(blocks, made) {
  const doc = new PDFDocument({
    size: 'A4',
    margins: MARGIN,
    bufferPages: true,
    info: {
      Title: 'Kommunkompassen Ekviks kommun 2017',
      Author: 'Exempelrådet',
      Creator: 'Exempel',
      Producer: 'Exempel',
      CreationDate: made,
      ModDate: made,
    },
  });
  /** @type {Buffer[]} */
  const chunks = [];
  doc.on('data', (chunk) => chunks.push(chunk));
  const done = new Promise((resolve) => doc.on('end', resolve));
  const page = new Sheet(doc);
  blocks.forEach((block, at) => page.draw(block, blocks, at));
  page.feet();
  doc.end();
  await done;
  return Buffer.concat(chunks);
}

class Sheet {
  /** @param {PDFKit.PDFDocument} doc */
  constructor(doc) {
    this.doc = doc;
    this.pictures = 0;
    this.tables = 0;
  }

  /** @param {import('./read-ekvik.mjs').Block} block @param {import('./read-ekvik.mjs').Block[]} all @param {number} at */
  draw(block, all, at) {
    switch (block.kind) {
      case 'cover':
        return this.cover(block.lines);
      case 'contents':
        return this.contents(block.rows);
      case 'h1':
        this.doc.addPage();
        return this.heading(block.text, 18, 14);
      case 'h2':
        if (all[at - 1]?.kind !== 'h1') this.doc.addPage();
        return this.heading(block.text, 14, 10);
      case 'h3':
        return this.heading(block.text, 11.5, 5);
      case 'listHead':
        // An area whose lists hold no page break turns the page before its improvement areas.
        if (block.text.startsWith('F') && !brokenBefore(all, at) && !breaksAfter(all, at)) this.doc.addPage();
        this.doc.moveDown(0.4);
        return this.heading(block.text, 11.5, 5);
      case 'text':
        this.doc.font('Helvetica').fontSize(11).text(block.text, { lineGap: 2.5 });
        return this.doc.moveDown(0.7);
      case 'list':
        return this.list(block.items);
      case 'pageBreak':
        return this.doc.addPage();
      case 'picture':
        return this.picture();
      case 'score':
        return this.score(block.topics, block.points);
      case 'table':
        return this.table(block.rows);
    }
  }

  /** @param {string[]} lines */
  cover(lines) {
    const { doc } = this;
    const [name = '', what = '', who = '', year = '', evaluators = '', names = '', ...rest] = lines;
    doc.rect(0, 0, 595.28, 250).fill('#0B5A66');
    doc.fillColor('#FFFFFF').font('Helvetica-Bold').fontSize(34).text(name, MARGIN.left, 150);
    doc.fillColor('#17211F').font('Helvetica').fontSize(20).text(what, MARGIN.left, 320);
    doc.font('Helvetica-Bold').fontSize(28).text(who).fontSize(24).text(year);
    doc.font('Helvetica').fontSize(12).text(evaluators, MARGIN.left, 500).moveDown(0.5).text(names);
    doc.fontSize(10).text(rest.join('\n'), MARGIN.left, 690);
  }

  /** @param {{ level: number, title: string, page: string }[]} rows */
  contents(rows) {
    const { doc } = this;
    doc.addPage();
    this.heading('Innehåll', 18, 14);
    doc.font('Helvetica').fontSize(11);
    for (const row of rows) {
      const x = MARGIN.left + (row.level - 1) * 20;
      const y = doc.y;
      const until = MARGIN.left + WIDTH - 24;
      doc.text(row.title, x, y, { width: until - x });
      const below = doc.y;
      const dots = Math.floor((until - x - doc.widthOfString(row.title)) / doc.widthOfString('.')) - 2;
      if (dots > 3) doc.text('.'.repeat(dots), until - dots * doc.widthOfString('.'), y, { lineBreak: false });
      doc.text(row.page, until, y, { width: 24, align: 'right' });
      doc.x = MARGIN.left;
      doc.y = below + 6;
    }
  }

  /** @param {string} text @param {number} size @param {number} after */
  heading(text, size, after) {
    this.doc.font('Helvetica-Bold').fontSize(size).fillColor('#17211F').text(text, MARGIN.left);
    this.doc.y += after;
  }

  /** @param {string[]} items */
  list(items) {
    const { doc } = this;
    doc.font('Helvetica').fontSize(11);
    for (const item of items) {
      const y = doc.y;
      doc.text('•', MARGIN.left + 18, y, { lineBreak: false });
      doc.text(item, MARGIN.left + 36, y, { width: WIDTH - 36, lineGap: 2 });
      doc.y += 4;
    }
    doc.x = MARGIN.left;
    doc.moveDown(0.5);
  }

  /** @param {string[]} topics @param {string} points */
  score(topics, points) {
    const { doc } = this;
    const right = MARGIN.left + WIDTH - 70;
    const head = doc.y;
    doc
      .font('Helvetica-Bold')
      .fontSize(11)
      .text('Rubriker', MARGIN.left + 8, head);
    doc.text('Poäng', right, head, { width: 62, align: 'right' });
    const first = head + 20;
    doc.font('Helvetica');
    topics.forEach((topic, row) => {
      doc.text(`• ${topic}`, MARGIN.left + 8, first + row * 16, { width: WIDTH - 90 });
    });
    doc.font('Helvetica-Bold').text(points, right, first, { width: 62, align: 'right' });
    const bottom = first + topics.length * 16 + 4;
    doc
      .lineWidth(0.5)
      .rect(MARGIN.left, head - 5, WIDTH, bottom - head + 5)
      .stroke('#75837F');
    doc.fillColor('#17211F');
    doc.x = MARGIN.left;
    doc.y = bottom + 14;
  }

  /** The bars of the eight areas, then the profile: drawn, never written, as in reports where they are images. */
  picture() {
    const { doc } = this;
    const scores = [51, 47, 63, 60, 48, 54, 59, 72];
    const top = doc.y + 10;
    if (this.pictures === 0) {
      scores.forEach((score, bar) => {
        const x = MARGIN.left + 30 + bar * 50;
        doc.rect(x, top + 200 - score * 2, 32, score * 2).fill('#22568F');
      });
      doc
        .moveTo(MARGIN.left, top + 200)
        .lineTo(MARGIN.left + WIDTH, top + 200)
        .stroke('#75837F');
      doc.addPage();
    } else {
      const at = (/** @type {number} */ spoke, /** @type {number} */ radius) => [
        MARGIN.left + WIDTH / 2 + radius * Math.sin((spoke * Math.PI) / 4),
        top + 130 - radius * Math.cos((spoke * Math.PI) / 4),
      ];
      for (const radius of [30, 60, 90, 120])
        doc.polygon(...scores.map((_, spoke) => at(spoke, radius))).stroke('#D7DEDC');
      doc
        .lineWidth(2)
        .polygon(...scores.map((score, spoke) => at(spoke, score * 1.2)))
        .stroke('#0B5A66');
      doc.y = top + 275;
    }
    doc.lineWidth(1).fillColor('#17211F');
    doc.x = MARGIN.left;
    this.pictures += 1;
  }

  /** @param {string[][]} rows */
  table(rows) {
    const { doc } = this;
    this.tables += 1;
    if (this.tables === 5) doc.addPage();
    rows.forEach((row, index) => {
      const sum = row[0] === '';
      const cells = sum ? ['', '', ...row.slice(2)] : row;
      doc.font(index === 0 || sum ? 'Helvetica-Bold' : 'Helvetica').fontSize(9.5);
      const top = doc.y;
      let bottom = top;
      cells.forEach((cell, column) => {
        if (!cell) return;
        const x = MARGIN.left + (COLUMNS[column] ?? 0);
        if (column < 2) doc.text(cell, x, top, { width: column === 0 ? 30 : 258 });
        else doc.text(cell, x, top, { width: 46, align: 'right' });
        bottom = Math.max(bottom, doc.y);
      });
      doc.y = bottom + 3;
    });
    doc.x = MARGIN.left;
    doc.moveDown(1.1);
  }

  feet() {
    const { start, count } = this.doc.bufferedPageRange();
    if (count !== PAGES) throw new Error(`The table of contents says ${PAGES} pages, the drawing gave ${count}.`);
    for (let page = start + 1; page < count; page += 1) {
      this.doc.switchToPage(page);
      // Below the bottom margin pdfkit would start a new page.
      this.doc.page.margins.bottom = 0;
      this.doc.font('Helvetica').fontSize(9).fillColor('#596662');
      this.doc.text('Kommunkompassen, Ekviks kommun 2017', MARGIN.left, 796, { lineBreak: false });
      this.doc.text(`${page + 1} (${count})`, MARGIN.left, 796, { width: WIDTH, align: 'right', lineBreak: false });
    }
  }
}

/** @param {import('./read-ekvik.mjs').Block[]} all @param {number} at */
function brokenBefore(all, at) {
  const start = all.findLastIndex((block, index) => index < at && block.kind === 'h2');
  return all.slice(start, at).some((block) => block.kind === 'pageBreak');
}

/** @param {import('./read-ekvik.mjs').Block[]} all @param {number} at */
function breaksAfter(all, at) {
  const end = all.findIndex((block, index) => index > at && (block.kind === 'h2' || block.kind === 'h1'));
  return all.slice(at, end < 0 ? undefined : end).some((block) => block.kind === 'pageBreak');
}
