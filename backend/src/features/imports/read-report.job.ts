import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DomainError, type ImportDraft } from '@kompassplan/domain';
import { readContent } from '../../documents/read-document.js';
import type { Tenant } from '../../persistence/tenant.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import { type JobContext, JobHandler } from '../../queue/job-handler.js';
import { JobQueue } from '../../queue/job-queue.js';
import { type ContentReading, draftOfContent } from './draft-of-content.js';
import { type FileToRead, findFileToRead, importsToRead, type SheetState } from './imports.query.js';
import { linkCorrections } from './learned-links.query.js';
import { unknownNames } from './unknown-names.js';

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
      const reading = await this.readingOf(tenant, file);
      if (reading) await this.finish(tenant, file, reading);
    } catch (error) {
      if (!(error instanceof DomainError) && !last) throw error;
      // Nobody tries again: the reader must not wait for ever, nor hear that the file is at fault when we are.
      const told = error instanceof DomainError ? error : new DomainError('document.reader-failed');
      await this.fail(tenant, file, told);
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

  private async readingOf(tenant: Tenant, file: FileToRead): Promise<ContentReading | null> {
    const cancelled = new AbortController();
    let fraction = 0;
    let reporting: Promise<void> = Promise.resolve();
    const timer = setInterval(() => {
      reporting = this.report(tenant, file.id, fraction)
        .then((stillWanted) => {
          if (!stillWanted) cancelled.abort();
        })
        .catch((error: unknown) => this.log.warn(`Progress was not written: ${String(error)}`));
    }, REPORT_EVERY_MS);
    try {
      const content = await readContent(file.content, file.fileName, {
        signal: cancelled.signal,
        onProgress: (done) => (fraction = done),
      });
      const learned = await this.unitOfWork.read(tenant, linkCorrections);
      return draftOfContent(content, file.sheet?.mapping ?? null, learned);
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

  private async finish(tenant: Tenant, file: FileToRead, reading: ContentReading): Promise<void> {
    if (reading.kind === 'draft') return this.toReview(tenant, file, reading.draft);
    const errors = reading.kind === 'faults' ? reading.errors : [];
    const sheet: SheetState = { previews: reading.previews ?? [], mapping: file.sheet?.mapping ?? null, errors };
    // Whoever chose the columns may choose again; with our own heads, the file has to be corrected.
    if (reading.previews !== null) return this.toMapping(tenant, file, sheet);
    const details = { count: errors.length, cell: errors[0]?.cell ?? '' };
    const code = reading.kind === 'faults' && reading.json ? 'sheet.values' : 'sheet.rows';
    return this.fail(tenant, file, new DomainError(code, details), sheet);
  }

  private toReview(tenant: Tenant, file: FileToRead, draft: ImportDraft): Promise<void> {
    return this.unitOfWork.run(tenant, async (tx) => {
      const notes = await unknownNames(tx, draft);
      const noted = { ...draft, report: { ...draft.report, notes: [...draft.report.notes, ...notes] } };
      await tx.execute(
        `UPDATE report_import SET status = 'review', progress = 1, draft = $4::jsonb, version = version + 1 ${AS_BEGUN}`,
        [...begun(tenant, file), JSON.stringify(noted)],
      );
    });
  }

  private toMapping(tenant: Tenant, file: FileToRead, sheet: SheetState): Promise<void> {
    return this.unitOfWork.run(tenant, async (tx) => {
      await tx.execute(
        `UPDATE report_import SET status = 'mapping', progress = 1, sheet = $4::jsonb, version = version + 1 ${AS_BEGUN}`,
        [...begun(tenant, file), JSON.stringify(sheet)],
      );
    });
  }

  private fail(tenant: Tenant, file: FileToRead, error: DomainError, sheet: SheetState | null = null): Promise<void> {
    return this.unitOfWork.run(tenant, async (tx) => {
      const touched = await tx.execute(
        `UPDATE report_import SET status = 'failed', failure_code = $4, failure_details = $5::jsonb,
           sheet = $6::jsonb, version = version + 1 ${AS_BEGUN}`,
        [
          ...begun(tenant, file),
          error.code,
          JSON.stringify(error.details),
          sheet === null ? null : JSON.stringify(sheet),
        ],
      );
      if (touched === 1) {
        await tx.record({ entity: 'import', entityId: file.id, event: 'import.failed', note: error.code });
      }
    });
  }
}

/** Only while it waits for this very reading. Its parameters are those of `begun`. */
const AS_BEGUN = `WHERE municipality_id = $1 AND id = $2 AND status = 'reading' AND version = $3`;

function begun({ municipalityId }: Tenant, { id, version }: FileToRead): [string, string, number] {
  return [municipalityId, id, version];
}

function systemTenant(municipalityId: string): Tenant {
  return { municipalityId, timeZone: 'Europe/Stockholm', actor: null };
}
