// npm run bench: runs every test/bench/*.bench.mjs and prints one table. `npm run bench -- parse` runs the files whose
// name holds the word; with --once every benchmark runs once and nothing is judged, to see that it runs at all. Each file exports `benches`, made with test/bench/measure.mjs; budgets are ratios to a baseline
// of the same run wherever there is one, for absolute times tell more about the computer than about the code.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, root } from './build.mjs';

const folder = join(root, 'test/bench');
const args = process.argv.slice(2);
const once = args.includes('--once');
const [word = ''] = args.filter((arg) => arg !== '--once');
const files = readdirSync(folder).filter((name) => name.endsWith('.bench.mjs') && name.includes(word));
if (files.length === 0) {
  console.error(`Ingen mätning i test/bench heter något med ”${word}”.`);
  process.exit(1);
}

await build(['backend']);
const rows = [];
for (const file of files) {
  const { benches } = await import(pathToFileURL(join(folder, file)).href);
  for (const bench of benches) rows.push(await bench(once));
}
const heads = ['name', 'p50 ms', 'p99 ms', 'cpu ms', 'ratio', 'budget', ''];
const cells = rows.map(({ name, p50, p99, cpu, ratio, budget, ok }) => [
  name,
  p50.toFixed(1),
  p99.toFixed(1),
  cpu.toFixed(1),
  ratio === null ? '–' : ratio.toFixed(2),
  budget,
  ok ? 'ok' : 'OVER',
]);
const widths = heads.map((head, column) => Math.max(head.length, ...cells.map((row) => row[column].length)));
const line = (row) =>
  row.map((cell, at) => (at === 0 || at > 4 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join('  ');
console.log([line(heads), ...cells.map(line)].join('\n'));
process.exit(once || rows.every(({ ok }) => ok) ? 0 : 1);
