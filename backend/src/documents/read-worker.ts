import { parentPort, workerData } from 'node:worker_threads';
import { readBytes, type WorkerInput, type WorkerMessage } from './read-bytes.js';

// Entry of the thread that read-guard.ts starts; it ends when it has answered.
const post = (message: WorkerMessage): void => parentPort?.postMessage(message);
const input = workerData as WorkerInput;
// From here on it is the file that can be at fault.
post({ kind: 'progress', fraction: 0 });
post(await readBytes(input, (fraction) => post({ kind: 'progress', fraction })));
