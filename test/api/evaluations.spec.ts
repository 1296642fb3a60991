import type { Evaluation, Readiness } from '@kompassplan/contract';
import { UnitOfWork } from '../../backend/src/persistence/unit-of-work.js';
import { type Api, type Client, startApi } from '../support/api-harness.js';
import { seedPlan } from '../support/seed-plan.js';

/** The day of the follow-up and the targets: changed as they were seen, and told in the record. */
let api: Api;
let coordinator: Client;
let path: string;
let evaluationId: string;

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  const town = await api.seedMunicipality();
  ({ evaluationId } = await seedPlan(api.app.get(UnitOfWork), town));
  coordinator = await api.signInAs('coordinator', town);
  path = `/api/evaluations/${evaluationId}`;
});

const record = () =>
  api.sqlAsOwner('SELECT event, changes, note FROM history WHERE entity_id = $1 ORDER BY id', [evaluationId]);

it('the day of the follow-up is set on the version that was seen, and told', async () => {
  const set = await coordinator.patch<Evaluation>(path, { followUpOn: '2028-02-29' }, { version: 1 });
  expect(set.body).toMatchObject({ followUpOn: '2028-02-29', version: 2 });
  const stale = await coordinator.patch(path, { followUpOn: '2029-01-31' }, { version: 1 });
  expect([stale.status, stale.body.current]).toMatchObject([412, { followUpOn: '2028-02-29', version: 2 }]);
  expect((await coordinator.get<Evaluation>(path)).body).toMatchObject({ followUpOn: '2028-02-29', version: 2 });
  expect(await record()).toEqual([
    {
      event: 'evaluation.changed',
      changes: [{ field: 'followUpOn', from: null, to: '2028-02-29' }],
      note: null,
    },
  ]);
});

it('a target set by hand is told with its reason, and so is giving it back', async () => {
  await coordinator.put<Readiness>(`${path}/targets/1.1`, { target: 12, reason: 'Nämndens mål' });
  await coordinator.put<Readiness>(`${path}/targets/1.1`, { target: null, reason: 'Tillbaka till regeln' });
  expect(await record()).toEqual([
    { event: 'target.changed', changes: [{ field: 'target 1.1', from: null, to: '12' }], note: 'Nämndens mål' },
    { event: 'target.changed', changes: [{ field: 'target 1.1', from: '12', to: null }], note: 'Tillbaka till regeln' },
  ]);
});
