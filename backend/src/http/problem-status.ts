/** HTTP status of a problem code. A rule of the field that is not named here answers 422. */
export const PROBLEM_STATUS: Readonly<Record<string, number>> = {
  'bad-request': 400,
  'malformed-json': 400,
  'one-file': 400,
  'not-signed-in': 401,
  'wrong-credentials': 401,
  forbidden: 403,
  csrf: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'already-exists': 409,
  'email-taken': 409,
  'unit-name-taken': 409,
  'view.name-taken': 409,
  'import.duplicate-evaluation': 409,
  'import.no-such-evaluation': 404,
  'person-forgotten': 409,
  'import.not-in-review': 409,
  'import.not-removable': 409,
  'import.other-evaluation': 409,
  'action.merge-changed': 409,
  'undo.done-already': 409,
  'link-expired': 410,
  'undo.too-late': 410,
  'stale-version': 412,
  'too-large': 413,
  'document.too-large': 413,
  'unsupported-media-type': 415,
  'version-missing': 428,
  'too-many-attempts': 429,
  'too-many-streams': 429,
  internal: 500,
  unavailable: 503,
};

export function statusOf(code: string): number {
  return PROBLEM_STATUS[code] ?? 422;
}
