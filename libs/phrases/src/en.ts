import { termsEn } from './catalogue/terms.en.js';
import { problemsEn } from './catalogue/problems.en.js';
import { documentsEn } from './catalogue/documents.en.js';
import { planProblemsEn } from './catalogue/plan-problems.en.js';
import { refusalsEn } from './catalogue/refusals.en.js';
import { shellEn } from './catalogue/shell.en.js';
import { signInEn } from './catalogue/sign-in.en.js';
import { importEn } from './catalogue/import.en.js';
import { importDiffEn } from './catalogue/import-diff.en.js';
import { sheetEn } from './catalogue/sheet.en.js';
import { learnedLinksEn } from './catalogue/learned-links.en.js';
import { planLayoutsEn } from './catalogue/plan-layouts.en.js';
import { closureEn } from './catalogue/closure.en.js';
import { planViewsEn } from './catalogue/plan-views.en.js';
import { planEn } from './catalogue/plan.en.js';
import { actionSheetEn } from './catalogue/action-sheet.en.js';
import { bulkEn } from './catalogue/bulk.en.js';
import { actionFieldsEn } from './catalogue/action-fields.en.js';
import { myActionsEn } from './catalogue/my-actions.en.js';
import { readinessEn } from './catalogue/readiness.en.js';
import { reminderAdminEn } from './catalogue/reminder-admin.en.js';
import { remindersEn } from './catalogue/reminders.en.js';
import { adminEn } from './catalogue/admin.en.js';
import { calendarEn } from './catalogue/calendar.en.js';
import { unitEn } from './catalogue/unit.en.js';
import { peopleImportEn } from './catalogue/people-import.en.js';
import { leaverEn } from './catalogue/leaver.en.js';
import { historyEn } from './catalogue/history.en.js';
import { searchEn } from './catalogue/search.en.js';
import { mailboxEn } from './catalogue/mailbox.en.js';
import { mailChoiceEn } from './catalogue/mail-choice.en.js';
import { mailEn } from './catalogue/mail.en.js';
import { letterEn } from './catalogue/letter.en.js';
import { managerDigestEn } from './catalogue/manager-digest.en.js';
import type { sv } from './sv.js';

/** The same phrases in English; a missing or surplus key does not compile. */
export const en = {
  ...termsEn,
  ...problemsEn,
  ...documentsEn,
  ...planProblemsEn,
  ...refusalsEn,
  ...shellEn,
  ...signInEn,
  ...importEn,
  ...importDiffEn,
  ...sheetEn,
  ...learnedLinksEn,
  ...planEn,
  ...actionFieldsEn,
  ...bulkEn,
  ...actionSheetEn,
  ...planViewsEn,
  ...planLayoutsEn,
  ...closureEn,
  ...myActionsEn,
  ...readinessEn,
  ...remindersEn,
  ...reminderAdminEn,
  ...adminEn,
  ...calendarEn,
  ...leaverEn,
  ...peopleImportEn,
  ...unitEn,
  ...historyEn,
  ...searchEn,
  ...mailboxEn,
  ...mailEn,
  ...mailChoiceEn,
  ...letterEn,
  ...managerDigestEn,
} satisfies Record<keyof typeof sv, string>;
