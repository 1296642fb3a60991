import { termsSv } from './catalogue/terms.sv.js';
import { problemsSv } from './catalogue/problems.sv.js';
import { documentsSv } from './catalogue/documents.sv.js';
import { planProblemsSv } from './catalogue/plan-problems.sv.js';
import { refusalsSv } from './catalogue/refusals.sv.js';
import { shellSv } from './catalogue/shell.sv.js';
import { signInSv } from './catalogue/sign-in.sv.js';
import { importSv } from './catalogue/import.sv.js';
import { importDiffSv } from './catalogue/import-diff.sv.js';
import { sheetSv } from './catalogue/sheet.sv.js';
import { learnedLinksSv } from './catalogue/learned-links.sv.js';
import { planLayoutsSv } from './catalogue/plan-layouts.sv.js';
import { closureSv } from './catalogue/closure.sv.js';
import { planViewsSv } from './catalogue/plan-views.sv.js';
import { planSv } from './catalogue/plan.sv.js';
import { actionSheetSv } from './catalogue/action-sheet.sv.js';
import { bulkSv } from './catalogue/bulk.sv.js';
import { actionFieldsSv } from './catalogue/action-fields.sv.js';
import { myActionsSv } from './catalogue/my-actions.sv.js';
import { readinessSv } from './catalogue/readiness.sv.js';
import { reminderAdminSv } from './catalogue/reminder-admin.sv.js';
import { remindersSv } from './catalogue/reminders.sv.js';
import { adminSv } from './catalogue/admin.sv.js';
import { calendarSv } from './catalogue/calendar.sv.js';
import { unitSv } from './catalogue/unit.sv.js';
import { peopleImportSv } from './catalogue/people-import.sv.js';
import { leaverSv } from './catalogue/leaver.sv.js';
import { historySv } from './catalogue/history.sv.js';
import { searchSv } from './catalogue/search.sv.js';
import { mailboxSv } from './catalogue/mailbox.sv.js';
import { mailChoiceSv } from './catalogue/mail-choice.sv.js';
import { mailSv } from './catalogue/mail.sv.js';
import { letterSv } from './catalogue/letter.sv.js';
import { managerDigestSv } from './catalogue/manager-digest.sv.js';

/** Every phrase of UI, mails and documents, in Swedish. ICU message syntax. */
export const sv = {
  ...termsSv,
  ...problemsSv,
  ...documentsSv,
  ...planProblemsSv,
  ...refusalsSv,
  ...shellSv,
  ...signInSv,
  ...importSv,
  ...importDiffSv,
  ...sheetSv,
  ...learnedLinksSv,
  ...planSv,
  ...actionFieldsSv,
  ...bulkSv,
  ...actionSheetSv,
  ...planViewsSv,
  ...planLayoutsSv,
  ...closureSv,
  ...myActionsSv,
  ...readinessSv,
  ...remindersSv,
  ...reminderAdminSv,
  ...adminSv,
  ...calendarSv,
  ...leaverSv,
  ...peopleImportSv,
  ...unitSv,
  ...historySv,
  ...searchSv,
  ...mailboxSv,
  ...mailSv,
  ...mailChoiceSv,
  ...letterSv,
  ...managerDigestSv,
} as const;

export type PhraseKey = keyof typeof sv;
