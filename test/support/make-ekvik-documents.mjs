// Draws test/fixtures/ekvik-2017.pdf and .docx from ekvik-2017.txt. Dates and ids are fixed: the same text gives the
// same bytes. Run: node test/support/make-ekvik-documents.mjs
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ekvikDocx } from './ekvik-docx.mjs';
import { ekvikPdf } from './ekvik-pdf.mjs';
import { FIXTURES, readEkvik } from './read-ekvik.mjs';

const blocks = readEkvik();
const made = new Date(Date.UTC(2017, 4, 12, 8));
for (const [name, bytes] of [
  ['ekvik-2017.pdf', await ekvikPdf(blocks, made)],
  ['ekvik-2017.docx', await ekvikDocx(blocks, made)],
]) {
  writeFileSync(join(FIXTURES, name), bytes);
  console.log(`${name}: ${bytes.length} bytes`);
}
