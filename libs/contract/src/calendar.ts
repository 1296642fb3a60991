import * as z from 'zod';
import { instant } from './basics.js';

/** Whether one's own calendar has an address, and since when. */
export const calendarFeedState = z.object({ createdAt: instant.nullable() });
export type CalendarFeedState = z.infer<typeof calendarFeedState>;

/** The address itself: told once, when it is made. */
export const calendarAddress = z.object({ address: z.string(), createdAt: instant });
export type CalendarAddress = z.infer<typeof calendarAddress>;
