import * as z from 'zod';

/** RFC 9457 problem+json. `code` is also the phrase key `problem.<code>`; `errors` carry JSON pointers. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string().optional(),
  details: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  errors: z.array(z.object({ pointer: z.string(), code: z.string(), message: z.string() })).optional(),
  /** 412 only: the row as it stands now, so that the loser can merge. */
  current: z.unknown().optional(),
});
export type Problem = z.infer<typeof problem>;
