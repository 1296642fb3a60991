import type { mailChoiceSv } from './mail-choice.sv.js';

export const mailChoiceEn = {
  'mail-choice.weekday': 'Day',
  'mail-choice.hour': 'Time',
  'mail-choice.as-municipality': 'As the municipality',
  'mail-choice.hour-hint': 'Mails go at this time or shortly after, never on weekends and other days off.',
  'mail-choice.title': 'Stop the reminders?',
  'mail-choice.weekly': '{name} gets reminders about actions in one mail a week. They end when you press the button.',
  'mail-choice.daily': '{name} gets reminders about actions on the day itself. They end when you press the button.',
  'mail-choice.urgent':
    'What is urgent still comes: new assignments, mentions, work that is sent back, questions and answers about dates, addresses that take no mail, and what is so late that the manager gets a mail too.',
  'mail-choice.button': 'Stop the reminders',
  'mail-choice.off-title': 'The reminders are off',
  'mail-choice.off-text': '{name} no longer gets the ordinary reminders.',
  'mail-choice.again':
    'You can turn them on again at any time: sign in to Kompassplan and choose Settings, My profile.',
  'mail-choice.settings': 'Open my settings',
  'mail-choice.expired': 'The link is no longer valid',
  'mail-choice.expired-text':
    'It is too old, or the address has changed since the mail was sent. Sign in and choose in your profile how you want reminders.',
  'mail-choice.failed': 'The page could not be loaded',
} as const satisfies Record<keyof typeof mailChoiceSv, string>;
