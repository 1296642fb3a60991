import { EntitySchema } from 'typeorm';
import {
  bool,
  instant,
  key,
  nullable,
  preset,
  type RowStamp,
  text,
  uuid,
  version,
  type VersionStamp,
} from './columns.js';

export interface SavedViewRow extends RowStamp, VersionStamp {
  id: string;
  ownerId: string;
  name: string;
  /** The plan page's address behind the question mark. */
  query: string;
  shared: boolean;
  createdAt: Date;
}
export const SavedViewRows = new EntitySchema<SavedViewRow>({
  name: 'saved_view',
  columns: {
    id: key,
    municipalityId: uuid,
    ownerId: uuid,
    name: text,
    query: text,
    shared: preset(bool, false),
    createdAt: instant,
    version,
  },
});

/** How a person leaves the plan. */
export interface PlanHabitRow extends RowStamp {
  personId: string;
  defaultViewId: string | null;
  columns: string | null;
}
export const PlanHabitRows = new EntitySchema<PlanHabitRow>({
  name: 'plan_habit',
  columns: {
    municipalityId: key,
    personId: key,
    defaultViewId: nullable(uuid),
    columns: nullable(text),
  },
});
