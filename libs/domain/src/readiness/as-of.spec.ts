import fc from 'fast-check';
import { ACTION_STATUSES } from '../plan/action-status.js';
import { addDays } from '../reminders/calendar-day.js';
import { type EvidenceLife, type FoldedEntry, type PlanHistory, readinessAsOf } from './as-of.js';
import { computeReadiness } from './readiness.js';
import type { ActionInput, ReadinessInput, SubQuestionInput } from './readiness-input.js';

const question = (number: string, target: number | null = null): SubQuestionInput => ({
  ...{ number, title: `Question ${number}`, area: 1, max: 20, percent: 50, target },
});
const action = (id: string, more: Partial<ActionInput> = {}): ActionInput => ({
  ...{ id, number: 1, title: id, status: 'notStarted', effortWeeks: null, hasValidEvidence: false },
  links: [{ subQuestion: '1.1', share: null }],
  ...more,
});
const plan = (actions: readonly ActionInput[], subQuestions = [question('1.1')]): ReadinessInput => ({
  areas: [{ number: 1, name: 'Area' }],
  subQuestions,
  actions,
});
let counted = 0;
function entry(
  day: string,
  entityId: string,
  event: string,
  ...changes: readonly (readonly [field: string, from: string | null, to: string | null])[]
): FoldedEntry {
  counted += 1;
  const entity = entityId === 'e' ? 'evaluation' : 'action';
  return {
    number: counted,
    day,
    entity,
    entityId,
    event,
    note: null,
    changes: changes.map(([field, from, to]) => ({ field, from, to })),
  };
}
const history = (entries: readonly FoldedEntry[], evidence: readonly EvidenceLife[] = []): PlanHistory => ({
  entries,
  evidence,
});
const proof = (actionId: string, addedOn: string, more: Partial<EvidenceLife> = {}): EvidenceLife => ({
  ...{ actionId, title: 'Proof', addedOn, endedOn: null, validUntil: null, ...more },
});

describe('readiness as of a day', () => {
  // 1.1: max 20, 50 % → b 10. Until 10 March t 15 (half the gap), T 5; then the target was set to 18, T 8.
  // a: done 1 Feb, verified 1 March, on evidence of 20 Feb that is valid through 31 March: from 1 April it is only done.
  // b: linked from the import on; declined on 15 March, so that a has it all.
  const now = plan(
    [action('a', { status: 'verified', hasValidEvidence: false }), action('b', { status: 'declined' })],
    [question('1.1', 18)],
  );
  const told = history(
    [
      entry('2026-01-10', 'a', 'action.imported', ['links', null, '1.1']),
      entry('2026-01-10', 'b', 'action.imported', ['links', null, '1.1']),
      entry('2026-02-01', 'a', 'progress.reported', ['status', 'notStarted', 'done'], ['progress', '0', '100']),
      entry('2026-02-20', 'a', 'evidence.added', ['evidence', null, 'Proof']),
      entry('2026-03-01', 'a', 'action.verified', ['status', 'done', 'verified']),
      entry('2026-03-10', 'e', 'target.changed', ['target 1.1', null, '18']),
      entry('2026-03-15', 'b', 'action.declined', ['status', 'notStarted', 'declined']),
    ],
    [proof('a', '2026-02-20', { validUntil: '2026-03-31' })],
  );
  const on = (day: string) => {
    const { input, gaps } = readinessAsOf(now, told, day);
    const { targeted, states } = computeReadiness(input);
    return {
      targeted,
      verified: states.verified,
      done: states.done,
      notStarted: states.notStarted,
      actions: input.actions.length,
      gaps,
    };
  };

  it.each([
    [
      'before the import there is no plan',
      '2026-01-09',
      { targeted: 0, verified: 0, done: 0, notStarted: 0, actions: 0 },
    ],
    ['as imported', '2026-01-10', { targeted: 5, verified: 0, done: 0, notStarted: 5, actions: 2 }],
    ['still so the day before', '2026-01-31', { targeted: 5, verified: 0, done: 0, notStarted: 5, actions: 2 }],
    ['half done', '2026-02-01', { targeted: 5, verified: 0, done: 2.5, notStarted: 2.5, actions: 2 }],
    ['verified', '2026-03-01', { targeted: 5, verified: 2.5, done: 0, notStarted: 2.5, actions: 2 }],
    ['with the new target', '2026-03-10', { targeted: 8, verified: 4, done: 0, notStarted: 4, actions: 2 }],
    ['alone on the sub-question', '2026-03-15', { targeted: 8, verified: 8, done: 0, notStarted: 0, actions: 2 }],
    ['on the last day of its evidence', '2026-03-31', { targeted: 8, verified: 8, done: 0, notStarted: 0, actions: 2 }],
    ['after it', '2026-04-01', { targeted: 8, verified: 0, done: 8, notStarted: 0, actions: 2 }],
  ])('%s (%s)', (_, day, expected) => {
    expect(on(day)).toEqual({ ...expected, gaps: [] });
  });

  it('does not depend on the order in which the entries come', () => {
    const shuffled = { ...told, entries: [...told.entries].reverse() };
    expect(readinessAsOf(now, shuffled, '2026-02-10')).toEqual(readinessAsOf(now, told, '2026-02-10'));
  });
});

