import type { mailSv } from './mail.sv.js';

export const mailEn = {
  'mail.number': 'Å-{number}',
  'mail.greeting': 'Hello {name}!',
  'mail.subject.overdue': '{count, plural, one {1 action is late: {title}} other {# actions are late}}',
  'mail.subject.unitOverdue':
    '{count, plural, one {Late action in your unit: {title}} other {# late actions in your unit}}',
  'mail.subject.due': '{count, plural, one {{when}: {title}} other {# actions are due soon}}',
  'mail.subject.stale': '{count, plural, one {How is {title} going?} other {How are # actions going?}}',
  'mail.subject.evidenceExpiring':
    '{count, plural, one {Evidence about to expire: {title}} other {Evidence about to expire for # actions}}',
  'mail.subject.verificationWaiting':
    '{count, plural, one {Waiting for your verification: {title}} other {# actions wait for your verification}}',
  'mail.subject.effectDue': '{count, plural, one {Did it help? {title}} other {Did it help? # actions to look at}}',
  'mail.subject.reviewDue':
    '{count, plural, one {To be considered again: {title}} other {# declined actions to consider again}}',
  'mail.subject.sentBack': '{count, plural, one {Sent back: {title}} other {# actions were sent back}}',
  'mail.subject.dateAsked':
    '{count, plural, one {A new date to decide on: {title}} other {New dates to decide on for # actions}}',
  'mail.subject.dateDecided':
    '{count, plural, one {The date of {title} is decided} other {The dates of # actions are decided}}',
  'mail.subject.assignment': '{count, plural, one {New action for you: {title}} other {# new actions for you}}',
  'mail.subject.mention': '{count, plural, one {You are mentioned in {title}} other {You are mentioned in # actions}}',
  'mail.subject.mailStopped': 'Reminders do not reach a colleague',
  'mail.subject.mixed':
    '{count, plural, one {# action} other {# actions}} to look at{late, plural, =0 {} one {, 1 of them late} other {, # of them late}}',
  'mail.summary.overdue': '{count, plural, one {One action is late.} other {# actions are late.}}',
  'mail.summary.unitOverdue':
    '{count, plural, one {One action in your unit is late.} other {# actions in your unit are late.}}',
  'mail.summary.due': '{count, plural, one {One action is due soon.} other {# actions are due soon.}}',
  'mail.summary.stale': '{count, plural, one {How is your action going?} other {How are your actions going?}}',
  'mail.summary.evidenceExpiring':
    '{count, plural, one {A piece of evidence is about to expire.} other {Evidence is about to expire.}}',
  'mail.summary.verificationWaiting':
    '{count, plural, one {One action waits for you to verify it.} other {# actions wait for you to verify them.}}',
  'mail.summary.effectDue':
    '{count, plural, one {It is time to see whether an action made a difference.} other {It is time to see whether # actions made a difference.}}',
  'mail.summary.reviewDue':
    '{count, plural, one {A declined action is to be considered again.} other {# declined actions are to be considered again.}}',
  'mail.summary.sentBack':
    '{count, plural, one {An action was sent back to you.} other {# actions were sent back to you.}}',
  'mail.summary.dateAsked':
    '{count, plural, one {Somebody asks for a new date.} other {Somebody asks for new dates of # actions.}}',
  'mail.summary.dateDecided':
    '{count, plural, one {The date that you asked for is decided.} other {The dates that you asked for are decided.}}',
  'mail.summary.assignment':
    '{count, plural, one {You have been given a new action.} other {You have been given # new actions.}}',
  'mail.summary.mention': '{count, plural, one {Somebody mentioned you.} other {You are mentioned in # actions.}}',
  'mail.summary.mailStopped': 'Reminders do not reach a colleague.',
  'mail.summary.mixed':
    '{count, plural, one {Here is an action that needs you.} other {Here are # actions that need you.}}',
  'mail.lead.report': 'Tell us how it is going. It takes a minute.',
  'mail.lead.look': 'Open it in Kompassplan to see more.',
  'mail.when.late': '{days, plural, one {1 day late} other {# days late}}',
  'mail.when.today': 'Due today',
  'mail.when.tomorrow': 'Due tomorrow',
  'mail.when.left': '{days} days left',
  'mail.tag.stale': 'No report for a while',
  'mail.tag.evidenceExpiring': 'Evidence expires {day}',
  'mail.tag.verificationWaiting': 'Waiting for verification',
  'mail.tag.effectDue': 'Effect to be looked at',
  'mail.tag.reviewDue': 'To be considered again',
  'mail.tag.sentBack': 'Sent back',
  'mail.tag.dateAsked': 'New date to decide on',
  'mail.tag.dateDecided': 'Date decided',
  'mail.tag.assignment': 'New for you',
  'mail.tag.mention': 'You are mentioned',
  'mail.tag.mailStopped': 'Mail does not reach {name}',
  'mail.item.due': 'Due {day}',
  'mail.item.progress': '{progress}% done',
  'mail.item.owner': 'Owner: {name}',
  'mail.button.report': 'Open and update {number}',
  'mail.button.open': 'Open {number}',
  'mail.linkNote':
    'The link opens a page in Kompassplan without signing in. Nothing changes until you have chosen an answer there. The link is personal and works for {days} days.',
  'mail.why.title': 'Why did I get this mail?',
  'mail.why.due': 'You own {actions}. {municipality} reminds the owner before the date and on the day itself.',
  'mail.why.overdue': 'You own {actions} and the date has passed. Reminders go on until something is reported.',
  'mail.why.escalation': 'You own {actions}. The date passed so long ago that the manager gets a mail as well.',
  'mail.why.unitOverdue':
    'You manage the unit that has {actions}. The owner has been reminded, but nothing was reported.',
  'mail.why.stale': 'You own {actions}. Nobody has reported for at least {days} days.',
  'mail.why.evidenceExpiring': 'You own {actions}. When the evidence expires, the action no longer counts as verified.',
  'mail.why.verificationWaiting':
    '{actions} {count, plural, one {is} other {are}} reported as done. Somebody other than the owner has to verify.',
  'mail.why.effectDue':
    '{actions} {count, plural, one {was} other {were}} verified some time ago. Somebody other than the owner is to see whether the effect lasts.',
  'mail.why.reviewDue':
    '{actions} {count, plural, one {was} other {were}} declined with a day on which to consider it again. That day has come.',
  'mail.why.sentBack': 'You own {actions}. Whoever was to verify the work has sent it back with a reason.',
  'mail.why.dateAsked': 'Somebody has asked for a new date for {actions}, and you can decide about it.',
  'mail.why.dateDecided': 'You asked for a new date for {actions}, and it is decided.',
  'mail.why.assignment': 'Somebody made you the owner of {actions}.',
  'mail.why.mention': 'Somebody mentioned you in a comment on {actions}.',
  'mail.why.mailStopped':
    'The mail server has twice refused the address of the person who was to be reminded of {actions}. No more reminders are sent there until an administrator has corrected the address under Settings in Kompassplan.',
  'mail.why.insteadOf': 'You stand in for {name}, who has paused their reminders.',
  'mail.why.cap': 'You get at most one mail a day. How often you are reminded is set in Kompassplan under your name.',
  'mail.unsubscribe': 'Stop these reminders',
  'mail.signIn.subject': 'Sign in to Kompassplan',
  'mail.signIn.lead': 'Press the button to sign in. The link works once.',
  'mail.signIn.button': 'Sign in',
  'mail.signIn.why':
    'Somebody, probably you, asked for a sign-in link for {email}. If it was not you, ignore this mail.',
  'mail.invitation.subject': 'Welcome to Kompassplan in {municipality}',
  'mail.invitation.lead':
    '{municipality} follows up its improvements in Kompassplan, and you are invited. Begin by choosing a password.',
  'mail.invitation.button': 'Get started',
  'mail.invitation.why': 'An administrator in {municipality} added {email}. You can also sign in with a link by mail.',
  'mail.validUntil': 'The link works until {day} at {time}.',
  'mail.sample.subject': 'Sample mail: {subject}',
  'mail.sample.lead': 'This is what a reminder looks like. It is a sample that you asked for yourself.',
  'mail.sample.why': 'You pressed Send me a sample mail.',
  'mail.sample.title': 'An example of an action',
  'mail.error.later': 'The mail server did not take the mail. It will be tried again.',
  'mail.error.refused': 'The mail server refused the mail.',
  'mail.error.gaveUp': 'The mail server has not taken the mail in spite of many tries.',
  'mail.error.bounced': 'The mail came back: there is no such address.',
  'mail.error.bouncedSoft': 'The mail came back.',
  'mail.error.uncertain': 'The connection broke while the mail was handed over. It may have arrived.',
  'mail.error.interrupted': 'Kompassplan was stopped while the mail was handed over. It may have arrived.',
  'mail.error.expired': 'The link expired before the mail could be sent.',
  'mail.error.folded': 'What it said went into a later mail, so that the person got one mail instead of several.',
  'mail.error.quietDay': 'No mails are sent today. The mail goes on the next working day.',
  'mail.error.oneADay': 'At most one mail per person and day. This one goes on the next working day.',
  'mail.error.tooEarly': 'The mail is late and goes at the usual time of today.',
  'mail.error.answer': '{sentence} The server answered: {answer}',
  'mail.quiet.weekend': 'Weekend',
  'problem.reminder.ladder-twice': 'Two steps of the ladder fall on the same day ({days} days from the date).',
  'problem.reminder.range-invalid': 'The period {from} to {to} has a date that does not exist.',
  'problem.reminder.not-undecided': 'The mail does not wait for a decision. Reload the log.',
} satisfies Record<keyof typeof mailSv, string>;
