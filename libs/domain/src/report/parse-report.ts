import { DomainError } from '../domain-error.js';
import { areaOfSubQuestion, editionById, plainName } from '../evaluation/framework.js';
import { suggestLinksOfArea } from '../linking/suggest-links.js';
import { classifyLines, type ClassifiedReport } from './classify-lines.js';
import type { FindingDraft } from './findings.js';
import { readFrontMatter } from './front-matter.js';
import { accountLines } from './line-accounting.js';
import type { Finding, ParsedReport, ReportArea, ReportNote, ReportSubQuestion } from './parsed-report.js';
import { editionOf, nameNotes, subQuestionNotes, withSubQuestions } from './report-edition.js';
import { figuresByColumn } from './score-table.js';
import { matchShortTitles } from './short-titles.js';
import type { SourceLine } from './source-line.js';
import { areaNotes, doubtNote } from './warnings.js';

function toFinding({ text, line, page, lines }: FindingDraft): Finding {
  return { text, line, ...(page === null ? {} : { page }), lines: [...lines] };
}

function placeIn({ number }: Pick<ReportSubQuestion, 'number'>): number {
  return Number(number.split('.')[1]);
}

/** Numbers that an area's sub-questions leave out: 1.1, 1.2, 1.4 lack 1.3. What may follow the last is not known. */
export function absentNumbers(area: {
  readonly number: number;
  readonly subQuestions: readonly Pick<ReportSubQuestion, 'number'>[];
}): string[] {
  const places = new Set(area.subQuestions.map(placeIn));
  return Array.from({ length: Math.max(0, ...places) }, (_, index) => index + 1)
    .filter((place) => !places.has(place))
    .map((place) => `${area.number}.${place}`);
}

function subQuestionsOf(area: number, { tables, boxes }: ClassifiedReport, notes: ReportNote[]): ReportSubQuestion[] {
  const rows = tables.rows
    .filter(({ number }) => areaOfSubQuestion(number) === area)
    .sort((a, b) => placeIn(a) - placeIn(b));
  for (const { number, line } of tables.rivals) {
    const counts = rows.find((row) => row.number === number);
    if (counts === undefined) continue;
    const message = `Delfråga ${number} står på fler än en rad med olika poäng. Rad ${counts.line} gäller, inte rad ${line}.`;
    notes.push({ code: 'score.repeated', message, line });
  }
  const absent = absentNumbers({ number: area, subQuestions: rows });
  if (absent.length > 0) {
    const message = `Delfråga ${absent.join(', ')} saknas i tabellen för område ${area}.`;
    notes.push({ code: 'score.absent', message });
  }
  const headwords = boxes.find((box) => box.area === area && box.headwords.length > 0)?.headwords ?? [];
  const short = matchShortTitles(
    headwords,
    rows.map(({ title }) => title),
    absent.length === 0,
  );
  return rows.map(({ number, title, figures, columns }, index) => ({
    number,
    title,
    ...(short[index] === null || short[index] === undefined ? {} : { shortTitle: short[index] }),
    ...figuresByColumn(figures, columns),
  }));
}

function areaOf(number: number, source: ClassifiedReport, edition: string, notes: ReportNote[]): ReportArea {
  const head = source.heads.find((candidate) => candidate.number === number);
  const printed = source.tables.names.filter(({ area }) => area === number).map(({ name }) => name);
  const known = editionById(edition)?.areas.find((area) => area.number === number);
  const name = head !== undefined && head.name !== '' ? head.name : (printed[0] ?? known?.name ?? `Område ${number}`);
  const aliases = [...printed, known?.name ?? '', ...(known?.aliases ?? [])].filter(
    (alias, index, all) =>
      alias !== '' &&
      plainName(alias) !== plainName(name) &&
      all.findIndex((other) => plainName(other) === plainName(alias)) === index,
  );
  const sum = source.tables.sums.find(({ area }) => area === number);
  const box = source.boxes.find((candidate) => candidate.area === number && candidate.points !== null);
  const shown = head?.points ?? box?.points ?? null;
  const subQuestions = subQuestionsOf(number, source, notes);
  const own = source.findings.filter(({ area }) => area === number);
  const area: ReportArea = {
    number,
    name,
    aliases,
    points: sum?.points ?? shown,
    max: sum?.max ?? box?.max ?? null,
    percent: sum?.percent ?? null,
    subQuestions,
    strengths: own.filter(({ section }) => section === 'strength').map(toFinding),
    improvements: own
      .filter(({ section }) => section === 'improvement')
      .map((draft) => ({ ...toFinding(draft), suggestions: [] })),
  };
  if (sum && sum.points !== null && shown !== null && sum.points !== shown) {
    notes.push({
      code: 'mismatch.area-points',
      message: `Område ${number} har ${shown} poäng i texten men ${sum.points} i tabellen. Tabellens poäng gäller.`,
      line: sum.line,
    });
  }
  return area;
}

/** Every improvement area with its likeliest sub-questions; needs all areas, since the right one may lie in another. */
function linked(areas: readonly ReportArea[], edition: string): ReportArea[] {
  const subQuestions = withSubQuestions(areas, edition).flatMap((area) => area.subQuestions);
  return areas.map((area) => {
    const texts = area.improvements.map(({ text }) => text);
    const suggestions = suggestLinksOfArea(texts, area.number, subQuestions, { edition });
    return {
      ...area,
      improvements: area.improvements.map((found, index) => ({ ...found, suggestions: suggestions[index] ?? [] })),
    };
  });
}

