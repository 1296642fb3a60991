import { DomainError } from '../domain-error.js';
import { sameName } from '../evaluation/framework.js';
import type { LinkCorrection } from '../linking/learned-links.js';
import { type Suggestion, suggestLinksOfArea } from '../linking/suggest-links.js';
import { joinBroken } from './findings.js';
import { accountLines } from './line-accounting.js';
import { areaHead, bulletText, isBlank } from './line-shapes.js';
import type { Finding, ParsedReport } from './parsed-report.js';
import type { AccountedLine, LineClass } from './source-line.js';

/** An improvement area on its way to becoming an action. */
export interface DraftItem {
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
  readonly decision: 'open' | 'confirmed' | 'skipped';
  readonly skipReason: string | null;
  /** An action of the municipality's own: the report did not ask for it, so no finding is made of it. */
  readonly own?: true;
  /** Who is to own the action, by e-mail or full name, and by when; only a sheet or a JSON file tells. */
  readonly owner?: string;
  /** YYYY-MM-DD */
  readonly due?: string;
}

/** What a person reviews before anything is written to the plan. Plain data, safe to store as JSON. */
export interface ImportDraft {
  readonly report: Omit<ParsedReport, 'classified'>;
  readonly lines: readonly AccountedLine[];
  readonly items: readonly DraftItem[];
  /** What the municipality chose otherwise before; part of the grounds of the suggestions. */
  readonly learned?: readonly LinkCorrection[];
}

export type ReviewOperation =
  | { readonly op: 'confirm'; readonly item: string }
  | { readonly op: 'link'; readonly item: string; readonly subQuestions: readonly string[] }
  | { readonly op: 'title'; readonly item: string; readonly title: string }
  /** `at`: position in the item's text, in UTF-16 units. */
  | { readonly op: 'split'; readonly item: string; readonly at: number }
  /** Into the item before it in the same area. */
  | { readonly op: 'merge'; readonly item: string }
  | { readonly op: 'skip'; readonly item: string; readonly reason: string }
  | { readonly op: 'reopen'; readonly item: string }
  | { readonly op: 'reclassify'; readonly line: number; readonly class: LineClass };

const UNLINKED: Pick<DraftItem, 'suggestions' | 'chosen'> = { suggestions: [], chosen: [] };

/** The draft with new suggestions, and the likeliest of them chosen, for these items; the others stay as they are. */
function relinked(draft: ImportDraft, ids: ReadonlySet<string>): ImportDraft {
  const subQuestions = draft.report.areas.flatMap((area) => area.subQuestions);
  const options = { edition: draft.report.edition, corrections: draft.learned ?? [] };
  const found = new Map<string, readonly Suggestion[]>();
  const areas = new Set(draft.items.filter(({ id }) => ids.has(id)).map(({ area }) => area));
  for (const area of areas) {
    const own = draft.items.filter((item) => item.area === area);
    const texts = own.map(({ text }) => text);
    suggestLinksOfArea(texts, area, subQuestions, options).forEach((suggestions, index) => {
      const id = own[index]?.id;
      if (id !== undefined && ids.has(id)) found.set(id, suggestions);
    });
  }
  const items = draft.items.map((item) => {
    const suggestions = found.get(item.id);
    return suggestions === undefined ? item : { ...item, suggestions, chosen: likeliest(suggestions) };
  });
  return { ...draft, items };
}

/** What is chosen until somebody decides. Another area is never chosen by itself: the report put it where it stands. */
export function likeliest(suggestions: readonly Suggestion[]): string[] {
  return suggestions
    .slice(0, 1)
    .filter(({ otherArea }) => otherArea === undefined)
    .map(({ subQuestion }) => subQuestion);
}

function freeId(items: readonly DraftItem[], line: number): string {
  const taken = new Set(items.map(({ id }) => id));
  let id = `line-${line}`;
  for (let count = 2; taken.has(id); count += 1) id = `line-${line}-${count}`;
  return id;
}

const LONGEST_TITLE = 500;

/** The title that an action gets until somebody rewrites it: its words, as far as a title may go. */
export function titleOf(text: string): string {
  if (text.length <= LONGEST_TITLE) return text;
  const cut = text.slice(0, LONGEST_TITLE - 1);
  const space = cut.lastIndexOf(' ');
  return `${space > LONGEST_TITLE / 2 ? cut.slice(0, space) : cut}…`;
}

/**
 * The draft of a parsed report: one open item per improvement area, each linked to its likeliest sub-question.
 * @param learned what the municipality chose otherwise before
 */
export function createDraft(
  { classified, ...report }: ParsedReport,
  learned: readonly LinkCorrection[] = [],
): ImportDraft {
  const items: DraftItem[] = [];
  for (const area of report.areas) {
    for (const { text, line, page, lines, suggestions } of area.improvements) {
      items.push({
        id: freeId(items, line),
        area: area.number,
        kind: 'improvement',
        text,
        title: titleOf(text),
        lines,
        page: page ?? null,
        suggestions,
        chosen: likeliest(suggestions),
        decision: 'open',
        skipReason: null,
      });
    }
  }
  const draft: ImportDraft = { report, lines: classified, items };
  if (learned.length === 0) return draft;
  return settled(relinked({ ...draft, learned }, new Set(items.map(({ id }) => id))));
}

