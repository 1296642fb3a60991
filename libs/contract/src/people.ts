import * as z from 'zod';
import { day, id, language, page, singleLine, unitRef } from './basics.js';
import { email, role } from './session.js';

export const digest = z.enum(['daily', 'weekly', 'off']);
export const person = z.object({
  id,
  name: z.string(),
  email: z.string(),
  role,
  unit: unitRef.nullable(),
  language,
  active: z.boolean(),
  /** True until an invited person has signed in for the first time. */
  invited: z.boolean(),
  digest,
  pausedUntil: day.nullable(),
  openActions: z.int(),
  version: z.int(),
});
export type Person = z.infer<typeof person>;
export const peoplePage = page(person);
export type PeoplePage = z.infer<typeof peoplePage>;

export const invitePerson = z.strictObject({
  name: singleLine(120),
  email,
  role,
  unitId: id.nullable().default(null),
  language: language.default('sv'),
});
export type InvitePerson = z.infer<typeof invitePerson>;
export const personPatch = z.strictObject({
  name: singleLine(120).optional(),
  role: role.optional(),
  unitId: id.nullable().optional(),
  language: language.optional(),
  /** Switching a person off needs a successor when the person has open actions. */
  active: z.boolean().optional(),
  successorId: id.optional(),
  digest: digest.optional(),
  pausedUntil: day.nullable().optional(),
});
export type PersonPatch = z.infer<typeof personPatch>;

export const unit = z.object({
  id,
  name: z.string(),
  parentId: id.nullable(),
  managerId: id.nullable(),
  managerName: z.string().nullable(),
  people: z.int(),
});
export type Unit = z.infer<typeof unit>;
export const unitsPage = page(unit);
export type UnitsPage = z.infer<typeof unitsPage>;
export const newUnit = z.strictObject({
  name: singleLine(120),
  parentId: id.nullable().default(null),
  managerId: id.nullable().default(null),
});
export type NewUnit = z.infer<typeof newUnit>;
