import { EntitySchema } from 'typeorm';
import {
  bool,
  day,
  instant,
  int,
  key,
  nullable,
  type RowStamp,
  text,
  uuid,
  version,
  type VersionStamp,
} from './columns.js';

/** What a piece of evidence was before it was replaced; never changed. */
export interface EvidenceVersionRow extends RowStamp {
  evidenceId: string;
  number: number;
  kind: 'link' | 'text' | 'file';
  title: string;
  url: string | null;
  text: string | null;
  fileId: string | null;
  fileName: string | null;
  sha256: string | null;
  diaryNumber: string | null;
  validUntil: string | null;
  addedById: string;
  addedAt: Date;
  replacedById: string;
  replacedAt: Date;
}
export const EvidenceVersionRows = new EntitySchema<EvidenceVersionRow>({
  name: 'evidence_version',
  columns: {
    municipalityId: uuid,
    evidenceId: key,
    number: { type: 'int', primary: true },
    kind: text,
    title: text,
    url: nullable(text),
    text: nullable(text),
    fileId: nullable(uuid),
    fileName: nullable(text),
    sha256: nullable(text),
    diaryNumber: nullable(text),
    validUntil: nullable(day),
    addedById: uuid,
    addedAt: instant,
    replacedById: uuid,
    replacedAt: instant,
  },
});

/** What is known about the address of a link. */
export interface LinkCheckRow extends RowStamp {
  evidenceId: string;
  url: string;
  /** Null until it has been asked for the first time. */
  outcome: 'answered' | 'signIn' | 'missing' | 'silent' | 'unchecked' | null;
  checkedAt: Date | null;
  failingSince: Date | null;
  nextAt: Date;
}
export const LinkCheckRows = new EntitySchema<LinkCheckRow>({
  name: 'link_check',
  columns: {
    municipalityId: uuid,
    evidenceId: key,
    url: text,
    outcome: nullable(text),
    checkedAt: nullable(instant),
    failingSince: nullable(instant),
    nextAt: instant,
  },
});

/** An answer to whether verified work still makes a difference. */
export interface EffectCheckRow extends RowStamp {
  id: string;
  actionId: string;
  at: Date;
  byId: string;
  answer: 'lasting' | 'partly' | 'notLasting';
  note: string | null;
}
export const EffectCheckRows = new EntitySchema<EffectCheckRow>({
  name: 'effect_check',
  columns: {
    id: key,
    municipalityId: uuid,
    actionId: uuid,
    at: instant,
    byId: uuid,
    answer: text,
    note: nullable(text),
  },
});

export interface PlanPolicyRow extends RowStamp, VersionStamp {
  effectMonths: number;
  approveDue: boolean;
  changedAt: Date;
  changedBy: string;
}
export const PlanPolicyRows = new EntitySchema<PlanPolicyRow>({
  name: 'plan_policy',
  columns: { municipalityId: key, effectMonths: int, approveDue: bool, version, changedAt: instant, changedBy: uuid },
});
