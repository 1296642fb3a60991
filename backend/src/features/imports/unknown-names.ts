import { type ImportDraft, isNoUnit, type ReportNote } from '@kompassplan/domain';
import { formatPhrase, sv } from '@kompassplan/phrases';
import type { Transaction } from '../../persistence/unit-of-work.js';
import { ownersNamed, unitsNamed } from './names.query.js';

const PHRASES = {
  owner: ['sheet.owner-unknown', 'sheet.note.owner-unknown'],
  unit: ['sheet.unit-unknown', 'sheet.note.unit-unknown'],
} as const;

/** A note for every person and unit that the file names and nobody knows here: the reviewer is told, nothing fails. */
export async function unknownNames(tx: Transaction, { items }: ImportDraft): Promise<ReportNote[]> {
  const namesOf = (kind: keyof typeof PHRASES) =>
    items.flatMap(({ [kind]: name, lines: [line = 0] }) => (name === undefined ? [] : [{ kind, name, line }]));
  const [people, places] = [namesOf('owner'), namesOf('unit').filter(({ name }) => !isNoUnit(name))];
  const known = {
    owner: await ownersNamed(tx, called(people)),
    unit: await unitsNamed(tx, called(places)),
  };
  return [...people, ...places]
    .filter(({ kind, name }) => !known[kind].has(name))
    .map(({ kind, name, line }) => {
      const [code, phrase] = PHRASES[kind];
      return { code, message: formatPhrase(sv, 'sv', phrase, { line, name }), line };
    });
}

function called(named: readonly { readonly name: string }[]): string[] {
  return named.map(({ name }) => name);
}
