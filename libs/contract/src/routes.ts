import * as parts from './action-parts.js';
import { ACTION_ROUTES } from './action-routes.js';
import * as actions from './actions.js';
import * as calendar from './calendar.js';
import { CLOSURE_ROUTES } from './closure-routes.js';
import * as evaluations from './evaluations.js';
import { health } from './health.js';
import * as history from './history.js';
import * as imports from './imports.js';
import * as leave from './leave.js';
import * as people from './people.js';
import * as peopleImport from './people-import.js';
import * as readiness from './readiness.js';
import * as reminderAdmin from './reminder-admin.js';
import * as reminders from './reminders.js';
import * as retention from './retention.js';
import type { Route } from './route.js';
import * as views from './saved-views.js';
import * as search from './search.js';
import * as session from './session.js';
import * as sheets from './sheets.js';
import * as overview from './unit-overview.js';

export type { Route } from './route.js';

export const ROUTES = [
  { method: 'GET', path: '/api/health/live', access: 'public', response: health },
  { method: 'GET', path: '/api/health/ready', access: 'public', response: health },
  { method: 'GET', path: '/api/openapi.json', access: 'public' },

  { method: 'POST', path: '/api/session', access: 'public', body: session.signIn, response: session.session },
  { method: 'GET', path: '/api/session', access: 'signedIn', response: session.session },
  { method: 'PATCH', path: '/api/session', access: 'signedIn', body: session.profilePatch, response: session.session },
  { method: 'DELETE', path: '/api/session', access: 'signedIn' },
  { method: 'POST', path: '/api/session/link', access: 'public', body: session.requestLink },
  // 204 or 410, and nothing more: whoever asks holds the link's secret, and asking does not use it up.
  { method: 'GET', path: '/api/session/link/:token', access: 'public' },
  {
    method: 'POST',
    path: '/api/session/redeem',
    access: 'public',
    body: session.redeemLink,
    response: session.session,
  },
  {
    method: 'POST',
    path: '/api/session/password',
    access: 'public',
    body: session.setPassword,
    response: session.session,
  },
  { method: 'GET', path: '/api/demo', access: 'public', response: session.demo },
  { method: 'POST', path: '/api/demo/session', access: 'public', body: session.demoSignIn, response: session.session },

  { method: 'GET', path: '/api/calendar-feed', access: 'signedIn', response: calendar.calendarFeedState },
  { method: 'POST', path: '/api/calendar-feed', access: 'signedIn', response: calendar.calendarAddress },
  { method: 'DELETE', path: '/api/calendar-feed', access: 'signedIn', response: calendar.calendarFeedState },
  // text/calendar for whoever holds the secret address (…/<token>.ics), 410 when it is revoked: calendars can't sign in.
  { method: 'GET', path: '/api/calendar/:token', access: 'public' },

  { method: 'GET', path: '/api/people', access: 'people.read', response: people.peoplePage },
  { method: 'POST', path: '/api/people', access: 'people.edit', body: people.invitePerson, response: people.person },
  {
    method: 'PATCH',
    path: '/api/people/:id',
    access: 'people.edit',
    body: people.personPatch,
    response: people.person,
    ifMatch: true,
  },
  { method: 'GET', path: '/api/people/:id/duties', access: 'people.edit', response: people.heldDuties },
  {
    method: 'GET',
    path: '/api/people-import/template',
    access: 'people.edit',
    query: sheets.templateQuery,
  },
  {
    method: 'POST',
    path: '/api/people-import/preview',
    access: 'people.edit',
    multipart: true,
    response: peopleImport.peoplePreview,
  },
  {
    method: 'POST',
    path: '/api/people-import',
    access: 'people.edit',
    body: peopleImport.peopleImport,
    response: peopleImport.peopleImported,
  },
  { method: 'GET', path: '/api/retention', access: 'people.edit', response: retention.retention },
  {
    method: 'PUT',
    path: '/api/retention',
    access: 'people.edit',
    body: retention.retentionBody,
    response: retention.retention,
    ifMatch: true,
  },
  { method: 'GET', path: '/api/units', access: 'people.read', response: people.unitsPage },
  { method: 'POST', path: '/api/units', access: 'people.edit', body: people.newUnit, response: people.unit },
  {
    method: 'PATCH',
    path: '/api/units/:id',
    access: 'people.edit',
    body: people.unitPatch,
    response: people.unit,
    ifMatch: true,
  },
  { method: 'POST', path: '/api/units/:id/close', access: 'people.edit', body: people.closeUnit, ifMatch: true },
  {
    method: 'GET',
    path: '/api/unit-overview',
    access: 'unit.overview',
    query: overview.unitOverviewQuery,
    response: overview.unitOverview,
  },
  { method: 'GET', path: '/api/leave-periods', access: 'people.read', response: leave.leavePeriodsPage },
  {
    method: 'POST',
    path: '/api/leave-periods',
    access: 'leave.plan',
    body: leave.newLeavePeriod,
    response: leave.leavePeriod,
  },
  {
    method: 'PUT',
    path: '/api/leave-periods/:id',
    access: 'leave.plan',
    body: leave.leavePeriodBody,
    response: leave.leavePeriod,
    ifMatch: true,
  },
  { method: 'DELETE', path: '/api/leave-periods/:id', access: 'leave.plan', ifMatch: true },

  { method: 'POST', path: '/api/imports', access: 'import.review', multipart: true, response: imports.importCreated },
  {
    method: 'POST',
    path: '/api/imports/text',
    access: 'import.review',
    body: imports.pasteText,
    response: imports.importCreated,
  },
  { method: 'GET', path: '/api/imports', access: 'import.review', response: imports.importsPage },
  { method: 'GET', path: '/api/imports/template', access: 'import.review', query: sheets.templateQuery },
  { method: 'GET', path: '/api/imports/:id', access: 'import.review', response: imports.importView },
  { method: 'GET', path: '/api/imports/:id/diff', access: 'import.review', response: imports.importDiff },
  {
    method: 'PATCH',
    path: '/api/imports/:id',
    access: 'import.review',
    body: imports.importPatch,
    response: imports.importView,
    ifMatch: true,
  },
  { method: 'DELETE', path: '/api/imports/:id', access: 'import.review', response: imports.importsPage },
  {
    method: 'POST',
    path: '/api/imports/:id/mapping',
    access: 'import.review',
    body: sheets.sheetMapping,
    response: imports.importView,
    ifMatch: true,
  },
  {
    method: 'POST',
    path: '/api/imports/:id/commit',
    access: 'import.review',
    body: imports.commitImport,
    response: imports.commitResult,
  },
  { method: 'GET', path: '/api/learned-links', access: 'import.review', response: imports.learnedLinksPage },
  { method: 'DELETE', path: '/api/learned-links/:id', access: 'import.review', response: imports.learnedLinksPage },

  { method: 'GET', path: '/api/evaluations', access: 'evaluation.read', response: evaluations.evaluationsPage },
  { method: 'GET', path: '/api/evaluations/:id', access: 'evaluation.read', response: evaluations.evaluation },
  {
    method: 'PATCH',
    path: '/api/evaluations/:id',
    access: 'evaluation.edit',
    body: evaluations.evaluationPatch,
    response: evaluations.evaluation,
    ifMatch: true,
  },
  {
    method: 'GET',
    path: '/api/evaluations/:id/source',
    access: 'evaluation.read',
    response: evaluations.evaluationSource,
  },
  { method: 'GET', path: '/api/evaluations/:id/export', access: 'evaluation.read', query: sheets.exportQuery },
  {
    method: 'GET',
    path: '/api/evaluations/:id/readiness',
    access: 'readiness.read',
    response: readiness.readiness,
  },
  {
    method: 'PUT',
    path: '/api/evaluations/:id/targets/:subQuestion',
    access: 'readiness.setTarget',
    body: readiness.setTarget,
    response: readiness.readiness,
  },

  ...ACTION_ROUTES,
  ...CLOSURE_ROUTES,

  {
    method: 'GET',
    path: '/api/history',
    // Which kinds of entries: historyEntitiesFor in the domain.
    access: 'action.read',
    query: history.planHistoryQuery,
    response: history.planHistoryPage,
  },
  {
    method: 'GET',
    path: '/api/history/changes',
    access: 'action.read',
    query: history.netChangesQuery,
    response: history.netChangesPage,
  },
  { method: 'GET', path: '/api/history/export', access: 'action.read', query: history.historyExportQuery },
  { method: 'GET', path: '/api/history/check', access: 'history.check', response: history.historyCheck },
  { method: 'GET', path: '/api/tags', access: 'action.read', response: parts.tagsPage },
  // Everyone keeps views of their own; what is shared asks for view.share, which the use cases look at.
  { method: 'GET', path: '/api/saved-views', access: 'action.read', response: views.savedViews },
  {
    method: 'POST',
    path: '/api/saved-views',
    access: 'action.read',
    body: views.newSavedView,
    response: views.savedView,
  },
  {
    method: 'PATCH',
    path: '/api/saved-views/:id',
    access: 'action.read',
    body: views.savedViewPatch,
    response: views.savedView,
    ifMatch: true,
  },
  { method: 'DELETE', path: '/api/saved-views/:id', access: 'action.read', response: views.savedViews, ifMatch: true },
  {
    method: 'PUT',
    path: '/api/plan-habits',
    access: 'action.read',
    body: views.planHabits,
    response: views.savedViews,
  },

  {
    method: 'GET',
    path: '/api/search',
    // People only with people.read.
    access: 'action.read',
    query: search.searchQuery,
    response: search.searchResult,
  },
  // text/event-stream; which kinds of things: historyEntitiesFor in the domain.
  { method: 'GET', path: '/api/events', access: 'signedIn' },

  { method: 'GET', path: '/api/reminder-policy', access: 'reminder.read', response: reminders.reminderPolicyView },
  {
    method: 'PUT',
    path: '/api/reminder-policy',
    access: 'reminder.edit',
    body: reminders.reminderPolicyBody,
    response: reminders.reminderPolicyView,
    ifMatch: true,
  },
  {
    method: 'GET',
    path: '/api/reminders/preview',
    access: 'reminder.read',
    query: reminders.reminderPreviewQuery,
    response: reminders.reminderPreview,
  },
  {
    method: 'GET',
    path: '/api/reminders/preview/mail',
    access: 'reminder.read',
    query: reminderAdmin.mailPreviewQuery,
    response: reminderAdmin.mailPreview,
  },
  {
    method: 'GET',
    path: '/api/reminders/log',
    access: 'reminder.read',
    query: reminders.reminderLogQuery,
    response: reminders.reminderLog,
  },
  {
    method: 'POST',
    path: '/api/reminders/log/:id/decision',
    access: 'reminder.edit',
    body: reminders.mailDecision,
    response: reminders.reminderLogEntry,
  },
  { method: 'POST', path: '/api/reminders/run', access: 'reminder.edit', response: reminders.sweepResult },
  { method: 'POST', path: '/api/reminders/sample', access: 'reminder.read', response: reminders.sampleSent },
  { method: 'GET', path: '/api/queue', access: 'queue.manage', response: reminderAdmin.queueHealth },
  {
    method: 'POST',
    path: '/api/queue/retry',
    access: 'queue.manage',
    body: reminderAdmin.retryJob,
    response: reminderAdmin.queueHealth,
  },
  { method: 'GET', path: '/api/mailbox', access: 'mailbox.read', response: reminders.mailbox },
  { method: 'GET', path: '/api/unsubscribe/:token', access: 'public', response: reminders.unsubscribeView },
  { method: 'POST', path: '/api/unsubscribe/:token', access: 'public', response: reminders.unsubscribeView },
  // For whoever knows the secret of BOUNCE_WEBHOOK_SECRET (Authorization: Bearer); 404 where none is set.
  { method: 'POST', path: '/api/bounces', access: 'public', message: true, response: reminders.returnedTaken },
  { method: 'GET', path: '/api/mail-links/:token', access: 'public', response: reminders.mailLinkView },
  {
    method: 'POST',
    path: '/api/mail-links/:token',
    access: 'public',
    body: actions.reportProgress,
    response: reminders.mailLinkView,
  },
] as const satisfies readonly Route[];
