import type { ActionPatch, ActionRow } from '@kompassplan/contract';
import { applyProgress, isLate } from '@kompassplan/domain';

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

/** A link as a patch asks for it. */
export function linkOf({
  subQuestion,
  setShare,
}: ActionRow['links'][number]): NonNullable<ActionPatch['links']>[number] {
  return { subQuestion, ...(setShare === null ? {} : { share: setShare }) };
}

function named(list: readonly Named[], id: string | null): Named | null {
  if (id === null) return null;
  const found = list.find((one) => one.id === id);
  return { id, name: found?.name ?? '' };
}
