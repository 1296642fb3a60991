import type { planProblemsSv } from './plan-problems.sv.js';

export const planProblemsEn = {
  'problem.action.verify-not-done': 'The action must be done before it can be verified.',
  'problem.action.verify-own':
    'The owner and whoever took part in the work or added the evidence cannot verify the action. Ask somebody else.',
  'problem.action.owner-verified-it': 'Whoever verified the action cannot become its owner. Reopen the action first.',
  'problem.evidence.verified': 'The action is verified. Reopen it before you change or remove evidence.',
  'problem.action.verified':
    'The action is verified. Reopen it before you change what was verified: title, wanted effect, indicator, effort and links.',
  'problem.action.verify-without-evidence':
    'The action needs at least one valid piece of evidence before it can be verified.',
  'problem.action.status-not-allowed': 'The action cannot go from its present status to the one you chose.',
  'problem.action.help-text-missing': 'Write what help is needed.',
  'problem.action.decline-reason-missing': 'Write why the action is declined.',
  'problem.action.reopen-reason-missing': 'Write why the action is opened again.',
  'problem.action.progress-out-of-range': 'Progress is a whole percentage from 0 to 100.',
  'problem.action.progress-needs-done': '100 percent means done: choose the status Done or a lower percentage.',
  'problem.action.progress-on-declined':
    'The action is declined and must be opened again before progress can be reported.',
  'problem.action.due-reason-missing': 'Write why the date changes.',
  'problem.action.due-closed':
    '{status, select, declined {Is declined: the date does not change.} verified {Is verified: the date does not change.} other {Is already done: the date does not change.}} Open the action again if it needs a new date.',
  'problem.action.review-passed':
    'The day to look at the action again has already passed. Choose today or a later day.',
  'problem.history.export-too-large': 'There are too many rows for one file. Choose fewer days.',
  'problem.history.evaluation-missing': 'Choose an evaluation. Before and after are shown for one plan at a time.',
  'problem.action.deputy-is-owner': 'The owner cannot be their own deputy. Choose another person.',
  'problem.action.start-after-due': 'The start date is after the due date. Change one of them.',
  'problem.action.dependency-circle': 'Then the action would in the end wait for itself. Choose another action.',
  'problem.checklist.full': 'The checklist has room for at most {max} items.',
  'problem.checklist.order-incomplete': 'The checklist has changed. Reload the action and move the item again.',
} satisfies Record<keyof typeof planProblemsSv, string>;
