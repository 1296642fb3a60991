import fc from 'fast-check';
import { DomainError } from '../domain-error.js';
import type { ImportDraft } from './import-draft.js';
import { parseReport } from './parse-report.js';
import { applyReview, createDraft, type ReviewOperation } from './review-draft.js';
import { LINE_CLASSES } from './source-line.js';

const text = `Område 1 Offentlighet och demokrati
Allmänt
En inledning.
STYRKOR
- Webbsänd fullmäktige
- Etisk kod
FÖRBÄTTRINGSOMRÅDEN
- Redovisa resultat
för invånarna
- Fler dialoger. Riktlinjer mot mutor.

Område 5 Resultat och effektivitet
STYRKOR
FÖRBÄTTRINGSOMRÅDEN
- Jämför med andra kommuner

1.	Offentlighet och demokrati	Uppnått	Max	Procent
1.3	Informeras invånare om resultat?	12	25	47%
1.4	Främjas invånardialog och deltagande?	17	30	58%
1.5	Etik - Hur skapas tillit genom hög etisk standard?	3	10	30%
5.5	Används jämförelser aktivt?	5	20	23%`;

const draft = createDraft(
  parseReport(text.split('\n').map((line, index) => ({ line: index + 1, page: null, text: line }))),
);
const [first, second, third] = draft.items;

function balanced({ report, lines, items }: ImportDraft): boolean {
  const { total, unplaced, ...classes } = report.lines;
  const counted = Object.values(classes).reduce((sum, count) => sum + count, 0) + unplaced.length;
  const improvements = lines.filter((line) => line.class === 'improvement').map(({ line }) => line);
  const covered = new Set(items.flatMap((item) => item.lines));
  return (
    total === lines.length &&
    counted === total &&
    improvements.every((line) => covered.has(line)) &&
    covered.size === improvements.length
  );
}

