import * as z from 'zod';
import { day, id, page, personRef } from './basics.js';

/** Time away: reminders go to the deputy, or wait until the person is back. Both days included. */
export const leavePeriod = z.object({
  id,
  personId: id,
  from: day,
  to: day,
  deputy: personRef.nullable(),
  version: z.int(),
});
export type LeavePeriod = z.infer<typeof leavePeriod>;
/** What has not ended yet, by person and day. */
export const leavePeriodsPage = page(leavePeriod);
export type LeavePeriodsPage = z.infer<typeof leavePeriodsPage>;

const wish = { from: day, to: day, deputyId: id.nullable().default(null) };
export const newLeavePeriod = z.strictObject({ personId: id, ...wish });
export type NewLeavePeriod = z.infer<typeof newLeavePeriod>;
export const leavePeriodBody = z.strictObject(wish);
export type LeavePeriodBody = z.infer<typeof leavePeriodBody>;
