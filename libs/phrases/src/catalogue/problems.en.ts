import type { problemsSv } from './problems.sv.js';

export const problemsEn = {
  'problem.bad-request': 'The server did not understand the request.',
  'problem.malformed-json': 'The content is not valid JSON.',
  'problem.invalid-input': 'Something in what you sent is not right. See the fields below.',
  'problem.not-signed-in': 'You are not signed in. Sign in and try again.',
  'problem.wrong-credentials': 'The e-mail address and the password do not belong together.',
  'problem.forbidden': 'You are not allowed to do this.',
  'problem.csrf': 'The request did not come from Kompassplan’s own pages. Reload the page and try again.',
  'problem.not-found': 'What you are looking for does not exist, or you have no access to it.',
  'problem.method-not-allowed': 'That cannot be done with this address.',
  'problem.busy': 'Others were changing the same things at the same moment. Nothing was saved. Try again.',
  'problem.already-exists': 'It already exists.',
  'problem.conflict': 'Somebody else made a change at the same time. Try again.',
  'problem.stale-version': 'Somebody else made a change before you. See what changed and try again.',
  'problem.version-missing': 'Say which version you are changing (If-Match).',
  'problem.too-large': 'What you sent is too large.',
  'problem.one-file': 'The server takes one file at a time. Choose one file and try again.',
  'problem.unsupported-media-type': 'The server cannot take that kind of content.',
  'problem.too-many-attempts':
    'Too many attempts. Wait {minutes, plural, one {one minute} other {# minutes}} and try again.',
  'problem.too-many-streams':
    'You have too many windows open for all of them to update by themselves. Close some of them.',
  'problem.internal': 'Something went wrong on our side. Nothing was saved. Try again in a while.',
  'problem.unavailable': 'The service is not available right now. Try again in a while.',

  'problem.link-of-another':
    'The link is personal and belongs to somebody else than the person signed in here. Sign out if it is yours.',
  'mail-link.sign-out': 'Sign out and continue',
  'mail-link.another': 'The link is another person’s',
  'problem.link-expired': 'The link is no longer valid. Ask for a new one.',
  'problem.password-too-common': 'That password is too easy to guess. Choose another, preferably several words.',
  'problem.password-like-name': 'The password may not be your name or your e-mail address.',

  'problem.email-taken': 'There is already a person with that e-mail address.',
  'problem.person-unknown': 'The person does not exist or is inactive.',
  'problem.person-is-yourself': 'You cannot deactivate yourself. Ask another administrator.',
  'problem.last-administrator': 'The municipality needs at least one active administrator.',
  'problem.successor-missing':
    '{count, plural, one {One action has} other {# actions have}} no new owner. Choose who takes over.',
  'problem.successor-unfit': 'The one who takes over must be another, active person who may do more than read.',
  'problem.person-reads-only': 'That person may only read and cannot have a part in the work. Choose somebody else.',
  'problem.person-has-duties':
    '{name} still has {count, plural, one {one duty} other {# duties}}: actions, a unit or standing in for somebody. Hand them over before the role becomes one that may only read.',
  'problem.leave.turned': 'The last day lies before the first one.',
  'problem.leave.over': 'The period is over already. Choose a last day from today on.',
  'problem.leave.overlaps':
    'The person is on leave from {from} to {to} already. Change that one, or choose other days.',
  'problem.leave.deputy-is-yourself': 'Whoever is on leave cannot stand in for themselves. Choose somebody else.',
  'problem.unit-unknown': 'The unit does not exist.',
  'problem.unit-not-empty': '{name} has actions, people or units below it. Choose where they go.',
  'problem.unit-cycle': 'The unit {name} cannot belong to itself or to a unit below it.',
  'problem.unit-name-taken': 'There is already a unit called {name}.',

  'problem.field.missing': 'The field is missing.',
  'problem.field.unknown': 'There is no such field.',
  'problem.field.wrong-type': 'The field has the wrong kind of value.',
  'problem.field.wrong-format': 'The value has the wrong format.',
  'problem.field.not-allowed': 'The value is not allowed. Allowed values: {allowed}.',
  'problem.field.too-short': 'Write at least {limit, plural, one {one character} other {# characters}}.',
  'problem.field.too-long': 'Write at most {limit} characters.',
  'problem.field.too-few': 'Choose at least {limit}.',
  'problem.field.too-many': 'Choose at most {limit}.',
  'problem.field.too-small': 'The value must be at least {limit}.',
  'problem.field.too-big': 'The value must be at most {limit}.',
  'problem.field.tag-semicolon': 'A tag cannot contain a semicolon. Write a comma instead.',
  'problem.field.invalid': 'The value cannot be used.',
} satisfies Record<keyof typeof problemsSv, string>;
