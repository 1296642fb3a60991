import { EntitySchema } from 'typeorm';
import {
  bytes,
  day,
  double,
  instant,
  int,
  ints,
  json,
  key,
  nullable,
  preset,
  real,
  type RowStamp,
  text,
  texts,
  uuid,
  version,
  type VersionStamp,
} from './columns.js';

export interface StoredFileRow extends RowStamp {
  id: string;
  name: string;
  mediaType: string;
  bytes: number;
  sha256: string;
  content: Buffer;
  createdAt: Date;
}
export const StoredFileRows = new EntitySchema<StoredFileRow>({
  name: 'stored_file',
  columns: {
    id: key,
    municipalityId: uuid,
    name: text,
    mediaType: text,
    bytes: int,
    sha256: text,
    content: { ...bytes, select: false },
    createdAt: instant,
  },
});

export interface ReportImportRow extends RowStamp, VersionStamp {
  id: string;
  fileId: string;
  fileName: string;
  bytes: number;
  sha256: string;
  status: 'reading' | 'mapping' | 'review' | 'committed' | 'failed' | 'cancelled';
  /** 0–1 while reading. */
  progress: number;
  draft: unknown;
  /** Of a sheet with foreign heads or with faults. */
  sheet?: unknown;
  failureCode: string | null;
  failureDetails: Record<string, string | number> | null;
  evaluationId: string | null;
  createdBy: string;
  createdAt: Date;
}
export const ReportImportRows = new EntitySchema<ReportImportRow>({
  name: 'report_import',
  columns: {
    id: key,
    municipalityId: uuid,
    fileId: uuid,
    fileName: text,
    bytes: int,
    sha256: text,
    status: text,
    progress: preset(real, 0),
    draft: nullable(json),
    sheet: nullable(json),
    failureCode: nullable(text),
    failureDetails: nullable(json),
    evaluationId: nullable(uuid),
    createdBy: uuid,
    createdAt: instant,
    version,
  },
});

export interface EvaluationRow extends RowStamp, VersionStamp {
  id: string;
  importId: string;
  sha256: string;
  municipalityName: string;
  year: number;
  month: number | null;
  edition: string;
  evaluators: string[];
  pointsTotal: number | null;
  pointsMax: number | null;
  notes: { code: string; message: string; line?: number }[];
  followUpOn: string | null;
  importedAt: Date;
}
export const EvaluationRows = new EntitySchema<EvaluationRow>({
  name: 'evaluation',
  columns: {
    id: key,
    municipalityId: uuid,
    importId: uuid,
    sha256: text,
    municipalityName: text,
    year: int,
    month: nullable(int),
    edition: text,
    evaluators: json,
    pointsTotal: nullable(real),
    pointsMax: nullable(real),
    notes: json,
    followUpOn: nullable(day),
    importedAt: instant,
    version,
  },
});

export interface AreaRow extends RowStamp {
  id: string;
  evaluationId: string;
  number: number;
  name: string;
  /** As printed, like every points, max and percent below. */
  points: number | null;
  max: number | null;
  percent: number | null;
}
export const AreaRows = new EntitySchema<AreaRow>({
  name: 'area',
  columns: {
    id: key,
    municipalityId: uuid,
    evaluationId: uuid,
    number: int,
    name: text,
    points: nullable(real),
    max: nullable(real),
    percent: nullable(real),
  },
});

export interface SubQuestionRow extends RowStamp {
  id: string;
  evaluationId: string;
  areaNumber: number;
  /** "1.3" */
  number: string;
  position: number;
  title: string;
  shortTitle: string | null;
  points: number | null;
  max: number | null;
  percent: number | null;
  /** Points; null for the default target. */
  target: number | null;
  targetReason: string | null;
}
export const SubQuestionRows = new EntitySchema<SubQuestionRow>({
  name: 'sub_question',
  columns: {
    id: key,
    municipalityId: uuid,
    evaluationId: uuid,
    areaNumber: int,
    number: text,
    position: int,
    title: text,
    shortTitle: nullable(text),
    points: nullable(real),
    max: nullable(real),
    percent: nullable(real),
    target: nullable(double),
    targetReason: nullable(text),
  },
});

export interface FindingRow extends RowStamp {
  id: string;
  evaluationId: string;
  areaNumber: number;
  kind: 'strength' | 'improvement';
  position: number;
  text: string;
  lines: number[];
  page: number | null;
  skipReason: string | null;
}
export const FindingRows = new EntitySchema<FindingRow>({
  name: 'finding',
  columns: {
    id: key,
    municipalityId: uuid,
    evaluationId: uuid,
    areaNumber: int,
    kind: text,
    position: int,
    text,
    lines: ints,
    page: nullable(int),
    skipReason: nullable(text),
  },
});

/** Where a reviewer chose another sub-question than the first suggestion. */
export interface LinkCorrectionRow extends RowStamp {
  id: string;
  evaluationId: string;
  /** The improvement area in the report's own words. */
  text: string;
  words: string[];
  suggested: string | null;
  subQuestionNumber: string;
  subQuestionTitle: string;
  createdAt: Date;
  createdBy: string | null;
  removedAt: Date | null;
  removedBy: string | null;
}
export const LinkCorrectionRows = new EntitySchema<LinkCorrectionRow>({
  name: 'link_correction',
  columns: {
    id: key,
    municipalityId: uuid,
    evaluationId: uuid,
    text,
    words: texts,
    suggested: nullable(text),
    subQuestionNumber: text,
    subQuestionTitle: text,
    createdAt: instant,
    createdBy: nullable(uuid),
    removedAt: nullable(instant),
    removedBy: nullable(uuid),
  },
});
