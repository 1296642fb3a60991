import { ROLES, type Role } from '../access/roles.js';
import { cellName, isEmptyCell, isFormula, type SheetCell, shownCell, unguarded } from '../report/sheet-cell.js';

/** What a column of a list of people is called, the template's word first. */
export const PEOPLE_COLUMNS = {
  name: ['Namn', 'Name'],
  email: ['E-post', 'E-postadress', 'Epost', 'Mejl', 'E-mail', 'Email'],
  role: ['Roll', 'Role'],
  unit: ['Enhet', 'Unit'],
  managerOf: ['Chef för', 'Manager of'],
} as const;
export type PeopleColumn = keyof typeof PEOPLE_COLUMNS;

/** A role as a list says it, Swedish first. */
export const ROLE_WORDS: Readonly<Record<Role, readonly string[]>> = {
  administrator: ['Administratör', 'Administrator'],
  coordinator: ['Samordnare', 'Coordinator'],
  manager: ['Chef', 'Manager'],
  contributor: ['Medarbetare', 'Contributor'],
  leadership: ['Ledning', 'Leadership'],
  evaluator: ['Utvärderare', 'Evaluator'],
};

export const PEOPLE_ERRORS = [
  ...['no-head', 'empty', 'missing-name', 'bad-email', 'double-email', 'unknown-role', 'unknown-unit', 'formula'],
  ...['switched-off', 'own-role', 'two-managers', 'too-many', 'too-long'],
] as const;
export type PeopleErrorCode = (typeof PEOPLE_ERRORS)[number];
export interface PeopleError {
  /** As Excel names it. */
  readonly cell: string;
  readonly code: string;
  readonly value: string;
}

/** What a list says of one person. An empty cell says nothing: the person keeps what is known. */
export interface PersonWish {
  readonly name: string;
  readonly email: string;
  readonly role: Role | null;
  readonly unitId: string | null;
  readonly managerOf: readonly string[];
}

export interface KnownPerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly unitId: string | null;
  readonly active: boolean;
}
export interface KnownUnit {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
}

export interface PeopleSheet {
  readonly wishes: readonly PersonWish[];
  readonly errors: readonly PeopleError[];
}

