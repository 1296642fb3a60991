import { derivedSum, fitsWithinRounding, printedSum } from '../evaluation/score.js';
import type { FindingDoubt } from './findings.js';
import type { ReportArea, ReportNote } from './parsed-report.js';

const DOUBTS: Readonly<Record<FindingDoubt['code'], (line: number) => string>> = {
  'bullet.joined': (line) =>
    `Rad ${line} saknar punkttecken och har fogats till punkten ovanför. Dela punkten om raden är en egen punkt.`,
  'bullet.unmarked': (line) =>
    `Listan från rad ${line} saknar punkttecken. Varje stycke har blivit en egen punkt; kontrollera indelningen.`,
  'bullet.melted': (line) => `Rad ${line} är ett långt stycke som kan innehålla flera punkter. Dela det vid behov.`,
};

/** What is doubtful about a bullet, in words. */
export function doubtNote({ code, line }: FindingDoubt): ReportNote {
  return { code, message: DOUBTS[code](line), line };
}

function formatted(value: number): string {
  return String(Math.round(value * 10) / 10).replace('.', ',');
}

/** Remarks on an area's figures. Printed figures are never corrected: the reader is told where they part ways. */
export function areaNotes(area: ReportArea, line: number | undefined): ReportNote[] {
  const at = line === undefined ? {} : { line };
  const notes: ReportNote[] = [];
  const incomplete = area.subQuestions.filter(
    ({ points, max, percent }) => points === null || max === null || percent === null,
  );
  if (incomplete.length > 0) {
    const numbers = incomplete.map(({ number }) => number).join(', ');
    notes.push({
      code: 'score.missing',
      message: `Poäng, maxpoäng eller procent saknas för delfråga ${numbers}.`,
      ...at,
    });
  }
  if (area.points === null) {
    notes.push({ code: 'score.area-missing', message: `Poängen för område ${area.number} står inte i texten.`, ...at });
  }
  let misfits = 0;
  for (const { number, points, max, percent } of area.subQuestions) {
    if (points === null || max === null || percent === null || fitsWithinRounding(points, max, percent)) continue;
    misfits += 1;
    notes.push({
      code: 'mismatch.row',
      message: `Delfråga ${number}: ${formatted(points)} av ${formatted(max)} poäng stämmer inte med ${formatted(percent)} procent.`,
      ...at,
    });
  }
  const sum = printedSum(area.subQuestions);
  if (sum !== null && area.points !== null && sum !== area.points) {
    const derived = derivedSum(area.subQuestions);
    // Percents are rounded too: each is worth up to half a hundredth of its max.
    const slack = 0.5 + area.subQuestions.reduce((total, { max }) => total + (max ?? 0) * 0.005, 0);
    const rounding = misfits === 0 && derived !== null && Math.abs(derived - area.points) <= slack;
    notes.push(
      rounding
        ? {
            code: 'rounding.area-sum',
            message: `Område ${area.number}: delfrågornas avrundade poäng blir ${formatted(sum)}, området har ${formatted(area.points)}. Skillnaden beror på avrundning.`,
            ...at,
          }
        : {
            code: 'mismatch.area-sum',
            message: `Område ${area.number}: delfrågornas poäng blir ${formatted(sum)}, men rapporten anger ${formatted(area.points)} för området.`,
            ...at,
          },
    );
  }
  if (area.strengths.length === 0 && area.improvements.length === 0) {
    notes.push({
      code: 'area.no-findings',
      message: `Område ${area.number} har varken styrkor eller förbättringsområden.`,
      ...at,
    });
  }
  return notes;
}
