import 'reflect-metadata';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { DEMO_PASSWORD } from './auth/demo-accounts.js';
import { hashPassword } from './auth/passwords.js';
import { ConfigModule } from './config/config.module.js';
import { environment } from './environment.js';
import { ActionsModule } from './features/actions/actions.module.js';
import { ChangeActions } from './features/actions/change-actions.js';
import { ActionChecklist } from './features/actions/checklist.js';
import { ActionComments } from './features/actions/comments.js';
import { ActionEvidence } from './features/actions/evidence.js';
import { EvaluationsModule } from './features/evaluations/evaluations.module.js';
import { CommitImport } from './features/imports/commit-import.js';
import { ImportJobsModule } from './features/imports/import-jobs.module.js';
import { ImportsModule } from './features/imports/imports.module.js';
import { ReadReport } from './features/imports/read-report.job.js';
import { ReceiveReport } from './features/imports/receive-report.js';
import { localDay } from './persistence/local-day.js';
import { PersistenceModule } from './persistence/persistence.module.js';
import { setPlanPolicy } from './features/plan-policy/set-plan-policy.js';
import { UnitOfWork } from './persistence/unit-of-work.js';
import { EKVIK } from './sample/ekvik.js';
import { SampleClock } from './sample/sample-clock.js';
import { forgetHalfLoaded } from './sample/forget-half-loaded.js';
import { COORDINATOR, playPlan } from './sample/sample-plan.js';
import { writeTown } from './sample/sample-people.js';

/*
 * Loads the invented Ekviks kommun (embedded profile only): its report through the real import, its plan through the
 * real use cases. Does nothing when it is there already, and nothing where a real municipality is.
 */
const DAY = 86_400_000;

@Module({
  imports: [PersistenceModule, ImportsModule, ImportJobsModule, EvaluationsModule, ActionsModule],
})
class SampleModule {}

const { env, close } = await environment('all');
try {
  if (env.sample) await loadOnce();
} catch (error) {
  process.stderr.write(`Exemplet kunde inte laddas: ${(error as Error).message}\n`);
  process.exitCode = 1;
} finally {
  await close();
}

/** One loader at a time: a second one waits, and then finds the sample complete. */
async function loadOnce(): Promise<void> {
  if (!env.databaseUrl) throw new Error('DATABASE_URL saknas.');
  const owner = new pg.Client({ connectionString: env.databaseUrl });
  await owner.connect();
  try {
    await owner.query('SELECT pg_advisory_lock(hashtext($1))', ['kompassplan:sample']);
    await forgetHalfLoaded(owner);
    await load();
  } finally {
    await owner.end();
  }
}

async function load(): Promise<void> {
  const clock = new SampleClock();
  const app = await NestFactory.createApplicationContext(
    { module: SampleModule, imports: [ConfigModule.with(env, clock)] },
    { logger: ['error', 'warn'] },
  );
  try {
    const unitOfWork = app.get(UnitOfWork);
    const present = await unitOfWork.everyMunicipality();
    if (present.some(({ sample }) => sample)) return;
    if (present.length > 0) {
      const names = present.map(({ name }) => name).join(', ');
      process.stdout.write(`Exemplet laddas inte: databasen används redan av ${names}.\n`);
      return;
    }
    process.stdout.write('Laddar exemplet Ekviks kommun …\n');
    const loadedAt = new Date();
    const importedDaysAgo = 10 + Math.max(...EKVIK.plan.map((action) => action.startedDaysAgo ?? 0));
    clock.set(new Date(loadedAt.getTime() - importedDaysAgo * DAY));
    const town = await writeTown(unitOfWork, await hashPassword(DEMO_PASSWORD));
    const evaluationId = await importReport();
    // Soon enough for the sample to have an effect to look at.
    await unitOfWork.run(town.as(COORDINATOR), (tx) => setPlanPolicy(tx, 0, { effectMonths: 6, approveDue: false }));
    const cast = { unitOfWork, clock, town, loadedAt, importedDaysAgo };
    const [changes, evidence] = [app.get(ChangeActions), app.get(ActionEvidence)];
    const [checklist, comments] = [app.get(ActionChecklist), app.get(ActionComments)];
    await playPlan({ ...cast, changes, checklist, comments, evidence }, evaluationId);
    await finish(evaluationId);

    async function importReport(): Promise<string> {
      const tenant = town.as(COORDINATOR);
      const content = await readFile(resolve('test/fixtures/ekvik-2017.docx'));
      const { id } = await app.get(ReceiveReport).receive(tenant, { name: 'kommunkompassen-ekvik-2017.docx', content });
      await app
        .get(ReadReport)
        .read(
          { municipalityId: town.municipalityId, importId: id },
          { attempt: 1, last: true, signal: new AbortController().signal },
        );
      return (await app.get(CommitImport).commit(tenant, id)).evaluationId;
    }

    async function finish(evaluation: string): Promise<void> {
      clock.set(loadedAt);
      const followUpOn = localDay(new Date(loadedAt.getTime() + EKVIK.followUpInDays * DAY), 'Europe/Stockholm');
      await unitOfWork.run(town.as(COORDINATOR), async (tx) => {
        const key = [town.municipalityId, evaluation];
        await tx.execute('UPDATE evaluation SET follow_up_on = $3 WHERE municipality_id = $1 AND id = $2', [
          ...key,
          followUpOn,
        ]);
        // Nobody is told today of what was assigned to them months ago.
        await tx.execute('DELETE FROM reminder_event WHERE municipality_id = $1', [town.municipalityId]);
        await tx.execute('UPDATE municipality SET sample_loading = false WHERE id = $1', [town.municipalityId]);
      });
    }
  } finally {
    await app.close();
  }
}
