import type { ActionRow } from '@kompassplan/contract';
import { applied } from './action-change';

const TODAY = '2020-10-12';
const bo = { id: 'bo', name: 'Bo Berg' };
const names = { people: [bo, { id: 'anna', name: 'Anna Andersson' }], units: [{ id: 'hr', name: 'HR' }] };
const before: ActionRow = {
  id: 'a',
  evaluationId: 'e',
  number: 13,
  title: 'Tjänstelöften',
  area: 2,
  status: 'inProgress',
  progress: 60,
  owner: bo,
  unit: null,
  due: '2020-10-02',
  late: true,
  createdAt: '2020-01-15T09:00:00.000Z',
  start: null,
  firstDue: '2020-10-02',
  slips: 0,
  cost: null,
  deputy: null,
  contributors: [],
  tags: ['dialog'],
  waitsFor: [],
  reviewOn: null,
  effectCheckOn: null,
  dueRequest: null,
  returned: null,
  workedBy: [],
  effortWeeks: 4,
  links: [{ subQuestion: '2.5', share: 1, setShare: null }],
  pointsAtStake: 5,
  evidence: { total: 2, valid: 2 },
  lastProgressAt: null,
  version: 3,
};

describe('a change before the server has answered', () => {
  it('shows names, percent and lateness as they will be', () => {
    expect(applied(before, { status: 'done', ownerId: 'anna', unitId: 'hr' }, names, TODAY)).toMatchObject({
      status: 'done',
      progress: 100,
      late: false,
      owner: { name: 'Anna Andersson' },
      unit: { name: 'HR' },
    });
    expect(applied(before, { due: '2020-11-01', dueReason: 'x' }, names, TODAY)).toMatchObject({ late: false });
    expect(applied(before, { ownerId: null }, names, TODAY).owner).toBeNull();
  });

  it('leaves alone what the patch does not name', () => {
    expect(applied(before, {}, names, TODAY)).toEqual(before);
  });
});
