import * as leave from './leave.js';
import * as people from './people.js';
import type { Route } from './route.js';

/** People, their units, and their time away. */
export const PEOPLE_ROUTES = [
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
  { method: 'DELETE', path: '/api/leave-periods/:id', access: 'leave.plan' },
] as const satisfies readonly Route[];
