import type { ActionView } from '@kompassplan/contract';
import { moreFieldsOf, morePatch } from './more-fields';
import { row } from './plan-fixture';

const anna = { id: '00000000-0000-4000-8000-0000000000a1', name: 'Anna' };
const seen = {
  ...row({ contributors: [anna], tags: ['dialog', 'IT'], start: '2020-03-01' }),
  ...{ wantedEffect: 'Fler deltar', indicator: null, indicatorBaseline: null, indicatorTarget: null },
  ...{ cost: 5000, diaryNumber: null },
} as unknown as ActionView;

describe('more about an action', () => {
  it('is no change as long as nothing was written', () => {
    expect(morePatch(seen, moreFieldsOf(seen))).toEqual({});
  });

  it('is a change of what differs, and empty words are none', () => {
    const fields = moreFieldsOf(seen);
    const tags = [...fields.tags].reverse();
    const written = {
      ...fields,
      tags,
      wantedEffect: ' ',
      start: '',
      cost: null,
      indicator: ' Andel ',
      contributors: [],
    };
    expect(morePatch(seen, written)).toEqual({
      ...{ start: null, wantedEffect: null, indicator: 'Andel', contributorIds: [], cost: null },
    });
  });
});
