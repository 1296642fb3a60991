// node_modules/.bin/node test/support/fit-links.mjs: fits the constants of libs/domain/src/linking/calibration.ts on the labelled reports
// in test/fixtures and prints them. Each report is also judged by constants that were fitted on the others alone.
//
// The vocabulary was written by people who may have read the fixtures, so their bullets are easier than those of a
// report that nobody has seen. Each bullet is therefore fitted in copies that have lost some of their words at random:
// a lost word is what a word looks like that the vocabulary does not know.
import { build, root } from '../../libs/tooling/src/build.mjs';
import { labelledReport, LABELLED } from './link-answers.mjs';

const COPIES = 8;
const LOST = 0.25;

process.chdir(root);
await build(['backend']);
const linking = `${root}/dist/backend/libs/domain/src/linking`;
const { suggestLinksOfArea } = await import(`${linking}/suggest-links.js`);
const { CALIBRATION, confidencesOf } = await import(`${linking}/calibration.js`);
const { linkFigures } = await import(`${linking}/link-figures.js`);

// A small generator with a seed (mulberry32): the same constants every time.
let seed = 20261125;
const random = () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};
const withLoss = (text) =>
  text
    .split(/(\s+)/)
    .filter((part) => /^\s*$/.test(part) || random() >= LOST)
    .join('');

const shuffled = ({ area, texts, chosen }) => {
  const order = texts.map((_, index) => [random(), index]).sort(([a], [b]) => a - b);
  return { area, texts: order.map(([, index]) => texts[index]), chosen: order.map(([, index]) => chosen[index]) };
};

const reports = [];
for (const names of LABELLED) {
  const whole = await labelledReport(...names);
  const copies = Array.from({ length: COPIES }, (_, copy) => ({
    ...whole,
    // Every other copy is shuffled: an evaluator need not follow the order of the sub-questions.
    lists: whole.lists
      .map((list) => ({ ...list, texts: list.texts.map(withLoss) }))
      .map((list) => (copy % 2 === 0 ? list : shuffled(list))),
  }));
  reports.push({ whole, copies });
}

// Order and lost points are habits of few evaluators, so their steps end where they are still weak priors.
const STEPS = {
  sharpness: [0.6, 0.8, 1, 1.2, 1.4, 1.7, 2, 2.4],
  damping: [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6],
  lostPoints: [0, 0.25, 0.5],
  back: [0.1, 0.15, 0.2, 0.3],
  jump: [0.5, 0.6, 0.7, 0.8],
};
const set = (calibration, name, value) =>
  name in calibration.order
    ? { ...calibration, order: { ...calibration.order, [name]: value } }
    : { ...calibration, [name]: value };
const plainly = (calibration) => ({ ...calibration, sharpening: 1, lapse: 0 });

function answersOf(lists, subQuestions, edition, calibration, limit = 3) {
  return lists.flatMap(({ area, texts, chosen }) =>
    suggestLinksOfArea(texts, area, subQuestions, { edition, calibration, limit }).map((suggestions, index) => ({
      text: texts[index],
      suggestions,
      chosen: chosen[index],
    })),
  );
}

/** Mean log-likelihood of the reader's choice. */
function fitness(train, calibration) {
  let total = 0;
  let count = 0;
  for (const { lists, subQuestions, edition } of train)
    for (const { suggestions, chosen } of answersOf(lists, subQuestions, edition, plainly(calibration), 10)) {
      if (chosen === undefined || suggestions.length === 0) continue;
      const own = suggestions.find(({ subQuestion }) => subQuestion === chosen)?.confidence ?? 0.005;
      total += Math.log(Math.max(0.005, own));
      count += 1;
    }
  return total / count;
}

/** The sharpening and lapse under which the reader's choices are likeliest. */
function toldAs(train, calibration) {
  const rows = train.flatMap(({ lists, subQuestions, edition }) =>
    answersOf(lists, subQuestions, edition, plainly(calibration), 10)
      .filter(({ suggestions, chosen }) => chosen !== undefined && suggestions.length > 0)
      .map(({ suggestions, chosen }) => ({
        chances: suggestions.map(({ confidence }) => Math.max(1e-6, confidence)),
        at: suggestions.findIndex(({ subQuestion }) => subQuestion === chosen),
      })),
  );
  const likelihood = (how) =>
    rows.reduce((total, { chances, at }) => total + Math.log(Math.max(1e-3, confidencesOf(chances, how)[at] ?? 0)), 0);
  let best = { sharpening: 1, lapse: 0.03 };
  for (let sharpening = 0.5; sharpening <= 1.6; sharpening += 0.05)
    for (let lapse = 0.01; lapse <= 0.15; lapse += 0.01) {
      const tried = { sharpening: Number(sharpening.toFixed(2)), lapse: Number(lapse.toFixed(2)) };
      if (likelihood(tried) > likelihood(best)) best = tried;
    }
  return { ...calibration, ...best };
}

function fit(train) {
  let best = CALIBRATION;
  let fitted = fitness(train, best);
  for (let round = 0; round < 3; round += 1) {
    const before = fitted;
    for (const [name, values] of Object.entries(STEPS))
      for (const value of values) {
        const tried = set(best, name, value);
        const reached = fitness(train, tried);
        if (reached > fitted + 1e-6) [best, fitted] = [tried, reached];
      }
    if (fitted - before < 1e-4) break;
  }
  return { calibration: toldAs(train, best), fitted };
}

function show(name, answers, least = 20) {
  const { count, top1, top3, abstained, reliability } = linkFigures(answers, least);
  const percent = (share) => `${(share * 100).toFixed(1)} %`;
  console.log(
    `${name}: ${count} bullets, top-1 ${percent(top1)}, top-3 ${percent(top3)}, abstained ${percent(abstained)}`,
  );
  for (const { count: size, hits, confidence } of reliability)
    console.log(`   told ${percent(confidence).padEnd(7)} right ${percent(hits / size).padEnd(8)} of ${size}`);
}
const judged = (report, calibration) =>
  answersOf(report.lists, report.subQuestions, report.edition, calibration).filter(
    ({ chosen }) => chosen !== undefined,
  );

for (const { whole, copies } of reports) {
  const { calibration } = fit(reports.filter((other) => other.whole !== whole).flatMap((other) => other.copies));
  console.log(`\nFitted without ${whole.name}: ${JSON.stringify(calibration)}`);
  show(`  ${whole.name}, whole`, judged(whole, calibration));
  show(
    `  ${whole.name}, words lost`,
    copies.flatMap((copy) => judged(copy, calibration)),
    60,
  );
  const turned = { ...whole, lists: whole.lists.map(shuffled) };
  show(`  ${whole.name}, lists shuffled`, judged(turned, calibration));
}
const { calibration, fitted } = fit(reports.flatMap(({ copies }) => copies));
console.log(`\nFitted on all (mean log-likelihood ${fitted.toFixed(3)}):\n${JSON.stringify(calibration, null, 2)}`);
show(
  '  whole',
  reports.flatMap(({ whole }) => judged(whole, calibration)),
);
