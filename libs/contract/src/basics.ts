import * as z from 'zod';

export const id = z.uuid();
/** A calendar day without a time, YYYY-MM-DD, of a year that a plan can be about. */
export const day = z.iso.date().refine((text) => text >= '1900' && text < '2200');
/** An instant, ISO 8601 in UTC. */
export const instant = z.iso.datetime();
/** The number of a sub-question as printed in the report: "1.3". */
export const subQuestionNumber = z.string().regex(/^\d{1,2}\.\d{1,2}$/);
export const personRef = z.object({ id, name: z.string() });
export const unitRef = z.object({ id, name: z.string() });
export const language = z.enum(['sv', 'en']);

/** One line of text a person writes: trimmed, no control characters. */
export const singleLine = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    // eslint-disable-next-line no-control-regex
    .regex(/^[^\u0000-\u001f\u007f]*$/)
    .refine((text) => text.isWellFormed());

/** Free text: trimmed, line breaks and tabs allowed, no other control characters. */
export const freeText = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    // eslint-disable-next-line no-control-regex
    .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/)
    .refine((text) => text.isWellFormed());

/** Every list answers in this shape; `nextCursor` is opaque and null on the last page. */
export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), total: z.int().min(0), nextCursor: z.string().nullable() });
