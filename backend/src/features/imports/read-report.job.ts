import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { createDraft, DomainError, parseReport } from '@kompassplan/domain';
import { readDocument } from '../../documents/read-document.js';
import type { Tenant } from '../../persistence/tenant.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import { type JobContext, JobHandler } from '../../queue/job-handler.js';
import { JobQueue } from '../../queue/job-queue.js';
import { findFileToRead, importsToRead } from './imports.query.js';
import { linkCorrections } from './learned-links.query.js';

/** How often the row learns how far the reading has come, and the reading learns that it was cancelled. */
const REPORT_EVERY_MS = 300;

/** Reads a received report into a draft. Running it twice does no harm: only an import that waits to be read changes. */
@Injectable()
export class ReadReport implements OnModuleInit {
  private readonly log = new Logger('Import');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queue: JobQueue,
  ) {}

  onModuleInit(): void {
    this.queue.schedule('import.sweep', '* * * * *', 'Europe/Stockholm', {});
  }

  @JobHandler('import.read')
  async read(
    { municipalityId, importId }: { municipalityId: string; importId: string },
    { last }: JobContext,
  ): Promise<void> {
    const tenant = systemTenant(municipalityId);
    const file = await this.unitOfWork.read(tenant, (tx) => findFileToRead(tx, importId));
    if (!file) return;
    try {
      const draft = await this.draftOf(tenant, importId, file);
      if (draft) await this.finish(tenant, importId, JSON.stringify(draft));
    } catch (error) {
      if (!(error instanceof DomainError) && !last) throw error;
      // Nobody tries again: the reader must not wait for ever.
      await this.fail(tenant, importId, error instanceof DomainError ? error : new DomainError('document.damaged'));
      if (!(error instanceof DomainError)) throw error;
    }
  }

  /** Wakes up what a lost job left behind. */
  @JobHandler('import.sweep')
  async sweep(): Promise<void> {
    for (const municipality of await this.unitOfWork.everyMunicipality()) {
      const waiting = await this.unitOfWork.read(systemTenant(municipality.id), importsToRead);
      for (const importId of waiting) {
        await this.queue.wake('import.read', { municipalityId: municipality.id, importId }, { once: importId });
      }
    }
  }

  private async draftOf(tenant: Tenant, importId: string, file: { fileName: string; content: Buffer }) {
    const cancelled = new AbortController();
    let fraction = 0;
    let reporting: Promise<void> = Promise.resolve();
    const timer = setInterval(() => {
      reporting = this.report(tenant, importId, fraction)
        .then((stillWanted) => {
          if (!stillWanted) cancelled.abort();
        })
        .catch((error: unknown) => this.log.warn(`Progress was not written: ${String(error)}`));
    }, REPORT_EVERY_MS);
    try {
      const lines = await readDocument(file.content, file.fileName, {
        signal: cancelled.signal,
        onProgress: (done) => (fraction = done),
      });
      return createDraft(parseReport(lines), await this.unitOfWork.read(tenant, linkCorrections));
    } catch (error) {
      if (cancelled.signal.aborted) return null;
      throw error;
    } finally {
      clearInterval(timer);
      await reporting;
    }
  }

  private async report(tenant: Tenant, importId: string, fraction: number): Promise<boolean> {
    const touched = await this.unitOfWork.run(tenant, (tx) =>
      tx.execute(
        `UPDATE report_import SET progress = $3 WHERE municipality_id = $1 AND id = $2 AND status = 'reading'`,
        [tenant.municipalityId, importId, fraction],
      ),
    );
    return touched === 1;
  }

  private finish(tenant: Tenant, importId: string, draft: string): Promise<void> {
    return this.unitOfWork.run(tenant, async (tx) => {
      await tx.execute(
        `UPDATE report_import SET status = 'review', progress = 1, draft = $3::jsonb, version = version + 1
         WHERE municipality_id = $1 AND id = $2 AND status = 'reading'`,
        [tenant.municipalityId, importId, draft],
      );
    });
  }

  private fail(tenant: Tenant, importId: string, error: DomainError): Promise<void> {
    return this.unitOfWork.run(tenant, async (tx) => {
      const touched = await tx.execute(
        `UPDATE report_import SET status = 'failed', failure_code = $3, failure_details = $4::jsonb, version = version + 1
         WHERE municipality_id = $1 AND id = $2 AND status = 'reading'`,
        [tenant.municipalityId, importId, error.code, JSON.stringify(error.details)],
      );
      if (touched === 1) {
        await tx.record({ entity: 'import', entityId: importId, event: 'import.failed', note: error.code });
      }
    });
  }
}

function systemTenant(municipalityId: string): Tenant {
  return { municipalityId, timeZone: 'Europe/Stockholm', actor: null };
}
