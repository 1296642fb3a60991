// running.json in the data folder: which process runs here, and where operator commands find its database.
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';

/**
 * Writes a file that is either wholly there or not at all, also after a power cut; readable by its owner only.
 * @param {string} file
 * @param {string} text
 */
export function writeAtomically(file, text) {
  const fresh = `${file}.${process.pid}.new`;
  try {
    const handle = openSync(fresh, 'w', 0o600);
    try {
      writeSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(fresh, file);
  } finally {
    rmSync(fresh, { force: true });
  }
}

/**
 * @param {string} file
 * @returns {{ pid: number, env?: Record<string, string> } | null} null when nothing runs, and when the file says nothing
 *   that makes sense: nobody who still runs wrote that
 */
export function readRunning(file) {
  try {
    const known = JSON.parse(readFileSync(file, 'utf8'));
    return Number.isInteger(known?.pid) ? known : null;
  } catch {
    return null;
  }
}

/** Whether `pid` is a running Kompassplan: after a kill -9 the number may belong to somebody else. */
export function isProduct(pid) {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return false;
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('run-product.mjs');
  } catch {
    return process.platform !== 'linux';
  }
}
