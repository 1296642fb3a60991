import type { LinkCorrection } from '../linking/learned-links.js';
import { type Suggestion, suggestLinks, suggestLinksOfArea } from '../linking/suggest-links.js';
import { accountLines } from './line-accounting.js';
import type { ParsedReport } from './parsed-report.js';
import type { ToldFacts } from './planned-action.js';
import { withSubQuestions } from './report-edition.js';
import type { AccountedLine } from './source-line.js';

/** An improvement area on its way to becoming an action, with what a sheet or a JSON file tells of it. */
export interface DraftItem extends ToldFacts {
  readonly id: string;
  readonly area: number;
  readonly kind: 'improvement';
  /** The words of the report; only split and merge rearrange them. */
  readonly text: string;
  /** The action's title, free to rewrite. */
  readonly title: string;
  readonly lines: readonly number[];
  readonly page: number | null;
  readonly suggestions: readonly Suggestion[];
  /** Numbers of sub-questions; the likeliest suggestion until somebody chooses. */
  readonly chosen: readonly string[];
  /** A reviewer has linked or confirmed it; what a suggestion or a file says is nobody's decision. */
  readonly byHand?: true | undefined;
  readonly decision: 'open' | 'confirmed' | 'skipped';
  readonly skipReason: string | null;
  /** An action of the municipality's own: the report did not ask for it, so no finding is made of it. */
  readonly own?: true;
}

/** What a person reviews before anything is written to the plan. Plain data, safe to store as JSON. */
export interface ImportDraft {
  readonly report: Omit<ParsedReport, 'classified'>;
  readonly lines: readonly AccountedLine[];
  readonly items: readonly DraftItem[];
  /** What the municipality chose otherwise before; part of the grounds of the suggestions. */
  readonly learned?: readonly LinkCorrection[];
}

/** An item whose links may still be open: null where neither its source nor a person has said anything. */
export type OpenItem = Omit<DraftItem, 'suggestions' | 'chosen'> & {
  readonly suggestions: DraftItem['suggestions'] | null;
  readonly chosen: DraftItem['chosen'] | null;
};
export type OpenDraft = Omit<ImportDraft, 'items'> & { readonly items: readonly OpenItem[] };

/** Whether a reviewer has said to what it belongs: by linking it, or by confirming what it is linked to. */
export function linksDecided({ decision, byHand, chosen, suggestions }: DraftItem): boolean {
  if (byHand !== true || decision === 'skipped') return false;
  return decision === 'confirmed' || chosen.join() !== likeliest(suggestions).join();
}

/** What is chosen until somebody decides. Another area is never chosen by itself: the report put it where it stands. */
function likeliest(suggestions: readonly Suggestion[]): string[] {
  return suggestions
    .slice(0, 1)
    .filter(({ otherArea }) => otherArea === undefined)
    .map(({ subQuestion }) => subQuestion);
}

/** Suggestions for the items that have none, by the item's id. The order of a list counts only within the report's. */
function suggestionsFor({ report, items, learned = [] }: OpenDraft): ReadonlyMap<string, readonly Suggestion[]> {
  const subQuestions = report.areas.flatMap((area) => area.subQuestions);
  const options = { edition: report.edition, corrections: learned };
  const found = new Map<string, readonly Suggestion[]>();
  const open = items.filter(({ suggestions }) => suggestions === null);
  for (const { id, text, area } of open.filter(({ own }) => own === true)) {
    found.set(id, suggestLinks(text, area, subQuestions, options));
  }
  for (const area of new Set(open.filter(({ own }) => own !== true).map((item) => item.area))) {
    const listed = items.filter((item) => item.area === area && item.own !== true);
    const texts = listed.map(({ text }) => text);
    suggestLinksOfArea(texts, area, subQuestions, options).forEach((suggestions, index) => {
      const id = listed[index]?.id;
      if (id !== undefined) found.set(id, suggestions);
    });
  }
  return found;
}

/**
 * The draft with suggestions for the items that have none, and the likeliest one chosen where nobody has; the rest stays.
 * Every draft goes through here, whatever it came as, so that what the municipality taught counts for all.
 */
export function linked(draft: OpenDraft): ImportDraft {
  const found = suggestionsFor(draft);
  const items = draft.items.map((item): DraftItem => {
    const suggestions = item.suggestions ?? found.get(item.id) ?? [];
    return { ...item, suggestions, chosen: item.chosen ?? likeliest(suggestions) };
  });
  return { ...draft, items };
}

/** Brings the report's own lists and totals into line with items and line classes. */
export function settled(draft: ImportDraft): ImportDraft {
  const areas = draft.report.areas.map((area) => ({
    ...area,
    improvements: draft.items
      .filter((item) => item.area === area.number && item.own !== true)
      .map(({ text, lines, page, suggestions }) => ({
        text,
        line: lines[0] ?? 0,
        ...(page === null ? {} : { page }),
        lines,
        suggestions,
      })),
  }));
  return { ...draft, report: { ...draft.report, areas, lines: accountLines(draft.lines) } };
}

/**
 * What a source of any kind has given, as a draft to review.
 * @param learned what the municipality chose otherwise before; later steps of the review know of it too
 */
export function finishedDraft(draft: OpenDraft, learned: readonly LinkCorrection[]): ImportDraft {
  const report = { ...draft.report, areas: withSubQuestions(draft.report.areas, draft.report.edition) };
  return settled(linked({ ...draft, report, ...(learned.length === 0 ? {} : { learned }) }));
}
