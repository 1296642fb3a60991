import type { refusalsSv } from './refusals.sv.js';

export const refusalsEn = {
  'problem.import.file-missing': 'No file arrived. Choose a report and try again.',
  'problem.import.not-removable':
    'Only an import that was cancelled or could not be read can be removed from the list.',
  'problem.import.not-in-review': 'The import is no longer under review. Reload the page to see where it stands.',
  'problem.import.year-missing': 'The year of the report was not found. Check that it is the right document.',
  'problem.import.duplicate-evaluation':
    'The plan already has an evaluation from {year}, with {count, plural, one {one action} other {# actions}}. Creating this one doubles the actions.',
  'problem.import.no-such-evaluation': 'The plan has no evaluation to compare with.',
  'problem.import.other-evaluation':
    'The report is about another evaluation than the one you want to correct. Compare municipality, year and number of areas.',
  'problem.action.owner-unknown': 'That person is not in this municipality. Choose somebody else.',
  'problem.action.owner-inactive': 'That person is no longer active. Choose another owner.',
  'problem.action.unit-unknown': 'The unit does not exist. Choose another one.',
  'problem.action.sub-question-unknown': 'The sub-question is not part of the evaluation. Choose another one.',
  'problem.action.person-unknown': 'One of the people does not exist in the municipality. Choose somebody else.',
  'problem.action.person-inactive': 'One of the people is no longer active. Choose somebody else.',
  'problem.action.dependency-unknown': 'One of the actions is not in this plan. Choose another one.',
  'problem.comment.mention-unknown':
    'Somebody who is mentioned is no longer active in the municipality. Remove the name and try again.',
  'problem.evidence.incomplete': 'The evidence is not complete. Add the link, the text or the file.',
  'problem.evidence.file-type':
    'This kind of file cannot be kept as evidence. Use PDF, Word, Excel, PowerPoint, OpenDocument, PNG or JPEG.',
  'problem.view.name-taken': 'You already have a view called {name}. Choose another name, or replace it.',
  'problem.readiness.target-out-of-range': 'The target must lie between {from} and {to} points.',
  'problem.readiness.target-reason-missing': 'Write why the target is to be another.',
  'problem.readiness.waiver-reason-missing': 'Write why the sub-question is to have no target.',
  'problem.readiness.waiver-review-passed': 'The day to review the decision has already passed. Choose a later day.',
  'problem.crosswalk.invalid':
    'The comparison of the evaluations can’t be saved: {count, plural, one {one sub-question is misplaced} other {# sub-questions are misplaced}}. Begin with {number}. Each sub-question must stand in exactly one place.',
} satisfies Record<keyof typeof refusalsSv, string>;
