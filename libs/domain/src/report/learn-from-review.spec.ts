import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LinkCorrection } from '../linking/learned-links.js';
import type { DraftItem } from './import-draft.js';
import { correctionsOf } from './learn-from-review.js';
import { parseReport } from './parse-report.js';
import { applyReview, createDraft } from './review-draft.js';

const text = readFileSync(join(import.meta.dirname, '../../../../test/fixtures/sjohult-2018.txt'), 'utf8');
const report = parseReport(text.split('\n').map((line, index) => ({ line: index + 1, page: null, text: line })));
const draft = createDraft(report);
const item = draft.items.find(({ suggestions }) => suggestions.length === 3) as DraftItem;
const second = item.suggestions[1]!.subQuestion;

describe('what a review teaches', () => {
  it('nothing, when every first suggestion was accepted, or one more was added', () => {
    expect(correctionsOf(draft)).toEqual([]);
    const both = applyReview(draft, { op: 'link', item: item.id, subQuestions: [second, item.chosen[0]!] });
    expect(correctionsOf(both)).toEqual([]);
  });

  it('the choice of another sub-question, with the words that tell', () => {
    const changed = applyReview(draft, { op: 'link', item: item.id, subQuestions: [second] });
    const [learned, ...more] = correctionsOf(changed);
    expect(more).toEqual([]);
    expect(learned).toMatchObject({ subQuestion: second, suggested: item.chosen[0], text: item.text });
    expect(learned!.words.every((word) => item.text.toLowerCase().includes(word))).toBe(true);
    const skipped = applyReview(changed, { op: 'skip', item: item.id, reason: 'Gjort' });
    expect(correctionsOf(skipped)).toEqual([]);
  });
});

describe('a draft with corrections', () => {
  const correction: LinkCorrection = {
    id: 'a',
    subQuestion: second,
    title: report.areas.flatMap((area) => area.subQuestions).find(({ number }) => number === second)!.title,
    words: ['kvarnbacksmodellen'],
    on: '2026-11-25',
  };

  it('says which choice spoke for a suggestion, also after a split', () => {
    const learned = createDraft(
      {
        ...report,
        areas: report.areas.map((area) => ({
          ...area,
          improvements: area.improvements.map((found) => ({
            ...found,
            text: found.text === item.text ? `${found.text} Kvarnbacksmodellen` : found.text,
          })),
        })),
      },
      [correction],
    );
    const found = learned.items.find(({ id }) => id === item.id)!;
    const grounds = ({ suggestions }: DraftItem) =>
      suggestions.find(({ subQuestion }) => subQuestion === second)?.learned?.map(({ word, on }) => [word, on]);
    expect(grounds(found)).toEqual([['Kvarnbacksmodellen', '2026-11-25']]);
    const parts = applyReview(learned, { op: 'split', item: item.id, at: item.text.length });
    expect(grounds(parts.items[parts.items.findIndex(({ id }) => id === item.id) + 1]!)).toEqual([
      ['Kvarnbacksmodellen', '2026-11-25'],
    ]);
  });
});
