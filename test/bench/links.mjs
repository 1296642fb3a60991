// node_modules/.bin/node test/bench/links.mjs [REPORT LABELS …] [--wrong]: how well the suggested links fit a reader's
// choice; without arguments for the labelled reports of test/fixtures, with --wrong also the bullets that were missed.
// LABELS is JSON: [{ "text": …, "subQuestion": "1.3" }], or an object with such a list in `links`.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build, root } from '../../libs/tooling/src/build.mjs';
import { answersOf, LABELLED, readLabels, readReport } from '../support/link-answers.mjs';

const started = process.cwd();
process.chdir(root);
await build(['backend']);
const { linkFigures } = await import(`${root}/dist/backend/libs/domain/src/linking/link-figures.js`);
const { positionals, values } = parseArgs({ allowPositionals: true, options: { wrong: { type: 'boolean' } } });
if (positionals.length % 2 === 1) {
  console.error('Usage: node test/bench/links.mjs [REPORT LABELS …] [--wrong]');
  process.exit(2);
}
const percent = (share) => `${(share * 100).toFixed(1)} %`;
if (positionals.length === 0) positionals.push(...LABELLED.flat());
const all = [];
for (let index = 0; index < positionals.length; index += 2) {
  const [file, labels] = positionals.slice(index, index + 2).map((path) => resolve(started, path));
  const report = await readReport(file);
  const { answers, missing } = answersOf(report, readLabels(labels));
  all.push(...answers);
  print(`${report.municipality ?? 'Unnamed'} ${report.year ?? ''} (edition ${report.edition})`, answers);
  if (missing.length > 0) console.log(`  ${missing.length} labels without a bullet: ${missing.join(' | ')}`);
}
if (positionals.length > 2) print('All together', all);

function print(name, answers) {
  const { count, top1, top3, abstained, reliability } = linkFigures(answers);
  console.log(`\n${name}: ${count} bullets`);
  console.log(`  top-1 ${percent(top1)}   top-3 ${percent(top3)}   abstained ${percent(abstained)}`);
  console.log('  confidence      bullets  told   hit rate  off by');
  for (const { from, to, count: size, hits, confidence } of reliability) {
    const cells = [
      `${from.toFixed(2)}–${to.toFixed(2)}`.padEnd(16),
      String(size).padEnd(9),
      percent(confidence).padEnd(8),
      percent(hits / size).padEnd(9),
      ((confidence - hits / size) * 100).toFixed(1),
    ];
    console.log(`  ${cells.join('')}`);
  }
  if (values.wrong)
    for (const { text, chosen, suggestions } of answers)
      if (suggestions[0]?.subQuestion !== chosen)
        console.log(
          `  ${chosen} ← ${suggestions.map((s) => `${s.subQuestion} ${s.confidence} [${s.because}]`).join(', ') || '–'}: ${text}`,
        );
}