/** "454 poäng av 800", "454 av 800 möjliga": the printed total, where the report gives it in words. */
function totalInWords(source: ClassifiedReport): { points: number; max: number; line: number }[] {
  const found: { points: number; max: number; line: number }[] = [];
  for (const [index, { text, line }] of source.lines.entries()) {
    if (text.length > 5_000) continue;
    // The sentence may break over two lines.
    const own = text.replace(/\s+/g, ' ').trim();
    const next = source.lines[index + 1]?.text ?? '';
    for (const match of `${own} ${next.length > 200 ? '' : next.replace(/\s+/g, ' ').trim()}`.matchAll(
      /(?<!\d)(\d{2,3}(?:,\d)?)\s*(?:poäng|poeng|p)?\s*(?:av|\/)\s*(?:totalt\s*|maximalt\s*|möjliga\s*)?(\d{3})(?!\d)/giu,
    )) {
      if (match.index >= own.length) continue;
      const [points, max] = [Number((match[1] ?? '').replace(',', '.')), Number(match[2])];
      if (max >= 400 && points <= max) found.push({ points, max, line });
    }
  }
  return found;
}

/** "Totalt fick kommunen 476 poäng": a total without its maximum; only the sum of the areas is taken for one. */
function totalAlone(source: ClassifiedReport): { points: number; max: null; line: number }[] {
  return source.lines.flatMap(({ text, line }) => {
    if (text.length > 5_000) return [];
    const match =
      /(?<!\p{L})(?:totalt|sammanlagt|totalpoäng\p{L}*|totalsumman?|i alt)(?!\p{L})[^.\d]{0,60}(\d{2,3}(?:,\d)?)(?:\s*(?:poäng|poeng)(?!\p{L})|\s*\.?$)/iu.exec(
        text.replace(/\s+/g, ' ').trim(),
      );
    if (match === null) return [];
    return [{ points: Number((match[1] ?? '').replace(',', '.')), max: null, line }];
  });
}

function totals(
  areas: readonly ReportArea[],
  source: ClassifiedReport,
  notes: ReportNote[],
): { pointsTotal: number | null; pointsMax: number | null } {
  const complete = areas.every(({ points }) => points !== null);
  const sum = complete ? areas.reduce((total, { points }) => total + (points ?? 0), 0) : null;
  const max = areas.every((area) => area.max !== null)
    ? areas.reduce((total, area) => total + (area.max ?? 0), 0)
    : null;
  const told = totalInWords(source);
  const { grand } = source.tables;
  const inTable =
    grand !== null && grand.points !== null ? { points: grand.points, max: grand.max, line: grand.line } : null;
  const alone = totalAlone(source).find(({ points }) => points === sum);
  const printed = inTable ?? told.find(({ points }) => points === sum) ?? told[0] ?? alone ?? null;
  if (printed === null) {
    if (sum !== null) {
      notes.push({
        code: 'total.summed',
        message: `Totalpoängen ${String(sum).replace('.', ',')} är summan av områdenas poäng; texten anger ingen total.`,
      });
    }
    return { pointsTotal: sum, pointsMax: max };
  }
  // The sum of eight rounded figures may be off by half a point each.
  if (sum !== null && Math.abs(sum - printed.points) > areas.length / 2) {
    notes.push({
      code: 'mismatch.total',
      message: `Rapporten anger ${printed.points} poäng totalt, men områdena blir ${sum}.`,
      line: printed.line,
    });
  }
  return { pointsTotal: printed.points, pointsMax: printed.max ?? max };
}

/**
 * Reads a whole report. Every line gets exactly one class; figures are only those that stand in the text (the total may
 * be the sum of the printed area points). What is odd becomes a note.
 * @param lines the document's lines, numbered 1, 2, 3 … without gaps
 * @throws DomainError report.no-areas when the text has no area of any edition
 */
export function parseReport(lines: readonly SourceLine[]): ParsedReport {
  const source = classifyLines(lines);
  const numbers = [
    ...new Set([
      ...source.heads.map(({ number }) => number),
      ...source.tables.names.map(({ area }) => area),
      ...source.tables.sums.map(({ area }) => area),
      ...source.tables.rows.map(({ number }) => areaOfSubQuestion(number)),
    ]),
  ].sort((a, b) => a - b);
  // A lone numbered row can be anything; an area needs a head or a named table.
  const named = source.heads.length > 0 || source.tables.names.length > 0;
  if (numbers.length === 0 || !named) throw new DomainError('report.no-areas');
  const firstHead = source.heads[0]?.index ?? lines.length;
  const { municipality, code, year, month, evaluators } = readFrontMatter(
    source.lines.slice(0, firstHead),
    source.lines,
  );
  const notes: ReportNote[] = [];
  const { edition, notes: editionNotes } = editionOf(
    numbers.map((number) => ({
      number,
      headings: source.heads.filter((head) => head.number === number).map(({ name }) => name),
      tableNames: source.tables.names.filter(({ area }) => area === number).map(({ name }) => name),
    })),
    source.tables.rows,
    year,
  );
  const areas = linked(
    numbers.map((number) => areaOf(number, source, edition, notes)),
    edition,
  );
  notes.push(...subQuestionNotes(areas, edition));
  const { pointsTotal, pointsMax } = totals(areas, source, notes);
  for (const area of areas) {
    const line = source.tables.sums.find((sum) => sum.area === area.number)?.line;
    notes.push(...areaNotes(area, line));
  }
  notes.push(...source.doubts.map(doubtNote), ...editionNotes, ...nameNotes(edition, areas));
  if (areas.length !== 8) {
    notes.push({ code: 'areas.incomplete', message: `Rapporten har ${areas.length} av 8 områden.` });
  }
  return {
    municipality,
    ...(code === null ? {} : { code }),
    year,
    ...(month === null ? {} : { month }),
    edition,
    evaluators,
    pointsTotal,
    pointsMax,
    areas,
    notes,
    lines: accountLines(source.lines),
    classified: source.lines,
  };
}
