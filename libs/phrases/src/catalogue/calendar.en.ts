import type { calendarSv } from './calendar.sv.js';

export const calendarEn = {
  'calendar.name': 'Kompassplan – {municipality}',
  'calendar.action': 'Due: {title}',
  'calendar.part-owner': 'You are the owner.',
  'calendar.part-deputy': 'You are the deputy.',
  'calendar.part-contributor': 'You take part.',
  'calendar.status': 'Status: {status}.',
  'calendar.follow-up': 'Follow-up of the evaluation {year}',
  'calendar.heading': 'My calendar',
  'calendar.text':
    'See the due dates of your open actions in Outlook, Google or the calendar of your phone. Add the address as a subscribed calendar, and it follows when something changes.',
  'calendar.secret':
    'Whoever has the address sees the titles of the actions without signing in. Don’t share it. Remove or change it if somebody else has got it.',
  'calendar.off': 'You have no calendar address.',
  'calendar.on':
    'Your calendar address was made {day}. The address is shown only when it is made. If you have lost it, make a new one.',
  'calendar.create': 'Make an address',
  'calendar.renew': 'Change the address',
  'calendar.renew-hint': 'The old address stops working.',
  'calendar.revoke': 'Remove the address',
  'calendar.address': 'The calendar’s address',
  'calendar.copy': 'Copy',
  'calendar.copied': 'The address is copied.',
  'calendar.copy-failed': 'The address could not be copied. Select it and copy it yourself.',
  'calendar.created': 'The address is made.',
  'calendar.revoked': 'The address no longer works.',
  'history.event-person.calendarOpened': 'made a calendar address for',
  'history.event-person.calendarClosed': 'removed the calendar address of',
} satisfies Record<keyof typeof calendarSv, string>;
