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
  const links = patch.links?.map(({ subQuestion, share }) => ({
    subQuestion,
    share: row.links.find((link) => link.subQuestion === subQuestion)?.share ?? 0,
    setShare: share ?? null,
  }));
  const people = (ids: readonly string[]): Named[] =>
    ids.map((id) => named(names.people, id)).filter((one) => one !== null);
  return {
    ...row,
    title: patch.title ?? row.title,
    owner: patch.ownerId === undefined ? row.owner : named(names.people, patch.ownerId),
    unit: patch.unitId === undefined ? row.unit : named(names.units, patch.unitId),
    effortWeeks: patch.effortWeeks === undefined ? row.effortWeeks : patch.effortWeeks,
    start: patch.start === undefined ? row.start : patch.start,
    deputy: patch.deputyId === undefined ? row.deputy : named(names.people, patch.deputyId),
    contributors: patch.contributorIds === undefined ? row.contributors : people(patch.contributorIds),
    tags: patch.tags ?? row.tags,
    links: links ?? row.links,
    status,
    progress,
    due,
    reviewOn: status === 'declined' ? (patch.reviewOn ?? row.reviewOn) : row.reviewOn,
    late: isLate(due, today, status),
  };
}

type Before = ActionRow & Partial<Pick<ActionView, (typeof PLAIN)[number] | 'help' | 'declined'>>;

/** Fields that a patch replaces by what they were. */
const PLAIN = [
  ...(['title', 'description', 'effortWeeks', 'wantedEffect', 'indicator', 'indicatorBaseline'] as const),
  ...(['indicatorTarget', 'start', 'cost', 'diaryNumber', 'tags'] as const),
] satisfies readonly (keyof ActionPatch & keyof ActionView)[];

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
    ...Object.fromEntries(
      PLAIN.filter((field) => patch[field] !== undefined && before[field] !== undefined).map((field) => [
        field,
        before[field],
      ]),
    ),
    ...(patch.deputyId === undefined ? {} : { deputyId: before.deputy?.id ?? null }),
    ...(patch.contributorIds === undefined ? {} : { contributorIds: before.contributors.map(({ id }) => id) }),
    ...(patch.waitsForIds === undefined ? {} : { waitsForIds: before.waitsFor.map(({ id }) => id) }),
    // Giving an action without a unit an owner gives it the owner's unit as well.
    ...(patch.ownerId === undefined ? {} : { ownerId: before.owner?.id ?? null, unitId: before.unit?.id ?? null }),
    // … and takes the new one out of those who help.
    ...(helped(before, patch.ownerId) ? helpersOf(before) : {}),
    ...(patch.unitId === undefined ? {} : { unitId: before.unit?.id ?? null }),
    ...(patch.due === undefined ? {} : { due: before.due, dueReason: reason }),
    ...(patch.effortWeeks === undefined ? {} : { effortWeeks: before.effortWeeks }),
    // An action without a link can't be made so again: every change asks for at least one.
    ...(patch.links === undefined || before.links.length === 0 ? {} : { links: before.links.map(linkOf) }),
    ...(moves ? statusBack(before, reason) : {}),
  };
  return Object.keys(back).length === 0 ? null : back;
}

function helped(before: Before, personId: string | null | undefined): boolean {
  return !!personId && [before.deputy, ...before.contributors].some((person) => person?.id === personId);
}

function helpersOf({ deputy, contributors }: Before): ActionPatch {
  return { deputyId: deputy?.id ?? null, contributorIds: contributors.map(({ id }) => id) };
}

/** A link as a patch asks for it. */
export function linkOf({
  subQuestion,
  setShare,
}: ActionRow['links'][number]): NonNullable<ActionPatch['links']>[number] {
  return { subQuestion, ...(setShare === null ? {} : { share: setShare }) };
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
