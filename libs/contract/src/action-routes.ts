import * as changes from './action-changes.js';
import * as kin from './action-kin.js';
import * as parts from './action-parts.js';
import * as actions from './actions.js';
import * as actionSheets from './action-sheets.js';
import type { Route } from './route.js';

/** The routes of actions and of what belongs to one, a part of `ROUTES`. */
export const ACTION_ROUTES = [
  {
    method: 'GET',
    path: '/api/actions',
    access: 'action.read',
    query: actions.actionQuery,
    response: actions.actionsPage,
  },
  {
    method: 'POST',
    path: '/api/actions',
    access: 'action.create',
    body: actions.newAction,
    response: actions.actionView,
  },
  {
    method: 'POST',
    path: '/api/actions/bulk',
    access: 'action.edit',
    body: changes.bulkChange,
    response: changes.bulkResult,
  },
  {
    method: 'POST',
    path: '/api/actions/bulk/preview',
    access: 'action.edit',
    body: changes.bulkChange,
    response: changes.bulkPreview,
  },
  // Everybody sees and takes back their own changes only; which right that needs is told by decideUndo.
  { method: 'GET', path: '/api/changes', access: 'action.report', response: changes.recentChanges },
  { method: 'POST', path: '/api/changes/:id/undo', access: 'action.report', response: changes.undoResult },
  {
    method: 'POST',
    path: '/api/actions/:id/copy',
    access: 'action.edit',
    body: kin.copyAction,
    response: actions.actionView,
    ifMatch: true,
  },
  {
    method: 'POST',
    path: '/api/actions/:id/split',
    access: 'action.edit',
    body: kin.splitAction,
    response: actions.actionView,
    ifMatch: true,
  },
  {
    method: 'POST',
    path: '/api/actions/:id/merge',
    access: 'action.edit',
    body: kin.mergeActions,
    response: actions.actionView,
    ifMatch: true,
  },
  { method: 'GET', path: '/api/actions/export', access: 'action.read', query: actionSheets.actionExportQuery },
  // Which right each row needs is told by decideChange, row by row.
  {
    method: 'POST',
    path: '/api/actions/sheet',
    access: 'action.report',
    query: actionSheets.actionSheetQuery,
    multipart: true,
    response: actionSheets.actionSheetDiff,
  },
  {
    method: 'POST',
    path: '/api/actions/sheet/changes',
    access: 'action.report',
    body: actionSheets.actionSheetChanges,
    response: actionSheets.actionSheetResult,
  },
  { method: 'GET', path: '/api/actions/:id', access: 'action.read', response: actions.actionView },
  {
    method: 'PATCH',
    path: '/api/actions/:id',
    // Which right a change needs depends on the field (edit, report, verify): decideChange in the domain asks for it.
    access: 'action.read',
    body: actions.actionPatch,
    response: actions.changedAction,
    ifMatch: true,
  },
  {
    method: 'POST',
    path: '/api/actions/:id/progress',
    access: 'action.report',
    body: actions.reportProgress,
    response: actions.changedAction,
    ifMatch: 'optional',
  },
  {
    method: 'POST',
    path: '/api/actions/:id/comments',
    access: 'action.comment',
    body: parts.newComment,
    response: actions.actionView,
  },
  {
    method: 'POST',
    path: '/api/actions/:id/checklist',
    access: 'action.edit',
    body: parts.checklistText,
    response: actions.actionView,
  },
  {
    method: 'PUT',
    path: '/api/actions/:id/checklist/order',
    access: 'action.edit',
    body: parts.checklistOrder,
    response: actions.actionView,
    ifMatch: true,
  },
  {
    method: 'PATCH',
    path: '/api/actions/:id/checklist/:itemId',
    access: 'action.edit',
    body: parts.checklistText,
    response: actions.actionView,
    ifMatch: true,
  },
  {
    method: 'POST',
    path: '/api/actions/:id/checklist/:itemId/tick',
    access: 'action.report',
    body: parts.checklistTick,
    response: actions.actionView,
  },
  {
    method: 'DELETE',
    path: '/api/actions/:id/checklist/:itemId',
    access: 'action.edit',
    response: actions.actionView,
    ifMatch: true,
  },
  {
    method: 'GET',
    path: '/api/actions/:id/history',
    access: 'action.read',
    query: actions.historyQuery,
    response: actions.historyPage,
  },
] as const satisfies readonly Route[];
