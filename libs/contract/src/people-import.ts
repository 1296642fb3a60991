import { MOST_PEOPLE } from '@kompassplan/domain';
import * as z from 'zod';
import { id, singleLine } from './basics.js';
import { email, role } from './session.js';

const wish = z.strictObject({
  name: singleLine(120),
  email,
  /** Null: the list says nothing, so a person keeps theirs; a new one contributes. */
  role: role.nullable(),
  /** Null: the list says nothing. */
  unitId: id.nullable(),
  managerOf: z.array(id).max(200),
});

/** What an import would do. Nothing has been written. */
export const peoplePreview = z.object({
  people: z.array(
    z.object({
      kind: z.enum(['new', 'changed', 'same']),
      name: z.string(),
      email: z.string(),
      role,
      unit: z.string().nullable(),
      changes: z.array(
        z.object({
          field: z.enum(['name', 'role', 'unit', 'manager']),
          /** For `manager`: who manages the unit now. */
          from: z.string().nullable(),
          /** For `manager`: the unit. */
          to: z.string().nullable(),
        }),
      ),
    }),
  ),
  /** By cell, in the asker's language. While there are any nothing can be imported. */
  errors: z.array(z.object({ cell: z.string(), sentence: z.string() })),
  /** What the import is asked for with. */
  wishes: z.array(wish),
  digest: z.string(),
});
export type PeoplePreview = z.infer<typeof peoplePreview>;

/** The wishes of a preview as they were told, and its digest: what is done is what was shown. */
export const peopleImport = z.strictObject({
  wishes: z.array(wish).min(1).max(MOST_PEOPLE),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  /** Whether new people get a mail now. */
  invite: z.boolean(),
});
export type PeopleImport = z.infer<typeof peopleImport>;
export const peopleImported = z.object({ added: z.int(), changed: z.int(), invited: z.int() });
export type PeopleImported = z.infer<typeof peopleImported>;
