import fc from 'fast-check';
import { bulletsOf } from './report-bullets.js';
import {
  type BulletDiff,
  compareReport,
  nothingDiffers,
  type RecordedEvaluation,
  type RecordedFinding,
  type ReportDiff,
} from './report-diff.js';
import { applyReview, type ReviewOperation } from './review-draft.js';
import { UNDECIDED } from './planned-action.js';
import type { ReportPlan } from './report-plan.js';
import { draftOfPlan } from './plan-draft.js';
import type { ImportDraft } from './import-draft.js';

const LINKED = [{ subQuestion: '1.1', share: null }];
type Bullet = readonly [area: number, kind: 'strength' | 'improvement', text: string];

const BULLETS: readonly Bullet[] = [
  [1, 'strength', 'Mötena sänds direkt på webben'],
  [1, 'improvement', 'Berätta på klarspråk vad verksamheterna uppnår'],
  [1, 'improvement', 'Bjud in unga till fler former av dialog'],
  [2, 'improvement', 'Mät svarstid och bemötande på samma sätt överallt'],
];

/** Two areas with one sub-question each, and these bullets. */
function planOf(bullets: readonly Bullet[]): ReportPlan {
  const of = (area: number, kind: Bullet[1]) =>
    bullets
      .map(([at, what, text], line) => ({ at, what, text, page: null, line: line + 1 }))
      .filter(({ at, what }) => at === area && what === kind);
  const undecided = { ...UNDECIDED, links: [], skipReason: null };
  return {
    municipality: 'Ekviks kommun',
    code: null,
    year: 2017,
    month: 3,
    edition: '2016',
    evaluators: ['Margareta Sundvall'],
    pointsTotal: 98,
    pointsMax: 200,
    areas: [1, 2].map((number) => ({
      number,
      name: number === 1 ? 'Offentlighet och demokrati' : 'Brukarfokus',
      points: number === 1 ? 51 : 47,
      max: 100,
      percent: null,
      subQuestions: [
        { number: `${number}.1`, title: 'Strategi för medborgarnas inflytande', points: 8, max: 20, percent: 41.5 },
      ],
      strengths: of(number, 'strength'),
      improvements: of(number, 'improvement').map((bullet) => ({ ...bullet, ...undecided })),
    })),
    ownActions: [],
  };
}

const draftOf = (bullets: readonly Bullet[], change: Partial<ReportPlan> = {}): ImportDraft =>
  draftOfPlan({ ...planOf(bullets), ...change }, []);

/** What the plan has after this draft was committed; the first improvement area has the action Å-01, and so on. */
function recordedOf(draft: ImportDraft): RecordedEvaluation {
  const { report } = draft;
  let number = 0;
  return {
    pointsTotal: report.pointsTotal,
    pointsMax: report.pointsMax,
    month: report.month ?? null,
    edition: report.edition,
    evaluators: report.evaluators,
    areas: report.areas.map(({ number: area, name, points, max, percent }) => ({
      ...{ number: area, name, points, max, percent },
    })),
    subQuestions: report.areas.flatMap((area) =>
      area.subQuestions.map((question) => ({ shortTitle: null, ...question, area: area.number })),
    ),
    findings: bulletsOf(draft).map(({ kind, area, text }, index): RecordedFinding => {
      const action = kind === 'improvement' ? { id: `action-${(number += 1)}`, number, links: LINKED } : null;
      return { id: `finding-${index}`, kind, area, text, action };
    }),
  };
}

const recorded = recordedOf(draftOf(BULLETS));
const bulletsIn = (diff: ReportDiff) =>
  diff.areas.flatMap((area) => area.bullets.map((bullet) => ({ ...bullet, area: area.number })));
const told = (diff: ReportDiff) =>
  bulletsIn(diff)
    .filter(({ state }) => state !== 'unchanged')
    .map(({ state, area, from, to, action }) => ({ state, area, from, to, action: action?.number ?? null }));
/** The bullets with one of them replaced, or taken away. */
const but = (index: number, ...instead: readonly Bullet[]) => BULLETS.toSpliced(index, 1, ...instead);