function code(operation: ReviewOperation, from: ImportDraft = draft): string {
  try {
    applyReview(from, operation);
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return 'done';
}

describe('a draft', () => {
  it('has one open item per improvement area, linked to the likeliest sub-question', () => {
    expect(draft.items).toMatchObject([
      { text: 'Redovisa resultat för invånarna', lines: [8, 9], area: 1, chosen: ['1.3'], decision: 'open' },
      { lines: [10], area: 1 },
      { lines: [15], area: 5, chosen: ['5.5'] },
    ]);
    expect(balanced(draft)).toBe(true);
    expect('classified' in draft.report).toBe(false);
  });
});

describe('review', () => {
  const id = first?.id ?? '';

  it('confirms, skips with a reason, and takes both back', () => {
    const skipped = applyReview(draft, { op: 'skip', item: id, reason: ' Redan gjort ' });
    expect(skipped.items[0]).toMatchObject({ decision: 'skipped', skipReason: 'Redan gjort' });
    expect(applyReview(skipped, { op: 'confirm', item: id }).items[0]).toMatchObject({
      decision: 'confirmed',
      skipReason: null,
    });
    expect(applyReview(skipped, { op: 'reopen', item: id }).items[0]).toEqual(first);
    expect(draft.items[0]).toBe(first);
  });

  it('rewrites the title beside the untouched text and links by hand, to any area', () => {
    const titled = applyReview(draft, { op: 'title', item: id, title: 'Visa resultat  på webben' });
    expect(titled.items[0]).toMatchObject({ title: 'Visa resultat på webben', text: first?.text });
    expect(applyReview(draft, { op: 'link', item: id, subQuestions: ['5.5', '1.3', '5.5'] }).items[0]?.chosen).toEqual([
      '5.5',
      '1.3',
    ]);
  });

  it('splits into two items that get links of their own, and merges them again', () => {
    const at = (second?.text ?? '').indexOf('Riktlinjer');
    const parted = applyReview(draft, { op: 'split', item: second?.id ?? '', at });
    expect(parted.items).toHaveLength(4);
    expect(parted.items.slice(1, 3)).toMatchObject([
      { text: 'Fler dialoger.', chosen: ['1.4'], lines: [10] },
      { text: 'Riktlinjer mot mutor.', chosen: ['1.5'], lines: [10] },
    ]);
    expect(parted.report.areas[0]?.improvements).toHaveLength(3);
    expect(balanced(parted)).toBe(true);
    const merged = applyReview(parted, { op: 'merge', item: parted.items[2]?.id ?? '' });
    expect(merged.items[1]).toMatchObject({ text: second?.text, title: second?.text, lines: [10] });
  });

  it.each([
    ['Plan för information', 'Fler jämförelser', 'Plan för information. Fler jämförelser'],
    ['Fler dialoger.', 'Riktlinjer mot mutor.', 'Fler dialoger. Riktlinjer mot mutor.'],
    ['Redovisa resultat', 'för invånarna', 'Redovisa resultat för invånarna'],
    ['Utveckla medborgar-', 'dialogen', 'Utveckla medborgardialogen'],
  ])('merges the titles %s and %s so that they can be read', (above, below, together) => {
    const titled = [
      { op: 'title', item: id, title: above } as const,
      { op: 'title', item: second?.id ?? '', title: below } as const,
    ].reduce(applyReview, draft);
    const merged = applyReview(titled, { op: 'merge', item: second?.id ?? '' });
    expect(merged.items[0]?.title).toBe(together);
    // The words of the report stay as they stand there.
    expect(merged.items[0]?.text).toBe(`${draft.items[0]?.text} ${second?.text}`);
  });

  it('divides the lines of a joined bullet between its parts', () => {
    const parted = applyReview(draft, { op: 'split', item: id, at: 'Redovisa resultat '.length });
    expect(parted.items.slice(0, 2)).toMatchObject([
      { text: 'Redovisa resultat', lines: [8] },
      { text: 'för invånarna', lines: [9] },
    ]);
  });

  it('turns lines into items and back', () => {
    const added = applyReview(draft, { op: 'reclassify', line: 3, class: 'improvement' });
    expect(added.items[0]).toMatchObject({ area: 1, text: 'En inledning.', lines: [3] });
    expect(balanced(added)).toBe(true);
    expect(applyReview(added, { op: 'reclassify', line: 3, class: 'narrative' })).toEqual(draft);
    const strength = applyReview(draft, { op: 'reclassify', line: 15, class: 'strength' });
    expect(strength.items).toHaveLength(2);
    expect(strength.report.areas[1]).toMatchObject({
      improvements: [],
      strengths: [{ text: 'Jämför med andra kommuner', line: 15 }],
    });
    const shorter = applyReview(draft, { op: 'reclassify', line: 9, class: 'narrative' });
    expect(shorter.items[0]).toMatchObject({ text: 'Redovisa resultat', title: 'Redovisa resultat', lines: [8] });
    const moved = applyReview(draft, { op: 'reclassify', line: 6, class: 'improvement' });
    expect(moved.report.areas[0]?.strengths).toHaveLength(1);
    expect(moved.items[0]).toMatchObject({ text: 'Etisk kod', chosen: ['1.5'] });
  });

  it.each<[string, ReviewOperation]>([
    ['review.item-missing', { op: 'confirm', item: 'x' }],
    ['review.line-missing', { op: 'reclassify', line: 99, class: 'narrative' }],
    ['review.line-blank', { op: 'reclassify', line: 11, class: 'improvement' }],
    ['review.line-not-blank', { op: 'reclassify', line: 3, class: 'blank' }],
    ['review.nothing-above', { op: 'merge', item: third?.id ?? '' }],
    ['review.split-empty', { op: 'split', item: id, at: 10_000 }],
    ['review.sub-question-missing', { op: 'link', item: id, subQuestions: ['9.9'] }],
    ['review.title-empty', { op: 'title', item: id, title: ' ' }],
    ['review.reason-missing', { op: 'skip', item: id, reason: '' }],
  ])('%s', (expected, operation) => {
    expect(code(operation)).toBe(expected);
  });

  it('any sequence of steps accounts for every line', () => {
    const item = fc.nat({ max: 6 });
    const step = fc.oneof(
      fc.record({ op: fc.constant('split' as const), item, at: fc.nat({ max: 40 }) }),
      fc.record({ op: fc.constant('merge' as const), item }),
      fc.record({
        op: fc.constant('reclassify' as const),
        line: fc.integer({ min: 1, max: 21 }),
        class: fc.constantFrom(...LINE_CLASSES),
      }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let state = draft;
        for (const next of steps) {
          const operation: ReviewOperation =
            next.op === 'reclassify' ? next : { ...next, item: state.items[next.item]?.id ?? '' };
          try {
            state = applyReview(state, operation);
          } catch (error) {
            expect(error).toBeInstanceOf(DomainError);
          }
          expect(balanced(state)).toBe(true);
          expect(new Set(state.items.map(({ id: unique }) => unique)).size).toBe(state.items.length);
        }
      }),
      { numRuns: 150 },
    );
  });
});
