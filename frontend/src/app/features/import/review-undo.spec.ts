import { applyReview, createDraft, type ImportDraft, parseReport, type ReviewOperation } from '@kompassplan/domain';
import { ReviewUndo } from './review-undo';

const TEXT = `Område 1 Offentlighet och demokrati

FÖRBÄTTRINGSOMRÅDEN

- Berätta på klarspråk vad verksamheterna uppnår
- Unga deltar sällan. Bjud in till fler former av dialog.
- Riktlinje för sociala medier`;
const start = createDraft(parseReport(TEXT.split('\n').map((text, index) => ({ line: index + 1, page: null, text }))));
const [first, second, third] = start.items.map(({ id }) => id) as [string, string, string];
const run = (draft: ImportDraft, ...operations: ReviewOperation[]) => operations.reduce(applyReview, draft);
const seen = ({ items }: ImportDraft) => items.map(({ text, title, decision }) => [text, title, decision]);

function changed(before: ImportDraft, ...operations: ReviewOperation[]) {
  const after = run(before, ...operations);
  const undo = new ReviewUndo();
  undo.remember({ before, after, operations, item: first });
  return { undo, after };
}
function undone(undo: ReviewUndo, now: ImportDraft): ImportDraft | string {
  const back = undo.takeBack(now, applyReview);
  return typeof back === 'string' ? back : run(now, ...back.operations);
}

describe('taking one’s own last change back', () => {
  const own: [string, ReviewOperation][] = [
    ['a confirmation', { op: 'confirm', item: first }],
    ['a title', { op: 'title', item: first, title: 'Klarspråk' }],
    ['a split', { op: 'split', item: second, at: 20 }],
    ['a merge', { op: 'merge', item: second }],
    ['another class', { op: 'reclassify', line: 5, class: 'narrative' }],
  ];

  it.each(own)('%s, with what somebody else has decided meanwhile on top', (_what, operation) => {
    const theirs: ReviewOperation = { op: 'skip', item: third, reason: 'Redan gjort' };
    const { undo, after } = changed(start, operation);
    const back = undone(undo, run(after, theirs)) as ImportDraft;
    expect(seen(back)).toEqual(seen(run(start, theirs)));
    expect(undo.possible()).toBe(false);
  });

  it.each<[string, ReviewOperation]>([
    ['decided it otherwise', { op: 'skip', item: first, reason: 'Görs redan' }],
    ['reworded it', { op: 'title', item: first, title: 'Deras rubrik' }],
    ['merged it', { op: 'merge', item: second }],
  ])('is refused when somebody else has since %s', (_what, theirs) => {
    const { undo, after } = changed(start, { op: 'confirm', item: first });
    expect(undone(undo, run(after, theirs))).toBe('overtaken');
  });

  it('goes on to the change before, each on what stands by then', () => {
    const { undo, after } = changed(start, { op: 'confirm', item: first });
    const operation: ReviewOperation = { op: 'confirm', item: second };
    undo.remember({ before: after, after: run(after, operation), operations: [operation], item: second });
    const once = undone(undo, run(after, operation)) as ImportDraft;
    expect(seen(once)).toEqual(seen(after));
    expect(seen(undone(undo, once) as ImportDraft)).toEqual(seen(start));
    expect(undone(undo, start)).toBe('none');
  });
});
