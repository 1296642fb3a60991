import { Injectable } from '@nestjs/common';
import { DomainError } from '@kompassplan/domain';
import type { Tenant } from '../../persistence/tenant.js';
import { UnitOfWork } from '../../persistence/unit-of-work.js';
import { findImport, type ImportHead, latestImports } from './imports.query.js';
import { removeRefused } from './remove-refused.js';

/** Takes an import that came to nothing off the list, with its file. */
@Injectable()
export class RemoveImport {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * @returns those that are left
   * @throws DomainError not-found; import.not-removable when it is under way, under review or in the plan
   */
  remove(tenant: Tenant, id: string): Promise<ImportHead[]> {
    return this.unitOfWork.run(tenant, async (tx) => {
      if (!(await findImport(tx, id, true))) throw new DomainError('not-found');
      if ((await removeRefused(tx, { id })) === 0) throw new DomainError('import.not-removable');
      return latestImports(tx);
    });
  }
}
