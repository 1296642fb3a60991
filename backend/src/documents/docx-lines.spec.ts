import JSZip from 'jszip';
import { docxLines } from './docx-lines.js';
import { DEFAULT_LIMITS } from './read-limits.js';

const NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** A Word file with this body and these further parts. */
async function linesOf(body: string, parts: Readonly<Record<string, string>> = {}) {
  const zip = new JSZip();
  zip.file('[Content_Types].xml', '<Types/>');
  zip.file('word/document.xml', `<w:document ${NAMESPACE}><w:body>${body}</w:body></w:document>`);
  for (const [name, xml] of Object.entries(parts)) zip.file(`word/${name}.xml`, xml);
  return docxLines(await zip.generateAsync({ type: 'uint8array' }), DEFAULT_LIMITS);
}

function paragraph(text: string, { list = false, more = '' } = {}): string {
  const numbering = list ? '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>' : '';
  return `<w:p>${numbering}<w:r><w:t>${text}</w:t>${more}</w:r></w:p>`;
}

function table(...rows: string[][]): string {
  const cells = (row: string[]): string => row.map((cell) => `<w:tc>${cell}</w:tc>`).join('');
  return `<w:tbl>${rows.map((row) => `<w:tr>${cells(row)}</w:tr>`).join('')}</w:tbl>`;
}

describe('what a Word file keeps outside its text', () => {
  const notes = {
    footnotes: `<w:footnotes><w:footnote w:type="separator" w:id="-1">${paragraph('streck')}</w:footnote><w:footnote w:id="1">${paragraph('Gäller 455 hushåll')}${paragraph('och två byar')}</w:footnote></w:footnotes>`,
    endnotes: `<w:endnotes><w:endnote w:id="1">${paragraph('Se bilagan')}</w:endnote></w:endnotes>`,
    comments: `<w:comments><w:comment w:id="4">${paragraph('Stämmer det?')}</w:comment></w:comments>`,
    header1: `<w:hdr>${paragraph('Granviks kommun')}</w:hdr>`,
    footer1: `<w:ftr>${paragraph('12')}</w:ftr>`,
    footer2: `<w:ftr>${paragraph('Granviks kommun')}</w:ftr>`,
  };

  it('reads notes below the paragraph that refers to them, and page heads once', async () => {
    const more = '<w:footnoteReference w:id="1"/><w:endnoteReference w:id="1"/><w:commentReference w:id="4"/>';
    const body = paragraph('Bra webb', { list: true, more }) + paragraph('Tydliga mål', { list: true });
    expect(await linesOf(body, notes)).toEqual([
      { line: 1, page: null, text: 'Bra webb', bullet: true },
      { line: 2, page: null, text: 'Gäller 455 hushåll', aside: true },
      { line: 3, page: null, text: 'och två byar', aside: true },
      { line: 4, page: null, text: 'Se bilagan', aside: true },
      { line: 5, page: null, text: 'Stämmer det?', aside: true, furniture: true },
      { line: 6, page: null, text: 'Tydliga mål', bullet: true },
      { line: 7, page: null, text: 'Granviks kommun', margin: true, furniture: true },
    ]);
  });

  it('reads the notes of a table below it', async () => {
    const cell = paragraph('1.1', { more: '<w:footnoteReference w:id="1"/>' });
    const lines = await linesOf(table([cell, paragraph('Mål')]) + paragraph('Slut'), { footnotes: notes.footnotes });
    expect(lines.map(({ text }) => text)).toEqual(['1.1\tMål', 'Gäller 455 hushåll', 'och två byar', 'Slut']);
  });

  it('leaves deleted text unread in a note too', async () => {
    const footnotes = `<w:footnotes><w:footnote w:id="1"><w:p><w:del><w:r><w:t>Gammalt</w:t></w:r></w:del><w:r><w:t>Nytt</w:t></w:r></w:p></w:footnote></w:footnotes>`;
    const lines = await linesOf(paragraph('Mål', { more: '<w:footnoteReference w:id="1"/>' }), { footnotes });
    expect(lines.map(({ text }) => text)).toEqual(['Mål', 'Nytt']);
  });
});

describe('pages of a Word file', () => {
  const pagesOf = async (between: string): Promise<(number | null)[]> =>
    (await linesOf(paragraph('Ett') + between + paragraph('Två'))).map(({ page }) => page);

  it.each([
    ['a break', '<w:p><w:r><w:br w:type="page"/></w:r></w:p>', [1, 2]],
    ['a turn that Word found', '<w:p><w:r><w:lastRenderedPageBreak/></w:r></w:p>', [1, 2]],
    ['a break where Word turned', '<w:p><w:r><w:br w:type="page"/><w:lastRenderedPageBreak/></w:r></w:p>', [1, 2]],
    [
      'the same in two paragraphs',
      '<w:p><w:r><w:br w:type="page"/></w:r></w:p><w:p><w:r><w:lastRenderedPageBreak/></w:r></w:p>',
      [1, 2],
    ],
    ['an empty page', '<w:p><w:r><w:br w:type="page"/><w:br w:type="page"/></w:r></w:p>', [1, 3]],
  ])('%s', async (_, between, pages) => {
    expect(await pagesOf(between)).toEqual(pages);
  });
});

describe('tables inside tables', () => {
  it('keeps the items of a list apart', async () => {
    const inner = table([paragraph('Punkt ett', { list: true }) + paragraph('Punkt två', { list: true })]);
    const lines = await linesOf(table([paragraph('Fråga A') + inner]));
    expect(lines.map(({ text, bullet = false }) => [text, bullet])).toEqual([
      ['Fråga A', false],
      ['Punkt ett', true],
      ['Punkt två', true],
    ]);
  });

  it('keeps the cells of a row apart', async () => {
    const inner = table(['1.1', 'Mål', '5', '10'].map((text) => paragraph(text)));
    expect((await linesOf(table([inner]))).map(({ text }) => text)).toEqual(['1.1\tMål\t5\t10']);
  });

  it('reads two lists side by side one after the other', async () => {
    const lists = [paragraph('A', { list: true }) + paragraph('B', { list: true }), paragraph('C', { list: true })];
    const inner = table([paragraph('Styrkor'), paragraph('Förbättringsområden')], lists);
    expect((await linesOf(table([inner]))).map(({ text }) => text)).toEqual([
      'Styrkor',
      'A',
      'B',
      'Förbättringsområden',
      'C',
    ]);
  });
});

it('takes a letter of a symbol font in front of a text for its mark', async () => {
  const sym = '<w:sym w:font="Symbol" w:char="F0B7"/>';
  const lines = await linesOf(`<w:p><w:r>${sym}<w:t> Mål</w:t>${sym}</w:r></w:p>`);
  expect(lines.map(({ text }) => text)).toEqual(['\uf0b7 Mål']);
});
