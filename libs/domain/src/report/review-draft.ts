import { DomainError } from '../domain-error.js';
import { sameName } from '../evaluation/framework.js';
import type { LinkCorrection } from '../linking/learned-links.js';
import { joinBroken } from './findings.js';
import { type DraftItem, finishedDraft, type ImportDraft, linked, type OpenItem, settled } from './import-draft.js';
import { areaHead, bulletText, isBlank } from './line-shapes.js';
import type { Finding, ParsedReport } from './parsed-report.js';
import type { AccountedLine, LineClass } from './source-line.js';

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

/** What an item of new words begins with. */
const UNLINKED = { suggestions: null, chosen: null, byHand: undefined } as const;

function freeId(items: readonly OpenItem[], line: number): string {
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
  const items: OpenItem[] = [];
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
        // Those of the parser know nothing of what was taught.
        suggestions: learned.length === 0 ? suggestions : null,
        chosen: null,
        decision: 'open',
        skipReason: null,
      });
    }
  }
  return finishedDraft({ report, lines: classified, items }, learned);
}

function itemOf(draft: ImportDraft, id: string): DraftItem {
  const item = draft.items.find((candidate) => candidate.id === id);
  if (item === undefined) throw new DomainError('review.item-missing');
  return item;
}

function replaced<T extends OpenItem>(
  draft: ImportDraft,
  id: string,
  ...parts: readonly T[]
): Omit<ImportDraft, 'items'> & { readonly items: readonly (DraftItem | T)[] } {
  const items = draft.items.flatMap((item): readonly (DraftItem | T)[] => (item.id === id ? parts : [item]));
  return { ...draft, items };
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
  const parts = texts.map((text, index): OpenItem => {
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
  return settled(linked(replaced(draft, item.id, ...parts)));
}

/** Two titles in one: what begins anew is a sentence of its own, what goes on in lower case belongs to the first. */
function joinedTitle(first: string, second: string): string {
  const goesOn = /^\p{Ll}/u.test(second) || /[.!?:;,–-]$/u.test(first);
  return goesOn ? joinBroken(first, second) : `${first}. ${second}`;
}

/** Half of it done is not done: where the two differ, nobody has said how far the whole has come. */
const NOT_TOLD = { status: undefined, progress: undefined, statusNote: undefined, reviewOn: undefined };

function merge(draft: ImportDraft, item: DraftItem): ImportDraft {
  const sameArea = draft.items.filter(({ area }) => area === item.area);
  const above = sameArea[sameArea.indexOf(item) - 1];
  if (above === undefined) throw new DomainError('review.nothing-above');
  const text = joinBroken(above.text, item.text);
  const merged: OpenItem = {
    ...above,
    text,
    title: titleOf(joinedTitle(above.title, item.title)),
    ...(above.status === item.status ? {} : NOT_TOLD),
    lines: [...new Set([...above.lines, ...item.lines])].sort((a, b) => a - b),
    ...UNLINKED,
    decision: 'open',
    skipReason: null,
  };
  const without = { ...draft, items: draft.items.filter(({ id }) => id !== item.id) };
  return settled(linked(replaced(without, above.id, merged)));
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
    const items = draft.items.flatMap((item): OpenItem[] => {
      const rest = withoutLine(item, line);
      if (rest === null) return [];
      if (rest === item) return [item];
      const title = item.title === titleOf(item.text) ? titleOf(rest.text) : item.title;
      const page = draft.lines.find((candidate) => candidate.line === rest.lines[0])?.page ?? null;
      return [{ ...rest, title, page, ...UNLINKED }];
    });
    return linked({ ...draft, items });
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
  const item: OpenItem = {
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
  return linked({ ...draft, items });
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
      return replaced(draft, item.id, { ...item, decision: 'confirmed', skipReason: null, byHand: true });
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
      return replaced(draft, item.id, { ...item, chosen: [...new Set(operation.subQuestions)], byHand: true });
    }
    case 'split':
      return split(draft, item, operation.at);
    case 'merge':
      return merge(draft, item);
  }
}
