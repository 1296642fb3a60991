import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ImportCreated } from '@kompassplan/contract';
import { documentKind } from '../../documents/document-kind.js';
import { newId } from '../../persistence/new-id.js';
import type { Tenant } from '../../persistence/tenant.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import { JobQueue } from '../../queue/job-queue.js';
import { findSameFile } from './imports.query.js';

export interface ReceivedFile {
  readonly name: string;
  readonly content: Buffer;
}

/** Takes a report in and asks a worker to read it. Nothing reaches the plan before a person has reviewed the draft. */
@Injectable()
export class ReceiveReport {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queue: JobQueue,
  ) {}

  /**
   * @returns the new import; or, when the same bytes are known, the import that holds them and, once committed, the
   * evaluation they became.
   * @throws DomainError document.empty, document.unknown-kind, document.too-large
   */
  async receive(tenant: Tenant, file: ReceivedFile): Promise<ImportCreated> {
    const kind = await documentKind(file.content, file.name);
    const sha256 = createHash('sha256').update(file.content).digest('hex');
    const { created, isNew } = await this.unitOfWork.run(tenant, async (tx) => {
      // Two uploads of one file at the same moment: the second waits here and then finds the first.
      await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [tenant.municipalityId + sha256]);
      const known = await findSameFile(tx, sha256);
      if (known)
        return { created: { id: known.id, status: known.status, duplicateOf: known.evaluationId }, isNew: false };
      const id = newId();
      const fileId = newId();
      await tx.query(
        `INSERT INTO stored_file (id, municipality_id, name, media_type, bytes, sha256, content, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          fileId,
          tenant.municipalityId,
          file.name,
          MEDIA_TYPES[kind],
          file.content.length,
          sha256,
          file.content,
          tx.now,
        ],
      );
      await tx.query(
        `INSERT INTO report_import (id, municipality_id, file_id, file_name, bytes, sha256, status, created_by, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, 'reading', $7, $8)`,
        [id, tenant.municipalityId, fileId, file.name, file.content.length, sha256, tenant.actor?.personId, tx.now],
      );
      await tx.record({ entity: 'import', entityId: id, event: 'import.received', note: file.name });
      return { created: { id, status: 'reading' as const, duplicateOf: null }, isNew: true };
    });
    // After COMMIT, so that the worker finds the row. A lost wake-up is made up for by the sweep.
    if (isNew) {
      const wish = { municipalityId: tenant.municipalityId, importId: created.id };
      await this.queue.wake('import.read', wish, { once: created.id });
    }
    return created;
  }
}

const MEDIA_TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  text: 'text/plain',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  json: 'application/json',
} as const;
