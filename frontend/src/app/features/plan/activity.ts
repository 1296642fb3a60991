import type { ActionView, HistoryEntry } from '@kompassplan/contract';
import { mentionParts, type TextPart } from '@kompassplan/domain';
import type { I18n } from '../../core/i18n';

export type ActivityTab = 'all' | 'comments' | 'changes';
export interface Activity {
  readonly key: string;
  readonly at: string;
  readonly by: string;
  /** Phrase key of what happened; null for a comment. */
  readonly event: string | null;
  readonly changes: readonly { readonly field: string; readonly from: string | null; readonly to: string | null }[];
  /** What was said; names of people who were mentioned stand apart. */
  readonly text: readonly TextPart[];
}

type Words = Pick<I18n, 't' | 'day' | 'percent' | 'kronor'>;

const EVENTS = new Set([
  'action.imported',
  'action.sourceCorrected',
  'action.added',
  'action.changed',
  'action.relinked',
  'action.verified',
  'action.declined',
  'action.reopened',
  'action.undone',
  'action.copied',
  'action.split',
  'action.merged',
  'progress.reported',
  'progress.reportedByMail',
  'evidence.added',
  'evidence.removed',
  'evidence.replaced',
  'evidence.described',
  'evidence.linkFails',
  'evidence.linkAnswers',
  'action.sentBack',
  'due.requested',
  'due.withdrawn',
  'due.approved',
  'due.refused',
  'effect.answered',
  'checklist.added',
  'checklist.reworded',
  'checklist.ticked',
  'checklist.unticked',
  'checklist.reordered',
  'checklist.removed',
]);
const FIELDS = new Set([
  'askedDue',
  'effect',
  'effectCheckOn',
  'declinedDiaryNumber',
  'evidenceDiaryNumber',
  'evidenceValidUntil',
  'title',
  'description',
  'owner',
  'unit',
  'due',
  'status',
  'progress',
  'effortWeeks',
  'links',
  'source',
  'area',
  'evidence',
  'declinedReviewOn',
  'wantedEffect',
  'indicator',
  'indicatorBaseline',
  'indicatorTarget',
  'start',
  'cost',
  'diaryNumber',
  'deputy',
  'contributors',
  'tags',
  'waitsFor',
  'checklist',
  'copyOf',
  'copies',
  'splitFrom',
  'parts',
  'merged',
  'mergedInto',
]);

/** What was said and what was changed, together and apart, the newest first. A comment is shown once, as a comment. */
export function activityOf(
  action: Pick<ActionView, 'comments'>,
  history: readonly HistoryEntry[],
  i18n: Words,
): Readonly<Record<ActivityTab, readonly Activity[]>> {
  const comments = action.comments.map(({ id, at, by, text, mentions }) => ({
    ...{ key: id, at, by, event: null, changes: [], text: mentionParts(text, mentions) },
  }));
  const changes = history
    .filter((entry) => entry.event !== 'comment.added')
    .map((entry) => ({
      key: `h${entry.id}`,
      at: entry.at,
      by: entry.by,
      event: `plan.event-${EVENTS.has(entry.event) ? entry.event : 'other'}`,
      changes: entry.changes
        .filter((change) => FIELDS.has(change.field))
        .map(({ field, from, to }) => ({
          field: i18n.t(`plan.field-${field}`),
          from: shown(field, from, i18n),
          to: shown(field, to, i18n),
        })),
      text: mentionParts(entry.note ?? '', []),
    }));
  return {
    all: newestFirst([...comments, ...changes]),
    comments: newestFirst(comments),
    changes: newestFirst(changes),
  };
}

function shown(field: string, value: string | null, i18n: Words): string | null {
  if (value === null || value === '') return null;
  if (field === 'status') return i18n.t(`status.${value}`);
  if (field === 'effect') return i18n.t(`history.effect.${value}`);
  if (field === 'cost') return i18n.kronor(Number(value));
  if (field === 'progress') return i18n.percent(Number(value));
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? i18n.day(value) : value;
}

function newestFirst<T extends { readonly at: string }>(entries: readonly T[]): readonly T[] {
  return [...entries].sort((a, b) => b.at.localeCompare(a.at));
}
