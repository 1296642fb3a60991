import { DomainError } from '../domain-error.js';
import { editionById, plainName } from '../evaluation/framework.js';
import type { LinkCorrection } from '../linking/learned-links.js';
import { finishedDraft, type ImportDraft, type OpenItem } from './import-draft.js';
import { accountLines } from './line-accounting.js';
import type { ReportArea, ReportNote } from './parsed-report.js';
import { type PlannedAction, toldFacts } from './planned-action.js';
import { subQuestionNotes } from './report-edition.js';
import type { PlannedArea, ReportPlan } from './report-plan.js';
import type { AccountedLine } from './source-line.js';
import { areaNotes } from './warnings.js';

function aliasesOf({ number, name }: PlannedArea, edition: string): string[] {
  const known = editionById(edition)?.areas.find((area) => area.number === number);
  return [known?.name ?? '', ...(known?.aliases ?? [])].filter(
    (alias) => alias !== '' && plainName(alias) !== plainName(name),
  );
}

function areaOf(planned: PlannedArea, edition: string): ReportArea {
  const placed = ({ line, page }: { line: number; page: number | null }) => ({
    line,
    ...(page === null ? {} : { page }),
    lines: [line],
  });
  return {
    number: planned.number,
    name: planned.name,
    aliases: planned.aliases ?? aliasesOf(planned, edition),
    points: planned.points,
    max: planned.max,
    percent: planned.percent,
    subQuestions: planned.subQuestions,
    strengths: planned.strengths.map((strength) => ({ text: strength.text, ...placed(strength) })),
    improvements: planned.improvements.map((improvement) => ({
      text: improvement.text,
      ...placed(improvement),
      suggestions: improvement.suggestions ?? [],
    })),
  };
}

interface Place {
  readonly area: number;
  readonly text: string;
  readonly line: number;
  readonly page: number | null;
  readonly suggestions?: OpenItem['suggestions'];
  readonly skipReason: string | null;
}

/** Whoever wrote the sub-questions or a reason into the file has decided; the rest is open. */
function itemOf({ area, text, line, page, suggestions = null, skipReason }: Place, action: PlannedAction): OpenItem {
  const { title, links } = action;
  return {
    id: `line-${line}`,
    area,
    kind: 'improvement',
    text,
    title: title ?? text.replace(/[\r\n\t]+/g, ' ').trim(),
    lines: [line],
    page,
    suggestions,
    chosen: links,
    decision: skipReason !== null ? 'skipped' : links !== null ? 'confirmed' : 'open',
    skipReason,
    ...toldFacts(action),
  };
}

/** Whether nobody has written anything into it: no bullet, no action, no figure that was reached. */
export function isBlankPlan({ areas, ownActions }: ReportPlan): boolean {
  const reached = ({ points, percent }: { points: number | null; percent: number | null }) =>
    points !== null || percent !== null;
  return (
    ownActions.length === 0 &&
    areas.every(
      (area) =>
        area.strengths.length + area.improvements.length === 0 && !reached(area) && !area.subQuestions.some(reached),
    )
  );
}

/**
 * The draft of a report that came as a sheet or as JSON, for the same review as any other.
 * @param lines every line of the source, as the review shows it
 * @param learned what the municipality chose otherwise before
 * @throws DomainError report.no-areas
 */
export function draftOfPlan(
  plan: ReportPlan,
  lines: readonly AccountedLine[],
  learned: readonly LinkCorrection[] = [],
): ImportDraft {
  if (plan.areas.length === 0) throw new DomainError('report.no-areas');
  const areas = plan.areas.map((area) => areaOf(area, plan.edition));
  const headLine = (area: ReportArea): number | undefined =>
    lines.find(({ class: kind, text }) => kind === 'heading' && text.startsWith(`Område ${area.number} `))?.line;
  const notes: ReportNote[] = [
    ...subQuestionNotes(areas, plan.edition),
    ...areas.flatMap((area) => areaNotes(area, headLine(area))),
  ];
  if (areas.length !== 8) {
    notes.push({ code: 'areas.incomplete', message: `Rapporten har ${areas.length} av 8 områden.` });
  }
  const improvements = plan.areas.flatMap(({ number, improvements: planned }) =>
    planned.map((improvement) => itemOf({ ...improvement, area: number }, improvement)),
  );
  const own = plan.ownActions.map((action) => {
    const { area, title: text, line } = action;
    return { ...itemOf({ area, text, line, page: null, skipReason: null }, action), own: true as const };
  });
  const { code, month } = plan;
  const draft = {
    report: {
      municipality: plan.municipality,
      ...(code === null ? {} : { code }),
      year: plan.year,
      ...(month === null ? {} : { month }),
      edition: plan.edition,
      evaluators: plan.evaluators,
      pointsTotal: plan.pointsTotal,
      pointsMax: plan.pointsMax,
      areas,
      notes,
      lines: accountLines(lines),
    },
    lines,
    items: [...improvements, ...own],
  };
  return finishedDraft(draft, learned);
}
