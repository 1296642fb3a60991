import { Injectable } from '@nestjs/common';
import type { SheetMappingBody } from '@kompassplan/contract';
import { DomainError, OWN_HEADS } from '@kompassplan/domain';
import { StaleVersion } from '../../http/refusals.js';
import type { Tenant } from '../../persistence/tenant.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import { JobQueue } from '../../queue/job-queue.js';
import { findImport, type ImportWithDraft } from './imports.query.js';

/** A person says what the columns of a foreign sheet are; the file is then read again, on the same road as any other. */
@Injectable()
export class MapSheet {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queue: JobQueue,
  ) {}

  /** @throws DomainError not-found, stale-version, sheet.not-mapping, sheet.mapping */
  async map(
    tenant: Tenant,
    id: string,
    version: number,
    mapping: SheetMappingBody,
    shown: (found: ImportWithDraft) => unknown,
  ): Promise<ImportWithDraft> {
    const mapped = await this.unitOfWork.run(tenant, async (tx) => {
      const found = await findImport(tx, id, true);
      if (!found) throw new DomainError('not-found');
      if (found.version !== version) throw new StaleVersion(shown(found));
      if (found.status !== 'mapping' || !found.sheet) throw new DomainError('sheet.not-mapping');
      const { columns, rowsAre } = mapping;
      const needed = OWN_HEADS.filter((column) => column !== 'type' || rowsAre === null);
      const known = found.sheet.previews.some(({ sheet }) => sheet === mapping.sheet);
      if (!known || needed.some((column) => columns[column] === undefined)) throw new DomainError('sheet.mapping');
      const sheet = { ...found.sheet, mapping, errors: [] };
      await tx.execute(
        `UPDATE report_import SET status = 'reading', progress = 0, sheet = $3::jsonb, version = version + 1
         WHERE municipality_id = $1 AND id = $2`,
        [tenant.municipalityId, id, JSON.stringify(sheet)],
      );
      await tx.record({ entity: 'import', entityId: id, event: 'import.mapped' });
      return { ...found, status: 'reading' as const, progress: 0, sheet, version: found.version + 1 };
    });
    // Read once before, so the first wake-up's key is spent.
    const wish = { municipalityId: tenant.municipalityId, importId: id };
    await this.queue.wake('import.read', wish, { once: `${id}-${mapped.version}` });
    return mapped;
  }
}
