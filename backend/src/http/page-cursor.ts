import type * as z from 'zod';
import { InvalidInput } from './refusals.js';

/** Where the next page begins, as a text that says nothing to anybody else. */
export function encodeCursor(position: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** @throws InvalidInput when it is no cursor that this list has handed out */
export function decodeCursor<S extends z.ZodType>(cursor: string, form: S): z.infer<S> {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    value = null;
  }
  const position = form.safeParse(value);
  if (!position.success) throw new InvalidInput([{ pointer: '/cursor', code: 'invalid' }]);
  return position.data;
}
