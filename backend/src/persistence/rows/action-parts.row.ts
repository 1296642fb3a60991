import { EntitySchema } from 'typeorm';
import { instant, int, json, key, nullable, type RowStamp, text, uuid } from './columns.js';

const partOfKey = { type: 'uuid', primary: true } as const;

export interface ActionContributorRow extends RowStamp {
  actionId: string;
  personId: string;
}
export const ActionContributorRows = new EntitySchema<ActionContributorRow>({
  name: 'action_contributor',
  columns: { actionId: partOfKey, personId: partOfKey, municipalityId: uuid },
});

export interface ActionTagRow extends RowStamp {
  actionId: string;
  tag: string;
}
export const ActionTagRows = new EntitySchema<ActionTagRow>({
  name: 'action_tag',
  columns: { actionId: partOfKey, tag: { type: 'text', primary: true }, municipalityId: uuid },
});

export interface ChecklistItemRow extends RowStamp {
  id: string;
  actionId: string;
  position: number;
  text: string;
  /** When and by whom it was ticked; both or neither. */
  doneAt: Date | null;
  doneById: string | null;
}
export const ChecklistItemRows = new EntitySchema<ChecklistItemRow>({
  name: 'checklist_item',
  columns: {
    id: key,
    municipalityId: uuid,
    actionId: uuid,
    position: int,
    text,
    doneAt: nullable(instant),
    doneById: nullable(uuid),
  },
});

export interface ActionDependencyRow extends RowStamp {
  actionId: string;
  waitsForId: string;
}
export const ActionDependencyRows = new EntitySchema<ActionDependencyRow>({
  name: 'action_dependency',
  columns: { actionId: partOfKey, waitsForId: partOfKey, municipalityId: uuid },
});

export interface CommentMentionRow extends RowStamp {
  commentId: string;
  personId: string;
}
export const CommentMentionRows = new EntitySchema<CommentMentionRow>({
  name: 'comment_mention',
  columns: { commentId: partOfKey, personId: partOfKey, municipalityId: uuid },
});

/** A change that the person may still take back. */
export interface ChangeUndoRow extends RowStamp {
  id: string;
  personId: string;
  at: Date;
  undoneAt: Date | null;
  /** One for each action: what changed, from what to what. */
  steps: unknown[];
}
export const ChangeUndoRows = new EntitySchema<ChangeUndoRow>({
  name: 'change_undo',
  columns: { id: key, municipalityId: uuid, personId: uuid, at: instant, undoneAt: nullable(instant), steps: json },
});
