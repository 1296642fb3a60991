/** The page behind a mail's "stop these reminders", and one's own time of mails. */
export const mailChoiceSv = {
  'mail-choice.weekday': 'Dag',
  'mail-choice.hour': 'Klockslag',
  'mail-choice.as-municipality': 'Som kommunen',
  'mail-choice.hour-hint':
    'Mejlen går vid det här klockslaget eller strax efter, aldrig på helger och andra lediga dagar.',
  'mail-choice.title': 'Sluta få påminnelser?',
  'mail-choice.weekly':
    '{name} får påminnelser om sina åtgärder i ett mejl i veckan. De upphör när du trycker på knappen.',
  'mail-choice.daily':
    '{name} får påminnelser om sina åtgärder samma dag som de gäller. De upphör när du trycker på knappen.',
  'mail-choice.urgent':
    'Det som är brådskande kommer ändå: nya uppdrag, omnämnanden, arbete som skickas tillbaka, frågor och besked om datum, adresser som inte tar emot mejl och det som blivit så sent att även chefen får mejl.',
  'mail-choice.button': 'Sluta få påminnelser',
  'mail-choice.off-title': 'Påminnelserna är avstängda',
  'mail-choice.off-text': '{name} får inte längre de vanliga påminnelserna.',
  'mail-choice.again': 'Du kan slå på dem igen när du vill: logga in i Kompassplan och välj Inställningar, Min profil.',
  'mail-choice.settings': 'Öppna mina inställningar',
  'mail-choice.expired': 'Länken gäller inte längre',
  'mail-choice.expired-text':
    'Den är för gammal, eller så har adressen ändrats sedan mejlet skickades. Logga in och välj i din profil hur du vill ha påminnelser.',
  'mail-choice.failed': 'Sidan kunde inte läsas in',
} as const;
