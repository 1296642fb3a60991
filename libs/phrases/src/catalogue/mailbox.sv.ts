/** The built-in mailbox of the embedded profile. */
export const mailboxSv = {
  'mailbox.subtitle': 'Inga mejl lämnar den här installationen. Här ser du vad som skulle ha skickats.',
  'mailbox.list': '{count, plural, one {# mejl} other {# mejl}}',
  'mailbox.refresh': 'Uppdatera',
  'mailbox.empty': 'Inga mejl ännu',
  'mailbox.empty-text': 'När Kompassplan skickar en påminnelse, en inbjudan eller en inloggningslänk hamnar den här.',
  'mailbox.choose': 'Välj ett mejl i listan.',
  'mailbox.gone': 'Mejlet finns inte kvar.',
  'mailbox.back': 'Till listan',
  'mailbox.from': 'Från',
  'mailbox.to': 'Till',
  'mailbox.received': 'Skickat',
  'mailbox.view': 'Visa som',
  'mailbox.as-mail': 'Mejl',
  'mailbox.as-text': 'Text',
  'mailbox.headers': 'Tekniska rubriker',
  'mailbox.frame': 'Mejlet som mottagaren ser det',
} as const;
