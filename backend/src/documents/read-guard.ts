import { writeFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { ReadLimits } from './document-problem.js';
import type { WorkerInput, WorkerMessage } from './read-bytes.js';

/*
 * Entry of the process that read-document.ts starts for one file. The file is read in a thread, whose heap is bounded;
 * this thread stays free to watch what no heap limit sees (inflated streams), and to end everything when memory runs out
 * or the one who asked is gone.
 */
const WATCH_EVERY_MS = 20;
const limits = JSON.parse(process.argv[2] ?? '{}') as ReadLimits;

const end = (): void => void process.kill(process.pid, 'SIGKILL');
const send = (message: WorkerMessage): void => {
  if (process.connected) process.send?.(message);
  else end();
};

process.on('disconnect', end);
// A service that is being stopped lets the reading in hand come to its end.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
try {
  // When the whole machine runs out of memory, let it be this process.
  writeFileSync('/proc/self/oom_score_adj', '1000');
} catch {
  // not on Linux
}
setInterval(() => {
  if (process.memoryUsage.rss() < limits.memoryMb * 1024 * 1024) return;
  // How it ends tells what happened: a message would have to wait for whoever is busy.
  end();
}, WATCH_EVERY_MS);

const chunks: Buffer[] = [];
for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
// A copy of its own, which the thread may take away.
const bytes = new Uint8Array(Buffer.concat(chunks.splice(0)));
const input: WorkerInput = { bytes, fileName: `file${process.argv[3] ?? ''}`, limits };
const entry = import.meta.url.endsWith('.ts') ? './read-worker.ts' : './read-worker.js';
const thread = new Worker(new URL(entry, import.meta.url), {
  workerData: input,
  transferList: [bytes.buffer],
  resourceLimits: { maxOldGenerationSizeMb: limits.heapMb, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
});
let begun = false;
/** Before the thread has said anything its code could not be loaded; what ends it later is the file. */
const broken = (reason: string): WorkerMessage =>
  begun ? { kind: 'problem', code: 'document.damaged' } : { kind: 'fault', reason };
// Whoever asked ends this process when it has the answer; the first answer counts.
thread.on('message', (message: WorkerMessage) => {
  begun = true;
  send(message);
});
thread.on('error', (error: NodeJS.ErrnoException) =>
  send(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? { kind: 'problem', code: 'document.bomb' } : broken(String(error))),
);
thread.on('exit', (code) => send(broken(`The reading thread ended with ${code}.`)));
