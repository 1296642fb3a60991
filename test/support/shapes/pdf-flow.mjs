// Pen and paper of pdf-shape.mjs: lines that flow over columns and pages, lists, boxes, tables, page heads and feet.

const PAGE = { width: 595.28, height: 841.89, left: 70, top: 72, bottom: 770 };
const GUTTER = 24;
/** Left edge of a table's title and right edges of its figures, as shares of the width. */
const TITLE_AT = 0.08;
const FIGURES_AT = [0.74, 0.86, 1];

export class PdfFlow {
  /** @param {PDFKit.PDFDocument} doc @param {import('./pdf-shape.mjs').PdfHabits} habits */
  constructor(doc, habits) {
    this.doc = doc;
    this.habits = habits;
    this.size = habits.size ?? 11;
    this.columns = 1;
    this.wanted = 1;
    this.started = false;
    this.column = 0;
    this.y = PAGE.top;
    this.fresh = true;
    /** What the text is about, and what each page began with. */
    this.section = '';
    this.sections = [];
    /** Points that are shown in a box beside the next text. */
    this.points = null;
  }

  get width() {
    return (PAGE.width - 2 * PAGE.left - (this.columns - 1) * GUTTER) / this.columns;
  }

  get left() {
    return PAGE.left + this.column * (this.width + GUTTER);
  }

  /** Goes on in this many columns, on a new page when that is a change. */
  layOut(columns) {
    const change = columns !== this.wanted && this.started;
    this.wanted = columns;
    if (change) this.turn();
  }

  /** A new page; the first, with the cover, is never set in columns. */
  turn() {
    this.started = true;
    this.columns = this.wanted;
    this.column = 0;
    this.doc.addPage();
    this.sections[this.doc.bufferedPageRange().count] = this.section;
    this.y = PAGE.top;
    this.fresh = true;
  }

  next() {
    if (this.column + 1 < this.columns) {
      this.column += 1;
      this.y = PAGE.top;
      this.fresh = true;
    } else this.turn();
  }

  /** Goes on in the next column or page when less than `height` is left. */
  need(height) {
    if (this.y + height > PAGE.bottom) this.next();
  }

  /** @param {{ size?: number, bold?: boolean }} font */
  font({ size = this.size, bold = false }) {
    const { letters = 'Helvetica' } = this.habits;
    this.doc.font(bold ? `${letters}-Bold` : letters).fontSize(size);
  }

  /** Text on one line, wherever it is told to stand. */
  put(text, x, y) {
    this.doc.text(text, x, y, { lineBreak: false });
  }

  /** Draws within a structure element, where the file has tags. */
  tagged(role, parent, draw) {
    if (!this.habits.tagged) return draw(null);
    const element = this.doc.struct(role);
    if (parent === null) this.doc.addStructure(element);
    else parent.add(element);
    draw(element);
    element.end();
  }

  /** Content of a structure element: pdfkit wants it marked on the page and added to the element. */
  content(element, role, draw) {
    if (element === null) return draw();
    element.add(this.doc.markStructureContent(role));
    draw();
    this.doc.endMarkedContent();
  }

  paragraph(text, { size = this.size, bold = false, before = 0, after = 0, role = 'P' }) {
    if (!this.fresh) this.y += before;
    this.font({ size, bold });
    this.tagged(role, null, (element) => this.lines(text, 0, 0, size, element, role));
    this.y += after;
  }

  /** Running text beside the box with an area's points, when one waits. */
  text(text) {
    const points = this.points;
    this.points = null;
    if (points === null || this.columns > 1) return this.paragraph(text, { after: 8 });
    this.need(this.size * 9);
    const [top, x, page] = [this.y, this.left + this.width - 84, this.doc.bufferedPageRange().count];
    const [above, below] = this.habits.pointWords ?? ['', 'poäng av 100'];
    this.font({ size: this.size - 3 });
    if (above !== '') this.put(above, x + 4, top + 2);
    this.put(below, x + 4, top + this.size * 3.1);
    this.font({ size: this.size + 7, bold: true });
    this.put(points, x + 4, top + this.size);
    this.doc
      .lineWidth(0.5)
      .rect(x, top - 2, 84, this.size * 4.4)
      .stroke('#75837F')
      .fillColor('#17211F');
    this.font({});
    for (const line of this.wrap(text, this.width - 100)) {
      this.need(this.size * 1.3);
      this.put(line, this.left, this.y);
      this.y += this.size * 1.28;
    }
    // The box stays where it is when the text goes on on the next page.
    if (this.doc.bufferedPageRange().count === page) this.y = Math.max(this.y, top + this.size * 5);
    this.fresh = false;
    this.y += 8;
  }

  /** Prints a text in as many lines as it takes. */
  lines(text, firstAt, restAt, size, element, role, onFirst = () => {}) {
    this.wrap(text, this.width - firstAt, this.width - restAt).forEach((line, at) => {
      this.need(size * 1.3);
      // The font is lost where the page turned in between.
      if (at === 0) onFirst();
      this.content(element, role, () => this.put(line, this.left + (at === 0 ? firstAt : restAt), this.y));
      this.y += size * 1.28;
      this.fresh = false;
    });
  }

