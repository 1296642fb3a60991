import type { ForecastAction } from './forecast-input.js';

/** An action of a plan that began on 1 January 2025 and was to take a year. */
export function planned(number: number, more: Partial<ForecastAction> = {}): ForecastAction {
  return {
    ...{ id: `a${number}`, number, status: 'inProgress', unitId: 'u1', createdOn: '2025-01-01', start: null },
    ...{ due: '2026-01-01', dueSetOn: null, firstDue: '2026-01-01', firstDueSetOn: null, slips: 0 },
    ...{ doneOn: null, verifiedOn: null, countsAsVerified: false, waitsForIds: [] },
    ...more,
  };
}

export function finished(number: number, doneOn: string, more: Partial<ForecastAction> = {}): ForecastAction {
  return planned(number, { status: 'done', doneOn, ...more });
}
