import { areaOfSubQuestion } from '../evaluation/framework.js';
import type { Suggestion } from '../linking/suggest-links.js';
import { importFault } from '../plan/imported-state.js';
import type { LineTotals, ReportNote, ReportSubQuestion } from './parsed-report.js';
import { draftOfPlan } from './plan-draft.js';
import { type PlannedAction, plannedAction } from './planned-action.js';
import type { ReportPlan, RowError } from './report-plan.js';
import type { SheetReading } from './read-sheet.js';
import type { AccountedLine, LineClass } from './source-line.js';

interface FileFinding {
  readonly text: string;
  readonly line?: number | undefined;
  readonly page?: number | undefined;
}
interface FileImprovement extends FileFinding {
  readonly suggestions?: readonly Suggestion[] | undefined;
  /** What the municipality decided; the parser of reports writes none. */
  readonly action?: Partial<PlannedAction> | undefined;
  readonly skipReason?: string | null | undefined;
}

/** The JSON of `report:parse`, and what our export adds to it. */
export interface ReportFile {
  readonly municipality: string | null;
  readonly code?: string | undefined;
  readonly year: number | null;
  readonly month?: number | undefined;
  readonly edition: string;
  readonly evaluators: readonly string[];
  readonly pointsTotal: number | null;
  readonly pointsMax: number | null;
  readonly areas: readonly {
    readonly number: number;
    readonly name: string;
    readonly aliases?: readonly string[] | undefined;
    readonly points: number | null;
    readonly max: number | null;
    readonly percent: number | null;
    readonly subQuestions: readonly (Omit<ReportSubQuestion, 'shortTitle'> & {
      readonly shortTitle?: string | undefined;
    })[];
    readonly strengths: readonly FileFinding[];
    readonly improvements: readonly FileImprovement[];
  }[];
  readonly notes?: readonly (Omit<ReportNote, 'line'> & { readonly line?: number | undefined })[] | undefined;
  readonly lines?: LineTotals | undefined;
  readonly ownActions?:
    readonly (Partial<PlannedAction> & { readonly area: number; readonly title: string })[] | undefined;
}

/** Numbers the lines of a report that came without any: one for each thing it says. */
class LineWriter {
  readonly lines: AccountedLine[] = [];

  add(kind: LineClass, ...cells: readonly (string | number | null)[]): number {
    const text = cells
      .map((cell) => (cell === null ? '' : String(cell).replace(/\s+/g, ' ').trim()))
      .join('\t')
      .trimEnd();
    this.lines.push({ line: this.lines.length + 1, page: null, text, class: kind });
    return this.lines.length;
  }
}

/** The plan of a JSON file, and what is wrong with it by JSON pointer. */
export function readReportFile(file: ReportFile): SheetReading {
  const errors: RowError[] = [];
  const writer = new LineWriter();
  const known = new Set(file.areas.flatMap(({ subQuestions }) => subQuestions.map(({ number }) => number)));
  const seen = new Map<string, string>();
  const once = (what: string, cell: string): void => {
    const other = seen.get(what);
    if (other === undefined) seen.set(what, cell);
    else errors.push({ cell, code: 'repeated', details: { what, other } });
  };
  const linked = (numbers: readonly string[] | null | undefined, cell: string): void => {
    const missing = numbers?.find((number) => !known.has(number));
    if (missing !== undefined) errors.push({ cell, code: 'link-unknown', details: { value: missing } });
  };
  const decided = (source: Partial<PlannedAction> | undefined, at: string): PlannedAction => {
    const action = plannedAction(source ?? {});
    linked(action.links, `${at}/links`);
    const fault = importFault(action);
    if (fault !== null) errors.push({ cell: `${at}/${fault.field}`, code: fault.code, details: {} });
    return action;
  };
  for (const fact of [file.municipality, file.year === null ? null : String(file.year), ...file.evaluators]) {
    if (fact !== null) writer.add('narrative', fact);
  }
  const areas = file.areas.map((area, index) => {
    const at = `/areas/${index}`;
    once(String(area.number), `${at}/number`);
    writer.add('heading', `Område ${area.number} ${area.name}`);
    area.subQuestions.forEach(({ number, title, points, max, percent }, position) => {
      const cell = `${at}/subQuestions/${position}/number`;
      once(number, cell);
      if (areaOfSubQuestion(number) !== area.number) {
        errors.push({ cell, code: 'sub-question-number', details: { value: number } });
      }
      writer.add('score', number, title, points, max, percent);
    });
    const { aliases, ...bare } = area;
    return {
      ...bare,
      ...(aliases === undefined ? {} : { aliases }),
      subQuestions: area.subQuestions.map(({ shortTitle, ...question }) => ({
        ...question,
        ...(shortTitle === undefined ? {} : { shortTitle }),
      })),
      strengths: area.strengths.map(({ text, page = null }) => ({ text, page, line: writer.add('strength', text) })),
      improvements: area.improvements.map(({ text, page = null, suggestions, action, skipReason = null }, position) => {
        const cell = `${at}/improvements/${position}`;
        const planned = decided(action, `${cell}/action`);
        linked(
          suggestions?.map(({ subQuestion }) => subQuestion),
          `${cell}/suggestions`,
        );
        const line = writer.add('improvement', text);
        return {
          ...planned,
          ...(suggestions === undefined ? {} : { suggestions }),
          ...{ text, page, skipReason, line },
        };
      }),
    };
  });
  const ownActions = (file.ownActions ?? []).map(({ area, title, ...action }, position) => {
    return { ...decided(action, `/ownActions/${position}`), area, title, line: writer.add('improvement', title) };
  });
  const plan: ReportPlan = {
    municipality: file.municipality,
    code: file.code ?? null,
    year: file.year,
    month: file.month ?? null,
    edition: file.edition,
    evaluators: file.evaluators,
    pointsTotal: file.pointsTotal,
    pointsMax: file.pointsMax,
    areas,
    ownActions,
  };
  return { plan, lines: writer.lines, notes: [], errors };
}

/** A plan as the JSON of `report:parse`, with the decisions beside; `readReportFile` gives the same plan. */
export function planToFile(plan: ReportPlan): ReportFile {
  const bare: ReportFile = {
    ...plan,
    code: plan.code ?? undefined,
    month: plan.month ?? undefined,
    areas: plan.areas.map((area) => ({
      ...area,
      strengths: area.strengths.map(({ text, page }) => ({ text, ...(page === null ? {} : { page }) })),
      improvements: area.improvements.map(({ text, page, skipReason, ...action }) => ({
        text,
        ...(page === null ? {} : { page }),
        action: plannedAction(action),
        ...(skipReason === null ? {} : { skipReason }),
      })),
    })),
    ownActions: plan.ownActions.map(({ area, title, ...action }) => ({ ...plannedAction(action), area, title })),
  };
  // The suggestions, notes and lines of the schema are those that reading it would give.
  const read = readReportFile(bare);
  const { report } = draftOfPlan(read.plan, read.lines);
  return {
    ...bare,
    areas: bare.areas.map((area, index) => ({
      ...area,
      aliases: report.areas[index]?.aliases ?? [],
      strengths: area.strengths.map((strength, at) => ({
        ...strength,
        line: report.areas[index]?.strengths[at]?.line ?? 0,
      })),
      improvements: area.improvements.map((improvement, at) => ({
        ...improvement,
        line: report.areas[index]?.improvements[at]?.line ?? 0,
        suggestions: report.areas[index]?.improvements[at]?.suggestions ?? [],
      })),
    })),
    notes: report.notes,
    lines: report.lines,
  };
}
