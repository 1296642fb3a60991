import type { ActionState } from './change-action.js';

/** For specs: Bo's action of unit U, under way and without a date, with what matters to the case. */
export function actionState(given: Partial<ActionState> = {}): ActionState {
  return {
    ...{ id: 'a1', title: 'Tjänstelöften', description: null, wantedEffect: null },
    ...{ indicator: null, indicatorBaseline: null, indicatorTarget: null, start: null, cost: null, diaryNumber: null },
    ...{ deputyId: null, contributorIds: [], tags: [], waitsForIds: [] },
    ...{ status: 'inProgress', progress: 40, ownerId: 'bo', unitId: 'U', effortWeeks: 2 },
    ...{ due: null, firstDue: null, slips: 0, askedDue: null, askedDueReason: null, askedDueById: null },
    ...{ helpText: null, returnedReason: null, returnedById: null, effectCheckOn: null },
    ...{ declinedReason: null, declinedById: null, declinedReviewOn: null, declinedDiaryNumber: null },
    ...{ verifiedById: null, doneById: null, doneOwnerId: null, provenByIds: [] },
    ...given,
  };
}
