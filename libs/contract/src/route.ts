import type { Permission } from '@kompassplan/domain';
import type { z } from 'zod';

/**
 * One row of the table of routes. `access` is a permission, `signedIn` (any session) or `public`.
 * The backend refuses to start when its routes and this table differ; OpenAPI, the generated
 * access tests and the frontend's clients are made from it.
 */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly access: Permission | 'signedIn' | 'public';
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly response?: z.ZodType;
  /** The body is (or may be) multipart/form-data with a part named `file`. */
  readonly multipart?: true;
  /** The body is one message, as mail servers write it: message/rfc822. */
  readonly message?: true;
  /** Needs If-Match with the version that was read; 428 without (unless it is optional), 412 when stale. */
  readonly ifMatch?: true | 'optional';
}
