import { ActionChecklist } from '../../backend/src/features/actions/checklist.js';
import { ActionComments } from '../../backend/src/features/actions/comments.js';
import { ActionEvidence } from '../../backend/src/features/actions/evidence.js';
import { ChangeActions } from '../../backend/src/features/actions/change-actions.js';
import { UnitOfWork } from '../../backend/src/persistence/unit-of-work.js';
import { EKVIK } from '../../backend/src/sample/ekvik.js';
import type { SampleClock } from '../../backend/src/sample/sample-clock.js';
import { type SampleTown, writeTown } from '../../backend/src/sample/sample-people.js';
import { COORDINATOR, playPlan } from '../../backend/src/sample/sample-plan.js';
import type { Api, Client } from './api-harness.js';
import { importReport } from './import-report.js';

/** Ekviks kommun as `npm start` shows it, in this test's database: its report imported, its plan played. Needs a worker. */
export async function loadSampleTown(api: Api): Promise<{ town: SampleTown; as: (key: string) => Promise<Client> }> {
  const unitOfWork = api.app.get(UnitOfWork);
  const town = await writeTown(unitOfWork, 'nobody signs in with a password');
  await unitOfWork.run(town.as(COORDINATOR), (tx) =>
    tx.execute('UPDATE municipality SET sample_loading = false WHERE id = $1', [town.municipalityId]),
  );
  const as = (key: string) => {
    const { actor, ...tenant } = town.as(key);
    return api.signInAsPerson(
      { ...api.home, id: town.municipalityId, tenant: { ...tenant, actor: null } },
      actor?.personId ?? '',
    );
  };
  const { evaluationId } = await importReport(await as(COORDINATOR));
  const loadedAt = api.clock.now();
  const importedDaysAgo = 10 + Math.max(...EKVIK.plan.map((action) => action.startedDaysAgo ?? 0));
  const get = <T>(type: new (...args: never[]) => T): T => api.app.get(type, { strict: false });
  const cast = { unitOfWork, town, loadedAt, importedDaysAgo, clock: api.clock as unknown as SampleClock };
  const [changes, evidence] = [get(ChangeActions), get(ActionEvidence)];
  const [checklist, comments] = [get(ActionChecklist), get(ActionComments)];
  await playPlan({ ...cast, changes, checklist, comments, evidence }, evaluationId);
  api.clock.set(loadedAt);
  return { town, as };
}