describe('what the history tells of links', () => {
  const linked = (share: number | null) => [
    { subQuestion: '1.1', share },
    { subQuestion: '1.2', share: null },
  ];
  const before = (now: ActionInput['links'], from: string, to: string) => {
    const { input, gaps } = readinessAsOf(
      plan([action('a', { links: now })]),
      history([entry('2026-02-01', 'a', 'action.relinked', ['links', from, to])]),
      '2026-01-01',
    );
    return { links: input.actions[0]?.links, gaps: gaps.length };
  };
  it('reads shares as they are written', () => {
    expect(before(linked(0.4), '1.1 (33,3 %), 2.3', '1.1 (40 %), 1.2')).toEqual({
      links: [
        { subQuestion: '1.1', share: 0.33299999999999996 },
        { subQuestion: '2.3', share: null },
      ],
      gaps: 0,
    });
    expect(before([], '1.1', '')).toEqual({ links: [{ subQuestion: '1.1', share: null }], gaps: 0 });
  });
  it('keeps a share that the entry did not change as exact as it is', () => {
    expect(before(linked(1 / 3), '1.1 (33 %)', '1.1 (33 %), 1.2').links).toEqual([
      { subQuestion: '1.1', share: 1 / 3 },
    ]);
  });
  it('tells where it says something else than what stands, or nothing that can be read', () => {
    expect(before(linked(0.4), '1.1', '1.1 (50 %), 1.2').gaps).toBe(1);
    expect(before(linked(0.4), 'a (b) c', '1.1 (40 %), 1.2')).toEqual({ links: linked(0.4), gaps: 1 });
  });
});

