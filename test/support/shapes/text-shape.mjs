// Blocks as a text file: bullets, wrapping, gaps, page feet, line ends and encodings of all kinds.

/**
 * @typedef {object} TextHabits
 * @property {string} bullet mark and gap; empty for none
 * @property {number} [indent] blanks before each item
 * @property {number} [hang] blanks before each further line of an item
 * @property {number} [wrap] columns; 0 for one line a paragraph
 * @property {boolean} [hyphenate] divide long words at the end of a line
 * @property {'tab' | 'blanks'} [gap] between the cells of a table
 * @property {boolean} [airy] a blank line between items
 * @property {(page: number) => string[]} [foot] lines at the end of every page
 * @property {number} [pageLines] lines of a page, where there are feet
 * @property {boolean} [formFeed]
 * @property {boolean} [melted] all text of an area in one paragraph
 * @property {'\n' | '\r\n'} [eol]
 * @property {'utf8' | 'bom' | '1252'} [encoding]
 */

/** @param {import('./compose.mjs').Block[]} blocks @param {TextHabits} habits @returns {Buffer} */
export function textShape(blocks, habits) {
  const lines = habits.melted ? meltedLines(blocks, habits) : blocks.flatMap((block) => blockLines(block, habits));
  const paged = habits.foot === undefined ? lines : withFeet(lines, habits);
  const text = paged.join(habits.eol ?? '\n');
  if (habits.encoding === '1252') return encode1252(text);
  return Buffer.from(`${habits.encoding === 'bom' ? '\ufeff' : ''}${text}`);
}

function blockLines(block, habits) {
  switch (block.kind) {
    case 'cover':
      return ['', ...block.lines.flatMap((line) => [line, '']), '', ...block.people, '', ''];
    case 'contents':
      return [block.head, '', ...block.rows.map(([title, page]) => contentsLine(title, page, habits)), ''];
    case 'area':
      return ['', ...block.lines, ''];
    case 'chapter':
      return ['', block.text, ''];
    case 'small':
    case 'listHead':
      return [block.text, ...(habits.airy ? [''] : [])];
    case 'text':
      return [...wrapped(block.text, habits, '', ''), ''];
    case 'list':
      return [...block.items.flatMap((item) => itemLines(item, habits)), ...(habits.airy ? [] : [''])];
    case 'box':
      return boxLines(block, habits);
    case 'table':
      return [...tableLines(block.rows, habits), ''];
    default:
      return [];
  }
}

function itemLines(item, habits) {
  const first = ' '.repeat(habits.indent ?? 0) + habits.bullet;
  const rest = ' '.repeat(habits.hang ?? 0);
  return [...wrapped(item, habits, first, rest), ...(habits.airy ? [''] : [])];
}

/** Breaks text at blanks; long words are divided near the end of a line where that is the habit. */
export function wrapped(text, { wrap = 0, hyphenate = false }, first, rest) {
  if (wrap === 0) return [first + text];
  const lines = [];
  let line = first;
  let empty = true;
  for (const word of text.split(' ')) {
    const room = wrap - line.length - (empty ? 0 : 1);
    if (word.length <= room) {
      line += `${empty ? '' : ' '}${word}`;
      empty = false;
      continue;
    }
    const cut = Math.min(room - 1, word.length - 4);
    const divides = hyphenate && cut >= 4 && /^\p{Ll}+[.,]?$/u.test(word);
    if (divides) line += `${empty ? '' : ' '}${word.slice(0, cut)}-`;
    lines.push(line);
    line = rest + (divides ? word.slice(cut) : word);
    empty = false;
  }
  return [...lines, line];
}

function contentsLine(title, page, { gap, wrap = 0 }) {
  if (gap !== 'blanks') return `${title}\t${page}`;
  const width = Math.max(50, Math.min(wrap === 0 ? 80 : wrap, 80)) - page.length;
  return `${title} `.padEnd(width, '.') + page;
}

function boxLines({ style, head, items, points }, { gap, bullet }) {
  const space = gap === 'blanks' ? '          ' : '\t';
  if (style === 'oneLine')
    return [head.join(space), `${items.map((item) => `• ${item}`).join('')}${space}${points}`, ''];
  return [
    head.join(space),
    ...items.map((item, at) => `${bullet || '• '}${item}${at === 0 ? space + points : ''}`),
    '',
  ];
}

function tableLines(rows, { gap, wrap = 0 }) {
  if (gap !== 'blanks') return rows.map((row) => row.join('\t'));
  // Columns of a fixed width, as a PDF that was saved as text has them; titles wrap inside theirs.
  const title = Math.max(24, (wrap === 0 ? 100 : wrap) - 6 - 27);
  return rows.flatMap(([number = '', name = '', ...figures]) => {
    const [first = '', ...more] = wrapped(name, { wrap: title - 2 }, '', '');
    const right = figures.map((figure) => figure.padStart(9)).join('');
    return [number.padEnd(6) + first.padEnd(title) + right, ...more.map((line) => ' '.repeat(6) + line)].map((line) =>
      line.trimEnd(),
    );
  });
}

/** Each area's head stays a line; everything below it has run together, with its bullets inside. */
function meltedLines(blocks, habits) {
  const lines = [];
  let melting = null;
  const flush = () => {
    if (melting !== null) lines.push(melting.join(' '), '');
    melting = null;
  };
  for (const block of blocks) {
    if (block.kind === 'area' || block.kind === 'chapter' || block.kind === 'cover' || block.kind === 'table') {
      flush();
      lines.push(...blockLines(block, habits));
      if (block.kind === 'area') melting = [];
    } else if (melting === null) lines.push(...blockLines(block, habits));
    else if (block.kind === 'list') melting.push(...block.items.map((item) => habits.bullet + item));
    else if (block.kind === 'box') {
      melting.push(block.head.join(' '), ...block.items.map((item) => `• ${item}`), block.points);
    } else if (block.text) melting.push(block.text);
  }
  flush();
  return lines;
}

function withFeet(lines, { foot, pageLines = 38, formFeed = false }) {
  const result = [];
  let page = 1;
  lines.forEach((line, at) => {
    const turn = at > 0 && at % pageLines === 0;
    if (turn) {
      result.push(...foot(page));
      page += 1;
    }
    result.push((turn && formFeed ? '\f' : '') + line);
  });
  return [...result, ...foot(page)];
}

const ABOVE_LATIN1 = { '–': 0x96, '—': 0x97, '’': 0x92, '”': 0x94, '•': 0x95, '…': 0x85, '€': 0x80 };

function encode1252(text) {
  return Buffer.from([...text].map((letter) => ABOVE_LATIN1[letter] ?? letter.charCodeAt(0)));
}
