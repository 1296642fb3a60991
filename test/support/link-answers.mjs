// Suggested links of a report beside the links that a reader chose. For test/bench, on the built backend.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const built = join(import.meta.dirname, '../../dist/backend');

/** @param {string} file any report that report:parse reads */
export async function readReport(file) {
  const { readDocument } = await import(`${built}/backend/src/documents/read-document.js`);
  const { parseReport } = await import(`${built}/libs/domain/src/report/parse-report.js`);
  return parseReport(await readDocument(readFileSync(file), basename(file)));
}

/** @param {string} file @returns {{ text: string, subQuestion: string }[]} */
export function readLabels(file) {
  const labels = JSON.parse(readFileSync(file, 'utf8'));
  return Array.isArray(labels) ? labels : labels.links;
}

const plain = (text) => text.toLowerCase().replace(/[^\p{L}\d]+/gu, '');

/**
 * Pairs labels with the bullets of the report by their letters.
 * @returns {{ answers: import('../../libs/domain/src/linking/link-figures.js').LinkAnswer[], missing: string[] }}
 */
export function answersOf(report, labels) {
  const improvements = report.areas.flatMap((area) =>
    area.improvements.map((found) => ({ ...found, area: area.number })),
  );
  const missing = [];
  const answers = labels.flatMap(({ text, subQuestion }) => {
    const found = improvements.find((improvement) => plain(improvement.text) === plain(text));
    if (!found) missing.push(text);
    return found ? [{ text, area: found.area, suggestions: found.suggestions, chosen: subQuestion }] : [];
  });
  return { answers, missing };
}

const fixtures = join(import.meta.dirname, '../fixtures');

/** Reports with a reader's links: text and labels, in test/fixtures. */
export const LABELLED = ['ekvik-2017', 'sjohult-2018', 'alvsunda-2018', 'krakfors-2019'].map((name) => [
  join(fixtures, `${name}.txt`),
  join(fixtures, 'expected', `${name}.json`),
]);

/** One report as lists of improvement areas, each with the sub-question that the reader chose (or undefined). */
export async function labelledReport(file, labels) {
  const report = await readReport(file);
  const chosen = new Map(readLabels(labels).map(({ text, subQuestion }) => [plain(text), subQuestion]));
  return {
    name: basename(file),
    edition: report.edition,
    subQuestions: report.areas.flatMap((area) => area.subQuestions),
    lists: report.areas.map((area) => ({
      area: area.number,
      texts: area.improvements.map(({ text }) => text),
      chosen: area.improvements.map(({ text }) => chosen.get(plain(text))),
    })),
  };
}
