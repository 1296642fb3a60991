import { plainName } from '../evaluation/framework.js';
import type { ActionStatus } from '../plan/action-status.js';
import type { ActionState } from '../plan/change-action.js';
import { tidyTags } from '../plan/tags.js';
import { STATUS_WORDS } from '../report/report-sheet.js';
import {
  guarded,
  isDay,
  isEmptyCell,
  isFormula,
  numberIn,
  percentCell,
  percentIn,
  type SheetCell,
  unguarded,
} from '../report/sheet-cell.js';
import { ACTION_COLUMN_IDS, type ActionColumn, columnOf } from './action-columns.js';

/** An action with what its row in the sheet tells beside its own fields. */
export interface SheetAction extends ActionState {
  readonly number: number;
  readonly version: number;
  readonly evaluationId: string;
  readonly area: number;
  /** Numbers of sub-questions. */
  readonly links: readonly string[];
  /** Numbers of the actions that come first. */
  readonly waitsForNumbers: readonly number[];
}

export interface SheetPerson {
  readonly id: string;
  readonly name: string;
  /** Null where the reader may not know it. */
  readonly email: string | null;
  readonly active: boolean;
}

/** What ids are called in the sheet. */
export interface SheetNames {
  readonly people: ReadonlyMap<string, SheetPerson>;
  /** Names that more than one person has, in small letters. */
  readonly sharedNames: ReadonlySet<string>;
  readonly units: ReadonlyMap<string, string>;
}

export type SheetLanguage = 'sv' | 'en';
export type SheetValue = string | number | null | readonly string[];
/** `code` is the phrase key `action-sheet.error.<code>`. */
export interface CellFault {
  readonly code: CellFaultCode;
  readonly details: Readonly<Record<string, string | number>>;
}
export const CELL_FAULT_CODES = [
  ...(['formula', 'became-date', 'day', 'not-a-number', 'not-whole', 'out-of-range', 'too-long', 'too-many'] as const),
  ...(['needed', 'status-unknown', 'verified-by-file', 'note-without-status', 'not-read'] as const),
  ...([
    'links-unreadable',
    'link-unknown',
    'person-unknown',
    'person-inactive',
    'person-shared',
    'unit-unknown',
  ] as const),
] as const;
export type CellFaultCode = (typeof CELL_FAULT_CODES)[number];
export type CellReading = { readonly value: SheetValue } | { readonly fault: CellFault };

export function sheetNames(
  people: readonly SheetPerson[],
  units: readonly { readonly id: string; readonly name: string }[],
): SheetNames {
  const seen = new Set<string>();
  const sharedNames = new Set<string>();
  for (const { name } of people) {
    const small = name.toLowerCase();
    (seen.has(small) ? sharedNames : seen).add(small);
  }
  return {
    people: new Map(people.map((person) => [person.id, person])),
    sharedNames,
    units: new Map(units.map(({ id, name }) => [id, name])),
  };
}

export function actionName(number: number): string {
  return `Å-${String(number).padStart(2, '0')}`;
}

/** The cells of an action, without its id and mark. Text is guarded: a spreadsheet shows it and never runs it. */
export function actionCells(action: SheetAction, names: SheetNames, language: SheetLanguage): SheetCell[] {
  return ACTION_COLUMN_IDS.map((column) => {
    const cell = cellOf(action, column, names, language);
    return typeof cell === 'string' ? guarded(cell) : cell;
  });
}

function cellOf(action: SheetAction, column: ActionColumn, names: SheetNames, language: SheetLanguage): SheetCell {
  switch (column) {
    case 'number':
      return actionName(action.number);
    case 'area':
      return action.area;
    case 'links':
      return [...action.links].sort(byNumber).join(', ') || null;
    case 'owner':
      return personName(action.ownerId, names);
    case 'ownerEmail':
      return names.people.get(action.ownerId ?? '')?.email ?? null;
    case 'unit':
      return names.units.get(action.unitId ?? '') ?? null;
    case 'deputy':
      return personName(action.deputyId, names);
    case 'contributors':
      return joined(action.contributorIds.flatMap((id) => personName(id, names) ?? []));
    case 'tags':
      return joined(action.tags);
    case 'waitsFor':
      return joined([...action.waitsForNumbers].sort((a, b) => a - b).map(actionName));
    case 'status':
      return statusWord(action.status, language);
    case 'progress':
      return percentCell(action.progress);
    case 'statusNote':
      return action.helpText ?? action.declinedReason;
    case 'start':
    case 'due': {
      const day = action[column];
      return day === null ? null : { day };
    }
    default:
      return action[column];
  }
}

export function statusWord(status: ActionStatus, language: SheetLanguage): string {
  const words: readonly string[] = STATUS_WORDS[status];
  if (language === 'sv') return words[0] ?? status;
  return (
    words.find((word) => /^(?:Not started|In progress|Needs help|Done, not|Verified|Declined)/.test(word)) ?? status
  );
}

