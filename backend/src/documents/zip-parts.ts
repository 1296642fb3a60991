import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { DocumentProblem, type ReadLimits } from './document-problem.js';

/** Ratios mean nothing for the small parts that every document has. */
const RATIO_FROM = 1024 * 1024;

function checkEntry(entry: Entry, limits: ReadLimits): void {
  const mode = (entry.externalFileAttributes >>> 16) & 0xf000;
  if (mode === 0xa000) throw new DocumentProblem('document.unsafe');
  if (entry.isEncrypted()) throw new DocumentProblem('document.encrypted');
  if (/vbaProject\.bin$|\.(?:exe|dll|js|vbs|ps1|bat|cmd|sh)$/i.test(entry.fileName)) {
    throw new DocumentProblem('document.unsafe');
  }
  const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
  if (entry.uncompressedSize > RATIO_FROM && ratio > limits.maxRatio) throw new DocumentProblem('document.bomb');
}

function inflate(zip: ZipFile, entry: Entry): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error !== null) return reject(error);
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('error', reject);
      stream.on('end', () => resolve(Buffer.concat(chunks)));
    });
  });
}

function asProblem(error: unknown): DocumentProblem {
  if (error instanceof DocumentProblem) return error;
  const message = error instanceof Error ? error.message : '';
  // yauzl refuses absolute names, "..", and backslashes, and counts what an entry inflates to.
  if (/relative path|absolute path|invalid characters in fileName/i.test(message))
    return new DocumentProblem('document.unsafe');
  if (/too many bytes/i.test(message)) return new DocumentProblem('document.bomb');
  return new DocumentProblem('document.damaged');
}

/**
 * Looks through every entry of a ZIP before any is inflated, then inflates the wanted ones, none beyond what it declares.
 * @param wanted tells which entries to inflate, by name
 * @throws DocumentProblem document.bomb, document.unsafe, document.encrypted, document.damaged
 */
export async function readZipParts(
  bytes: Uint8Array,
  limits: ReadLimits,
  wanted: (name: string) => boolean,
): Promise<Map<string, Buffer>> {
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    const zip = await yauzl.fromBufferPromise(buffer, {
      lazyEntries: true,
      // Counts while inflating and stops at the declared size, which may lie; the sum of those is bounded below.
      validateEntrySizes: true,
      strictFileNames: true,
    });
    if (zip.entryCount > limits.maxEntries) throw new DocumentProblem('document.bomb');
    const entries: Entry[] = [];
    let declared = 0;
    await new Promise<void>((resolve, reject) => {
      zip.on('entry', (entry: Entry) => {
        try {
          checkEntry(entry, limits);
          declared += entry.uncompressedSize;
          if (declared > limits.maxInflatedBytes) throw new DocumentProblem('document.bomb');
          entries.push(entry);
          zip.readEntry();
        } catch (error) {
          reject(error);
        }
      });
      zip.on('end', resolve);
      zip.on('error', reject);
      zip.readEntry();
    });
    const parts = new Map<string, Buffer>();
    for (const entry of entries) {
      if (!wanted(entry.fileName)) continue;
      // Two entries of one name show one content to a checker and another to a reader.
      if (parts.has(entry.fileName)) throw new DocumentProblem('document.unsafe');
      parts.set(entry.fileName, await inflate(zip, entry));
    }
    return parts;
  } catch (error) {
    throw asProblem(error);
  }
}
