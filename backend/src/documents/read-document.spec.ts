import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { jest } from '@jest/globals';
import JSZip from 'jszip';
import PDFDocument from 'pdfkit';
import { DomainError, MAX_FILE_BYTES, parseReport } from '@kompassplan/domain';
import { documentKind } from './document-kind.js';
import { readDocument, type ReadOptions } from './read-document.js';

jest.setTimeout(60_000);

const fixtures = join(import.meta.dirname, '../../../test/fixtures');
const sample = (kind: string): Buffer => readFileSync(join(fixtures, `ekvik-2017.${kind}`));
const text = sample('txt').toString('utf8');

/** One dot. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function codeOf(bytes: Uint8Array, options?: ReadOptions): Promise<string> {
  try {
    parseReport(await readDocument(bytes, 'rapport', options));
    return 'read';
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

/** A PDF from its objects, the first of them the catalog. */
function pdfOf(...objects: (string | Buffer)[]): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  const offsets: number[] = [];
  const length = (): number => parts.reduce((sum, part) => sum + part.length, 0);
  objects.forEach((object, index) => {
    offsets.push(length());
    parts.push(Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(object), Buffer.from('\nendobj\n')]));
  });
  const start = length();
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<</Size ${size}/Root 1 0 R>>\nstartxref\n${start}\n%%EOF`,
    ),
  );
  return Buffer.concat(parts);
}

function drawnPdf(options: PDFKit.PDFDocumentOptions, draw: (pdf: PDFKit.PDFDocument) => void): Promise<Buffer> {
  return new Promise((resolve) => {
    const pdf = new PDFDocument({ ...options, autoFirstPage: false });
    const chunks: Buffer[] = [];
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    draw(pdf);
    pdf.end();
  });
}

async function changedDocx(change: (zip: JSZip) => void | Promise<void>): Promise<Buffer> {
  const zip = await JSZip.loadAsync(sample('docx'));
  await change(zip);
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}

async function changedBody(change: (xml: string) => string): Promise<Buffer> {
  return changedDocx(async (zip) => {
    const xml = (await zip.file('word/document.xml')?.async('string')) ?? '';
    zip.file('word/document.xml', change(xml));
  });
}

/** A page whose few packed kilobytes inflate to hundreds of megabytes of drawing. */
function pdfBomb(megabytes: number): Buffer {
  const packed = deflateSync(Buffer.alloc(megabytes * 1_000_000, 'BT /F1 1 Tf (a) Tj ET '), { level: 9 });
  return pdfOf(
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    Buffer.concat([
      Buffer.from(`<</Length ${packed.length}/Filter/FlateDecode>>\nstream\n`),
      packed,
      Buffer.from('\nendstream'),
    ]),
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  );
}

describe('one report in three formats', () => {
  it('reads the same findings and figures from text, Word and PDF', async () => {
    const seen: number[] = [];
    const [fromText, fromWord, fromPdf] = await Promise.all([
      readDocument(sample('txt'), 'a.txt').then(parseReport),
      readDocument(sample('docx'), 'a.docx').then(parseReport),
      readDocument(sample('pdf'), 'a.pdf', { onProgress: (fraction) => seen.push(fraction) }).then(parseReport),
    ]);
    const essence = ({ areas, pointsTotal, pointsMax, municipality, edition, evaluators }: typeof fromText) => ({
      pointsTotal,
      pointsMax,
      municipality,
      edition,
      evaluators,
      areas: areas.map(({ strengths, improvements, ...area }) => ({
        ...area,
        strengths: strengths.map((finding) => finding.text),
        improvements: improvements.map((finding) => finding.text),
      })),
    });
    expect(essence(fromWord)).toEqual(essence(fromText));
    expect(essence(fromPdf)).toEqual(essence(fromText));
    expect([fromText, fromWord, fromPdf].flatMap(({ lines }) => lines.unplaced)).toEqual([]);
    expect(seen.at(-1)).toBe(1);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(fromPdf.areas[0]?.improvements[0]?.page).toBe(7);
  });

  it.each([
    ['a byte order mark', Buffer.from(`\ufeff${text}`)],
    ['Windows line ends', Buffer.from(text.replaceAll('\n', '\r\n'))],
    ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])],
    ['Windows-1252', Buffer.from(text.replaceAll(/[”•–]/g, '-'), 'latin1')],
  ])('reads text with %s', async (_name, bytes) => {
    const report = parseReport(await readDocument(bytes, 'a'));
    expect(report.areas.map(({ improvements }) => improvements.length)).toEqual([7, 7, 8, 6, 5, 6, 6, 3]);
    expect(report.areas[0]?.improvements[0]?.text).toContain('lätta att hitta på webbplatsen');
  });

  it('keeps a quotation in a box out of the list that it stands beside', async () => {
    const plain = parseReport(await readDocument(sample('docx'), 'a.docx'));
    const [, second] = plain.areas[0]?.strengths ?? [];
    const box =
      '<w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>”Här trivs jag”</w:t></w:r></w:p>' +
      '</w:txbxContent></v:textbox></v:shape></w:pict></w:r>';
    const boxed = await changedBody((xml) => {
      const at = xml.indexOf('</w:r>', xml.indexOf(second?.text ?? '?')) + '</w:r>'.length;
      return xml.slice(0, at) + box + xml.slice(at);
    });
    const lines = await readDocument(boxed, 'a.docx');
    expect(lines.filter(({ aside }) => aside)).toHaveLength(1);
    const texts = ({ areas }: typeof plain) => areas.map(({ strengths }) => strengths.map(({ text: own }) => own));
    expect(texts(parseReport(lines))).toEqual(texts(plain));
  });
});

describe('what cannot be read says why', () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const catalog = '<</Type/Catalog/Pages 2 0 R>>';

  it.each<[string, string, () => Buffer | Promise<Buffer>]>([
    ['document.empty', 'an empty file', () => Buffer.alloc(0)],
    ['document.empty', 'nothing but blank lines', () => Buffer.from(' \n\n')],
    ['document.picture', 'a picture named .pdf', () => png],
    [
      'document.unknown-kind',
      'binary data',
      () => Buffer.from(Array.from({ length: 4_000 }, (_, i) => (i * 7919) % 256)),
    ],
    [
      'document.unknown-kind',
      'a ZIP of something else',
      () => new JSZip().file('a.txt', 'x').generateAsync({ type: 'nodebuffer' }),
    ],
    ['document.bad-encoding', 'bytes of no encoding', () => Buffer.from([0x52, 0x81, 0x8d, 0xff, 0xc3])],
    ['document.damaged', 'a PDF cut off', () => sample('pdf').subarray(0, 9_000)],
    ['document.damaged', 'a Word file cut off', () => sample('docx').subarray(0, 7_000)],
    [
      'document.damaged',
      'a page tree that contains itself',
      () => pdfOf(catalog, '<</Type/Pages/Kids[2 0 R]/Count 1>>'),
    ],
    [
      'document.damaged',
      'a page tree that counts more than itself',
      () => pdfOf(catalog, '<</Type/Pages/Kids[2 0 R]/Count 5>>'),
    ],
    ['document.no-pages', 'a PDF without pages', () => pdfOf(catalog, '<</Type/Pages/Kids[]/Count 0>>')],
    [
      'document.encrypted',
      'a PDF with a password',
      () => drawnPdf({ userPassword: 'x' }, (pdf) => pdf.addPage().text('Hej')),
    ],
    [
      'document.encrypted',
      'a Word file with a password',
      () =>
        Buffer.concat([
          Buffer.from('d0cf11e0a1b11ae1', 'hex'),
          Buffer.alloc(600),
          Buffer.from('EncryptedPackage', 'utf16le'),
        ]),
    ],
    ['document.no-text', 'a PDF of shapes', () => drawnPdf({}, (pdf) => pdf.addPage().rect(9, 9, 99, 99).fill('red'))],
    ['document.image-only', 'a PDF of pictures', () => drawnPdf({}, (pdf) => pdf.addPage().image(PICTURE, 9, 9))],
    [
      'document.too-many-pages',
      'a PDF of 501 pages',
      () => drawnPdf({}, (pdf) => Array.from({ length: 501 }, () => pdf.addPage())),
    ],
    [
      'document.too-many-pages',
      'a PDF that declares 60,000 pages and shows one of them again and again',
      () =>
        pdfOf(
          '<</Type/Catalog/Pages 2 0 R>>',
          `<</Type/Pages/Count 60000/Kids[${'3 0 R '.repeat(60_000)}]>>`,
          '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>',
        ),
    ],
    ['document.too-large', 'a file over the limit', () => Buffer.alloc(MAX_FILE_BYTES + 1, 'a')],
    ['document.too-long', 'a text of more letters than a report has', () => Buffer.alloc(4_300_000, 'Mål\n')],
    ['report.no-areas', 'a text about something else', () => Buffer.from('Protokoll\n- En punkt')],
    [
      'document.bomb',
      'a Word file whose text inflates enormously',
      () =>
        changedBody((xml) =>
          xml.replace('<w:body>', `<w:body><w:p><w:r><w:t>${'A'.repeat(6_000_000)}</w:t></w:r></w:p>`),
        ),
    ],
    [
      'document.bomb',
      'a picture in it that does',
      () => changedDocx((zip) => void zip.file('word/media/a.png', Buffer.alloc(6_000_000))),
    ],
    [
      'document.bomb',
      'thousands of entries',
      () => changedDocx((zip) => Array.from({ length: 2_100 }).forEach((_, i) => zip.file(`x/${i}`, ''))),
    ],
    [
      'document.unsafe',
      'a document type with entities',
      () => changedBody((xml) => xml.replace('?>', '?><!DOCTYPE w [<!ENTITY a "&b;&b;">]>')),
    ],
    [
      'document.unsafe',
      'a name that leaves the folder',
      () => changedDocx((zip) => void zip.file('..\\evil.txt', 'x')),
    ],
    ['document.unsafe', 'macros', () => changedDocx((zip) => void zip.file('word/vbaProject.bin', 'x'))],
    [
      'document.unsafe',
      'a template from elsewhere',
      () =>
        changedDocx(
          (zip) =>
            void zip.file(
              'word/_rels/settings.xml.rels',
              '<Relationships><Relationship Id="a" Type="x/attachedTemplate" Target="http://example.org/a" TargetMode="External"/></Relationships>',
            ),
        ),
    ],
  ])('%s: %s', async (expected, _name, make) => {
    expect(await codeOf(await make())).toBe(expected);
  });

  it('counts what a Word file really inflates to, whatever it declares', async () => {
    const bytes = await changedBody((xml) => xml.replace('<w:body>', `<w:body>${' '.repeat(900_000)}`));
    const at = bytes.lastIndexOf(Buffer.from('word/document.xml'));
    // Declared size in the central directory, 22 bytes before the name.
    bytes.writeUInt32LE(1_000, at - 22);
    expect(await codeOf(bytes)).toBe('document.bomb');
  });
});

describe('the guard', () => {
  it('gives up a PDF bomb while the service goes on', async () => {
    let beats = 0;
    const heart = setInterval(() => (beats += 1), 20);
    const code = await codeOf(pdfBomb(250));
    clearInterval(heart);
    expect(['document.bomb', 'document.timeout']).toContain(code);
    expect(beats).toBeGreaterThan(5);
  });

  it('lets a greedy file end its own reading only, and keeps its greed out of this process', async () => {
    const before = process.memoryUsage.rss();
    let most = before;
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 10);
    const codes = await Promise.all([pdfBomb(250), sample('pdf'), pdfBomb(250)].map((bytes) => codeOf(bytes)));
    clearInterval(watch);
    expect(codes).toEqual(['document.bomb', 'read', 'document.bomb']);
    expect((most - before) / 1024 / 1024).toBeLessThan(150);
  });

  it('reads one file at a time, and lets go at once of one that waits', async () => {
    const ended: string[] = [];
    const control = new AbortController();
    const note = (name: string) => (code: string) => void ended.push(`${name} ${code}`);
    const all = [
      codeOf(sample('pdf')).then(note('first')),
      codeOf(sample('pdf'), { signal: control.signal }).then(note('second')),
      codeOf(sample('txt')).then(note('third')),
    ];
    control.abort();
    await Promise.all(all);
    expect(ended).toEqual(['second document.cancelled', 'first read', 'third read']);
  });

  it('ends at the time limit', async () => {
    expect(await codeOf(sample('pdf'), { limits: { timeoutMs: 5 } })).toBe('document.timeout');
  });

  it('ends when it is no longer wanted', async () => {
    const control = new AbortController();
    // In the middle of it: when the first pages have been read.
    const options = { signal: control.signal, onProgress: () => control.abort() };
    expect(await codeOf(sample('pdf'), options)).toBe('document.cancelled');
    expect(await codeOf(sample('pdf'), { signal: AbortSignal.abort() })).toBe('document.cancelled');
  });

  it('names the file in the problem', async () => {
    await expect(readDocument(Buffer.alloc(0), 'tom.pdf')).rejects.toMatchObject({ details: { fileName: 'tom.pdf' } });
  });
});

it('tells a file by its content, not by its name', async () => {
  expect(await documentKind(sample('pdf'))).toBe('pdf');
  expect(await documentKind(sample('docx'))).toBe('docx');
  expect(await documentKind(sample('txt'))).toBe('text');
  await expect(documentKind(Buffer.alloc(0))).rejects.toMatchObject({ code: 'document.empty' });
});