describe('sub-questions that a review decides', () => {
  const REWORDED = 'Bjud in unga till nya former av dialog';
  const REWORDING = but(2, [1, 'improvement', REWORDED]);
  const link = (item: string, ...subQuestions: string[]): ReviewOperation => ({ op: 'link', item, subQuestions });
  const relinked = (bullets: readonly Bullet[], text: string, ...steps: ((item: string) => ReviewOperation)[]) => {
    const draft = draftOf(bullets);
    const { id } = draft.items.find((item) => item.text === text)!;
    const diff = compareReport(
      recorded,
      steps.reduce((before, step) => applyReview(before, step(id)), draft),
    );
    const found = bulletsIn(diff).find(({ to }) => to === text)!.relinked;
    expect(diff.counts.relinked).toBe(found === null ? 0 : 1);
    return found;
  };
  const confirm = (item: string): ReviewOperation => ({ op: 'confirm', item });

  it.each([
    ['linked and confirmed', [(item: string) => link(item, '2.1'), confirm], { from: ['1.1'], to: ['2.1'] }],
    ['linked alone', [(item: string) => link(item, '2.1', '1.1')], { from: ['1.1'], to: ['1.1', '2.1'] }],
    ['confirmed without any', [confirm], { from: ['1.1'], to: [] }],
    ['linked as in the plan', [(item: string) => link(item, '1.1'), confirm], null],
    ['skipped', [(item: string): ReviewOperation => ({ op: 'skip', item, reason: 'Redan gjort' })], null],
  ])('a reworded bullet, %s', (_what, steps, expected) => {
    expect(relinked(REWORDING, REWORDED, ...steps)).toEqual(expected);
  });

  it('a moved bullet, but not one in the same words: that is not asked for', () => {
    const [, kind, text] = BULLETS[2]!;
    const steps = [(item: string) => link(item, '2.1'), confirm];
    expect(relinked(but(2, [2, kind, text]), text, ...steps)).toEqual({ from: ['1.1'], to: ['2.1'] });
    expect(relinked(BULLETS, text, ...steps)).toBeNull();
  });

  it('not what the file says, nor what is left open: no reviewer has decided it', () => {
    expect(relinked(REWORDING, REWORDED)).toBeNull();
    const plan = planOf(REWORDING);
    for (const area of plan.areas)
      Object.assign(area, { improvements: area.improvements.map((one) => ({ ...one, links: ['2.1'] })) });
    expect(compareReport(recorded, draftOfPlan(plan, [])).counts.relinked).toBe(0);
  });
});

describe('equal reports', () => {
  it('differ in nothing', () => {
    const diff = compareReport(recorded, draftOf(BULLETS));
    expect(nothingDiffers(diff)).toBe(true);
    expect(diff.facts).toEqual([]);
    expect(diff.areas.map(({ state, changes, subQuestions }) => [state, changes, subQuestions])).toEqual([
      ['kept', [], []],
      ['kept', [], []],
    ]);
    expect(bulletsIn(diff).map(({ state, from, to }) => [state, from === to])).toEqual(
      BULLETS.map(() => ['unchanged', true]),
    );
  });

  it.each([
    ['white space', 'Bjud  in unga\ntill fler former av dialog'],
    ['a divided word', 'Bjud in unga till fler for-\nmer av dialog'],
    ['a soft hyphen', 'Bjud in unga till fler for\u00admer av dialog'],
    ['letters in two parts', 'Bjud in unga till fler former av dialog'.normalize('NFD')],
  ])('also with %s', (_what, text) => {
    expect(nothingDiffers(compareReport(recorded, draftOf(but(2, [1, 'improvement', text]))))).toBe(true);
  });

  it('keeps what the new report is silent about', () => {
    const silent = { month: null, edition: 'unknown', evaluators: [] };
    const diff = compareReport(
      { ...recorded, subQuestions: recorded.subQuestions.map((one) => ({ ...one, shortTitle: 'Strategi' })) },
      draftOf(BULLETS, silent),
    );
    expect(nothingDiffers(diff)).toBe(true);
  });

  it('keeps points, titles and totals where the new report has no table', () => {
    const bare = planOf(BULLETS).areas.map((area) => ({ ...area, points: null, subQuestions: [] }));
    const diff = compareReport(recorded, draftOf(BULLETS, { areas: bare, pointsTotal: null, pointsMax: null }));
    expect(diff.facts).toEqual([]);
    expect(diff.areas.flatMap(({ changes }) => changes)).toEqual([]);
    expect(diff.areas.flatMap(({ subQuestions }) => subQuestions).filter(({ state }) => state !== 'added')).toEqual([]);
  });

  it('compares figures in the precision they are kept in', () => {
    const subQuestions = recorded.subQuestions.map((one) => ({ ...one, percent: Math.fround(41.123456789) }));
    const areas = planOf(BULLETS).areas.map((area) => ({
      ...area,
      subQuestions: area.subQuestions.map((one) => ({ ...one, percent: 41.123456789 })),
    }));
    expect(nothingDiffers(compareReport({ ...recorded, subQuestions }, draftOf(BULLETS, { areas })))).toBe(true);
  });
});

