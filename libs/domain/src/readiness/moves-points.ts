/**
 * What of the history can move what actions have at stake. Shares follow from links, efforts and from which actions are
 * declined, targets from what was decided and from the report; the rest of what people do leaves every figure as it is. What
 * is not named here counts as moving them, so that a new kind of entry can make a figure be computed anew, never be old.
 */
export const STILL_EVENTS = [
  ...(['action.changed', 'action.verified', 'progress.reported', 'progress.reportedByMail'] as const),
  ...(['comment.added', 'evidence.added', 'evidence.removed', 'evidence.replaced', 'evidence.described'] as const),
  ...(['evidence.linkAnswers', 'evidence.linkFails', 'due.requested', 'due.approved', 'due.refused'] as const),
  ...(['due.withdrawn', 'effect.answered', 'action.sentBack'] as const),
  ...(['checklist.added', 'checklist.removed', 'checklist.reordered', 'checklist.reworded'] as const),
  ...(['checklist.ticked', 'checklist.unticked'] as const),
] as const;
/** Entries about these never move points. */
export const STILL_ENTITIES = ['person', 'unit', 'municipality', 'reminder', 'reminderPolicy'] as const;
/** … and of an action that was changed, these fields do. */
export const MOVING_FIELDS = ['effortWeeks', 'links'] as const;

interface Entry {
  readonly entity: string;
  readonly event: string;
  readonly changes: readonly { readonly field: string }[];
}

export function movesPoints({ entity, event, changes }: Entry): boolean {
  if ((STILL_ENTITIES as readonly string[]).includes(entity)) return false;
  if (entity !== 'action' || !(STILL_EVENTS as readonly string[]).includes(event)) return true;
  return changes.some(({ field }) => (MOVING_FIELDS as readonly string[]).includes(field));
}
