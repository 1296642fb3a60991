import type { ActionSheetChanges, ActionSheetDiffView } from '@kompassplan/contract';

export type SheetRow = ActionSheetDiffView['rows'][number];
export type SheetCellChange = SheetRow['changes'][number];

/** Which cells of the file are to be written, by `keyOf`. */
export type Choices = ReadonlySet<string>;

export function keyOf(row: SheetRow, change: SheetCellChange): string {
  return `${row.id} ${change.column}`;
}

/** Rows that can be written; the others say why not. */
export function writable({ rows }: ActionSheetDiffView): SheetRow[] {
  return rows.filter(({ refused }) => refused === null);
}

/** At first everything from the file, but what stands here where both changed: nobody's work is lost unseen. */
export function firstChoices(diff: ActionSheetDiffView): Choices {
  return new Set(
    writable(diff).flatMap((row) =>
      row.changes.filter(({ conflict }) => conflict === null).map((change) => keyOf(row, change)),
    ),
  );
}

/** All conflicts at once: as they stand here, or as the file has them. */
export function settled(diff: ActionSheetDiffView, choices: Choices, byFile: boolean): Choices {
  const keys = writable(diff).flatMap((row) =>
    row.changes.filter(({ conflict }) => conflict !== null).map((change) => keyOf(row, change)),
  );
  const rest = [...choices].filter((key) => !keys.includes(key));
  return new Set(byFile ? [...rest, ...keys] : rest);
}

/** What is sent: the chosen cells of each row, as it was seen. */
export function chosenRows(diff: ActionSheetDiffView, choices: Choices): ActionSheetChanges['rows'] {
  return writable(diff).flatMap((row) => {
    const taken = row.changes.filter((change) => choices.has(keyOf(row, change)));
    if (taken.length === 0) return [];
    // Field and value were told by the server, which checks them again.
    const change = Object.fromEntries(taken.map(({ column, value }) => [column, value]));
    return [{ id: row.id, version: row.version, change }];
  });
}

/** How many agreed dates move with what is chosen. */
export function movedDates(diff: ActionSheetDiffView, choices: Choices): number {
  return writable(diff).filter((row) => row.needsDueReason && choices.has(`${row.id} due`)).length;
}
