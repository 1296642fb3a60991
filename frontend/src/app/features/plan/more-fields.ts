import type { ActionPatch, ActionView } from '@kompassplan/contract';
import { numberOf } from '../../core/action-number';
import type { PickItem } from './pick-list';

/** What the form holds; empty text stands for nothing. */
export interface MoreFields {
  readonly contributors: readonly PickItem[];
  readonly deputyId: string | null;
  readonly waitsFor: readonly PickItem[];
  readonly tags: readonly PickItem[];
  readonly start: string;
  /** NaN for what is no number. */
  readonly cost: number | null;
  readonly diaryNumber: string;
  readonly wantedEffect: string;
  readonly indicator: string;
  readonly indicatorBaseline: string;
  readonly indicatorTarget: string;
}

const TEXTS = [
  ...(['start', 'diaryNumber', 'wantedEffect', 'indicator', 'indicatorBaseline', 'indicatorTarget'] as const),
] satisfies readonly (keyof MoreFields)[];

export function moreFieldsOf(action: ActionView): MoreFields {
  return {
    contributors: action.contributors.map(({ id, name }) => ({ value: id, label: name })),
    deputyId: action.deputy?.id ?? null,
    waitsFor: action.waitsFor.map(({ id, number, title }) => ({ value: id, label: `${numberOf(number)} ${title}` })),
    tags: action.tags.map((tag) => ({ value: tag, label: tag })),
    start: action.start ?? '',
    cost: action.cost,
    diaryNumber: action.diaryNumber ?? '',
    wantedEffect: action.wantedEffect ?? '',
    indicator: action.indicator ?? '',
    indicatorBaseline: action.indicatorBaseline ?? '',
    indicatorTarget: action.indicatorTarget ?? '',
  };
}

/** Only what differs, so that another's change of another field is no conflict of ours. */
export function morePatch(seen: ActionView, fields: MoreFields): ActionPatch {
  const ids = (items: readonly PickItem[]): string[] =>
    items.map(({ value }) => value).filter((value) => value !== null);
  const texts = TEXTS.flatMap((field) => {
    const text = fields[field].trim() || null;
    return text === seen[field] ? [] : [[field, text] as const];
  });
  const contributorIds = ids(fields.contributors);
  const waitsForIds = ids(fields.waitsFor);
  const tags = ids(fields.tags);
  return {
    ...Object.fromEntries(texts),
    ...(sameSet(
      contributorIds,
      seen.contributors.map(({ id }) => id),
    )
      ? {}
      : { contributorIds }),
    ...(fields.deputyId === (seen.deputy?.id ?? null) ? {} : { deputyId: fields.deputyId }),
    ...(sameSet(
      waitsForIds,
      seen.waitsFor.map(({ id }) => id),
    )
      ? {}
      : { waitsForIds }),
    ...(sameSet(tags, seen.tags) ? {} : { tags }),
    ...(fields.cost === seen.cost ? {} : { cost: fields.cost }),
  };
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one));
}
