import { type ChildProcess, fork } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DomainError, type SourceLine } from '@kompassplan/domain';
import type { DocumentProblemCode, ReadLimits } from './document-problem.js';
import { DEFAULT_LIMITS } from './read-limits.js';
import type { DocumentContent, WorkerMessage } from './read-bytes.js';

export type { DocumentContent } from './read-bytes.js';

export interface ReadOptions {
  /** Only what differs from `DEFAULT_LIMITS`. */
  readonly limits?: Partial<ReadLimits>;
  /** Aborting kills the reading at once; the promise then rejects with document.cancelled. */
  readonly signal?: AbortSignal;
  /** Share of the document that has been read, 0–1. */
  readonly onProgress?: (fraction: number) => void;
}

/**
 * Run from source (in tests), the reader needs Node's type stripping and someone who finds `x.ts` behind `./x.js`;
 * compiled, it is a plain module.
 */
const FROM_SOURCE = `
import { registerHooks } from 'node:module';
registerHooks({
  resolve(name, context, next) {
    if (!name.startsWith('.') || !name.endsWith('.js') || context.parentURL?.includes('/node_modules/')) return next(name, context);
    try { return next(name.replace(/\\.js$/, '.ts'), context); } catch { return next(name, context); }
  },
});`;

/** The guard's own heap: the file passes through it, and its lines. The reading thread has limits of its own. */
const GUARD_HEAP_MB = 128;

function startReader(limits: ReadLimits, kind: string): ChildProcess {
  const source = import.meta.url.endsWith('.ts');
  const entry = new URL(source ? './read-guard.ts' : './read-guard.js', import.meta.url);
  return fork(fileURLToPath(entry), [JSON.stringify(limits), kind], {
    execArgv: [
      '--no-warnings',
      `--max-old-space-size=${GUARD_HEAP_MB}`,
      ...(source ? ['--import', `data:text/javascript,${encodeURIComponent(FROM_SOURCE)}`] : []),
    ],
    // Nothing of our settings and secrets is anything to a reader of files. Windows cannot start a process without this.
    env: process.env['SystemRoot'] ? { SystemRoot: process.env['SystemRoot'] } : {},
    serialization: 'advanced',
    // Whatever a parser prints is of no use to anybody.
    stdio: ['pipe', 'ignore', 'ignore', 'ipc'],
    // Ctrl-C reaches us, and we let the reading in hand come to its end.
    detached: process.platform !== 'win32',
  });
}

/** Ends when the reading before has ended: however many ask at once, this process pays for one greedy file. */
let lastReading: Promise<unknown> = Promise.resolve();

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
 * Reads a report file, in a process of its own with bounds on time, memory, pages and size, one file at a
 * time; a file that breaks the bounds is given up while everything else goes on. The kind of file is told by its content.
 * @param fileName for messages, and to tell a table (.csv) from other text; never trusted
 * @throws DomainError with details `{ fileName }`: document.empty, document.no-pages, document.encrypted,
 *   document.image-only, document.no-text, document.unknown-kind, document.too-large, document.too-long,
 *   document.too-many-pages, document.bomb,
 *   document.unsafe, document.damaged, document.timeout, document.cancelled, document.bad-encoding,
 *   document.csv-broken, document.json-broken
 * @throws Error when the reader itself could not be started or loaded, or was ended from outside: trying again may help
 */
export async function readContent(
  bytes: Uint8Array,
  fileName: string,
  { limits: changed, signal, onProgress }: ReadOptions = {},
): Promise<DocumentContent> {
  const limits: ReadLimits = { ...DEFAULT_LIMITS, ...changed };
  const problem = (code: DocumentProblemCode, line: number | null = null): DomainError =>
    new DomainError(code, { fileName, ...(line === null ? {} : { line }) });
  if (bytes.length === 0) throw problem('document.empty');
  if (bytes.length > limits.maxBytes) throw problem('document.too-large');
  const cancelled = new Promise<never>((_, reject) => {
    if (signal?.aborted) reject(problem('document.cancelled'));
    signal?.addEventListener('abort', () => reject(problem('document.cancelled')), { once: true });
  });
  const reading = lastReading.then(() => {
    // Whoever gave up while waiting must not start a process.
    if (signal?.aborted) throw problem('document.cancelled');
    return readInChild(bytes, {
      limits,
      kind: /^\.\w{1,10}$/.exec(extname(fileName))?.[0] ?? '',
      signal,
      onProgress,
      problem,
    });
  });
  lastReading = reading.catch(() => undefined);
  return Promise.race([reading, cancelled]);
}

interface Reading {
  readonly limits: ReadLimits;
  /** How the file's name ends; the rest of it is nothing to the reader. */
  readonly kind: string;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: ReadOptions['onProgress'];
  readonly problem: (code: DocumentProblemCode, line?: number | null) => DomainError;
}

/** Settles when the child is gone, so that the next one has the memory to itself. */
function readInChild(
  bytes: Uint8Array,
  { limits, kind, signal, onProgress, problem }: Reading,
): Promise<DocumentContent> {
  return new Promise((resolve, reject) => {
    const child = startReader(limits, kind);
    let answer: (() => void) | null = null;
    const give = (settle: () => void): void => {
      answer ??= settle;
      child.kill('SIGKILL');
    };
    const fail = (code: DocumentProblemCode, line: number | null = null): void =>
      give(() => reject(problem(code, line)));
    const cancel = (): void => fail('document.cancelled');
    const clock = setTimeout(() => fail('document.timeout'), limits.timeoutMs);
    signal?.addEventListener('abort', cancel, { once: true });
    const settle = (otherwise: () => void): void => {
      clearTimeout(clock);
      signal?.removeEventListener('abort', cancel);
      (answer ?? otherwise)();
    };
    child.on('message', (message: WorkerMessage) => {
      if (message.kind === 'progress') onProgress?.(message.fraction);
      else if (message.kind === 'problem') fail(message.code, message.line);
      else if (message.kind === 'fault') give(() => reject(new Error(message.reason)));
      else give(() => resolve(message.content));
    });
    child.once('error', (error) => {
      // An error without a process: it never started, and no exit will tell.
      if (child.pid === undefined) settle(() => reject(error));
    });
    child.once('exit', (code, killedBy) =>
      settle(() => {
        // So ends a reader that passed its bound of memory (read-guard.ts), or that the system could give no more.
        if (killedBy === 'SIGKILL' || killedBy === 'SIGABRT') reject(problem('document.bomb'));
        else reject(new Error(`The reader of files ended without an answer (${killedBy ?? code}).`));
      }),
    );
    // A reader that has ended early does not take the rest of the file.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(bytes);
  });
}
