import { HISTORY_ENTITIES, type HistoryEntity } from '@kompassplan/domain';
import * as z from 'zod';
import { id } from './basics.js';

const kinds = Object.keys(HISTORY_ENTITIES) as [HistoryEntity, ...HistoryEntity[]];

/** One thing that was changed, by anybody: never what was changed. Data of the event `changed` of GET /api/events. */
export const changedThing = z.object({
  kind: z.enum(kinds),
  id,
  /** As it is now; 0 for kinds that have no version. */
  version: z.int(),
});
export type ChangedThing = z.infer<typeof changedThing>;

export const changedThings = z.array(changedThing);

/** The events of the stream. `missed`: something may have changed that was not told, e.g. after a lost connection. */
export const STREAM_EVENTS = ['ready', 'changed', 'missed', 'ended'] as const;