  /** Breaks a text into lines by the width of its letters. */
  wrap(text, firstWidth, width = firstWidth) {
    const lines = [];
    let line = '';
    for (const word of text.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`;
      const room = lines.length === 0 ? firstWidth : width;
      if (line === '' || this.doc.widthOfString(longer) <= room) {
        line = longer;
        continue;
      }
      const [begin, end] = this.habits.hyphenate ? this.divided(word, room - this.doc.widthOfString(`${line} `)) : [];
      lines.push(begin === undefined ? line : `${line} ${begin}-`);
      line = end ?? word;
    }
    return [...lines, line];
  }

  /** The two parts of a word that is divided at the end of a line, or nothing. */
  divided(word, room) {
    if (!/^\p{Ll}{9,}[.,]?$/u.test(word)) return [];
    for (let cut = word.length - 4; cut >= 4; cut -= 1) {
      if (this.doc.widthOfString(`${word.slice(0, cut)}-`) <= room) return [word.slice(0, cut), word.slice(cut)];
    }
    return [];
  }

  list(items) {
    const {
      bullet = '•',
      drawn = false,
      hanging = true,
      indent = 18,
      itemGap = 3,
      inline,
      labels,
      hang = 0,
    } = this.habits;
    const at = indent + (drawn || bullet !== '' ? 16 : 0);
    const disc = () => this.doc.circle(this.left + indent + 3, this.y + this.size * 0.42, 1.8).fill('#17211F');
    this.font({});
    if (inline !== undefined) return this.inlineList(items, inline);
    this.tagged('L', null, (list) => {
      for (const item of items) {
        this.tagged('LI', list, (element) => {
          if (labels) {
            this.need(this.size * 1.3);
            this.tagged('Lbl', element, (label) => this.content(label, 'Lbl', disc));
          }
          this.tagged('LBody', element, (body) => {
            this.lines(item, at, hanging ? at + hang : indent, this.size, body, 'LBody', () => {
              if (labels) return;
              if (drawn) disc();
              else if (bullet !== '') this.content(body, 'LBody', () => this.put(bullet, this.left + indent, this.y));
            });
          });
        });
        this.y += itemGap;
      }
    });
    this.y += 6;
  }

  /** A list whose marks are written in one piece with their texts. @param {'hang' | 'deep' | 'flush' | 'out'} inline */
  inlineList(items, inline) {
    const { bullet = '•', indent = 18, itemGap = 3 } = this.habits;
    const deeper = { hang: this.doc.widthOfString(`${bullet} `), deep: 18, flush: 0, out: -Math.min(indent, 12) };
    for (const item of items) {
      this.font({});
      this.lines(`${bullet} ${item}`, indent, indent + deeper[inline], this.size, null, 'LBody');
      this.y += itemGap;
    }
    this.y += 6;
  }

  /** Two lists side by side, line by line, so that they break together. */
  sides({ heads, lists }) {
    const { bullet = '•', drawn = false, itemGap = 3, repeatHeads = false, headDrop = 0 } = this.habits;
    const half = (this.width - GUTTER) / 2;
    const [at, edges] = [26, [this.left, this.left + half + GUTTER]];
    const headed = () => {
      this.font({ bold: true });
      heads.forEach((head, side) => this.put(head, edges[side], this.y + side * headDrop));
      this.y += this.size * 1.6;
    };
    this.need(90);
    headed();
    this.font({});
    const waiting = lists.map((items) =>
      items.flatMap((item) => this.wrap(item, half - at).map((text, line) => ({ text, first: line === 0 }))),
    );
    for (;;) {
      const ends = waiting.map((lines, side) => {
        let y = this.y;
        this.font({});
        while (lines.length > 0 && y + this.size * 1.3 <= PAGE.bottom) {
          const { text, first } = lines.shift();
          if (first && drawn) this.doc.circle(edges[side] + 13, y + this.size * 0.42, 1.8).fill('#17211F');
          else if (first) this.put(bullet, edges[side] + 10, y);
          this.put(text, edges[side] + at, y);
          y += this.size * 1.28 + (lines[0]?.first === true ? itemGap : 0);
        }
        return y;
      });
      this.y = Math.max(...ends);
      if (waiting.every((lines) => lines.length === 0)) break;
      this.turn();
      if (repeatHeads) headed();
    }
    this.fresh = false;
    this.y += 8;
  }

  contentsRow(title, page) {
    this.font({});
    const right = this.left + this.width;
    const dots = Math.floor((this.width - 40 - this.doc.widthOfString(title)) / this.doc.widthOfString('.'));
    this.need(16);
    this.tagged('P', null, (element) =>
      this.content(element, 'P', () => {
        this.put(title, this.left, this.y);
        if (dots > 3) this.put('.'.repeat(dots), right - 24 - dots * this.doc.widthOfString('.'), this.y);
        this.put(page, right - this.doc.widthOfString(page), this.y);
      }),
    );
    this.y += 17;
  }

  box({ head, items, points }) {
    this.need(30 + items.length * 15);
    const top = this.y;
    const right = this.left + this.width - 10;
    this.font({ bold: true });
    this.cell(head[0], this.left + 8, top + 4);
    this.cell(head[1], right - this.doc.widthOfString(head[1]), top + 4);
    this.cell(points, right - this.doc.widthOfString(points), top + 21);
    this.font({});
    items.forEach((item, at) => this.cell(`• ${item}`, this.left + 8, top + 21 + at * 15));
    this.y = top + 26 + items.length * 15;
    this.doc
      .lineWidth(0.5)
      .rect(this.left, top, this.width, this.y - top)
      .stroke('#75837F')
      .fillColor('#17211F');
    this.y += 12;
  }

  /** One text of a table, with tags of its own where the file has any. */
  cell(text, x, y) {
    this.tagged('TD', null, (element) => this.content(element, 'TD', () => this.put(text, x, y)));
  }

  /** A row is as high as its title is long; rules stand between the rows where that is the habit. */
  table(rows) {
    const { table = 'clusters', align = 'right' } = this.habits;
    if (table === 'split') return this.splitTable(rows);
    const size = this.size - 1.5;
    const titleAt = this.width * TITLE_AT;
    rows.forEach(([number = '', title = '', ...figures], index) => {
      this.font({ size, bold: index === 0 || number === '' });
      const lines = this.wrap(title, this.width * (FIGURES_AT[0] - TITLE_AT) - 48);
      const height = lines.length * size * 1.25 + (table === 'clusters' ? 3 : 8);
      // A head stays with its first row.
      this.need(index === 0 ? height * 3 : height);
      const top = this.y;
      const figuresTop = top + (table === 'middle' ? ((lines.length - 1) * size * 1.25) / 2 : 0);
      if (number !== '') this.cell(number, this.left + 3, figuresTop);
      lines.forEach((line, at) => line !== '' && this.cell(line, this.left + titleAt, top + at * size * 1.25));
      figures.forEach((figure, at) => {
        const width = this.doc.widthOfString(figure);
        const edge = this.left + this.width * (FIGURES_AT[at] ?? 1) - 4;
        // Figures at the left stand close behind titles that fill their width.
        const x = { right: edge - width, centre: edge - 22 - width / 2, left: edge - 40 }[align];
        if (figure !== '') this.cell(figure, x, figuresTop);
      });
      this.y = top + height;
      this.fresh = false;
      if (table !== 'clusters') this.rules(top - 4, height);
    });
    this.y += 12;
  }

  /** A table whose rows break over pages; its head comes back. */
  splitTable(rows) {
    const size = this.size - 1.5;
    const pitch = size * 1.25;
    const row = ([number = '', title = '', ...figures], head) => {
      const bold = head || number === '';
      this.font({ size, bold });
      this.wrap(title, this.width * (FIGURES_AT[0] - TITLE_AT) - 48).forEach((line, at) => {
        if (this.y + pitch > PAGE.bottom) {
          this.next();
          if (!head) row(rows[0] ?? [], true);
          this.font({ size, bold });
        }
        if (at === 0 && number !== '') this.put(number, this.left + 3, this.y);
        if (line !== '') this.put(line, this.left + this.width * TITLE_AT, this.y);
        figures.forEach((figure, column) => {
          const edge = this.left + this.width * (FIGURES_AT[column] ?? 1) - 4;
          if (at === 0) this.put(figure, edge - this.doc.widthOfString(figure), this.y);
        });
        this.y += pitch;
      });
      this.y += 6;
      this.fresh = false;
    };
    this.need(pitch * 3);
    rows.forEach((cells, at) => row(cells, at === 0));
    this.y += 12;
  }

  rules(top, height) {
    const { doc } = this;
    doc.lineWidth(0.4).rect(this.left, top, this.width, height).stroke('#999999');
    for (const edge of [TITLE_AT - 0.01, ...FIGURES_AT.slice(0, 2).map((share) => share - 0.1)]) {
      const x = this.left + this.width * edge;
      doc
        .moveTo(x, top)
        .lineTo(x, top + height)
        .stroke('#999999');
    }
    doc.fillColor('#17211F');
  }

  furniture() {
    const { foot, head, areaHeads } = this.habits;
    const { start, count } = this.doc.bufferedPageRange();
    for (let page = start + 1; page < count; page += 1) {
      this.doc.switchToPage(page);
      this.font({ size: 9 });
      if (areaHeads) {
        this.font({ size: 8 });
        this.put(this.sections[page + 1] || 'Kommunkompassen', PAGE.left, 36);
        this.font({ size: 9 });
      }
      // Some take several lines, and a line may have pieces at the left, in the middle and at the right.
      const pieces = (text, y) =>
        text.split('\t').forEach((piece, at) => this.put(piece, PAGE.left + at * 0.45 * this.width, y));
      const each = (texts, y) => [texts].flat().forEach((text, at) => pieces(text, y + at * 11));
      if (head) each(head(page + 1), 36);
      if (foot) each(foot(page + 1, count), 800);
    }
  }
}
