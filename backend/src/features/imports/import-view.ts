import type { ImportsPage, ImportView } from '@kompassplan/contract';
import { DomainError, MOST_ERRORS } from '@kompassplan/domain';
import { catalogueOf, formatPhrase, type Language } from '@kompassplan/phrases';
import { problemOf } from '../../http/problem.filter.js';
import type { Tenant } from '../../persistence/tenant.js';
import type { ImportHead, ImportWithDraft } from './imports.query.js';

function languageOf(tenant: Tenant): Language {
  return tenant.actor?.language ?? 'sv';
}

/** One import as a list shows it. */
export function headView(head: ImportHead, tenant: Tenant) {
  return {
    id: head.id,
    status: head.status,
    progress: head.progress,
    fileName: head.fileName,
    bytes: head.bytes,
    sha256: head.sha256,
    createdAt: head.createdAt.toISOString(),
    createdBy: head.createdBy,
    committed: head.committed,
    reviewers: [...head.reviewers],
    failure: head.failureCode
      ? {
          code: head.failureCode,
          message: problemOf(new DomainError(head.failureCode, head.failureDetails ?? {}), languageOf(tenant)).title,
        }
      : null,
    evaluationId: head.evaluationId,
    replaced: head.replaced,
    version: head.version,
  };
}

export function importsView(heads: readonly ImportHead[], tenant: Tenant): ImportsPage {
  return { items: heads.map((head) => headView(head, tenant)), total: heads.length, nextCursor: null };
}

/** One import with its draft, or with what its sheet still needs. */
export function importViewOf(found: ImportWithDraft, tenant: Tenant): ImportView {
  const language = languageOf(tenant);
  const phrases = catalogueOf(language);
  const { sheet } = found;
  return {
    ...headView(found, tenant),
    draft: found.draft as ImportView['draft'],
    sheets: found.status === 'mapping' ? ((sheet?.previews ?? null) as ImportView['sheets']) : null,
    mapping: found.status === 'mapping' ? ((sheet?.mapping ?? null) as ImportView['mapping']) : null,
    errors: sheet?.errors.length
      ? {
          items: sheet.errors.map(({ cell, code, details }) => ({
            cell,
            code,
            sentence: formatPhrase(phrases, language, `sheet.error.${code}`, details),
          })),
          most: MOST_ERRORS,
        }
      : null,
  };
}
