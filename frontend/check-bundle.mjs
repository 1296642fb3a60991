// What a first visit costs: the scripts and styles that index.html asks for, with everything they import at once, gzipped.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const LIMIT = 230_000;
const folder = process.argv[2] ?? 'dist/frontend/browser';
const seen = new Map();

function take(name) {
  if (seen.has(name)) return;
  const file = join(folder, name);
  if (!existsSync(file)) throw new Error(`${name} is named in the build but is not there`);
  const text = readFileSync(file);
  seen.set(name, gzipSync(text, { level: 9 }).length);
  if (!name.endsWith('.js')) return;
  // Static imports only: import("…") is fetched when its page is opened.
  for (const [, next] of text.toString('utf8').matchAll(/(?:\bfrom|\bimport)\s*["']\.\/([\w.-]+\.js)["']/g)) take(next);
}

const index = readFileSync(join(folder, 'index.html'), 'utf8');
for (const [, name] of index.matchAll(/(?:src|href)="([\w.-]+\.(?:js|css))"/g)) take(name);

const total = [...seen.values()].reduce((sum, size) => sum + size, 0);
for (const [name, size] of [...seen].sort((a, b) => b[1] - a[1])) console.log(`${String(size).padStart(8)}  ${name}`);
console.log(`${String(total).padStart(8)}  gzipped in all, of at most ${LIMIT}`);
if (total === 0 || total > LIMIT) {
  console.error(total === 0 ? 'No initial files found.' : `The first visit is ${total - LIMIT} bytes too heavy.`);
  process.exit(1);
}
