import { localDay as dayAt } from '@kompassplan/domain';

/** The calendar day YYYY-MM-DD that `at` falls on in `timeZone`: what "today" means in a municipality. */
export function localDay(at: Date, timeZone: string): string {
  return dayAt(at.getTime(), timeZone);
}
