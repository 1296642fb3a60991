import { applyReview, createDraft, type ImportDraft, parseReport, type ReviewOperation } from '@kompassplan/domain';
import { restoreOperations } from './restore-operations';

const TEXT = `Område 1 Offentlighet och demokrati

STYRKOR

- Mötena sänds direkt
- Protokollen är lätta att söka i

FÖRBÄTTRINGSOMRÅDEN

- Berätta på klarspråk vad verksamheterna uppnår
- Unga deltar sällan. Bjud in till fler former av dialog.
- Riktlinje för sociala medier
Allmänt om kommunen`;

function sample(): ImportDraft {
  const lines = TEXT.split('\n').map((text, index) => ({ line: index + 1, page: null, text }));
  return createDraft(parseReport(lines));
}
const seen = (draft: ImportDraft): unknown => ({
  items: draft.items.map(({ text, title, lines, chosen, decision, skipReason }) => ({
    text,
    title,
    lines,
    chosen,
    decision,
    skipReason,
  })),
  lines: draft.lines.map((line) => line.class),
});

describe('undoing a step of a review by further steps', () => {
  const start = sample();
  const [first, second, third] = start.items.map(({ id }) => id) as [string, string, string];
  const lineOf = (text: string): number => start.lines.find((line) => line.text.includes(text))!.line;
  const steps: [string, ReviewOperation[]][] = [
    ['confirm', [{ op: 'confirm', item: first }]],
    ['link', [{ op: 'link', item: first, subQuestions: ['1.2', '1.1'] }]],
    ['title', [{ op: 'title', item: second, title: 'Bjud in unga' }]],
    ['skip', [{ op: 'skip', item: third, reason: 'Redan gjort' }]],
    ['split', [{ op: 'split', item: second, at: 20 }]],
    ['merge', [{ op: 'merge', item: second }]],
    ['a line that becomes an improvement', [{ op: 'reclassify', line: lineOf('sänds'), class: 'improvement' }]],
    ['a line that no longer is one', [{ op: 'reclassify', line: lineOf('Riktlinje'), class: 'narrative' }]],
    ['many at once', [first, second, third].map((item) => ({ op: 'confirm', item }))],
  ];

  it('reads the sample', () => expect(start.items).toHaveLength(3));

  it.each(steps)('%s', (_name, operations) => {
    const after = operations.reduce(applyReview, start);
    expect(seen(after)).not.toEqual(seen(start));
    const back = restoreOperations(start, after, operations, applyReview);
    expect(back).not.toBeNull();
    expect(seen(back!.reduce(applyReview, after))).toEqual(seen(start));
  });

  it.each(steps)('%s, after titles, links and decisions were set by hand', (_name, operations) => {
    const before = [
      { op: 'title', item: second, title: 'Egen rubrik' },
      { op: 'link', item: second, subQuestions: ['1.1'] },
      { op: 'confirm', item: second },
      { op: 'skip', item: first, reason: 'Tas senare' },
    ].reduce((draft, operation) => applyReview(draft, operation as ReviewOperation), start);
    const after = operations.reduce(applyReview, before);
    const back = restoreOperations(before, after, operations, applyReview);
    expect(back).not.toBeNull();
    expect(seen(back!.reduce(applyReview, after))).toEqual(seen(before));
  });

  it.each([
    ['an owner of its own', { owner: 'Ida' }, {}],
    ['another state', { status: 'done' } as const, { status: 'inProgress' } as const],
  ])('does not pretend to give back what only the file told: %s', (_what, told, above) => {
    const facts = new Map<string, object>([
      [first, above],
      [second, told],
    ]);
    const before = { ...start, items: start.items.map((item) => ({ ...item, ...facts.get(item.id) })) };
    const operations: ReviewOperation[] = [{ op: 'merge', item: second }];
    expect(restoreOperations(before, operations.reduce(applyReview, before), operations, applyReview)).toBeNull();
  });

  it('says when there is no way back', () => {
    const impossible = (): ImportDraft => {
      throw new Error('no');
    };
    const operations: ReviewOperation[] = [{ op: 'confirm', item: first }];
    expect(restoreOperations(start, operations.reduce(applyReview, start), operations, impossible)).toBeNull();
  });
});
