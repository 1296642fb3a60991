import type { learnedLinksSv } from './learned-links.sv.js';

export const learnedLinksEn = {
  'links.other-area': 'Other area',
  'links.other-area-hint': 'Nothing in its own area fits. This is the closest sub-question of another area.',
  'links.by-place': 'No words meet. Its place in the list and the points speak for it.',
  'links.because-learned': 'You chose {subQuestion} for “{word}” on {date}.',
  'links.learned': 'Learned from your choices',
  'links.learned-hint':
    'When you choose another sub-question than the first suggestion, it counts the next time a report is read. Remove what should not count.',
  'links.learned-empty': 'Nothing learned yet. Choices that differ from the first suggestion are listed here.',
  'links.learned-failed': 'The list could not be fetched.',
  'links.learned-choice': 'You chose {subQuestion} {title}',
  'links.learned-before': '{suggested} was suggested',
  'links.learned-before-none': 'Nothing was suggested',
  'links.learned-by': '{date}, {person}',
  'links.learned-words': 'Words that count:',
  'links.forget': 'Remove',
  'links.forget-of': 'Remove the learned choice of {subQuestion} for: {text}',
  'links.forgotten': 'The choice no longer counts. Reports that have been read do not change.',
} as const satisfies Record<keyof typeof learnedLinksSv, string>;
