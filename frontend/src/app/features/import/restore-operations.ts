import { actionFacts, type DraftItem, type ImportDraft, type ReviewOperation } from '@kompassplan/domain';

/** What an operation makes of a draft; throws when it is impossible. */
export type ApplyReview = (draft: ImportDraft, operation: ReviewOperation) => ImportDraft;

/**
 * Operations that lead from `now` back to `before`, where `done` led from `before` to `now`. Undoing is reviewing too:
 * the server sees nothing but operations. Each step is tried out with `apply`, so what comes back is known to work.
 * Ids of items may differ afterwards; source, title, links, decision and what the file told do not.
 * @returns null when there is no such way
 */
export function restoreOperations(
  before: ImportDraft,
  now: ImportDraft,
  done: readonly ReviewOperation[],
  apply: ApplyReview,
): readonly ReviewOperation[] | null {
  const operations: ReviewOperation[] = [];
  let draft = now;
  const run = (steps: readonly ReviewOperation[]): void => {
    draft = steps.reduce(apply, draft);
    operations.push(...steps);
  };
  try {
    for (const operation of [...done].reverse()) run(inverseShape(before, draft, operation, apply));
    run(joinApart(before, draft));
    for (const wanted of before.items) {
      const item = draft.items.find((candidate) => sameSource(candidate, wanted));
      if (!item) return null;
      run(fieldsBack(draft, item, wanted, apply));
    }
  } catch {
    return null;
  }
  return sameReview(draft, before) ? operations : null;
}

/** The item that had this id before an undo: it may have a new one, and is then found by its words. */
export function itemAfterUndo(before: ImportDraft, items: readonly DraftItem[], id: string): DraftItem | undefined {
  const wanted = before.items.find((item) => item.id === id);
  return (
    items.find((item) => item.id === id && item.text === wanted?.text) ??
    items.find((item) => item.text === wanted?.text && item.area === wanted.area)
  );
}

/** The step that gives lines and items their former shape; decisions and titles come after. */
function inverseShape(
  before: ImportDraft,
  now: ImportDraft,
  done: ReviewOperation,
  apply: ApplyReview,
): ReviewOperation[] {
  if (done.op === 'reclassify') {
    const line = before.lines.find((candidate) => candidate.line === done.line);
    return line ? [{ op: 'reclassify', line: line.line, class: line.class }] : [];
  }
  if (done.op === 'split') {
    const fresh = now.items.filter((item) => !before.items.some((known) => sameSource(known, item)));
    const second = fresh[1];
    return second ? [{ op: 'merge', item: second.id }] : [];
  }
  if (done.op === 'merge') {
    const merged = now.items.find((item) => !before.items.some((known) => sameSource(known, item)));
    const parts = before.items.filter((item) => !now.items.some((known) => sameSource(known, item)));
    return merged && parts[0] ? [splitBack(now, merged, parts, apply)] : [];
  }
  return [];
}

/** A line that comes back to its item comes as an item of its own: merge it into the lines before it. */
function joinApart(before: ImportDraft, now: ImportDraft): ReviewOperation[] {
  return before.items
    .filter((wanted) => !now.items.some((item) => sameSource(item, wanted)))
    .flatMap((wanted) =>
      now.items
        .filter((item) => item.area === wanted.area && item.lines.every((line) => wanted.lines.includes(line)))
        .slice(1)
        .map((part) => ({ op: 'merge', item: part.id }) as const),
    );
}

/** The place where merged words came together: after the first part's words, give or take the blank between them. */
function splitBack(
  now: ImportDraft,
  merged: DraftItem,
  parts: readonly DraftItem[],
  apply: ApplyReview,
): ReviewOperation {
  const expected = parts[0]?.text.length ?? 0;
  const places = Array.from({ length: merged.text.length - 1 }, (_, index) => index + 1).sort(
    (a, b) => Math.abs(a - expected) - Math.abs(b - expected),
  );
  for (const at of places.slice(0, 8)) {
    const operation: ReviewOperation = { op: 'split', item: merged.id, at };
    const tried = attempt(now, [operation], apply);
    if (tried && parts.every((part) => tried.items.some((item) => item.text === part.text))) return operation;
  }
  throw new Error('No place to split.');
}

function fieldsBack(draft: ImportDraft, item: DraftItem, wanted: DraftItem, apply: ApplyReview): ReviewOperation[] {
  const steps: ReviewOperation[] = [];
  if (item.title !== wanted.title) steps.push({ op: 'title', item: item.id, title: wanted.title });
  if (sameDecision(item, wanted)) return steps;
  const link: ReviewOperation = { op: 'link', item: item.id, subQuestions: [...wanted.chosen] };
  const reopen: ReviewOperation = { op: 'reopen', item: item.id };
  const confirm: ReviewOperation = { op: 'confirm', item: item.id };
  const skip: ReviewOperation = { op: 'skip', item: item.id, reason: wanted.skipReason ?? '' };
  const last = { open: reopen, confirmed: confirm, skipped: skip }[wanted.decision];
  const ways = [[last], [link], [link, last], [reopen, link], [reopen, link, last]];
  for (const way of ways) {
    const tried = attempt(draft, [...steps, ...way], apply)?.items.find((candidate) => candidate.id === item.id);
    if (tried && tried.title === wanted.title && sameDecision(tried, wanted)) return [...steps, ...way];
  }
  throw new Error('No way back.');
}

function attempt(draft: ImportDraft, operations: readonly ReviewOperation[], apply: ApplyReview): ImportDraft | null {
  try {
    return operations.reduce(apply, draft);
  } catch {
    return null;
  }
}

/** The same words of the report, whatever was decided about them. */
export function sameSource(a: DraftItem, b: DraftItem): boolean {
  return a === b || (a.text === b.text && a.area === b.area && same(a.lines, b.lines));
}

function sameDecision(a: DraftItem, b: DraftItem): boolean {
  return a.decision === b.decision && same(a.chosen, b.chosen) && (a.skipReason ?? '') === (b.skipReason ?? '');
}

/** What a sheet or JSON file tells: no operation gives it back, so without it an undo would lose it unseen. */
function sameFacts(a: DraftItem, b: DraftItem): boolean {
  return JSON.stringify(actionFacts(a)) === JSON.stringify(actionFacts(b));
}

/** The same title, decision and facts. */
export function sameReviewed(a: DraftItem, b: DraftItem): boolean {
  return a.title === b.title && sameDecision(a, b) && sameFacts(a, b);
}

/** The same to a reader: items in order with source, title, decision and what the file tells, and the class of every line. */
function sameReview(a: ImportDraft, b: ImportDraft): boolean {
  return (
    a.items.length === b.items.length &&
    a.items.every((item, index) => {
      const other = b.items[index];
      return other && sameSource(item, other) && sameReviewed(item, other);
    }) &&
    a.lines.every((line, index) => line === b.lines[index] || line.class === b.lines[index]?.class)
  );
}

function same<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
