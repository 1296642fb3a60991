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

/**
 * Ends the process with the compiler's words when one fails.
 * @param {string[]} projects Nx projects to build
 * @param {AbortSignal} [signal] gives up; the caller ends the process
 */
export async function build(projects, signal) {
  const started = Date.now();
  const command = ['nx', 'run-many', '-t', 'build', '-p', projects.join(','), '--outputStyle=stream'];
  const { code, output } = await run(command, { signal });
  if (signal?.aborted) return;
  if (code !== 0) {
    console.error(output);
    console.error('Bygget misslyckades.');
    process.exit(1);
  }
  const seconds = (Date.now() - started) / 1000;
  if (seconds > 5) console.error(`Bygget är klart (${Math.round(seconds)} s).`);
}
