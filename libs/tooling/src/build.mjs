// Builds what changed (Nx keeps the results) and tells only what a person needs to know.
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';

export const root = join(import.meta.dirname, '../../..');

/**
 * Runs a command to its end.
 * @param {string[]} argv program and arguments
 * @param {{ env?: Record<string, string | undefined>, echo?: boolean, cwd?: string, signal?: AbortSignal }} [options] echo: show the output
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run([program, ...args], { env = {}, echo = false, cwd = root, signal } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      signal,
      // nx and its like are found also when a script was not started by npm.
      env: { ...process.env, PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}`, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let output = '';
    const take = (chunk) => {
      output += chunk;
      if (echo) process.stdout.write(chunk);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', (error) => resolve({ code: 1, output: `${output}${error.message}` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/*
 * Keeps the first start below a gigabyte: compiling the pages took 1.5 GB, and takes 0.8. Types are checked by `npm test`
 * (the stage `types`), chunks are left as esbuild cuts them (2 % more to fetch), one thing at a time.
 */
const SMALL = {
  NG_BUILD_TYPE_CHECK: '0',
  NG_BUILD_PARALLEL_TS: '0',
  NG_BUILD_MAX_WORKERS: '1',
  NG_BUILD_OPTIMIZE_CHUNKS: '0',
  MALLOC_ARENA_MAX: '2',
  NODE_OPTIONS: '--max-old-space-size=400 --max-semi-space-size=4',
};

/**
 * Ends the process with the compiler's words when one fails.
 * @param {string[]} projects Nx projects to build
 * @param {AbortSignal} [signal] gives up; the caller ends the process
 */
export async function build(projects, signal) {
  const started = Date.now();
  const command = ['nx', 'run-many', '-t', 'build', '-p', projects.join(','), '--parallel=1', '--outputStyle=stream'];
  const { code, output } = await run(command, { signal, env: SMALL });
  if (signal?.aborted) return;
  if (code !== 0) {
    console.error(output);
    console.error('Bygget misslyckades.');
    process.exit(1);
  }
  const seconds = (Date.now() - started) / 1000;
  if (seconds > 5) console.error(`Bygget är klart (${Math.round(seconds)} s).`);
}
