import { fork } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { DEFAULT_LIMITS } from './read-limits.js';

const bytes = readFileSync(join(import.meta.dirname, '../../../test/fixtures/ekvik-2017.pdf'));

// While the product is being rebuilt or a disk fails, parts of the reader may be missing. The file is sound.
describe('a reader that cannot be loaded', () => {
  it('does not call the file damaged when its own code is missing', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'reader-'));
    copyFileSync(join(import.meta.dirname, 'read-guard.ts'), join(folder, 'read-guard.ts'));
    const child = fork(join(folder, 'read-guard.ts'), [JSON.stringify(DEFAULT_LIMITS), '.pdf'], {
      execArgv: ['--no-warnings'],
      stdio: ['pipe', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
    });
    try {
      const answer = new Promise((resolve) => {
        child.once('message', resolve);
        child.once('exit', (code) => resolve({ code }));
      });
      child.stdin?.end(bytes);
      expect(await answer).toMatchObject({ kind: 'fault' });
    } finally {
      child.kill('SIGKILL');
      rmSync(folder, { recursive: true });
    }
  });

  it('does not call the file damaged when a library is missing', async () => {
    jest.unstable_mockModule('pdfjs-dist/legacy/build/pdf.worker.mjs', () => {
      throw new Error('Cannot find module');
    });
    const { readBytes } = await import('./read-bytes.js');
    const input = { bytes: new Uint8Array(bytes), fileName: 'a.pdf', limits: DEFAULT_LIMITS };
    expect(await readBytes(input, () => undefined)).toMatchObject({ kind: 'fault' });
  });
});