export const MOST_PEOPLE = 2_000;
const LONGEST_NAME = 120;
/** The form that the contract asks of an address. */
const ADDRESS = /^(?!\.)(?!.*\.\.)[a-z0-9_'+\-.]*[a-z0-9_+-]@([a-z0-9][a-z0-9-]*\.)+[a-z]{2,}$/;

/**
 * Reads a list of people against the units there are. Units are named by name, or by path: "Förvaltning / Enhet".
 * @param ownEmail who imports: nobody changes their own role by a list
 */
export function readPeopleSheet(
  rows: readonly (readonly SheetCell[])[],
  units: readonly KnownUnit[],
  people: readonly KnownPerson[],
  ownEmail: string,
): PeopleSheet {
  const headRow = rows.findIndex((row) => 'name' in columnsOf(row) && 'email' in columnsOf(row));
  if (headRow < 0) return { wishes: [], errors: [{ cell: 'A1', code: 'no-head', value: '' }] };
  const columns = columnsOf(rows[headRow] ?? []);
  const errors: PeopleError[] = [];
  const wishes: PersonWish[] = [];
  const seen = new Set<string>();
  const managed = new Set<string>();
  const known = new Map(people.map((person) => [person.email, person]));
  for (let at = headRow + 1; at < rows.length; at += 1) {
    const row = rows[at] ?? [];
    if (row.every(isEmptyCell)) continue;
    if (wishes.length >= MOST_PEOPLE) {
      errors.push({ cell: cellName(at, 0), code: 'too-many', value: String(MOST_PEOPLE) });
      break;
    }
    const faults: (PeopleError & { readonly column: number })[] = [];
    const fault = (name: PeopleColumn, code: PeopleErrorCode, value = ''): void => {
      const column = columns[name] ?? 0;
      // What is wrong first is what has to be put right; only a list of units can be wrong in several places.
      const told = faults.find((one) => one.column === column);
      if (told && (name !== 'managerOf' || told.code === 'formula')) return;
      faults.push({ cell: cellName(at, column), code, value, column });
    };
    const text = (column: PeopleColumn): string => {
      const cell = row[columns[column] ?? -1];
      if (cell !== undefined && isFormula(cell)) fault(column, 'formula');
      return typeof cell === 'string' ? unguarded(cell).replace(/\s+/g, ' ') : shownCell(cell);
    };
    const name = text('name');
    if (name === '') fault('name', 'missing-name');
    if (name.length > LONGEST_NAME) fault('name', 'too-long', String(LONGEST_NAME));
    const email = text('email').toLowerCase();
    if (!ADDRESS.test(email) || email.length > 254) fault('email', 'bad-email', email);
    else if (seen.has(email)) fault('email', 'double-email', email);
    seen.add(email);
    const word = text('role');
    const role = word === '' ? null : roleOf(word);
    if (word !== '' && role === null) fault('role', 'unknown-role', word);
    const person = known.get(email);
    if (person && !person.active) fault('email', 'switched-off', email);
    if (email === ownEmail && role !== null && role !== person?.role) fault('role', 'own-role');
    const place = text('unit');
    const unitId = place === '' ? null : unitOf(place, units);
    if (place !== '' && unitId === null) fault('unit', 'unknown-unit', place);
    const managerOf: string[] = [];
    for (const part of text('managerOf').split(/[;,\n]/)) {
      if (part.trim() === '') continue;
      const id = unitOf(part, units);
      if (id === null) fault('managerOf', 'unknown-unit', part.trim());
      else if (managed.has(id)) fault('managerOf', 'two-managers', part.trim());
      else managerOf.push(id);
      if (id !== null) managed.add(id);
    }
    errors.push(...faults.sort((a, b) => a.column - b.column).map(({ column: _, ...error }) => error));
    wishes.push({ name, email, role, unitId, managerOf });
  }
  if (wishes.length === 0 && errors.length === 0)
    errors.push({ cell: cellName(headRow + 1, 0), code: 'empty', value: '' });
  return { wishes, errors };
}

export interface PlannedChange {
  readonly field: 'name' | 'role' | 'unit' | 'manager';
  readonly from: string | null;
  readonly to: string | null;
}
export interface PlannedPerson {
  readonly wish: PersonWish;
  /** Null: a new one. */
  readonly known: KnownPerson | null;
  /** What is invited with: what the list says, or the role with the fewest rights. */
  readonly role: Role;
  readonly unitId: string | null;
  /** Only what differs. A new person has none but the units that get a manager. */
  readonly changes: readonly PlannedChange[];
  /** The units whose manager changes. */
  readonly manages: readonly string[];
}

/** What an import would do, person by person; the page shows it and the import does it. */
export function planPeople(
  wishes: readonly PersonWish[],
  people: readonly KnownPerson[],
  units: readonly (KnownUnit & { readonly managerId: string | null; readonly managerName: string | null })[],
): readonly PlannedPerson[] {
  const known = new Map(people.map((person) => [person.email, person]));
  const unit = new Map(units.map((one) => [one.id, one]));
  const nameOf = (id: string | null) => (id === null ? null : (unit.get(id)?.name ?? null));
  return wishes.map((wish) => {
    const person = known.get(wish.email) ?? null;
    const role = wish.role ?? person?.role ?? 'contributor';
    const unitId = wish.unitId ?? person?.unitId ?? null;
    const manages = wish.managerOf.filter((id) => person === null || unit.get(id)?.managerId !== person.id);
    const changes: PlannedChange[] =
      person === null
        ? []
        : [
            { field: 'name' as const, from: person.name, to: wish.name },
            { field: 'role' as const, from: person.role, to: role },
            { field: 'unit' as const, from: nameOf(person.unitId), to: nameOf(unitId) },
          ].filter(({ from, to }) => from !== to);
    const managers = manages.map((id) => ({
      ...{ field: 'manager' as const, from: unit.get(id)?.managerName ?? null },
      to: nameOf(id),
    }));
    return { wish, known: person, role, unitId, manages, changes: [...changes, ...managers] };
  });
}

function columnsOf(row: readonly SheetCell[]): Partial<Record<PeopleColumn, number>> {
  const found: Partial<Record<PeopleColumn, number>> = {};
  row.forEach((cell, index) => {
    const word = plain(shownCell(cell));
    const column = (Object.keys(PEOPLE_COLUMNS) as PeopleColumn[]).find((name) =>
      PEOPLE_COLUMNS[name].some((head) => plain(head) === word),
    );
    if (column && found[column] === undefined) found[column] = index;
  });
  return found;
}

function roleOf(word: string): Role | null {
  return ROLES.find((role) => ROLE_WORDS[role].some((known) => plain(known) === plain(word))) ?? null;
}

/** By name, or by a path that ends in it and whose parts are the units above. */
function unitOf(path: string, units: readonly KnownUnit[]): string | null {
  const parts = path.split(' / ').map(plain);
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const fits = units.filter((unit) => {
    let at: KnownUnit | undefined = unit;
    for (const part of [...parts].reverse()) {
      if (!at || plain(at.name) !== part) return false;
      at = at.parentId === null ? undefined : byId.get(at.parentId);
    }
    return true;
  });
  // A name may itself have a slash in it.
  const exact = units.find(({ name }) => plain(name) === plain(path));
  return exact?.id ?? (fits.length === 1 ? (fits[0]?.id ?? null) : null);
}

function plain(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLocaleLowerCase('sv');
}
