import { LINK_OUTCOMES } from '@kompassplan/domain';
import * as z from 'zod';
import { day, freeText, id, instant, singleLine } from './basics.js';

const kind = z.enum(['link', 'text', 'file']);
const piece = {
  kind,
  title: z.string(),
  url: z.string().nullable(),
  text: z.string().nullable(),
  fileName: z.string().nullable(),
  sha256: z.string().nullable(),
  diaryNumber: z.string().nullable(),
  validUntil: day.nullable(),
  addedBy: z.string(),
  addedAt: instant,
  /** Which version it is, from 1. */
  number: z.int(),
};

/** What a piece of evidence was before it was replaced. */
export const evidenceVersion = z.object({ ...piece, replacedBy: z.string(), replacedAt: instant });
export type EvidenceVersion = z.infer<typeof evidenceVersion>;

/** What asking the address of a link came to. */
export const linkCheck = z.object({
  outcome: z.enum(LINK_OUTCOMES),
  checkedAt: instant,
  /** Since when every check has failed. */
  failingSince: instant.nullable(),
});
export type LinkCheck = z.infer<typeof linkCheck>;

/** The newest version, which is the one that counts. */
export const evidence = z.object({
  id,
  ...piece,
  valid: z.boolean(),
  /** Null for what is no link, and for one that nobody has asked yet. */
  link: linkCheck.nullable(),
  /** Earlier versions, the newest first. */
  versions: z.array(evidenceVersion),
});
export type Evidence = z.infer<typeof evidence>;

/**
 * POST /api/actions/:id/evidence, and …/evidence/:evidenceId/versions for what replaces it: JSON for link and text,
 * multipart (`file`, `title`, …) for a file.
 */
export const newEvidence = z.strictObject({
  kind,
  title: singleLine(300),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .optional(),
  text: freeText(10000).optional(),
  diaryNumber: singleLine(60).optional(),
  validUntil: day.optional(),
});
export type NewEvidence = z.infer<typeof newEvidence>;

/** PATCH /api/actions/:id/evidence/:evidenceId: what is known about it; what it says is replaced by a new version. */
export const evidencePatch = z.strictObject({
  diaryNumber: singleLine(60).nullable().optional(),
  validUntil: day.nullable().optional(),
});
export type EvidencePatch = z.infer<typeof evidencePatch>;