/** Several of a kind stand in one cell with semicolons between them: names and tags may hold commas. */
function joined(parts: readonly string[]): string | null {
  return [...parts].sort((a, b) => a.localeCompare(b, 'sv')).join('; ') || null;
}

function personName(id: string | null, names: SheetNames): string | null {
  const person = id === null ? undefined : names.people.get(id);
  if (!person) return null;
  return names.sharedNames.has(person.name.toLowerCase()) && person.email
    ? `${person.name} <${person.email}>`
    : person.name;
}

const STATUS_OF_WORD = new Map(
  Object.entries(STATUS_WORDS).flatMap(([status, words]) =>
    words.map((word) => [plainName(word), status as ActionStatus] as const),
  ),
);
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;
/** What Excel makes a number or a date of when it opens a CSV file: "1.3", "2026-12", "3/4". */
const NUMBERLIKE = /^\d[\d\s.,:/-]*$/;

/** Text in a CSV file that a spreadsheet program leaves as it is; reading takes the sign away again. */
export function losslessCsv(cell: SheetCell): SheetCell {
  return typeof cell === 'string' && NUMBERLIKE.test(cell) ? `'${cell}` : cell;
}

/** What a cell says, before anybody looks up who or what it names. */
export function readCell(column: ActionColumn, cell: SheetCell): CellReading {
  const { kind, most = Number.POSITIVE_INFINITY, needed } = columnOf(column);
  if (isEmptyCell(cell) || cell === null) return needed ? cellFault('needed') : { value: empty(kind) };
  if (isFormula(cell)) return cellFault('formula');
  if (kind === 'day') return dayIn(cell);
  if (isDay(cell)) return cellFault('became-date', { value: cell.day });
  if (kind === 'number' || kind === 'whole' || kind === 'percent') return numberOf(kind, cell, most);
  const text = textIn(cell);
  if (text === '') return needed ? cellFault('needed') : { value: empty(kind) };
  switch (kind) {
    case 'status': {
      const status = STATUS_OF_WORD.get(plainName(text));
      return status ? { value: status } : cellFault('status-unknown', { value: short(text) });
    }
    case 'links':
      return linksIn(text, most);
    case 'people':
    case 'tags': {
      const parts = tidyTags(text.split(/[;\n]/));
      const long = kind === 'tags' && parts.some((part) => part.length > 40);
      if (long) return cellFault('too-long', { limit: 40 });
      return parts.length > most ? cellFault('too-many', { most }) : { value: parts };
    }
    default: {
      const value = kind === 'text' ? text : text.replace(/[\n\t]+/g, ' ').trim();
      return value.length > most ? cellFault('too-long', { limit: most }) : { value };
    }
  }
}

function empty(kind: string): SheetValue {
  return kind === 'people' || kind === 'tags' || kind === 'links' ? [] : null;
}

function textIn(cell: string | number | boolean): string {
  if (typeof cell !== 'string') return String(cell);
  const plain = cell.replace(/\r\n?/g, '\n').replace(CONTROL, '');
  const rest = plain.slice(1);
  return (plain.startsWith("'") && NUMBERLIKE.test(rest) ? rest : unguarded(plain)).trim();
}

function dayIn(cell: SheetCell): CellReading {
  const text = isDay(cell) ? cell.day : textIn(typeof cell === 'object' ? '' : cell);
  const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  // 30 February would quietly become March.
  const real = date !== null && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
  return real && text >= '1900' && text < '2200' ? { value: text } : cellFault('day', { value: short(text) });
}

function numberOf(kind: CellKindOfNumber, cell: string | number | boolean, most: number): CellReading {
  const plain = typeof cell === 'string' ? textIn(cell) : cell;
  const value = kind === 'percent' ? percentIn(plain) : numberIn(plain);
  if (value === null) return cellFault('not-a-number', { value: short(String(plain)) });
  if (value < 0 || value > most) return cellFault('out-of-range', { value: short(String(plain)), most });
  if (kind !== 'number' && !Number.isInteger(value)) return cellFault('not-whole', { value: short(String(plain)) });
  return { value };
}
type CellKindOfNumber = 'number' | 'whole' | 'percent';

function linksIn(text: string, most: number): CellReading {
  const numbers = [...text.matchAll(/(?<!\d)(\d{1,2})[.,](\d{1,2})(?!\d)/g)].map(
    ([, area, position]) => `${Number(area)}.${Number(position)}`,
  );
  if (numbers.length === 0) return cellFault('links-unreadable', { value: short(text) });
  const links = [...new Set(numbers)].sort(byNumber);
  return links.length > most ? cellFault('too-many', { most }) : { value: links };
}

function byNumber(a: string, b: string): number {
  const [x = 0, y = 0] = a.split('.').map(Number);
  const [u = 0, v = 0] = b.split('.').map(Number);
  return x - u || y - v;
}

export function cellFault(code: CellFaultCode, details: CellFault['details'] = {}): { readonly fault: CellFault } {
  return { fault: { code, details } };
}

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
