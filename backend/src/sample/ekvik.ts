import { PEOPLE, UNITS } from './ekvik-people.js';
import { PLAN_1 } from './ekvik-plan-1.js';
import { PLAN_2 } from './ekvik-plan-2.js';
import { PLAN_3 } from './ekvik-plan-3.js';
import { PLAN_4 } from './ekvik-plan-4.js';
import { PLAN_5_6 } from './ekvik-plan-5-6.js';
import { PLAN_7_8 } from './ekvik-plan-7-8.js';

/**
 * Ekviks kommun, invented: what the sample profile shows beside the report ekvik-2017. Days are relative to the day of
 * loading, and the texts name no dates, so nothing in it grows old.
 */
export const EKVIK = {
  // No municipality in Sweden has a code that begins with 99.
  municipality: { name: 'Ekviks kommun', code: '9901', timeZone: 'Europe/Stockholm', language: 'sv' },
  followUpInDays: 189,
  units: UNITS,
  people: PEOPLE,
  plan: [...PLAN_1, ...PLAN_2, ...PLAN_3, ...PLAN_4, ...PLAN_5_6, ...PLAN_7_8],
} as const;
