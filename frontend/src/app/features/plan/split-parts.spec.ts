import { firstParts, missingIn, rebasedParts, wishOf } from './split-parts';

const action = { title: 'Allt', effortWeeks: 3, links: [{ subQuestion: '1.1' }, { subQuestion: '1.2' }] };
const [first, second] = firstParts(action);

describe('the parts of an action', () => {
  it('begin with everything in both, and half of the effort each', () => {
    expect([first?.subQuestions, second?.subQuestions]).toEqual([
      ['1.1', '1.2'],
      ['1.1', '1.2'],
    ]);
    expect([first?.effortWeeks, second?.effortWeeks, second?.title]).toEqual([1.5, 1.5, '']);
    expect(firstParts({ ...action, effortWeeks: null })[0]?.effortWeeks).toBeNull();
  });

  it.each([
    ['a title', [first!, second!], 'kin.part-title-missing'],
    ['a sub-question', [first!, { ...second!, title: 'B', subQuestions: [] }], 'kin.part-unlinked'],
    [
      'somebody for each sub-question',
      [
        { ...first!, subQuestions: ['1.1'] },
        { ...second!, title: 'B', subQuestions: ['1.1'] },
      ],
      'kin.link-missing',
    ],
    ['nothing', [first!, { ...second!, title: 'B' }], null],
  ])('say that %s is missing', (_name, parts, key) => {
    expect(missingIn(parts, action)?.key ?? null).toBe(key);
  });

  it('are told when the weeks are no number', () => {
    expect(missingIn([first!, { ...second!, title: 'B', effortWeeks: NaN }], action)?.key).toBe('plan.weeks-wrong');
  });

  it('follow what somebody changed meanwhile, and keep what was written', () => {
    const now = { title: 'Nytt', effortWeeks: 5, links: [{ subQuestion: '1.2' }, { subQuestion: '2.1' }] };
    const parts = [
      { ...first!, effortWeeks: 1 },
      { ...second!, title: 'B', subQuestions: ['1.1'] },
    ];
    expect(rebasedParts(parts, action, now)).toEqual([
      { key: 1, title: 'Nytt', effortWeeks: 1, subQuestions: ['1.2', '2.1'] },
      { key: 2, title: 'B', effortWeeks: 2.5, subQuestions: [] },
    ]);
  });

  it('without any sub-question need none', () => {
    const bare = { ...action, links: [] };
    const parts = firstParts(bare).map((part) => ({ ...part, title: ' B ' }));
    expect(missingIn(parts, bare)).toBeNull();
    expect(wishOf(parts).parts[1]).toEqual({ title: 'B', effortWeeks: 1.5, subQuestions: [] });
  });
});
