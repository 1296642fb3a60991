import { Worker } from 'node:worker_threads';
import { DomainError, type SourceLine } from '@kompassplan/domain';
import { DEFAULT_LIMITS, type DocumentProblemCode, type ReadLimits } from './document-problem.js';
import type { DocumentContent, WorkerInput, WorkerMessage } from './read-bytes.js';

export type { DocumentContent } from './read-bytes.js';

export interface ReadOptions {
  /** Only what differs from `DEFAULT_LIMITS`. */
  readonly limits?: Partial<ReadLimits>;
  /** Aborting kills the reading at once; the promise then rejects with document.cancelled. */
  readonly signal?: AbortSignal;
  /** Share of the document that has been read, 0–1. */
  readonly onProgress?: (fraction: number) => void;
}

/** How often the memory outside the thread's own heap (inflated streams) is looked at, and how far it may grow. */
const WATCH_EVERY_MS = 50;
const GROWTH_MB = 512;

/**
 * Run from source (in tests), the thread needs Node's type stripping and someone who finds `x.ts` behind `./x.js`;
 * compiled, it is a plain module.
 */
const FROM_SOURCE = `
const { registerHooks } = require('node:module');
registerHooks({
  resolve(name, context, next) {
    if (!name.startsWith('.') || !name.endsWith('.js') || context.parentURL?.includes('/node_modules/')) return next(name, context);
    try { return next(name.replace(/\\.js$/, '.ts'), context); } catch { return next(name, context); }
  },
});
import(require('node:worker_threads').workerData.entry);`;

function startThread(input: WorkerInput): Worker {
  const source = import.meta.url.endsWith('.ts');
  const entry = new URL(source ? './read-worker.ts' : './read-worker.js', import.meta.url);
  return new Worker(source ? FROM_SOURCE : entry, {
    eval: source,
    workerData: { ...input, entry: entry.href },
    // Nothing of our settings and secrets is anything to a reader of files.
    env: {},
    execArgv: ['--no-warnings'],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: input.limits.heapMb, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
  });
}

/**
 * As `readContent`, for a file of text.
 * @throws DomainError as `readContent`; document.unknown-kind for a sheet or a JSON file
 */
export async function readDocument(
  bytes: Uint8Array,
  fileName: string,
  options: ReadOptions = {},
): Promise<SourceLine[]> {
  const content = await readContent(bytes, fileName, options);
  if (content.kind !== 'lines') throw new DomainError('document.unknown-kind', { fileName });
  return [...content.lines];
}

/**
 * Reads a report file, in a thread of its own with bounds on time, memory, pages and size; a file that breaks them is
 * given up while everything else goes on. The kind of file is told by its content.
 * @param fileName for messages, and to tell a table (.csv) from other text; never trusted
 * @throws DomainError with details `{ fileName }`: document.empty, document.no-pages, document.encrypted,
 *   document.image-only, document.unknown-kind, document.too-large, document.too-many-pages, document.bomb,
 *   document.unsafe, document.damaged, document.timeout, document.cancelled, document.bad-encoding,
 *   document.csv-broken, document.json-broken
 */
export function readContent(
  bytes: Uint8Array,
  fileName: string,
  { limits: changed, signal, onProgress }: ReadOptions = {},
): Promise<DocumentContent> {
  const limits: ReadLimits = { ...DEFAULT_LIMITS, ...changed };
  const problem = (code: DocumentProblemCode): DomainError => new DomainError(code, { fileName });
  if (bytes.length === 0) return Promise.reject(problem('document.empty'));
  if (bytes.length > limits.maxBytes) return Promise.reject(problem('document.too-large'));
  if (signal?.aborted === true) return Promise.reject(problem('document.cancelled'));
  return new Promise((resolve, reject) => {
    // A copy: the thread must not see the rest of a pooled buffer, nor take ours away.
    const thread = startThread({ bytes: new Uint8Array(bytes), fileName, limits });
    const before = process.memoryUsage.rss();
    let settled = false;
    const finish = (settle: () => void): void => {
      if (settled) return;
      settled = true;
      clearTimeout(clock);
      clearInterval(watch);
      signal?.removeEventListener('abort', cancel);
      void thread.terminate().then(settle, settle);
    };
    const fail = (code: DocumentProblemCode): void => finish(() => reject(problem(code)));
    const cancel = (): void => fail('document.cancelled');
    const clock = setTimeout(() => fail('document.timeout'), limits.timeoutMs);
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - before > GROWTH_MB * 1024 * 1024) fail('document.bomb');
    }, WATCH_EVERY_MS);
    signal?.addEventListener('abort', cancel, { once: true });
    // Whatever a parser prints is of no use to anybody, but must be drained.
    thread.stdout.resume();
    thread.stderr.resume();
    thread.on('message', (message: WorkerMessage) => {
      if (message.kind === 'progress') onProgress?.(message.fraction);
      else if (message.kind === 'problem') fail(message.code);
      else finish(() => resolve(message.content));
    });
    thread.on('error', (error: NodeJS.ErrnoException) =>
      fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'document.bomb' : 'document.damaged'),
    );
    thread.on('exit', () => fail('document.damaged'));
  });
}
