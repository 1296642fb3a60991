import { DomainError } from '@kompassplan/domain';
import { detectKind, type DocumentKind } from './detect-kind.js';
import { DocumentProblem } from './document-problem.js';
import { DEFAULT_LIMITS } from './read-limits.js';

export type { DocumentKind } from './detect-kind.js';

/**
 * What a file is, told by its content. Looks only at signatures: nothing is unpacked.
 * @param name tells a table from other text, nothing else
 * @throws DomainError document.empty, document.too-large, document.encrypted, document.picture, document.unknown-kind
 */
export async function documentKind(bytes: Uint8Array, name = ''): Promise<DocumentKind> {
  if (bytes.length > DEFAULT_LIMITS.maxBytes) throw new DomainError('document.too-large');
  try {
    return await detectKind(bytes, name);
  } catch (error) {
    throw error instanceof DocumentProblem ? new DomainError(error.code) : error;
  }
}
