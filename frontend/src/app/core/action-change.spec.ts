import type { ActionPatch, ActionRow } from '@kompassplan/contract';
import { applied, inverse } from './action-change';

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
  deputy: null,
  contributors: [],
  tags: ['dialog'],
  waitsFor: [],
  reviewOn: null,
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

describe('undo', () => {
  it.each<[ActionPatch, ActionPatch | null]>([
    [{ title: 'Nytt' }, { title: 'Tjänstelöften' }],
    [
      { due: '2020-12-01', dueReason: 'x' },
      { due: '2020-10-02', dueReason: 'Ångrat' },
    ],
    [{ ownerId: 'anna' }, { ownerId: 'bo', unitId: null }],
    [{ links: [{ subQuestion: '1.1' }] }, { links: [{ subQuestion: '2.5' }] }],
    [{ status: 'done' }, { status: 'inProgress', progress: 60, statusNote: 'Ångrat' }],
    [
      { status: 'declined', statusNote: 'x' },
      { status: 'inProgress', progress: 60, statusNote: 'Ångrat' },
    ],
    [
      { tags: ['annat'], waitsForIds: ['b'], contributorIds: ['anna'], deputyId: 'anna', start: '2020-01-01' },
      { tags: ['dialog'], waitsForIds: [], contributorIds: [], deputyId: null, start: null },
    ],
    [{}, null],
  ])('%j is brought back by %j', (patch, back) => {
    expect(inverse(before, patch, 'Ångrat')).toEqual(back);
  });

  it('brings back those who helped, when one of them had become the owner', () => {
    const anna = { id: 'anna', name: 'Anna' };
    const helped = { ...before, contributors: [anna], deputy: anna };
    const helpers = { contributorIds: ['anna'], deputyId: 'anna' };
    expect(inverse(helped, { ownerId: 'anna' }, 'Ångrat')).toEqual({ ownerId: 'bo', unitId: null, ...helpers });
  });

  it('brings back a share that somebody had set', () => {
    const shared = { ...before, links: [{ subQuestion: '2.5', share: 0.4, setShare: 0.4 }] };
    const back = inverse(shared, { links: [{ subQuestion: '2.5' }] }, 'Ångrat');
    expect(back).toEqual({ links: [{ subQuestion: '2.5', share: 0.4 }] });
  });

  it('brings back what help was asked for', () => {
    const row = { ...before, status: 'needsHelp' as const, help: { text: 'Två dagar jurist', from: null } };
    expect(inverse(row, { status: 'done' }, 'Ångrat')).toMatchObject({ statusNote: 'Två dagar jurist' });
  });

  it('never verifies, and has no way back to done from declined', () => {
    expect(inverse({ ...before, status: 'verified' }, { status: 'inProgress' }, 'Ångrat')).toBeNull();
    expect(inverse({ ...before, status: 'done' }, { status: 'verified' }, 'Ångrat')).toBeNull();
    expect(inverse({ ...before, status: 'done' }, { status: 'declined' }, 'Ångrat')).toBeNull();
  });
});
