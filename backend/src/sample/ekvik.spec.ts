import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DETAILS } from './ekvik-details.js';
import { EKVIK } from './ekvik.js';
import type { SampleAction } from './ekvik-types.js';

interface Expected {
  readonly areas: readonly { readonly subQuestions: readonly { readonly number: string }[] }[];
  readonly links: readonly { readonly text: string; readonly subQuestion: string }[];
  readonly withoutAction: readonly string[];
}

const fixture = join(import.meta.dirname, '../../../test/fixtures/expected/ekvik-2017.json');
const expected = JSON.parse(readFileSync(fixture, 'utf8')) as Expected;
const { people, plan, units } = EKVIK;
const personKeys = new Set(people.map((person) => person.key));
const unitKeys = new Set(units.map((unit) => unit.key));
const named = (action: SampleAction) => `Å-${action.improvement}`;
const those = (holds: (action: SampleAction) => boolean) => plan.filter(holds).map(named);
const open = (action: SampleAction) => ['notStarted', 'inProgress', 'needsHelp'].includes(action.status);

describe('the sample municipality', () => {
  it('has five demo accounts, unique people and a tree of units', () => {
    expect(people.slice(0, 5).map(({ email, role }) => [email, role])).toEqual([
      ['admin@ekvik.example', 'administrator'],
      ['samordnare@ekvik.example', 'coordinator'],
      ['chef@ekvik.example', 'manager'],
      ['medarbetare@ekvik.example', 'contributor'],
      ['ledning@ekvik.example', 'leadership'],
    ]);
    expect(personKeys.size).toBe(people.length);
    expect(new Set(people.map((person) => person.email)).size).toBe(people.length);
    expect(people.filter((person) => !unitKeys.has(person.unitKey))).toEqual([]);
    expect(units.filter((unit) => unit.parentKey === null)).toHaveLength(1);
    units.forEach((unit, at) => {
      expect(personKeys).toContain(unit.managerKey);
      // A parent stands before its children, so a loader can insert from the top.
      if (unit.parentKey) expect(units.slice(0, at).map(({ key }) => key)).toContain(unit.parentKey);
    });
  });

  it('has one action per improvement area of the report, in its order', () => {
    expect(plan.map((action) => action.improvement)).toEqual(expected.links.map((_, at) => at + 1));
    expect(plan).toHaveLength(48);
  });

  it('spreads the statuses as the design shows them', () => {
    const count = (status: SampleAction['status']) => plan.filter((action) => action.status === status).length;
    expect([count('verified'), count('done'), count('inProgress'), count('needsHelp'), count('notStarted')]).toEqual([
      12, 7, 18, 3, 8,
    ]);
    expect(those((action) => open(action) && (action.dueInDays ?? 0) < 0)).toHaveLength(5);
    expect(those((action) => action.ownerKey === null)).toEqual(['Å-28', 'Å-48']);
  });

  it('links to sub-questions of the report, the hand-labelled one among them', () => {
    const known = new Set(expected.areas.flatMap((area) => area.subQuestions.map(({ number }) => number)));
    expect(those((action) => !action.subQuestions.every((number) => known.has(number)))).toEqual([]);
    const label = (action: SampleAction) => expected.links[action.improvement - 1]?.subQuestion ?? '';
    expect(those((action) => !action.subQuestions.includes(label(action)))).toEqual([]);
    const worked = new Set(plan.flatMap((action) => action.subQuestions));
    expect([...known].filter((number) => !worked.has(number))).toEqual(expected.withoutAction);
  });

  it('names only people and units that exist', () => {
    const keysOf = (action: SampleAction) => [
      action.ownerKey,
      action.verifierKey,
      action.help?.fromKey,
      ...action.progressEntries.map((entry) => entry.byKey),
      ...action.comments.map((comment) => comment.byKey),
      ...(DETAILS[action.improvement]?.contributorKeys ?? []),
      DETAILS[action.improvement]?.deputyKey,
    ];
    expect(
      those((action) => keysOf(action).some((key) => key !== undefined && key !== null && !personKeys.has(key))),
    ).toEqual([]);
    expect(those((action) => !unitKeys.has(action.unitKey))).toEqual([]);
  });

  it('verifies with evidence and by another person than the owner, and only what was done before', () => {
    for (const action of plan.filter(({ status }) => status === 'verified')) {
      expect(action.evidence.length).toBeGreaterThan(0);
      expect(action.verifierKey).toBeDefined();
      expect(action.verifierKey).not.toBe(action.ownerKey);
      expect(action.verifiedDaysAgo).toBeLessThanOrEqual(action.doneDaysAgo ?? -1);
    }
    expect(those((action) => action.verifierKey !== undefined && action.status !== 'verified')).toEqual([]);
  });

  it('tells histories that end where the action stands', () => {
    for (const action of plan) {
      const entries = action.progressEntries;
      const days = entries.map((entry) => entry.daysAgo);
      expect([named(action), days]).toEqual([named(action), [...days].sort((a, b) => b - a)]);
      expect([named(action), days[0]]).toEqual([named(action), action.startedDaysAgo]);
      expect([named(action), entries.at(-1)?.progress ?? 0]).toEqual([named(action), action.progress]);
      const told = entries.findLast((entry) => entry.status)?.status ?? 'notStarted';
      expect([named(action), told]).toEqual([named(action), action.status === 'verified' ? 'done' : action.status]);
      if (told === 'done') expect(days.at(-1)).toBe(action.doneDaysAgo);
      expect(action.help !== undefined).toBe(action.status === 'needsHelp');
      for (const item of action.evidence) {
        expect(item.kind === 'link' ? item.url : item.text).toBeTruthy();
        expect(item.daysAgo).toBeLessThanOrEqual(action.startedDaysAgo ?? 0);
      }
    }
  });

  it('gives the contributor something late, something this week and something later', () => {
    const mine = plan.filter((action) => action.ownerKey === 'bo' && open(action));
    const due = mine.map((action) => action.dueInDays ?? Number.NaN).sort((a, b) => a - b);
    expect(due).toEqual([-10, 2, 46, 49, 67]);
  });
});
