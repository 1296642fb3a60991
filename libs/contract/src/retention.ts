import { LONGEST_RETENTION, SHORTEST_RETENTION } from '@kompassplan/domain';
import * as z from 'zod';
import { day, id } from './basics.js';

/** How long people who have left are remembered by name, and who is forgotten next. */
export const retention = z.object({
  /** After the day on which they left. */
  months: z.int(),
  version: z.int(),
  /** Those who have left and are not forgotten yet, the nearest first. */
  coming: z.array(
    z.object({
      id,
      name: z.string(),
      leftOn: day,
      /** On this day name and e-mail address go. */
      forgetOn: day,
    }),
  ),
  /** How many are forgotten already. */
  forgotten: z.int(),
});
export type Retention = z.infer<typeof retention>;

/** PUT /api/retention with If-Match "<version>"; 0 until somebody has set it. */
export const retentionBody = z.strictObject({ months: z.int().min(SHORTEST_RETENTION).max(LONGEST_RETENTION) });
export type RetentionBody = z.infer<typeof retentionBody>;
