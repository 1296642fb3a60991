import type { ActionPatch, ActionRow, ActionView } from '@kompassplan/contract';
import { applyProgress, isLate, nextStatuses } from '@kompassplan/domain';

interface Named {
  readonly id: string;
  readonly name: string;
}
/** Names for the ids of a patch. */
export interface Names {
  readonly people: readonly Named[];
  readonly units: readonly Named[];
}

/** How the row will look when the server accepts the patch; shown until it answers. */
export function applied(row: ActionRow, patch: ActionPatch, names: Names, today: string): ActionRow {
  const { status, progress } =
    patch.status === undefined && patch.progress === undefined ? row : applyProgress(row, patch);
  const due = patch.due === undefined ? row.due : patch.due;
  const links = patch.links?.map(({ subQuestion }) => ({
    subQuestion,
    share: row.links.find((link) => link.subQuestion === subQuestion)?.share ?? 0,
  }));
  return {
    ...row,
    title: patch.title ?? row.title,
    owner: patch.ownerId === undefined ? row.owner : named(names.people, patch.ownerId),
    unit: patch.unitId === undefined ? row.unit : named(names.units, patch.unitId),
    effortWeeks: patch.effortWeeks === undefined ? row.effortWeeks : patch.effortWeeks,
    links: links ?? row.links,
    status,
    progress,
    due,
    reviewOn: status === 'declined' ? (patch.reviewOn ?? row.reviewOn) : row.reviewOn,
    late: isLate(due, today, status),
  };
}

type Before = ActionRow & Partial<Pick<ActionView, 'description' | 'help' | 'declined'>>;

/**
 * The patch that brings `before` back after `patch`, or null when there is nothing to bring back or no way back: undoing
 * may not verify.
 * @param reason stands in the history, where going back asks for one
 */
export function inverse(before: Before, patch: ActionPatch, reason: string): ActionPatch | null {
  const moves = patch.status !== undefined || patch.progress !== undefined;
  if (moves) {
    const after = applyProgress(before, patch).status;
    if (after !== before.status && !nextStatuses(after).includes(before.status)) return null;
    if (before.status === 'verified') return null;
  }
  const back: ActionPatch = {
    ...(patch.title === undefined ? {} : { title: before.title }),
    ...(patch.description === undefined || before.description === undefined ? {} : { description: before.description }),
    // Giving an action without a unit an owner gives it the owner's unit as well.
    ...(patch.ownerId === undefined ? {} : { ownerId: before.owner?.id ?? null, unitId: before.unit?.id ?? null }),
    ...(patch.unitId === undefined ? {} : { unitId: before.unit?.id ?? null }),
    ...(patch.due === undefined ? {} : { due: before.due, dueReason: reason }),
    ...(patch.effortWeeks === undefined ? {} : { effortWeeks: before.effortWeeks }),
    // An action without a link can't be made so again: every change asks for at least one.
    ...(patch.links === undefined || before.links.length === 0
      ? {}
      : { links: before.links.map(({ subQuestion }) => ({ subQuestion })) }),
    ...(moves ? statusBack(before, reason) : {}),
  };
  return Object.keys(back).length === 0 ? null : back;
}

function statusBack(before: Before, reason: string): ActionPatch {
  const { status, progress } = before;
  const open = status === 'inProgress' || status === 'needsHelp';
  const note =
    status === 'needsHelp' ? (before.help?.text ?? reason) : status === 'declined' ? before.declined?.reason : reason;
  return { status, ...(open ? { progress: Math.min(progress, 99) } : {}), statusNote: note ?? reason };
}

function named(list: readonly Named[], id: string | null): Named | null {
  if (id === null) return null;
  const found = list.find((one) => one.id === id);
  return { id, name: found?.name ?? '' };
}
