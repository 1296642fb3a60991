import * as actions from './actions.js';
import * as closure from './closure.js';
import * as evidence from './evidence.js';
import type { Route } from './route.js';

/** The routes of evidence and of how work is closed, a part of `ROUTES`. */
export const CLOSURE_ROUTES = [
  {
    method: 'POST',
    path: '/api/actions/:id/evidence',
    access: 'action.report',
    body: evidence.newEvidence,
    multipart: true,
    response: actions.actionView,
  },
  { method: 'GET', path: '/api/actions/:id/evidence/:evidenceId/file', access: 'action.read' },
  // On verified work a second person's, whatever the role: assertProofMayChange in the domain asks for it.
  {
    method: 'PATCH',
    path: '/api/actions/:id/evidence/:evidenceId',
    access: 'action.report',
    body: evidence.evidencePatch,
    response: actions.actionView,
    ifMatch: true,
  },
  {
    method: 'POST',
    path: '/api/actions/:id/evidence/:evidenceId/versions',
    access: 'action.report',
    body: evidence.newEvidence,
    multipart: true,
    response: actions.actionView,
    ifMatch: true,
  },
  { method: 'GET', path: '/api/actions/:id/evidence/:evidenceId/versions/:number/file', access: 'action.read' },
  {
    method: 'DELETE',
    path: '/api/actions/:id/evidence/:evidenceId',
    access: 'action.report',
    response: actions.actionView,
    ifMatch: true,
  },
  {
    method: 'POST',
    path: '/api/actions/:id/effect-check',
    access: 'action.verify',
    body: closure.effectAnswer,
    response: actions.actionView,
    ifMatch: true,
  },
  // Another date is asked for by PATCH /api/actions/:id, as it is set where nobody has to approve it.
  {
    method: 'POST',
    path: '/api/actions/:id/due-request/decision',
    access: 'due.decide',
    body: closure.dueDecision,
    response: actions.actionView,
    ifMatch: true,
  },
  {
    method: 'DELETE',
    path: '/api/actions/:id/due-request',
    access: 'action.report',
    response: actions.actionView,
    ifMatch: true,
  },
  { method: 'GET', path: '/api/plan-policy', access: 'action.read', response: closure.planPolicy },
  {
    method: 'PUT',
    path: '/api/plan-policy',
    access: 'planPolicy.edit',
    body: closure.planPolicyBody,
    response: closure.planPolicy,
    ifMatch: true,
  },
] as const satisfies readonly Route[];
