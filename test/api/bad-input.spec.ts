import { type Api, type Client, startApi } from '../support/api-harness.js';
import {
  bombDocx,
  drawnOnlyPdf,
  encryptedPdf,
  imageOnlyPdf,
  loopingPdf,
  pagelessPdf,
  png,
} from '../support/hostile-files.js';
import { fixture, upload, whenRead } from '../support/import-report.js';

/** A file that cannot be read gets one clear sentence, writes nothing, and leaves the worker alive. */
let api: Api;
let coordinator: Client;

beforeAll(async () => {
  api = await startApi({ worker: true });
  coordinator = await api.signInAs('coordinator');
});
afterAll(() => api?.close());

/** The refusal, whether it comes at once or when the worker has read the file. */
async function refusal(name: string, content: Uint8Array): Promise<{ code: string; sentence: string }> {
  const created = await upload(coordinator, name, content);
  if (created.status >= 400) {
    expect(created.headers.get('content-type')).toContain('application/problem+json');
    const problem = created.body as unknown as { code: string; title: string };
    return { code: problem.code, sentence: problem.title };
  }
  const read = await whenRead(coordinator, created.body.id);
  expect(read.status).toBe('failed');
  const commit = await coordinator.post(`/api/imports/${read.id}/commit`, {});
  expect(commit.headers.get('content-type')).toContain('application/problem+json');
  expect(commit.body.code).toBe(read.failure!.code);
  return { code: read.failure!.code, sentence: read.failure!.message };
}

const text = (words: string) => Buffer.from(words, 'utf8');

it.each<[string, string, string | RegExp, () => Promise<Uint8Array> | Uint8Array]>([
  ['an empty file', 'tom.pdf', 'document.empty', () => new Uint8Array()],
  ['a PDF without pages', 'utan-sidor.pdf', /^document\.(no-pages|damaged)$/, pagelessPdf],
  ['a PDF whose pages loop', 'slinga.pdf', /^document\.damaged$/, loopingPdf],
  ['an encrypted PDF', 'hemlig.pdf', 'document.encrypted', encryptedPdf],
  ['a PDF of pictures', 'skannad.pdf', 'document.image-only', imageOnlyPdf],
  ['a PDF of shapes', 'ritad.pdf', 'document.no-text', drawnOnlyPdf],
  ['a text of 4.3 million letters', 'lang.txt', 'document.too-long', () => text('Område 1 '.repeat(480_000))],
  ['a PNG called .pdf', 'bild.pdf', /^document\.picture$/, png],
  ['a JPEG', 'bild.jpg', /^document\.picture$/, () => Buffer.from('ffd8ffe000104a46494600010100', 'hex')],
  ['a GIF', 'bild.gif', /^document\.picture$/, () => text('GIF89a\u0001\u0000\u0001\u0000')],
  ['a TIFF', 'bild.pdf', /^document\.picture$/, () => Buffer.from('49492a000800000000000000', 'hex')],
  ['a Word file that explodes', 'bomb.docx', 'document.bomb', bombDocx],
  ['a file of 60 MB', 'stor.txt', /^document\.too-large$/, () => Buffer.alloc(60 * 1024 * 1024, 'Område 1 ')],
  ['a text without any area', 'brev.txt', 'report.no-areas', () => text('Hej!\nHär kommer inget alls om områden.\n')],
  [
    'bytes that are no text',
    'trasig.txt',
    /^document\.(bad-encoding|unknown-kind)$/,
    () => Buffer.from([0x4f, 0x81, 0x8d, 0x8f, 0x90, 0x9d, 0xff, 0xfe, 0x00, 0x81, 0x0a]),
  ],
])(
  '%s',
  async (_what, name, code, content) => {
    const { code: told, sentence } = await refusal(name, await content());
    expect(told).toMatch(code);
    // A whole Swedish sentence, not a code.
    expect(sentence).toMatch(/^\p{Lu}.*[.!]$/u);
    expect(sentence).not.toContain(told);
    const [written] = await api.sqlAsOwner<{ rows: number }>(
      'SELECT (SELECT count(*) FROM evaluation)::int + (SELECT count(*) FROM action)::int AS rows',
    );
    expect(written).toEqual({ rows: 0 });
    // A file may take the reader's half a minute where the computer has much else to do.
  },
  60_000,
);

it('two files at once are refused with a clear sentence', async () => {
  const form = new FormData();
  for (const name of ['ett.txt', 'tva.txt']) form.append('file', new Blob(['Område 1']), name);
  const { status, body } = await coordinator.request('POST', '/api/imports', { form });
  expect({ status, code: body.code }).toEqual({ status: 400, code: 'one-file' });
  expect(body.title).toBe('Servern tar emot en fil åt gången. Välj en fil och försök igen.');
});

it('Windows-1252 is read as it was meant', async () => {
  const windows = Buffer.from(fixture('ekvik-2017.txt').toString('utf8').replace(/[–”•]/g, '-'), 'latin1');
  const created = await upload(coordinator, 'gammal.txt', windows);
  const read = await whenRead(coordinator, created.body.id);
  expect(read.status).toBe('review');
  expect(read.draft?.report.areas.map((area) => area.name)).toContain('Ständiga förbättringar');
});
