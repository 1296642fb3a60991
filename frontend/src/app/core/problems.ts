import { HttpErrorResponse } from '@angular/common/http';
import type { Problem } from '@kompassplan/contract';
import { hasPhrase, translate } from './i18n';

export type { Problem } from '@kompassplan/contract';

/** The problem+json body of a failed request, or null when the answer was something else (no network, a proxy's page). */
export function problemOf(error: unknown): Problem | null {
  const body: unknown = error instanceof HttpErrorResponse ? error.error : null;
  if (typeof body !== 'object' || body === null) return null;
  const { code, status } = body as Partial<Problem>;
  return typeof code === 'string' && typeof status === 'number' ? (body as Problem) : null;
}

/** One sentence for the reader about what went wrong, in the language of the page. */
export function problemMessage(error: unknown): string {
  const problem = problemOf(error);
  if (problem) {
    const key = `problem.${problem.code}`;
    if (hasPhrase(key)) return translate(key, problem.details);
    if (problem.detail) return problem.detail;
  }
  if (!(error instanceof HttpErrorResponse)) return translate('shell.problem-unknown');
  const known = [0, 401, 403, 404, 409, 412, 413, 422, 429].includes(error.status);
  return translate(known ? `shell.problem-${error.status}` : 'shell.problem-unknown');
}
