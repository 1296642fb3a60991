import { type DraftItem, type ImportDraft, isNoUnit } from '@kompassplan/domain';

/** Owners and units that the file names and that were not here when it was read. */
export interface UnknownNames {
  readonly owners: readonly string[];
  readonly units: readonly string[];
}

/** The reading notes them by the line; what it says there of the owner or the unit is nobody's name here. */
export function unknownNamesOf({ report, items }: ImportDraft): UnknownNames {
  const named = (code: string, nameOf: (item: DraftItem) => string | undefined) => {
    const lines = new Set(report.notes.flatMap((note) => (note.code === code ? (note.line ?? 0) : [])));
    const at = items.filter((item) => lines.has(item.lines[0] ?? 0));
    return [...new Set(at.flatMap((item) => nameOf(item) ?? []))];
  };
  return {
    owners: named('sheet.owner-unknown', ({ owner }) => owner),
    units: named('sheet.unit-unknown', ({ unit }) => (unit !== undefined && isNoUnit(unit) ? undefined : unit)),
  };
}
