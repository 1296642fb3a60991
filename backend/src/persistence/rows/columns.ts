import type { EntitySchemaColumnOptions } from 'typeorm';

/** On every row but municipality: the tenant, checked by row-level security. */
export interface RowStamp {
  readonly municipalityId: string;
}

/** Rows that people edit: counted up by every change, the ETag of the reply. */
export interface VersionStamp {
  version: number;
}

type Column = EntitySchemaColumnOptions;

/** Short spellings of the column types that the schema uses. Property names become snake_case by the naming strategy. */
export const uuid: Column = { type: 'uuid' };
export const key: Column = { type: 'uuid', primary: true };
export const text: Column = { type: 'text' };
export const int: Column = { type: 'int' };
/** Read as text. */
export const bigint: Column = { type: 'bigint' };
export const real: Column = { type: 'real' };
export const double: Column = { type: 'double precision' };
export const bool: Column = { type: 'boolean' };
/** A calendar day, read and written as YYYY-MM-DD. */
export const day: Column = { type: 'date' };
export const instant: Column = { type: 'timestamptz' };
export const json: Column = { type: 'jsonb' };
export const bytes: Column = { type: 'bytea' };
export const version: Column = { type: 'int', default: 1 };
export const texts: Column = { type: 'text', array: true };
export const ints: Column = { type: 'int', array: true };

export const nullable = (column: Column): Column => ({ ...column, nullable: true });
/** Filled by Postgres when it is not given. */
export const preset = (column: Column, value: string | number | boolean): Column => ({ ...column, default: value });
