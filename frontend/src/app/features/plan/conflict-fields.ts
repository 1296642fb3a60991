import type { ActionPatch, ActionRow, ActionView } from '@kompassplan/contract';
import {
  type FieldValues,
  mergeChange,
  type MergeChoice,
  type MergedField,
  type MergedValue,
  mergedWish,
} from '@kompassplan/domain';

/** Fields of a patch that two may change at once, in the order in which they are shown. */
export const MERGED_FIELDS = [
  ...(['title', 'description', 'status', 'progress', 'ownerId', 'unitId', 'due', 'effortWeeks', 'links'] as const),
  ...(['start', 'deputyId', 'contributorIds', 'tags', 'waitsForIds', 'cost', 'diaryNumber'] as const),
  ...(['wantedEffect', 'indicator', 'indicatorBaseline', 'indicatorTarget'] as const),
] satisfies readonly (keyof ActionPatch)[];
export type MergeKey = (typeof MERGED_FIELDS)[number];
export type Merged = MergedField<MergeKey>;
export type Choices = Readonly<Partial<Record<MergeKey, MergeChoice>>>;
type Seen = ActionRow & Partial<ActionView>;

const NAMES: Readonly<Partial<Record<MergeKey, string>>> = {
  ownerId: 'plan.field-owner',
  unitId: 'plan.field-unit',
  deputyId: 'plan.field-deputy',
  contributorIds: 'plan.field-contributors',
  waitsForIds: 'plan.field-waitsFor',
  cost: 'plan.cost-label',
};

/** Phrase key of a field's name. */
export function fieldName(field: MergeKey): string {
  return NAMES[field] ?? `plan.field-${field}`;
}

/** An action's fields as a change has them. What a row of a list does not tell is not there. */
export function valuesOf(action: Seen): FieldValues<MergeKey> {
  const ids = (list: readonly { readonly id: string }[]): string[] => list.map(({ id }) => id);
  const values: Record<MergeKey, MergedValue | undefined> = {
    ...{ title: action.title, description: action.description, status: action.status, progress: action.progress },
    ...{ ownerId: action.owner?.id ?? null, unitId: action.unit?.id ?? null },
    // Whoever asks for another date has wished it already.
    due: action.dueRequest ? action.dueRequest.due : action.due,
    ...{ effortWeeks: action.effortWeeks, start: action.start, deputyId: action.deputy?.id ?? null, tags: action.tags },
    links: action.links.map(({ subQuestion, setShare }) => linkText(subQuestion, setShare)),
    contributorIds: ids(action.contributors),
    waitsForIds: ids(action.waitsFor),
    ...{ cost: action.cost, diaryNumber: action.diaryNumber, wantedEffect: action.wantedEffect },
    indicator: action.indicator,
    indicatorBaseline: action.indicatorBaseline,
    indicatorTarget: action.indicatorTarget,
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

/** Our change laid over the one that came first. A status brings its progress along. */
export function mergeActions(seen: Seen, patch: ActionPatch, current: ActionView): readonly Merged[] {
  const { links, ...rest } = patch;
  const wish: Partial<Record<MergeKey, MergedValue>> = Object.fromEntries(
    MERGED_FIELDS.flatMap((key) => (key === 'links' || rest[key] === undefined ? [] : [[key, rest[key]]])),
  );
  if (links) wish.links = links.map(({ subQuestion, share }) => linkText(subQuestion, share ?? null));
  const fields = mergeChange(valuesOf(seen), wish, valuesOf(current));
  const shown = patch.status === undefined ? fields : fields.filter(({ field }) => field !== 'progress');
  // Two shares of one sub-question can't be had together.
  return shown.map((one) => (one.field === 'links' && one.both && doubled(one.both) ? { ...one, both: null } : one));
}

/**
 * What is to be sent on top of what stands now: with a status what belongs to it, with a date its reason.
 * @param reason stands in the history where the date that stands now asks for one
 */
export function mergedPatch(
  { patch, current }: { readonly patch: ActionPatch; readonly current: ActionView },
  fields: readonly Merged[],
  choices: Choices,
  reason: string,
): ActionPatch {
  const { links, ...wish } = mergedWish(fields, choices) as Record<string, unknown> & { links?: readonly string[] };
  const { status, progress, statusNote, reviewOn, decisionNumber, dueReason } = patch;
  const moved = 'due' in wish && current.due !== null;
  return {
    ...(wish as ActionPatch),
    ...(links ? { links: links.map(linkOfText) } : {}),
    ...('status' in wish && status !== undefined
      ? { ...given({ progress }), ...given({ statusNote }), ...given({ reviewOn }), ...given({ decisionNumber }) }
      : {}),
    ...(moved ? { dueReason: dueReason ?? reason } : given({ dueReason: 'due' in wish ? dueReason : undefined })),
  };
}

/** Whether somebody has to look before it is sent: both changed one field, or the change judges what was seen. */
export function needsChoice(patch: ActionPatch, fields: readonly Merged[]): boolean {
  const judges = patch.status === 'verified' || patch.status === 'declined';
  return fields.some(({ outcome }) => outcome === 'choose' || (judges && outcome === 'theirs'));
}

function given<T extends object>(value: T): Partial<T> {
  return Object.values(value).includes(undefined) ? {} : value;
}

function linkText(subQuestion: string, share: number | null): string {
  return share === null ? subQuestion : `${subQuestion} ${share}`;
}

export function linkOfText(text: string): NonNullable<ActionPatch['links']>[number] {
  const [subQuestion = '', share] = text.split(' ');
  return { subQuestion, ...(share === undefined ? {} : { share: Number(share) }) };
}

function doubled(links: readonly string[]): boolean {
  return new Set(links.map((link) => linkOfText(link).subQuestion)).size < links.length;
}
