import type { DraftItem, ImportDraft } from '@kompassplan/domain';
import { factSentences } from './fact-sentences';
import { type UnknownNames, unknownNamesOf } from './unknown-names';

const i18n = {
  t: (key: string, values: Record<string, unknown> = {}) => [key, ...Object.values(values)].join(' '),
  day: (on: string) => on,
  percent: (n: number) => `${n} %`,
};
const everybodyKnown = { owners: [], units: [] };
const told = (facts: Partial<DraftItem>, unknown: UnknownNames = everybodyKnown) =>
  factSentences(facts as DraftItem, unknown, i18n);

describe('what the file says of an action', () => {
  it('is nothing for a report', () => {
    expect(told({})).toEqual([]);
  });

  it.each<[string, Partial<DraftItem>, string[]]>([
    [
      'owner, date, unit and effort',
      { owner: 'Ida', due: '2027-05-31', unit: 'Skola', effortWeeks: 2 },
      ['sheet.item-owner Ida', 'sheet.item-due 2027-05-31', 'sheet.item-unit Skola', 'sheet.item-effort 2'],
    ],
    ['no unit on purpose', { unit: 'ingen' }, ['sheet.item-no-unit']],
    ['the state as it will be', { status: 'done', progress: 50 }, ['sheet.item-status status.done 100 %']],
    ['a percent alone', { progress: 40 }, ['sheet.item-status status.inProgress 40 %']],
    ['that nobody is verified by a file', { status: 'verified', progress: 100 }, ['sheet.item-verified']],
    [
      'why it is declined, and until when',
      { status: 'declined', progress: 0, statusNote: 'Dyrt', reviewOn: '2027-01-31' },
      ['sheet.item-status status.declined 0 %', 'sheet.item-declined Dyrt', 'sheet.item-review 2027-01-31'],
    ],
    [
      'what is needed',
      { status: 'needsHelp', statusNote: 'Tid' },
      ['sheet.item-status status.needsHelp 0 %', 'sheet.item-help Tid'],
    ],
    ['any other words', { statusNote: 'Hej', description: 'Så' }, ['sheet.item-note Hej', 'sheet.item-description Så']],
  ])('%s', (_what, facts, sentences) => {
    expect(told(facts)).toEqual(sentences);
  });

  it('never promises a name that nobody bears here', () => {
    const facts = { owner: 'chef@kommun.example', unit: 'Skola' };
    expect(told(facts, { owners: [facts.owner], units: ['Skola'] })).toEqual([
      'sheet.item-owner-unknown chef@kommun.example',
      'sheet.item-unit-unknown Skola',
    ]);
    expect(told(facts, { owners: [], units: ['Skola'] })[1]).toBe('sheet.item-unit-of-owner Skola');
  });

  it('finds the names by the lines of the notes, each once', () => {
    const items = [
      { lines: [4], owner: 'Ida', unit: 'Skola' },
      { lines: [5], owner: 'Ida', unit: 'ingen' },
      { lines: [6], owner: 'Bo' },
    ];
    const notes = [4, 5].map((line) => ({ code: 'sheet.owner-unknown', message: '', line }));
    const draft = { items, report: { notes } } as unknown as ImportDraft;
    expect(unknownNamesOf(draft)).toEqual({ owners: ['Ida'], units: [] });
  });
});
