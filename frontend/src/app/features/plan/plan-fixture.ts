import type { ActionRow } from '@kompassplan/contract';

let count = 0;

/** A row for specs: open, without owner, date and points, unless told otherwise. */
export function row(change: Partial<ActionRow> = {}): ActionRow {
  count += 1;
  return {
    id: `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`,
    evaluationId: '00000000-0000-4000-8000-00000000e000',
    number: count,
    title: 'Åtgärd',
    area: 1,
    status: 'inProgress',
    progress: 0,
    owner: null,
    unit: null,
    due: null,
    late: false,
    createdAt: '2026-01-15T09:00:00.000Z',
    start: null,
    cost: null,
    firstDue: null,
    slips: 0,
    deputy: null,
    contributors: [],
    tags: [],
    waitsFor: [],
    reviewOn: null,
    effectCheckOn: null,
    dueRequest: null,
    returned: null,
    workedBy: [],
    effortWeeks: null,
    links: [],
    pointsAtStake: 0,
    evidence: { total: 0, valid: 0 },
    lastProgressAt: null,
    version: 1,
    ...change,
  };
}
