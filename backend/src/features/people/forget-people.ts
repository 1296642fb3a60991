import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { forgottenAddress } from '@kompassplan/domain';
import { localDay } from '../../persistence/local-day.js';
import { lockActionsWhere } from '../../persistence/lock-actions.js';
import type { Tenant } from '../../persistence/tenant.js';
import { type MunicipalityHead, type Transaction, UnitOfWork } from '../../persistence/unit-of-work.js';
import { JobHandler } from '../../queue/job-handler.js';
import { JobQueue } from '../../queue/job-queue.js';
import { FORGOTTEN_TEXTS } from './forgotten-texts.js';
import { retentionView } from './retention.query.js';

/** Takes the names and addresses of people who left long ago out of everything, once a day. */
@Injectable()
export class ForgetPeople implements OnModuleInit {
  private readonly log = new Logger('ForgetPeople');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queue: JobQueue,
  ) {}

  onModuleInit(): void {
    this.queue.schedule('people.forget', '10 4 * * *', 'Europe/Stockholm', {});
  }

  /** Whatever fails for one person or municipality stops no other one; the job fails at the end, so that it is seen. */
  @JobHandler('people.forget')
  async run(): Promise<void> {
    const failed: unknown[] = [];
    for (const municipality of await this.unitOfWork.everyMunicipality()) {
      await this.forgetIn(municipality, failed).catch((error: unknown) => failed.push(error));
    }
    if (failed.length > 0) throw new AggregateError(failed, `Not forgotten because of faults: ${failed.length}.`);
  }

  /** One transaction for each person: what is done stays done, and the next night goes on. */
  private async forgetIn({ id, timeZone }: MunicipalityHead, failed: unknown[]): Promise<void> {
    const tenant: Tenant = { municipalityId: id, timeZone, actor: null };
    const due = await this.unitOfWork.read(tenant, async (tx) => {
      const today = localDay(tx.now, timeZone);
      return (await retentionView(tx)).coming.filter((person) => person.forgetOn <= today);
    });
    for (const person of due) {
      try {
        await this.unitOfWork.run(tenant, (tx) => forget(tx, person.id));
      } catch (error) {
        // By id: a log keeps no name of somebody who is to be forgotten.
        this.log.error(`${person.id}: ${error instanceof Error ? error.message : String(error)}`);
        failed.push(error);
      }
    }
  }
}

async function forget(tx: Transaction, id: string): Promise<void> {
  const { municipalityId } = tx.tenant;
  // Numbers are given one at a time, and whoever is taken back meanwhile is not forgotten.
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`people/${municipalityId}`]);
  const numbered = await tx.execute(
    `UPDATE person p SET forgotten_number = (SELECT coalesce(max(forgotten_number), 0) + 1 FROM person WHERE municipality_id = $1)
     WHERE municipality_id = $1 AND id = $2 AND NOT active AND forgotten_number IS NULL`,
    [municipalityId, id],
  );
  if (numbered === 0) return;
  // What hangs on an action is written under its lock; nobody else works at night.
  await lockActionsWhere(tx, 'true', []);
  const [as] = await tx.query<{ words: string[]; label: string }>('SELECT words, label FROM forgotten_as($1)', [id]);
  if (!as) return;
  for (const sql of FORGOTTEN_TEXTS) await tx.execute(sql, [municipalityId, as.words, as.label]);
  for (const sql of OWN_ROWS) await tx.execute(sql, [municipalityId, id]);
  await tx.execute('SELECT forget_in_proof($1)', [id]);
  // Last: it writes what it changed into the history, and whoever writes there must not wait for anybody.
  await tx.execute('SELECT forget_in_history($1, $2)', [id, tx.now]);
  await tx.execute(
    `UPDATE person SET name = $3, email = $4, password_hash = NULL, unit_id = NULL, hard_bounces = 0, version = version + 1
     WHERE municipality_id = $1 AND id = $2`,
    [municipalityId, id, as.label, forgottenAddress(id)],
  );
  await tx.record({ entity: 'person', entityId: id, event: 'person.forgotten' });
}

/** What only the person had a use for. */
const OWN_ROWS = [
  'DELETE FROM session WHERE municipality_id = $1 AND person_id = $2',
  'DELETE FROM one_time_token WHERE municipality_id = $1 AND person_id = $2',
  'DELETE FROM calendar_feed WHERE municipality_id = $1 AND person_id = $2',
  'DELETE FROM leave_period WHERE municipality_id = $1 AND person_id = $2',
  'DELETE FROM change_undo WHERE municipality_id = $1 AND person_id = $2',
  'DELETE FROM outbox_mail WHERE municipality_id = $1 AND person_id = $2',
  'DELETE FROM plan_habit WHERE municipality_id = $1 AND person_id = $2',
  'DELETE FROM saved_view WHERE municipality_id = $1 AND owner_id = $2 AND NOT shared',
];
