import { DUTIES } from '@kompassplan/domain';
import * as z from 'zod';
import { actionStatus } from './actions.js';
import { day, id, language, page, singleLine, unitRef } from './basics.js';
import { digest, digestWeekday, email, mailHour, role } from './session.js';

export const person = z.object({
  id,
  name: z.string(),
  email: z.string(),
  role,
  unit: unitRef.nullable(),
  language,
  active: z.boolean(),
  /** Left so long ago that the name is gone: a label stands in its place, and nothing can be changed. */
  forgotten: z.boolean(),
  /** True until an invited person has signed in for the first time. */
  invited: z.boolean(),
  /** The mail server has refused the address twice: no reminders until somebody corrects it. */
  mailStopped: z.boolean(),
  digest,
  digestWeekday,
  mailHour,
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
  /** Also the same one again: mails that have stopped are tried anew. */
  email: email.optional(),
  role: role.optional(),
  unitId: id.nullable().optional(),
  language: language.optional(),
  /** Switching a person off needs a successor when the person has open actions. */
  active: z.boolean().optional(),
  successorId: id.optional(),
  /** Who takes what instead of the usual one (`passOn` of the domain); null: nobody from now on. */
  successors: z
    .array(z.strictObject({ duty: z.enum(DUTIES), id, personId: id.nullable() }))
    .max(2000)
    .optional(),
  digest: digest.optional(),
  digestWeekday: digestWeekday.optional(),
  mailHour: mailHour.optional(),
});
export type PersonPatch = z.infer<typeof personPatch>;

/** Something that leans on a person, to be passed on when the person leaves. */
export const heldDuty = z.object({
  duty: z.enum(DUTIES),
  /** Of the action, the unit or the leave. */
  id,
  /** Of the action, the unit's name, or who is on leave. */
  title: z.string(),
  /** About an action; null for the others. */
  action: z
    .object({
      number: z.int(),
      evaluationId: id,
      status: actionStatus,
      due: day.nullable(),
      late: z.boolean(),
      /** In tenths, as every page shows it. */
      points: z.number(),
    })
    .nullable(),
  /** Of a unit: finished actions that wait for its manager to verify them. */
  waiting: z.int(),
  /** Of a leave. */
  from: day.nullable(),
  to: day.nullable(),
});
export type HeldDuty = z.infer<typeof heldDuty>;
export const heldDuties = z.object({ items: z.array(heldDuty) });
export type HeldDuties = z.infer<typeof heldDuties>;

export const unit = z.object({
  id,
  name: z.string(),
  parentId: id.nullable(),
  managerId: id.nullable(),
  managerName: z.string().nullable(),
  people: z.int(),
  version: z.int(),
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
export const unitPatch = z.strictObject({
  name: singleLine(120).optional(),
  /** Never below itself. */
  parentId: id.nullable().optional(),
  managerId: id.nullable().optional(),
});
export type UnitPatch = z.infer<typeof unitPatch>;
/** Where the unit's actions, people and the units below it go; null only when it has none. */
export const closeUnit = z.strictObject({ intoId: id.nullable() });
export type CloseUnit = z.infer<typeof closeUnit>;