describe('evidence as of a day', () => {
  const verified = plan([action('a', { status: 'verified' }), action('b')]);
  const valid = (day: string, entries: readonly FoldedEntry[], ...evidence: EvidenceLife[]) =>
    readinessAsOf(verified, history(entries, evidence), day).input.actions.map(
      ({ hasValidEvidence }) => hasValidEvidence,
    );

  it('counts from the day it was added to the day before it was removed or replaced', () => {
    const piece = proof('a', '2026-02-01', { endedOn: '2026-02-10' });
    expect(['2026-01-31', '2026-02-01', '2026-02-09', '2026-02-10'].map((day) => valid(day, [], piece)[0])).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
  it('expires on the date that it had that day', () => {
    const longer = {
      ...entry('2026-03-01', 'a', 'evidence.described', ['evidenceValidUntil', '2026-02-15', '2026-12-31']),
      note: 'Proof',
    };
    const piece = proof('a', '2026-02-01', { validUntil: '2026-12-31' });
    expect(['2026-02-15', '2026-02-16', '2026-03-01'].map((day) => valid(day, [longer], piece)[0])).toEqual([
      true,
      false,
      true,
    ]);
  });
  it('belongs to the action that it was added to until that one was merged', () => {
    const entries = [
      entry('2026-02-01', 'b', 'evidence.added', ['evidence', null, 'Proof']),
      entry('2026-03-01', 'a', 'action.merged', ['merged', null, '2']),
    ];
    const piece = proof('a', '2026-02-01');
    expect(valid('2026-02-28', entries, piece)).toEqual([false, true]);
    expect(valid('2026-03-01', entries, piece)).toEqual([true, false]);
  });
});

describe('gaps', () => {
  const gaps = (...entries: FoldedEntry[]) =>
    readinessAsOf(plan([action('a', { status: 'done' })]), history(entries), '2026-01-01').gaps.map(
      ({ entityId, field }) => `${entityId} ${field}`,
    );
  it('are where the history does not fit what stands', () => {
    expect(gaps(entry('2026-02-01', 'a', 'progress.reported', ['status', 'inProgress', 'verified']))).toEqual([
      'a status',
    ]);
    expect(gaps(entry('2026-02-01', 'a', 'progress.reported', ['status', 'inProgress', 'done']))).toEqual([]);
    expect(gaps(entry('2026-02-01', 'e', 'target.changed', ['target 1.1', '11', '12']))).toEqual(['e target 1.1']);
  });
  it('are where a report was corrected without its figures being told', () => {
    expect(
      gaps(
        entry(
          '2026-02-01',
          'e',
          'evaluation.corrected',
          ['values', null, '3'],
          ['reworded', null, '2'],
          ['subQuestionsGone', null, '0'],
        ),
      ),
    ).toEqual(['e values']);
  });
  it('are none where the figures are told', () => {
    const corrected = entry(
      '2026-02-01',
      'e',
      'evaluation.corrected',
      ['percent 1.1', '45', '50'],
      ['max 1.1', '15', '20'],
    );
    const { input, gaps: none } = readinessAsOf(plan([action('a')]), history([corrected]), '2026-01-01');
    expect(input.subQuestions[0]).toMatchObject({ percent: 45, max: 15 });
    expect(none).toEqual([]);
  });
});

describe('any history', () => {
  /** A plan that is changed at random, day by day, with what the history tells of it and the plan of each day. */
  const step = fc.record({
    kind: fc.constantFrom('status', 'effort', 'links', 'target', 'title', 'add', 'proof', 'remove', 'idle'),
    which: fc.nat(9),
    status: fc.constantFrom(...ACTION_STATUSES),
    effort: fc.option(fc.integer({ min: 1, max: 20 }), { nil: null }),
    percent: fc.option(fc.integer({ min: 0, max: 100 }), { nil: null }),
    target: fc.option(fc.integer({ min: 10, max: 20 }), { nil: null }),
    days: fc.nat(3),
  });
  type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
  const text = (value: number | null) => (value === null ? null : String(value));
  const toldLinks = (links: ActionInput['links']) =>
    links
      .map(({ subQuestion, share }) => (share === null ? subQuestion : `${subQuestion} (${Math.round(share * 100)} %)`))
      .join(', ');

  function lived(steps: readonly Step[]) {
    let [state, day] = [
      plan([action('a'), action('b'), action('c')], [question('1.1'), question('1.2')]),
      '2026-01-01',
    ];
    const entries: FoldedEntry[] = [];
    let evidence: EvidenceLife[] = [];
    const days: [string, ReadinessInput][] = [];
    const proven = (input: ReadinessInput, on: string): ReadinessInput => ({
      ...input,
      actions: input.actions.map((one) => ({
        ...one,
        hasValidEvidence: evidence.some(
          (piece) => piece.actionId === one.id && (piece.endedOn === null || piece.endedOn > on),
        ),
      })),
    });
    for (const { kind, which, status, effort, percent, target, days: later } of steps) {
      const one = state.actions[which % state.actions.length]!;
      const change = (fields: Partial<ActionInput>, event: string, ...changes: Parameters<typeof entry>[3][]) => {
        state = { ...state, actions: state.actions.map((own) => (own.id === one.id ? { ...own, ...fields } : own)) };
        entries.push(entry(day, one.id, event, ...changes));
      };
      if (kind === 'status')
        change({ status }, 'progress.reported', ['progress', '0', '1'], ['status', one.status, status]);
      if (kind === 'effort')
        change({ effortWeeks: effort }, 'action.changed', ['effortWeeks', text(one.effortWeeks), text(effort)]);
      if (kind === 'title') change({ title: `${one.title}x` }, 'action.changed', ['title', one.title, `${one.title}x`]);
      if (kind === 'links') {
        const links = [{ subQuestion: '1.2', share: percent === null ? null : percent / 100 }];
        change({ links }, 'action.relinked', ['links', toldLinks(one.links), toldLinks(links)]);
      }
      if (kind === 'target') {
        const [first, ...rest] = state.subQuestions;
        entries.push(entry(day, 'e', 'target.changed', ['target 1.1', text(first!.target), text(target)]));
        state = { ...state, subQuestions: [{ ...first!, target }, ...rest] };
      }
      if (kind === 'add') {
        const added = action(`n${entries.length}`);
        state = { ...state, actions: [...state.actions, added] };
        entries.push(entry(day, added.id, 'action.added', ['title', null, added.title]));
      }
      if (kind === 'proof') evidence = [...evidence, proof(one.id, day)];
      if (kind === 'remove')
        evidence = evidence.map((piece) =>
          piece.actionId === one.id && piece.endedOn === null ? { ...piece, endedOn: day } : piece,
        );
      if (later > 0) days.push([day, proven(state, day)]);
      day = addDays(day, later);
    }
    return {
      now: proven(state, day),
      history: history(entries, evidence),
      days: [...days, [day, proven(state, day)] as const],
    };
  }

  it('gives back the plan of each of its days, and that of today for today', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const life = lived(steps);
        for (const [day, input] of life.days)
          expect(readinessAsOf(life.now, life.history, day)).toEqual({ input, gaps: [] });
      }),
      { numRuns: 200 },
    );
  });

  it('gives back the plan as it was before its first entry', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const life = lived(steps);
        const { input } = readinessAsOf(life.now, life.history, '2025-12-31');
        expect(input).toEqual(plan([action('a'), action('b'), action('c')], [question('1.1'), question('1.2')]));
      }),
    );
  });
});
