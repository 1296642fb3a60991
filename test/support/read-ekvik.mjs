// Reads test/fixtures/ekvik-2017.txt into blocks that the PDF and the DOCX are drawn from. It knows this one file;
// the product's own report reader is not used, so that a fault there cannot hide in the fixtures.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const FIXTURES = join(import.meta.dirname, '../fixtures');

/**
 * @typedef {{ kind: 'cover', lines: string[] } | { kind: 'contents', rows: { level: number, title: string, page: string }[] }
 *   | { kind: 'h1' | 'h2' | 'h3' | 'listHead' | 'text', text: string } | { kind: 'picture' | 'pageBreak' }
 *   | { kind: 'list', items: string[] } | { kind: 'score', topics: string[], points: string }
 *   | { kind: 'table', rows: string[][] }} Block
 */

const LIST_HEADS = ['STYRKOR', 'FÖRBÄTTRINGSOMRÅDEN'];
const SMALL_HEADS = ['Allmänt', 'Så gick utvärderingen till', 'Resultatet i korthet', 'Att läsa vidare'];

/** @returns {Block[]} */
export function readEkvik() {
  const lines = readFileSync(join(FIXTURES, 'ekvik-2017.txt'), 'utf8').split('\n');
  const contentsAt = lines.indexOf('Innehåll');
  const bodyAt = lines.findIndex((line) => line.startsWith('1 Vad är'));
  /** @type {Block[]} */
  const blocks = [
    { kind: 'cover', lines: lines.slice(0, contentsAt).filter((line) => line.trim()) },
    {
      kind: 'contents',
      rows: lines
        .slice(contentsAt + 1, bodyAt)
        .filter(Boolean)
        .map(contentsRow),
    },
  ];
  let blanks = 0;
  let inFindings = false;
  for (const line of lines.slice(bodyAt)) {
    if (!line.trim()) {
      blanks += 1;
      continue;
    }
    const last = blocks.at(-1);
    if (blanks >= 3) blocks.push({ kind: 'picture' });
    if (line.startsWith('- ')) {
      if (last?.kind === 'list' && blanks === 0) last.items.push(line.slice(2));
      else {
        // A blank line inside a list of findings is where the page ends.
        if (last?.kind === 'list' && inFindings) blocks.push({ kind: 'pageBreak' });
        blocks.push({ kind: 'list', items: [line.slice(2)] });
      }
    } else if (last?.kind === 'list' && blanks === 0) {
      last.items[last.items.length - 1] += `\n${line}`;
    } else {
      const block = blockOf(line, last);
      if (block.kind === 'listHead') inFindings = true;
      else if (block.kind === 'h1' || block.kind === 'h2') inFindings = false;
      if (block !== last) blocks.push(block);
    }
    blanks = 0;
  }
  return blocks.filter((block) => block.kind !== 'text' || block.text !== 'Rubriker\tPoäng');
}

/** @param {string} line @param {Block | undefined} last @returns {Block} */
function blockOf(line, last) {
  if (line.startsWith('• ')) {
    const [topics = '', points = ''] = line.split('\t');
    return {
      kind: 'score',
      topics: topics
        .split('•')
        .map((topic) => topic.trim())
        .filter(Boolean),
      points,
    };
  }
  if (line.includes('\t') && line !== 'Rubriker\tPoäng') {
    const row = line.split('\t');
    if (last?.kind !== 'table' || /^\d\.$/.test(row[0] ?? '')) return { kind: 'table', rows: [row] };
    last.rows.push(row);
    return last;
  }
  if (/^\d\.? [A-ZÅÄÖ]/.test(line)) return { kind: 'h1', text: line };
  if (/^Område \d /.test(line)) return { kind: 'h2', text: line };
  if (LIST_HEADS.includes(line)) return { kind: 'listHead', text: line };
  return { kind: SMALL_HEADS.includes(line) ? 'h3' : 'text', text: line };
}

/** @param {string} line */
function contentsRow(line) {
  const cells = line.split('\t');
  const page = cells.pop() ?? '';
  return { level: cells[0] === '' ? 2 : 1, title: cells.join('  ').trim(), page };
}
