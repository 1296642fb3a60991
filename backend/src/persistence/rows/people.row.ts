import type { Role } from '@kompassplan/domain';
import { EntitySchema } from 'typeorm';
import {
  bool,
  day,
  instant,
  int,
  key,
  nullable,
  preset,
  type RowStamp,
  text,
  uuid,
  version,
  type VersionStamp,
} from './columns.js';

export interface MunicipalityRow {
  id: string;
  name: string;
  /** SCB's four digits, a string. */
  code: string;
  timeZone: string;
  language: 'sv' | 'en';
  /** Begun by the sample's loader, and by nothing else. */
  sample: boolean;
  /** Until the loader has written its last row. */
  sampleLoading: boolean;
  createdAt: Date;
}
export const MunicipalityRows = new EntitySchema<MunicipalityRow>({
  name: 'municipality',
  columns: {
    id: key,
    name: text,
    code: text,
    timeZone: text,
    language: text,
    sample: preset(bool, false),
    sampleLoading: preset(bool, false),
    createdAt: instant,
  },
});

export interface UnitRow extends RowStamp, VersionStamp {
  id: string;
  name: string;
  parentId: string | null;
  managerId: string | null;
}
export const UnitRows = new EntitySchema<UnitRow>({
  name: 'unit',
  columns: {
    id: key,
    municipalityId: uuid,
    name: text,
    parentId: nullable(uuid),
    managerId: nullable(uuid),
    version,
  },
});

export interface PersonRow extends RowStamp, VersionStamp {
  id: string;
  name: string;
  /** Lower case; unique in the installation. */
  email: string;
  role: Role;
  unitId: string | null;
  language: 'sv' | 'en';
  active: boolean;
  firstSignedInAt: Date | null;
  /** Since when the person is switched off. */
  leftAt: Date | null;
  /** In the place of the name, once the retention time is over. */
  forgottenNumber: number | null;
  passwordHash: string | null;
  digest: 'daily' | 'weekly' | 'off';
  /** Of the weekly mail, 1 Monday to 5 Friday; null: as the municipality. */
  digestWeekday: number | null;
  /** Local hour of every mail; null: as the municipality. */
  mailHour: number | null;
  hardBounces: number;
  /** When the e-mail address was last corrected. */
  addressSince: Date | null;
  createdAt: Date;
}
export const PersonRows = new EntitySchema<PersonRow>({
  name: 'person',
  columns: {
    id: key,
    municipalityId: uuid,
    name: text,
    email: text,
    role: text,
    unitId: nullable(uuid),
    language: preset(text, 'sv'),
    active: preset(bool, true),
    firstSignedInAt: nullable(instant),
    leftAt: nullable(instant),
    forgottenNumber: nullable(int),
    passwordHash: nullable(text),
    digest: preset(text, 'weekly'),
    digestWeekday: nullable(int),
    mailHour: nullable(int),
    hardBounces: preset(int, 0),
    addressSince: nullable(instant),
    createdAt: instant,
    version,
  },
});

/** For how many months people who have left keep their names; the default where there is no row. */
export interface RetentionPolicyRow extends VersionStamp {
  municipalityId: string;
  months: number;
}
export const RetentionPolicyRows = new EntitySchema<RetentionPolicyRow>({
  name: 'retention_policy',
  columns: { municipalityId: key, months: int, version },
});

/** Time away, both days included. */
export interface LeavePeriodRow extends RowStamp, VersionStamp {
  id: string;
  personId: string;
  firstDay: string;
  lastDay: string;
  deputyId: string | null;
  createdAt: Date;
}
export const LeavePeriodRows = new EntitySchema<LeavePeriodRow>({
  name: 'leave_period',
  columns: {
    id: key,
    municipalityId: uuid,
    personId: uuid,
    firstDay: day,
    lastDay: day,
    deputyId: nullable(uuid),
    createdAt: instant,
    version,
  },
});
