import { DIGEST_WEEKDAYS, MAIL_HOURS, PERMISSIONS, ROLES, type Permission } from '@kompassplan/domain';
import * as z from 'zod';
import { id, language, singleLine, unitRef } from './basics.js';

export const role = z.enum(ROLES);
export const permission = z.enum(Object.keys(PERMISSIONS) as [Permission, ...Permission[]]);

/** On the day itself, once a week, or no reminders. */
export const digest = z.enum(['daily', 'weekly', 'off']);

/** ISO weekday of the weekly mail; null: as the municipality. */
export const digestWeekday = z.int().min(DIGEST_WEEKDAYS.first).max(DIGEST_WEEKDAYS.last).nullable();
/** Local hour from which mails go; null: as the municipality. */
export const mailHour = z.int().min(MAIL_HOURS.first).max(MAIL_HOURS.last).nullable();

export const session = z.object({
  person: z.object({
    id,
    name: z.string(),
    email: z.string(),
    role,
    unit: unitRef.nullable(),
    /** The person's own unit and the units below it: what a manager's rights reach. */
    unitIds: z.array(id),
    language,
    digest,
    digestWeekday,
    mailHour,
  }),
  municipality: z.object({ id, name: z.string(), code: z.string(), timeZone: z.string() }),
  permissions: z.array(permission),
  /** True when mails go into the built-in mailbox and the sample accounts exist. */
  embedded: z.boolean(),
  expiresAt: z.string(),
});
export type Session = z.infer<typeof session>;

export const email = z.string().trim().toLowerCase().max(254).pipe(z.email());
export const password = z.string().min(8).max(128);

export const signIn = z.strictObject({ email, password: z.string().min(1).max(128) });
export type SignIn = z.infer<typeof signIn>;
export const requestLink = z.strictObject({ email });
export type RequestLink = z.infer<typeof requestLink>;
export const redeemLink = z.strictObject({ token: z.string().min(20).max(200) });
export type RedeemLink = z.infer<typeof redeemLink>;
export const setPassword = z.strictObject({ token: z.string().min(20).max(200), password });
export type SetPassword = z.infer<typeof setPassword>;
/** Sample profile only: sign in as one of the invented people. */
export const demoSignIn = z.strictObject({ role });
export type DemoSignIn = z.infer<typeof demoSignIn>;
export const demo = z.object({
  available: z.boolean(),
  municipality: z.string().nullable(),
  accounts: z.array(z.object({ role, name: z.string(), email: z.string() })),
  /** The sample's plan as it stands, in points; null where there is none. */
  plan: z
    .object({
      year: z.int(),
      max: z.number(),
      actions: z.int(),
      areas: z.array(
        z.object({
          number: z.int(),
          name: z.string(),
          baseline: z.number(),
          verified: z.number(),
          done: z.number(),
          goal: z.number(),
        }),
      ),
    })
    .nullable(),
});
export type Demo = z.infer<typeof demo>;
export const profilePatch = z.strictObject({
  language: language.optional(),
  name: singleLine(120).optional(),
  digest: digest.optional(),
  digestWeekday: digestWeekday.optional(),
  mailHour: mailHour.optional(),
});
export type ProfilePatch = z.infer<typeof profilePatch>;
