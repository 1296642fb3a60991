import { catalogueOf, formatPhrase } from '@kompassplan/phrases';
import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import type { PersonFeed } from './calendar-feed.query.js';

const DAY_MS = 86_400_000;
/** How often a calendar that asks us may ask again, in seconds. */
const ASK_AGAIN = 3_600;

/**
 * A person's calendar (RFC 5545): days without a time, so that no time zone moves them. What is not in it any more has
 * disappeared: a subscribed calendar is replaced as a whole.
 */
export function writeCalendar({ municipality, language, actions, followUps }: PersonFeed, publicUrl: string): string {
  const phrases = catalogueOf(language);
  const say = (key: string, values = {}) => formatPhrase(phrases, language, key, values);
  const calendar = ical({
    name: say('calendar.name', { municipality }),
    prodId: { company: 'Kompassplan', product: 'Kompassplan', language: language.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    ttl: ASK_AGAIN,
  });
  for (const action of actions) {
    const url = `${publicUrl}/plan?action=${action.id}`;
    calendar.createEvent({
      id: `action-${action.id}@kompassplan`,
      ...wholeDay(action.due),
      sequence: action.version,
      stamp: new Date(action.updatedAt),
      lastModified: new Date(action.updatedAt),
      summary: say('calendar.action', { title: action.title }),
      description: `${say(`calendar.part-${action.part}`)} ${say('calendar.status', { status: say(`status.${action.status}`) })}\n${url}`,
      url,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  for (const { id, year, on, version, importedAt } of followUps) {
    calendar.createEvent({
      id: `follow-up-${id}@kompassplan`,
      ...wholeDay(on),
      sequence: version,
      stamp: new Date(importedAt),
      summary: say('calendar.follow-up', { year: String(year) }),
      url: publicUrl,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}

/** From midnight to midnight, as plain dates: the end is the day after. */
function wholeDay(day: string) {
  const start = new Date(`${day}T00:00:00Z`);
  return { start, end: new Date(start.getTime() + DAY_MS), allDay: true, timezone: 'UTC' };
}
