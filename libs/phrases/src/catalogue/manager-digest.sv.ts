/** The week of a unit, to whoever manages it. */
export const managerDigestSv = {
  'mail.subject.managerDigest': 'Veckan i din enhet',
  'mail.summary.managerDigest': 'Här är veckan i din enhet.',
  'mail.tag.managerDigest': 'Veckan i enheten',
  'mail.why.managerDigest':
    '{municipality} skickar veckans läge till den som är chef för en enhet, när det finns något att berätta.',
  'mail.button.unit': 'Öppna enheten',
  'mail.digest.headline':
    '{late, plural, =0 {Inget är försenat} one {# åtgärd är försenad} other {# åtgärder är försenade}}, {waiting, plural, =0 {inget väntar på dig} one {# väntar på dig} other {# väntar på dig}}',
  'mail.digest.late': 'Försenat',
  'mail.digest.late-line': '{what}, skulle vara klar {day}{owner, select, none {} other { ({owner})}}',
  'mail.digest.waiting': 'Väntar på dig',
  'mail.digest.verify-line': '{what}: klar, ska verifieras',
  'mail.digest.verify-rest': '{count} till att verifiera',
  'mail.digest.dates-line': '{what}: någon ber om ett annat datum',
  'mail.digest.dates-rest': '{count} till där någon ber om ett annat datum',
  'mail.digest.noOwner-line': '{what}: saknar ansvarig',
  'mail.digest.noOwner-rest': '{count} till utan ansvarig',
  'mail.digest.load': 'Så mycket har var och en',
  'mail.digest.load-line':
    '{name}: {open, plural, one {# öppen åtgärd} other {# öppna åtgärder}}{late, plural, =0 {} one {, # försenad} other {, # försenade}}',
  'mail.digest.load-rest': '{count, plural, one {# person till} other {# personer till}}',
  'mail.digest.done': 'Klart sedan {day}',
  'reminders.managerDigest': 'Veckan i enheten',
  'reminders.managerDigest-to': 'Till enhetens chef, på chefens veckodag, när det finns något att berätta',
  'reminders.rule-managerDigest': 'Veckan i enheten',
  'reminders.why-managerDigest': 'Den som är chef för en enhet får veckans läge, när det finns något att berätta.',
} as const;
