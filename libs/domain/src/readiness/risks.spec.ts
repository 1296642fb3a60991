import { criticalChain, pointsBehind } from './critical-chain.js';
import { type RiskAction, type RiskKind, risksOfPlan } from './risks.js';

const action = (number: number, more: Partial<RiskAction> = {}): RiskAction => ({
  ...{
    id: `a${number}`,
    number,
    status: 'inProgress',
    due: '2026-06-01',
    slips: 0,
    ownerId: 'anna',
    ownerActive: true,
  },
  ...{ waitsForIds: [], evidence: [], ...more },
});
const until = (validUntil: string | null) => ({ validUntil });
const at = { today: '2026-03-01', followUpOn: '2026-12-01' };
const kindsOf = (actions: readonly RiskAction[], id: string, when: { today: string; followUpOn: string | null } = at) =>
  risksOfPlan(actions, () => 1, when)
    .filter(({ actionIds }) => actionIds.includes(id))
    .map(({ kind }) => kind);

describe('risks', () => {
  it.each<[string, Partial<RiskAction>, RiskKind[]]>([
    ['on track', {}, []],
    ['due today', { due: '2026-03-01' }, []],
    ['due yesterday', { due: '2026-02-28' }, ['late']],
    ['moved once', { slips: 1 }, []],
    ['moved twice', { slips: 2 }, ['slipping']],
    ['due after the follow-up', { due: '2026-12-02' }, ['afterFollowUp']],
    ['stuck', { status: 'needsHelp' }, ['needsHelp']],
    ['nobody’s and without date', { ownerId: null, due: null }, ['noOwner', 'noDue']],
    ['a leaver’s', { ownerActive: false }, ['ownerGone']],
    [
      'done without proof',
      { status: 'done', due: '2026-02-01', slips: 3, ownerActive: false },
      ['unverified', 'evidenceMissing'],
    ],
    ['verified with proof for good', { status: 'verified', evidence: [until('2026-01-01'), until(null)] }, []],
    ['verified with proof through the follow-up', { status: 'verified', evidence: [until('2026-12-01')] }, []],
    [
      'verified with proof that ends before it',
      { status: 'verified', evidence: [until('2026-11-30'), until('2026-04-01')] },
      ['evidenceExpiring'],
    ],
    [
      'verified on proof that has expired',
      { status: 'verified', evidence: [until('2026-02-28')] },
      ['evidenceMissing'],
    ],
    ['declined', { status: 'declined', due: '2026-01-01', slips: 4, ownerId: null }, []],
  ])('%s', (_, more, kinds) => {
    expect(kindsOf([action(1, more)], 'a1')).toEqual(kinds);
  });

  it('counts waiting only where what is waited for is in trouble', () => {
    const waiting = action(2, { waitsForIds: ['a1'] });
    const blocked = (more: Partial<RiskAction>) => kindsOf([action(1, more), waiting], 'a2').includes('blocked');
    expect(blocked({ due: '2026-05-01' })).toBe(false);
    expect(blocked({ due: '2026-06-02' })).toBe(true);
    expect(blocked({ due: '2026-02-01' })).toBe(true);
    expect(blocked({ due: null })).toBe(true);
    expect(blocked({ due: '2026-05-01', status: 'needsHelp' })).toBe(true);
    expect(blocked({ due: '2026-02-01', status: 'done' })).toBe(false);
  });

  it('looks two months ahead while no follow-up is planned', () => {
    const proven = (day: string) => action(1, { status: 'verified', evidence: [until(day)] });
    expect(kindsOf([proven('2026-04-29')], 'a1', { today: '2026-03-01', followUpOn: null })).toEqual([
      'evidenceExpiring',
    ]);
    expect(kindsOf([proven('2026-04-30')], 'a1', { today: '2026-03-01', followUpOn: null })).toEqual([]);
  });

  it('adds up what is at stake, by number', () => {
    const late = [action(2, { due: '2026-01-01' }), action(1, { due: '2026-01-01' })];
    const [risk] = risksOfPlan(late, (id) => (id === 'a1' ? 3 : 1.5), at);
    expect(risk).toEqual({ kind: 'late', actionIds: ['a1', 'a2'], points: 4.5 });
  });
});

describe('the critical chain', () => {
  // a1 (4 weeks) → a2 (6 weeks) → a3 (due 1 June); a4 (2 weeks) → a3. From 1 March: a1 ends 29 March, a2 on 10 May,
  // a3 has no effort and ends on its date. With a2 of 20 weeks a3 can't end before 16 August.
  const chained = (number: number, effortWeeks: number | null, waitsForIds: string[], due: string | null = null) => ({
    ...{ id: `a${number}`, number, status: 'inProgress' as const, start: null, due, effortWeeks, waitsForIds },
  });
  const plan = (weeks: number) => [
    chained(1, 4, []),
    chained(2, weeks, ['a1']),
    chained(3, null, ['a2', 'a4'], '2026-06-01'),
    chained(4, 2, []),
    chained(5, 3, []),
  ];
  const two = () => 2;

  it('is the chain that ends last, with what it holds up', () => {
    expect(criticalChain(plan(6), two, at)).toEqual({
      actionIds: ['a1', 'a2', 'a3'],
      endsOn: '2026-06-01',
      slackDays: 183,
      points: 6,
    });
    expect(criticalChain(plan(20), two, at)).toMatchObject({ endsOn: '2026-08-16' });
    expect(criticalChain(plan(60), two, at)?.slackDays).toBeLessThan(0);
    expect(criticalChain(plan(6), two, { ...at, followUpOn: null })?.slackDays).toBeNull();
  });
  it('is none where nobody waits for open work', () => {
    expect(criticalChain([chained(1, 4, []), chained(2, 4, [])], two, at)).toBeNull();
    const finished = { ...chained(1, 4, []), status: 'done' as const };
    expect(criticalChain([finished, chained(2, 4, ['a1'])], two, at)).toBeNull();
  });
  it('begins no earlier than was written down, and ends in a circle that cannot be', () => {
    const later = [chained(1, 1, []), { ...chained(2, 1, ['a1']), start: '2026-05-01' }];
    expect(criticalChain(later, two, at)?.endsOn).toBe('2026-05-08');
    expect(criticalChain([chained(1, 1, ['a2']), chained(2, 1, ['a1'])], two, at)?.actionIds.length).toBeGreaterThan(0);
  });
  it('knows what a delay of one action holds up', () => {
    const points = (id: string) => Number(id.slice(1));
    expect(pointsBehind('a1', plan(6), points)).toBe(1 + 2 + 3);
    expect(pointsBehind('a5', plan(6), points)).toBe(5);
  });
});