describe('figures and titles', () => {
  it('are told from and to, for the whole, an area and a sub-question', () => {
    const [first, second] = planOf(BULLETS).areas;
    const areas = [
      {
        ...first!,
        points: 53,
        subQuestions: [{ ...first!.subQuestions[0]!, title: 'Strategi för inflytande', points: 10, percent: 50 }],
      },
      { ...second!, subQuestions: [{ number: '2.2', title: 'Tillgänglighet', points: 7, max: 15, percent: null }] },
    ];
    const diff = compareReport(recorded, draftOf(BULLETS, { pointsTotal: 100, areas }));
    expect(diff.facts).toEqual([{ field: 'pointsTotal', from: 98, to: 100 }]);
    expect(diff.areas[0]).toMatchObject({
      changes: [{ field: 'points', from: 51, to: 53 }],
      subQuestions: [
        {
          number: '1.1',
          state: 'changed',
          title: 'Strategi för inflytande',
          changes: [
            { field: 'title', from: 'Strategi för medborgarnas inflytande', to: 'Strategi för inflytande' },
            { field: 'points', from: 8, to: 10 },
            { field: 'percent', from: 41.5, to: 50 },
          ],
        },
      ],
    });
    expect(diff.areas[1]?.subQuestions).toEqual([
      {
        number: '2.2',
        title: 'Tillgänglighet',
        state: 'added',
        changes: [
          { field: 'points', from: null, to: 7 },
          { field: 'max', from: null, to: 15 },
        ],
      },
      {
        number: '2.1',
        title: 'Strategi för medborgarnas inflytande',
        state: 'gone',
        changes: [
          { field: 'points', from: 8, to: null },
          { field: 'max', from: 20, to: null },
          { field: 'percent', from: 41.5, to: null },
        ],
      },
    ]);
    // total + points of area 1 + three of 1.1
    expect(diff.counts).toMatchObject({ values: 5, subQuestionsAdded: 1, subQuestionsGone: 1, unchanged: 4 });
  });

  it('tells an area that only one of both has', () => {
    const [first, second] = planOf(BULLETS).areas;
    const diff = compareReport(recorded, draftOf(BULLETS, { areas: [first!, { ...second!, number: 3 }] }));
    expect(diff.areas.map(({ number, state }) => [number, state])).toEqual([
      [1, 'kept'],
      [2, 'gone'],
      [3, 'added'],
    ]);
    expect(diff.counts.areas).toBe(2);
  });
});

