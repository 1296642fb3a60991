import { EntitySchema } from 'typeorm';
import {
  bigint,
  bytes,
  day,
  double,
  instant,
  int,
  json,
  key,
  nullable,
  preset,
  type RowStamp,
  text,
  uuid,
  version,
  type VersionStamp,
} from './columns.js';

type Status = 'notStarted' | 'inProgress' | 'needsHelp' | 'done' | 'verified' | 'declined';

export interface ActionRow extends RowStamp, VersionStamp {
  id: string;
  evaluationId: string;
  findingId: string | null;
  /** Running number in the plan. */
  number: number;
  title: string;
  description: string | null;
  areaNumber: number;
  status: Status;
  /** 0–100. */
  progress: number;
  ownerId: string | null;
  unitId: string | null;
  due: string | null;
  firstDue: string | null;
  slips: number;
  effortWeeks: number | null;
  helpText: string | null;
  helpFromId: string | null;
  declinedReason: string | null;
  declinedById: string | null;
  declinedReviewOn: string | null;
  declinedDiaryNumber: string | null;
  /** Why it was sent back or opened again. */
  returnedReason: string | null;
  returnedById: string | null;
  returnedAt: Date | null;
  effectCheckOn: string | null;
  /** A date that waits for approval: asked for where `askedDueById` is given. */
  askedDue: string | null;
  askedDueReason: string | null;
  askedDueById: string | null;
  askedDueAt: Date | null;
  verifiedById: string | null;
  verifiedAt: Date | null;
  doneAt: Date | null;
  lastProgressAt: Date | null;
  doneById: string | null;
  doneOwnerId: string | null;
  wantedEffect: string | null;
  /** How the effect is measured, where it stood and where it is to be: in the municipality's own words and units. */
  indicator: string | null;
  indicatorBaseline: string | null;
  indicatorTarget: string | null;
  start: string | null;
  /** Whole kronor. */
  cost: number | null;
  diaryNumber: string | null;
  /** Stands in for the owner. */
  deputyId: string | null;
  /** What it is a part or a copy of. */
  originId: string | null;
  originKind: 'split' | 'copy' | null;
  /** The action that it went into. */
  mergedIntoId: string | null;
  createdAt: Date;
  updatedAt: Date;
}
export const ActionRows = new EntitySchema<ActionRow>({
  name: 'action',
  columns: {
    id: key,
    municipalityId: uuid,
    evaluationId: uuid,
    findingId: nullable(uuid),
    number: int,
    title: text,
    description: nullable(text),
    areaNumber: int,
    status: text,
    progress: preset(int, 0),
    ownerId: nullable(uuid),
    unitId: nullable(uuid),
    due: nullable(day),
    firstDue: nullable(day),
    slips: preset(int, 0),
    effortWeeks: nullable(double),
    helpText: nullable(text),
    helpFromId: nullable(uuid),
    declinedReason: nullable(text),
    declinedById: nullable(uuid),
    declinedReviewOn: nullable(day),
    declinedDiaryNumber: nullable(text),
    returnedReason: nullable(text),
    returnedById: nullable(uuid),
    returnedAt: nullable(instant),
    effectCheckOn: nullable(day),
    askedDue: nullable(day),
    askedDueReason: nullable(text),
    askedDueById: nullable(uuid),
    askedDueAt: nullable(instant),
    verifiedById: nullable(uuid),
    verifiedAt: nullable(instant),
    doneAt: nullable(instant),
    lastProgressAt: nullable(instant),
    doneById: nullable(uuid),
    doneOwnerId: nullable(uuid),
    wantedEffect: nullable(text),
    indicator: nullable(text),
    indicatorBaseline: nullable(text),
    indicatorTarget: nullable(text),
    start: nullable(day),
    cost: nullable(int),
    diaryNumber: nullable(text),
    deputyId: nullable(uuid),
    originId: nullable(uuid),
    originKind: nullable(text),
    mergedIntoId: nullable(uuid),
    createdAt: instant,
    updatedAt: instant,
    version,
  },
});

export interface ActionSubQuestionRow extends RowStamp {
  actionId: string;
  evaluationId: string;
  subQuestionNumber: string;
  /** Set by hand; null: by effort. */
  share: number | null;
}
export const ActionSubQuestionRows = new EntitySchema<ActionSubQuestionRow>({
  name: 'action_sub_question',
  columns: {
    actionId: key,
    subQuestionNumber: { type: 'text', primary: true },
    municipalityId: uuid,
    evaluationId: uuid,
    share: nullable(double),
  },
});

export interface ProgressEntryRow extends RowStamp {
  id: string;
  actionId: string;
  at: Date;
  byId: string;
  progress: number;
  status: Status;
  note: string | null;
  /** Where it was reported: in the app or from a mail. */
  through: 'app' | 'mail';
}
export const ProgressEntryRows = new EntitySchema<ProgressEntryRow>({
  name: 'progress_entry',
  columns: {
    id: key,
    municipalityId: uuid,
    actionId: uuid,
    at: instant,
    byId: uuid,
    progress: int,
    status: text,
    note: nullable(text),
    through: preset(text, 'app'),
  },
});

export interface EvidenceRow extends RowStamp {
  id: string;
  actionId: string;
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
  removedAt: Date | null;
  removedById: string | null;
  /** Which version it is, from 1; the earlier ones are rows of evidence_version. */
  number: number;
}
export const EvidenceRows = new EntitySchema<EvidenceRow>({
  name: 'evidence',
  columns: {
    id: key,
    municipalityId: uuid,
    actionId: uuid,
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
    removedAt: nullable(instant),
    removedById: nullable(uuid),
    number: preset(int, 1),
  },
});

export interface CommentRow extends RowStamp {
  id: string;
  actionId: string;
  at: Date;
  byId: string;
  text: string;
}
export const CommentRows = new EntitySchema<CommentRow>({
  name: 'comment',
  columns: { id: key, municipalityId: uuid, actionId: uuid, at: instant, byId: uuid, text },
});

/** Append only: the application's role may not change or delete it. Postgres itself adds number, salt and hashes. */
export interface HistoryRow extends RowStamp {
  id: string;
  at: Date;
  personId: string | null;
  personName: string;
  entity: string;
  entityId: string;
  event: string;
  changes: { field: string; from: string | null; to: string | null }[];
  note: string | null;
  /** Running number in the municipality. */
  number: string;
  /** Null when names were taken out of the contents. */
  salt: string | null;
  contentHash: Buffer;
  hash: Buffer;
}
export const HistoryRows = new EntitySchema<HistoryRow>({
  name: 'history',
  columns: {
    id: { type: 'bigint', primary: true, generated: 'increment' },
    municipalityId: uuid,
    at: instant,
    personId: nullable(uuid),
    personName: text,
    entity: text,
    entityId: uuid,
    event: text,
    changes: json,
    note: nullable(text),
    number: bigint,
    salt: nullable(uuid),
    contentHash: bytes,
    hash: bytes,
  },
});

/** The last row of a municipality's history; written by Postgres only. */
export interface HistoryHeadRow extends RowStamp {
  number: string;
  hash: Buffer;
}
export const HistoryHeadRows = new EntitySchema<HistoryHeadRow>({
  name: 'history_head',
  columns: { municipalityId: key, number: bigint, hash: bytes },
});
