import type { mailboxSv } from './mailbox.sv.js';

export const mailboxEn = {
  'mailbox.subtitle': 'No mail leaves this installation. Here you see what would have been sent.',
  'mailbox.list': '{count, plural, one {# mail} other {# mails}}',
  'mailbox.latest': 'These are the latest {count} of {total} mails.',
  'mailbox.refresh': 'Refresh',
  'mailbox.empty': 'No mail yet',
  'mailbox.empty-text': 'When Kompassplan sends a reminder, an invitation or a sign-in link, it lands here.',
  'mailbox.choose': 'Choose a mail in the list.',
  'mailbox.gone': 'The mail is no longer there.',
  'mailbox.back': 'To the list',
  'mailbox.from': 'From',
  'mailbox.to': 'To',
  'mailbox.received': 'Sent',
  'mailbox.view': 'Show as',
  'mailbox.as-mail': 'Mail',
  'mailbox.as-text': 'Text',
  'mailbox.headers': 'Technical headers',
  'mailbox.frame': 'The mail as its reader sees it',
} as const satisfies Record<keyof typeof mailboxSv, string>;
