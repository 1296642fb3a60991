import type { LinkCorrection } from '../linking/learned-links.js';
import type { DraftItem } from './import-draft.js';
import { draftOfPlan } from './plan-draft.js';
import { readReportFile, type ReportFile } from './report-file.js';
import { applyReview } from './review-draft.js';

const WORD = 'Kvarnbacksmodellen';
const title = 'Främjas invånardialog och deltagande?';
const taught: LinkCorrection = { id: 'a', subQuestion: '1.4', title, words: [WORD.toLowerCase()], on: '2026-11-25' };
const question = (number: string, asked: string) => ({ number, title: asked, points: 5, max: 10, percent: 50 });

const file: ReportFile = {
  ...{ municipality: 'Ekviks kommun', year: 2017, edition: 'unknown', evaluators: [], pointsTotal: 10, pointsMax: 20 },
  areas: [
    {
      ...{ number: 1, name: 'Offentlighet och demokrati', points: 10, max: 20, percent: 50, strengths: [] },
      subQuestions: [question('1.1', 'Finns en plan för information?'), question('1.4', title)],
      improvements: [
        { text: `${WORD} når inte ut` },
        { text: `${WORD} är inte känd`, action: { links: ['1.1'] } },
        { text: `${WORD} saknar mål`, suggestions: [{ subQuestion: '1.1', confidence: 0.6, because: [] }] },
        { text: 'Planera för en tydlig information' },
      ],
    },
  ],
  ownActions: [{ area: 1, title: `Sprid ${WORD}` }],
};
const read = readReportFile(file);
const draft = draftOfPlan(read.plan, read.lines, [taught]);
const grounds = ({ suggestions }: DraftItem) =>
  suggestions.flatMap(({ learned = [] }) => learned.map(({ correction, word }) => [correction, word]));

describe('a draft of a sheet or a JSON file, when the municipality has taught something', () => {
  const [open, decided, suggested, other, own] = draft.items;

  it('counts it for whatever nobody has decided', () => {
    for (const item of [open!, own!]) {
      expect([item.chosen, grounds(item)]).toEqual([['1.4'], [['a', WORD]]]);
    }
    expect([other!.chosen, grounds(other!)]).toEqual([['1.1'], []]);
    expect(draft.report.areas[0]!.improvements[0]!.suggestions).toEqual(open!.suggestions);
  });

  it('leaves the links and suggestions that came with the file', () => {
    expect(decided).toMatchObject({ chosen: ['1.1'], decision: 'confirmed' });
    expect(suggested).toMatchObject({ chosen: ['1.1'], suggestions: [{ subQuestion: '1.1', confidence: 0.6 }] });
  });

  it('knows of it in later steps of the review', () => {
    expect(draft.learned).toEqual([taught]);
    const parts = applyReview(draft, { op: 'split', item: open!.id, at: `${WORD} `.length });
    expect(parts.items.slice(0, 2).map(grounds)).toEqual([[['a', WORD]], []]);
    const merged = applyReview(draft, { op: 'merge', item: suggested!.id });
    expect(grounds(merged.items.find(({ id }) => id === decided!.id)!)).toContainEqual(['a', WORD]);
  });

  it('is as before when nothing was taught', () => {
    const plain = draftOfPlan(read.plan, read.lines);
    expect(plain.learned).toBeUndefined();
    expect(plain.items.flatMap(grounds)).toEqual([]);
  });
});

describe('what a file tells of an action', () => {
  const told = { status: 'done', progress: 100, unit: 'Skola', effortWeeks: 2, description: 'Så här' } as const;
  const both = (second: object) =>
    readReportFile({
      ...file,
      areas: file.areas.map((area) => ({
        ...area,
        improvements: [
          { text: 'Gör det ena', action: told },
          { text: 'gör det andra', action: second },
        ],
      })),
    });
  const merged = (second: object) => {
    const { plan, lines } = both(second);
    const two = draftOfPlan(plan, lines);
    return applyReview(two, { op: 'merge', item: two.items[1]!.id }).items[0];
  };

  it('goes with its item, as the file has it', () => {
    const [first] = draftOfPlan(both({}).plan, []).items;
    expect(first).toMatchObject(told);
    expect(first).not.toHaveProperty('due');
  });

  it('two in one are done only when both are', () => {
    expect(merged({ status: 'done' })).toMatchObject(told);
    expect(merged({ status: 'inProgress', progress: 20 })).toMatchObject({ unit: 'Skola', status: undefined });
    expect(merged({})?.status).toBeUndefined();
  });

  it('that cannot be so is told by its place', () => {
    expect(both({ status: 'declined' }).errors).toEqual([
      { cell: '/areas/0/improvements/1/action/statusNote', code: 'decline-reason-missing', details: {} },
    ]);
  });
});
