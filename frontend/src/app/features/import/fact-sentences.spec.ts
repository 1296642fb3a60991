import type { DraftItem } from '@kompassplan/domain';
import { factSentences } from './fact-sentences';

const i18n = {
  t: (key: string, values: Record<string, unknown> = {}) => [key, ...Object.values(values)].join(' '),
  day: (on: string) => on,
  percent: (n: number) => `${n} %`,
};
const told = (facts: Partial<DraftItem>) => factSentences(facts as DraftItem, i18n);

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
});
