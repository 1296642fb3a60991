import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { checkReading, mutate, mutation } from '../support/report-mutations.js';

const fixtures = join(import.meta.dirname, '../fixtures');
const shapes = readdirSync(join(fixtures, 'shapes')).filter((name) => name.endsWith('.txt'));
const reports = ['ekvik-2017.txt', ...shapes.map((name) => join('shapes', name))].map((name) =>
  readFileSync(join(fixtures, name), 'utf8').split(/\r?\n/),
);

it('any mutation of any report: no crash, every line counted, no invented number', () => {
  const numRuns = process.env.FAULT === 'long' ? 10_000 : 60;
  const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
  process.stderr.write(`report mutations: ${numRuns} runs, SEED=${seed}\n`);
  fc.assert(
    fc.property(
      fc.nat({ max: reports.length - 1 }),
      fc.array(mutation, { minLength: 1, maxLength: 8 }),
      (report, changes) => checkReading(mutate(reports[report] ?? [], changes)),
    ),
    { numRuns, seed },
  );
}, 1_800_000);
