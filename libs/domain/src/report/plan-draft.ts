import { DomainError } from '../domain-error.js';
import { editionById, plainName } from '../evaluation/framework.js';
import { suggestLinks, suggestLinksOfArea } from '../linking/suggest-links.js';
import { accountLines } from './line-accounting.js';
import type { ReportArea, ReportNote } from './parsed-report.js';
import type { PlannedAction, PlannedArea, ReportPlan } from './report-plan.js';
import { type DraftItem, type ImportDraft, likeliest } from './review-draft.js';
import type { AccountedLine } from './source-line.js';
import { areaNotes } from './warnings.js';

function aliasesOf({ number, name }: PlannedArea, edition: string): string[] {
  const known = editionById(edition)?.areas.find((area) => area.number === number);
  return [known?.name ?? '', ...(known?.aliases ?? [])].filter(
    (alias) => alias !== '' && plainName(alias) !== plainName(name),
  );
}

function areaOf(planned: PlannedArea, plan: ReportPlan): ReportArea {
  const { edition } = plan;
  const subQuestions = plan.areas.flatMap((area) => area.subQuestions);
  const texts = planned.improvements.map(({ text }) => text);
  const suggested = suggestLinksOfArea(texts, planned.number, subQuestions, { edition });
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
    improvements: planned.improvements.map((improvement, index) => ({
      text: improvement.text,
      ...placed(improvement),
      suggestions: improvement.suggestions ?? suggested[index] ?? [],
    })),
  };
}

interface Place {
  readonly area: number;
  readonly text: string;
  readonly line: number;
  readonly page: number | null;
  readonly suggestions: DraftItem['suggestions'];
  readonly skipReason: string | null;
}

/** Whoever wrote the sub-questions or a reason into the file has decided; the rest is open. */
function itemOf({ area, text, line, page, suggestions, skipReason }: Place, action: PlannedAction): DraftItem {
  const { title, links, owner, due } = action;
  return {
    id: `line-${line}`,
    area,
    kind: 'improvement',
    text,
    title: title ?? text.replace(/[\r\n\t]+/g, ' ').trim(),
    lines: [line],
    page,
    suggestions,
    chosen: links ?? likeliest(suggestions),
    decision: skipReason !== null ? 'skipped' : links !== null ? 'confirmed' : 'open',
    skipReason,
    ...(owner === null ? {} : { owner }),
    ...(due === null ? {} : { due }),
  };
}

/**
 * The draft of a report that came as a sheet or as JSON, for the same review as any other.
 * @param lines every line of the source, as the review shows it
 * @throws DomainError report.no-areas
 */
export function draftOfPlan(plan: ReportPlan, lines: readonly AccountedLine[]): ImportDraft {
  if (plan.areas.length === 0) throw new DomainError('report.no-areas');
  const areas = plan.areas.map((area) => areaOf(area, plan));
  const headLine = (area: ReportArea): number | undefined =>
    lines.find(({ class: kind, text }) => kind === 'heading' && text.startsWith(`Område ${area.number} `))?.line;
  const notes: ReportNote[] = areas.flatMap((area) => areaNotes(area, headLine(area)));
  if (areas.length !== 8) {
    notes.push({ code: 'areas.incomplete', message: `Rapporten har ${areas.length} av 8 områden.` });
  }
  const improvements = plan.areas.flatMap(({ number, improvements: planned }, index) =>
    planned.map((improvement, position) => {
      const suggestions = areas[index]?.improvements[position]?.suggestions ?? [];
      return itemOf({ ...improvement, area: number, suggestions }, improvement);
    }),
  );
  const subQuestions = areas.flatMap((area) => area.subQuestions);
  const own = plan.ownActions.map((action) => {
    const suggestions = suggestLinks(action.title, action.area, subQuestions, { edition: plan.edition });
    const place = { area: action.area, text: action.title, line: action.line, page: null, skipReason: null };
    return { ...itemOf({ ...place, suggestions }, action), own: true as const };
  });
  const { code, month } = plan;
  return {
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
}
