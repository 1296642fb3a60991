import * as z from 'zod';
import { actionStatus } from './actions.js';
import { dueRequest } from './closure.js';
import { day, id, personRef, unitRef } from './basics.js';

/** `unit`: a unit's id, or `mine` (the own unit and those below it), as in the filters of the plan. */
export const unitOverviewQuery = z.object({ evaluation: id, unit: z.union([id, z.literal('mine')]).default('mine') });
export type UnitOverviewQuery = z.infer<typeof unitOverviewQuery>;

const load = z.object({
  open: z.int(),
  late: z.int(),
  /** Of those whose effort is known. */
  effortWeeks: z.number(),
  unknownEffort: z.int(),
  /** In tenths, as every page shows it. */
  points: z.number(),
  nextDue: day.nullable(),
});
export const personLoad = load.extend({
  person: personRef,
  /** False for somebody of another unit who owns something here. */
  member: z.boolean(),
  /** Open actions of the same plan in other units. */
  elsewhere: z.int(),
  /** On leave today. */
  away: z.object({ to: day, deputy: z.string().nullable() }).nullable(),
});
export type PersonLoad = z.infer<typeof personLoad>;

const row = z.object({
  id,
  number: z.int(),
  title: z.string(),
  status: actionStatus,
  due: day.nullable(),
  owner: personRef.nullable(),
  points: z.number(),
  /** False where the one who asks worked on it: somebody else verifies. */
  mayVerify: z.boolean(),
  dueRequest: dueRequest.nullable(),
  /** False where the one who asks for another date is the one who reads this. */
  mayDecideDue: z.boolean(),
});
export type OverviewRow = z.infer<typeof row>;
/** The first ten. */
const list = z.object({ total: z.int(), items: z.array(row) });

/** What a manager has to see of the unit: who has how much, what is late, what waits. */
export const unitOverview = z.object({
  units: z.array(unitRef),
  total: load,
  people: z.array(personLoad),
  late: list,
  noOwner: list,
  verify: list,
  help: list,
  /** Declined, and the day has come to look at it again. */
  review: list,
  /** Somebody asks for another date. */
  dates: list,
  /** Verified some months ago: does it last? */
  effect: list,
});
export type UnitOverview = z.infer<typeof unitOverview>;
