import type { SheetChange } from '@kompassplan/contract';
import type { ActionChange } from '@kompassplan/domain';
import type { SheetLine } from './action-sheet.query.js';

/** What a row of a sheet asks of its action, in the words of the rules. */
export function wishOf(change: SheetChange, action: Pick<SheetLine, 'status'>, dueReason?: string): ActionChange {
  const { owner, unit, deputy, contributors, links, statusNote, status, ...fields } = change;
  // New words for the help that is needed are a report with the same status; no other status is reworded by a file.
  const told = status ?? (statusNote !== undefined && action.status === 'needsHelp' ? action.status : undefined);
  return {
    ...fields,
    ...(owner === undefined ? {} : { ownerId: owner }),
    ...(unit === undefined ? {} : { unitId: unit }),
    ...(deputy === undefined ? {} : { deputyId: deputy }),
    ...(contributors === undefined ? {} : { contributorIds: contributors }),
    ...(links === undefined ? {} : { relinks: true }),
    ...(told === undefined ? {} : { status: told }),
    ...(statusNote === undefined ? {} : { note: statusNote }),
    ...(fields.due === undefined ? {} : { dueReason }),
  };
}
