// Suggested sub-questions for 500 improvement areas.
import { suggestLinksOfArea } from '../../dist/backend/libs/domain/src/linking/suggest-links.js';
import { labelledReport, LABELLED } from '../support/link-answers.mjs';
import { benchmark } from './measure.mjs';

const BULLETS = 500;
const reports = await Promise.all(LABELLED.map((names) => labelledReport(...names)));

/** Lists of areas with 500 bullets in all; words of its own in every round, so that nothing is answered from memory. */
function listsOf(round) {
  const lists = [];
  for (let copy = 0, count = 0; count < BULLETS; copy += 1)
    for (const { lists: own, ...report } of reports)
      for (const { area, texts } of own) {
        if (count >= BULLETS) return lists;
        const kept = texts.slice(0, BULLETS - count);
        const worded = kept.map((text, index) => `${text} kring orten${round}n${copy}n${index}`);
        lists.push({ ...report, area, texts: worded });
        count += kept.length;
      }
  return lists;
}

let round = 0;
export const benches = [
  benchmark(`suggestions for ${BULLETS} bullets`, {
    work: () => {
      round += 1;
      for (const { area, texts, subQuestions, edition } of listsOf(round))
        suggestLinksOfArea(texts, area, subQuestions, { edition });
    },
    rounds: 10,
    warmUp: 2,
    most: 100,
  }),
];
