import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Transaction, UnitOfWork } from '../../persistence/unit-of-work.js';
import { JobHandler } from '../../queue/job-handler.js';
import { JobQueue } from '../../queue/job-queue.js';

/** How long a file that never became a plan can still be looked into. */
const KEPT_DAYS = 30;

/**
 * Removes files that could not be read or whose review was dropped, a month after they came: nothing refers to them, and
 * what is not needed is not kept. That they came, and what became of them, stays in the history.
 */
@Injectable()
export class RemoveRefusedImports implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queue: JobQueue,
  ) {}

  onModuleInit(): void {
    this.queue.schedule('import.housekeep', '40 3 * * *', 'Europe/Stockholm', {});
  }

  @JobHandler('import.housekeep')
  async run(): Promise<void> {
    for (const { id: municipalityId } of await this.unitOfWork.everyMunicipality()) {
      const tenant = { municipalityId, timeZone: 'Europe/Stockholm', actor: null };
      await this.unitOfWork.run(tenant, removeRefused);
    }
  }
}

async function removeRefused(tx: Transaction): Promise<void> {
  const removed = await tx.query<{ id: string; name: string }>(
    `WITH refused AS (
       DELETE FROM report_import i
       WHERE i.municipality_id = $1 AND i.status IN ('failed', 'cancelled') AND i.created_at < $2::timestamptz - make_interval(days => $3)
         AND NOT EXISTS (SELECT FROM evaluation e WHERE e.municipality_id = $1 AND e.import_id = i.id)
       RETURNING i.id, i.file_id, i.file_name),
     file AS (DELETE FROM stored_file f USING refused r WHERE f.municipality_id = $1 AND f.id = r.file_id)
     SELECT id, file_name AS name FROM refused`,
    [tx.tenant.municipalityId, tx.now, KEPT_DAYS],
  );
  for (const { id, name } of removed) {
    await tx.record({ entity: 'import', entityId: id, event: 'import.removed', note: name });
  }
}