/** Brings the report's own lists and totals into line with items and line classes. */
function settled(draft: ImportDraft): ImportDraft {
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

function itemOf(draft: ImportDraft, id: string): DraftItem {
  const item = draft.items.find((candidate) => candidate.id === id);
  if (item === undefined) throw new DomainError('review.item-missing');
  return item;
}

function replaced(draft: ImportDraft, id: string, ...parts: readonly DraftItem[]): ImportDraft {
  return { ...draft, items: draft.items.flatMap((item) => (item.id === id ? parts : [item])) };
}

function lineOf(draft: ImportDraft, number: number): AccountedLine {
  const line = draft.lines.find((candidate) => candidate.line === number);
  if (line === undefined) throw new DomainError('review.line-missing');
  return line;
}

function plainText({ line, page, text }: AccountedLine): string {
  return (bulletText({ line, page, text }) ?? text).trim().replace(/\s+/g, ' ');
}

/** Where each of an item's lines lies in its text, as far as they can be found again. */
function linesWithin(draft: ImportDraft, item: DraftItem, from: number, to: number): number[] {
  let position = 0;
  const inside = item.lines.filter((number) => {
    // A word that was divided at the line's end has lost its hyphen in the item's text.
    const text = plainText(lineOf(draft, number)).replace(/[-\u00ad]$/u, '');
    const start = item.text.indexOf(text, position);
    if (start < 0) return true;
    position = start + text.length;
    return start < to && position > from;
  });
  return inside.length > 0 ? inside : [...item.lines];
}

function split(draft: ImportDraft, item: DraftItem, at: number): ImportDraft {
  const texts = [item.text.slice(0, at).trim(), item.text.slice(at).trim()];
  if (!Number.isInteger(at) || texts.some((text) => !/[\p{L}\d]/u.test(text))) {
    throw new DomainError('review.split-empty');
  }
  const ranges: readonly (readonly [number, number])[] = [
    [0, at],
    [at, item.text.length],
  ];
  const parts = texts.map((text, index): DraftItem => {
    const [from, to] = ranges[index] ?? [0, item.text.length];
    const lines = linesWithin(draft, item, from, to);
    const first = lines[0] ?? item.lines[0] ?? 0;
    return {
      ...item,
      id: index === 0 ? item.id : freeId(draft.items, first),
      text,
      title: titleOf(text),
      lines,
      page: lineOf(draft, first).page,
      ...UNLINKED,
      decision: 'open',
      skipReason: null,
    };
  });
  const ids = new Set(parts.map(({ id }) => id));
  return settled(relinked(replaced(draft, item.id, ...parts), ids));
}

function merge(draft: ImportDraft, item: DraftItem): ImportDraft {
  const sameArea = draft.items.filter(({ area }) => area === item.area);
  const above = sameArea[sameArea.indexOf(item) - 1];
  if (above === undefined) throw new DomainError('review.nothing-above');
  const text = joinBroken(above.text, item.text);
  const rewritten = above.title !== titleOf(above.text) || item.title !== titleOf(item.text);
  const merged: DraftItem = {
    ...above,
    text,
    title: titleOf(rewritten ? `${above.title} ${item.title}` : text),
    lines: [...new Set([...above.lines, ...item.lines])].sort((a, b) => a - b),
    ...UNLINKED,
    decision: 'open',
    skipReason: null,
  };
  const without = { ...draft, items: draft.items.filter(({ id }) => id !== item.id) };
  return settled(relinked(replaced(without, above.id, merged), new Set([merged.id])));
}

/** The area whose head is the nearest above the line. */
function areaAbove(draft: ImportDraft, number: number): number {
  const index = draft.lines.findIndex(({ line }) => line === number);
  for (const line of draft.lines.slice(0, index).reverse()) {
    if (line.class !== 'heading') continue;
    const head = areaHead(line);
    if (head === null) continue;
    const named = draft.report.areas.find((area) =>
      [area.name, ...area.aliases].some((name) => sameName(name, head.name)),
    );
    const found = named ?? (head.labelled ? draft.report.areas.find((area) => area.number === head.number) : undefined);
    if (found !== undefined) return found.number;
  }
  const above = draft.items.filter(({ lines }) => (lines[0] ?? Number.POSITIVE_INFINITY) < number).at(-1);
  if (above !== undefined) return above.area;
  throw new DomainError('review.no-area-above');
}

/** What is left of a finding without one of its lines; null when nothing is. */
function withoutLine<T extends Finding | DraftItem>(found: T, line: AccountedLine): T | null {
  if (!found.lines.includes(line.line)) return found;
  const lines = found.lines.filter((number) => number !== line.line);
  const text = found.text.replace(plainText(line), '').replace(/\s+/g, ' ').trim();
  if (lines.length === 0 || !/[\p{L}\d]/u.test(text)) return null;
  return { ...found, text, lines };
}

function detach(draft: ImportDraft, line: AccountedLine): ImportDraft {
  if (line.class === 'improvement') {
    const changed = new Set<string>();
    const items = draft.items.flatMap((item) => {
      const rest = withoutLine(item, line);
      if (rest === null) return [];
      if (rest === item) return [item];
      const title = item.title === titleOf(item.text) ? titleOf(rest.text) : item.title;
      const page = draft.lines.find((candidate) => candidate.line === rest.lines[0])?.page ?? null;
      changed.add(rest.id);
      return [{ ...rest, title, page, ...UNLINKED }];
    });
    return relinked({ ...draft, items }, changed);
  }
  if (line.class !== 'strength') return draft;
  const areas = draft.report.areas.map((area) => ({
    ...area,
    strengths: area.strengths.flatMap((strength) => {
      const rest = withoutLine(strength, line);
      return rest === null ? [] : [{ ...rest, line: rest.lines[0] ?? rest.line }];
    }),
  }));
  return { ...draft, report: { ...draft.report, areas } };
}

function attach(draft: ImportDraft, line: AccountedLine, kind: LineClass): ImportDraft {
  if (kind !== 'improvement' && kind !== 'strength') return draft;
  if (isBlank(line.text)) throw new DomainError('review.line-blank');
  const area = areaAbove(draft, line.line);
  const text = plainText(line);
  if (kind === 'strength') {
    const page = line.page === null ? {} : { page: line.page };
    const added: Finding = { text, line: line.line, ...page, lines: [line.line] };
    const areas = draft.report.areas.map((candidate) =>
      candidate.number === area
        ? { ...candidate, strengths: [...candidate.strengths, added].sort((a, b) => a.line - b.line) }
        : candidate,
    );
    return { ...draft, report: { ...draft.report, areas } };
  }
  const item: DraftItem = {
    id: freeId(draft.items, line.line),
    area,
    kind: 'improvement',
    text,
    title: titleOf(text),
    lines: [line.line],
    page: line.page,
    ...UNLINKED,
    decision: 'open',
    skipReason: null,
  };
  const position = draft.items.findIndex(
    (other) => other.area > area || (other.area === area && (other.lines[0] ?? 0) > line.line),
  );
  const at = position < 0 ? draft.items.length : position;
  const items = [...draft.items.slice(0, at), item, ...draft.items.slice(at)];
  return relinked({ ...draft, items }, new Set([item.id]));
}

function reclassify(draft: ImportDraft, number: number, kind: LineClass): ImportDraft {
  const line = lineOf(draft, number);
  if (line.class === kind) return draft;
  if (kind === 'blank' && !isBlank(line.text)) throw new DomainError('review.line-not-blank');
  const moved = attach(detach(draft, line), line, kind);
  const lines = moved.lines.map((other) => (other.line === number ? { ...other, class: kind } : other));
  return settled({ ...moved, lines });
}

/**
 * Applies one step of a review and returns the new draft; the old one stays as it was. The totals of lines always
 * account for every line.
 * @throws DomainError review.item-missing, review.line-missing, review.line-blank, review.line-not-blank,
 *   review.no-area-above, review.nothing-above, review.split-empty, review.sub-question-missing, review.title-empty,
 *   review.reason-missing
 */
export function applyReview(draft: ImportDraft, operation: ReviewOperation): ImportDraft {
  if (operation.op === 'reclassify') return reclassify(draft, operation.line, operation.class);
  const item = itemOf(draft, operation.item);
  switch (operation.op) {
    case 'confirm':
      return replaced(draft, item.id, { ...item, decision: 'confirmed', skipReason: null });
    case 'reopen':
      return replaced(draft, item.id, { ...item, decision: 'open', skipReason: null });
    case 'skip': {
      const reason = operation.reason.trim();
      if (reason === '') throw new DomainError('review.reason-missing');
      return replaced(draft, item.id, { ...item, decision: 'skipped', skipReason: reason });
    }
    case 'title': {
      const title = operation.title.replace(/\s+/g, ' ').trim();
      if (title === '') throw new DomainError('review.title-empty');
      return replaced(draft, item.id, { ...item, title });
    }
    case 'link': {
      const known = new Set(draft.report.areas.flatMap((area) => area.subQuestions.map(({ number }) => number)));
      if (operation.subQuestions.some((number) => !known.has(number))) {
        throw new DomainError('review.sub-question-missing');
      }
      return replaced(draft, item.id, { ...item, chosen: [...new Set(operation.subQuestions)] });
    }
    case 'split':
      return split(draft, item, operation.at);
    case 'merge':
      return merge(draft, item);
  }
}