describe('bullets', () => {
  const reworded: Bullet = [1, 'improvement', 'Berätta på klarspråk för alla vad verksamheterna har uppnått'];
  const added: Bullet = [2, 'improvement', 'Samla synpunkter och klagomål i ett flöde'];
  const moved: Bullet = [2, 'improvement', 'Bjud in unga till fler former av dialog'];

  it.each<[string, readonly Bullet[], ReturnType<typeof told>]>([
    [
      'reworded: half of the words are common',
      but(1, reworded),
      [{ state: 'reworded', area: 1, from: BULLETS[1]![2], to: reworded[2], action: 1 }],
    ],
    ['added', [...BULLETS, added], [{ state: 'added', area: 2, from: null, to: added[2], action: null }]],
    ['gone', but(1), [{ state: 'gone', area: 1, from: BULLETS[1]![2], to: null, action: 1 }]],
    ['moved to another area', but(2, moved), [{ state: 'moved', area: 2, from: moved[2], to: moved[2], action: 2 }]],
    [
      'moved with a word changed',
      but(2, [2, 'improvement', 'Bjud in unga till flera nya former av dialog']),
      [
        {
          state: 'moved',
          area: 2,
          from: moved[2],
          to: 'Bjud in unga till flera nya former av dialog',
          action: 2,
        },
      ],
    ],
    [
      'another one in its place: too few words are common',
      but(1, [1, 'improvement', 'Berätta vad nämnderna gör']),
      [
        { state: 'added', area: 1, from: null, to: 'Berätta vad nämnderna gör', action: null },
        { state: 'gone', area: 1, from: BULLETS[1]![2], to: null, action: 1 },
      ],
    ],
    [
      'a strength is never taken for an improvement area',
      but(2, [1, 'strength', BULLETS[2]![2]]),
      [
        { state: 'added', area: 1, from: null, to: BULLETS[2]![2], action: null },
        { state: 'gone', area: 1, from: BULLETS[2]![2], to: null, action: 2 },
      ],
    ],
  ])('%s', (_what, bullets, expected) => {
    expect(told(compareReport(recorded, draftOf(bullets)))).toEqual(expected);
  });

  it('are matched best first, one to one', () => {
    const before = recordedOf(draftOf([[1, 'improvement', 'Mät svarstid och bemötande varje år']]));
    const nearer = 'Mät svarstid och bemötande varje månad';
    const farther = 'Mät svarstid och väntetid varje vecka';
    const diff = compareReport(before, draftOf([farther, nearer].map((text) => [1, 'improvement', text])));
    expect(told(diff)).toEqual([
      { state: 'added', area: 1, from: null, to: farther, action: null },
      { state: 'reworded', area: 1, from: 'Mät svarstid och bemötande varje år', to: nearer, action: 1 },
    ]);
  });

  it('with equal words stay one each, also twice in an area', () => {
    const twice: Bullet[] = [
      [1, 'improvement', 'Följ upp målen'],
      [1, 'improvement', 'Följ upp målen'],
    ];
    const diff = compareReport(recordedOf(draftOf(twice)), draftOf(twice.slice(1)));
    expect(diff.counts).toMatchObject({ unchanged: 1, gone: 1, added: 0 });
  });

  it('count a new action only where the reviewer wants one', () => {
    const draft = draftOf([...BULLETS, added]);
    const skipped = { ...draft.items.at(-1)!, decision: 'skipped' as const, skipReason: 'Redan gjort' };
    expect(compareReport(recorded, draft).counts.newActions).toBe(1);
    const without = compareReport(recorded, { ...draft, items: [...draft.items.slice(0, -1), skipped] });
    expect(without.counts).toMatchObject({ added: 1, newActions: 0 });
  });
});

describe('whatever both say', () => {
  const word = fc.constantFrom('mät', 'mål', 'dialog', 'unga', 'följ', 'upp', 'svar', 'budget', 'plan', 'nämnd');
  const bullet: fc.Arbitrary<Bullet> = fc.tuple(
    fc.constantFrom(1, 2),
    fc.constantFrom('strength' as const, 'improvement' as const),
    fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' ')),
  );
  const report = fc.array(bullet, { maxLength: 14 });

  it('every bullet of both stands exactly once in the result, with its own words and kind', () => {
    fc.assert(
      fc.property(report, report, (before, after) => {
        const known = recordedOf(draftOf(before));
        const draft = draftOf(after);
        const diff = compareReport(known, draft);
        const all = bulletsIn(diff);
        const old = all.filter(({ findingId }) => findingId !== null);
        expect(old.map(({ findingId }) => findingId).sort()).toEqual(known.findings.map(({ id }) => id).sort());
        const fresh = all.filter(({ position }) => position !== null);
        expect(fresh.map(({ position }) => position).sort((a, b) => a! - b!)).toEqual([...bulletsOf(draft).keys()]);
        for (const one of all) expect(stateOf(one, known, draft)).toBe(one.state);
        const { unchanged, reworded, moved, added, gone } = diff.counts;
        expect(unchanged + reworded + moved + added + gone).toBe(all.length);
      }),
    );
  });

  it('equal ones differ in nothing', () => {
    fc.assert(
      fc.property(report, (bullets) => {
        const diff = compareReport(recordedOf(draftOf(bullets)), draftOf(bullets));
        expect(nothingDiffers(diff)).toBe(true);
        expect(diff.counts.unchanged).toBe(bullets.length);
      }),
    );
  });

  /** The state told anew from what both say, and a complaint where the result says something else than they do. */
  function stateOf(one: BulletDiff & { area: number }, known: RecordedEvaluation, draft: ImportDraft): string {
    const from = known.findings.find(({ id }) => id === one.findingId);
    const to = one.position === null ? undefined : bulletsOf(draft)[one.position];
    if ((from?.text ?? null) !== one.from || (to?.text ?? null) !== one.to) return 'other words';
    if (from && to && from.kind !== to.kind) return 'another kind';
    if ((to ?? from)?.area !== one.area) return 'another area';
    if (!from) return 'added';
    if (!to) return 'gone';
    if (from.area !== to.area) return 'moved';
    return from.text === to.text ? 'unchanged' : 'reworded';
  }
});
