/** A person's own calendar: its events, and the address in the profile. */
export const calendarSv = {
  'calendar.name': 'Kompassplan – {municipality}',
  'calendar.action': 'Klar senast: {title}',
  'calendar.part-owner': 'Du är ansvarig.',
  'calendar.part-deputy': 'Du är ersättare.',
  'calendar.part-contributor': 'Du medverkar.',
  'calendar.status': 'Status: {status}.',
  'calendar.follow-up': 'Uppföljning av utvärderingen {year}',
  'calendar.heading': 'Min kalender',
  'calendar.text':
    'Se slutdatumen för dina öppna åtgärder i Outlook, Google eller telefonens kalender. Lägg till adressen som en prenumererad kalender, så följer den med när något ändras.',
  'calendar.secret':
    'Den som har adressen ser åtgärdernas rubriker utan att logga in. Dela den inte. Ta bort eller byt den om någon annan har fått den.',
  'calendar.off': 'Du har ingen kalenderadress.',
  'calendar.on':
    'Din kalenderadress skapades {day}. Adressen visas bara när den skapas. Har du tappat bort den så skapar du en ny.',
  'calendar.create': 'Skapa adress',
  'calendar.renew': 'Byt adress',
  'calendar.renew-hint': 'Den gamla adressen slutar fungera.',
  'calendar.revoke': 'Ta bort adressen',
  'calendar.address': 'Kalenderns adress',
  'calendar.copy': 'Kopiera',
  'calendar.copied': 'Adressen är kopierad.',
  'calendar.copy-failed': 'Adressen kunde inte kopieras. Markera den och kopiera själv.',
  'calendar.created': 'Adressen är skapad.',
  'calendar.revoked': 'Adressen fungerar inte längre.',
  'history.event-person.calendarOpened': 'skapade en kalenderadress för',
  'history.event-person.calendarClosed': 'tog bort kalenderadressen för',
} as const;
