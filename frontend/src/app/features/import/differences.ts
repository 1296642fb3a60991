import type { ImportDiff } from '@kompassplan/contract';
import type { IconName } from '../../ui/icon';

export type AreaDifferences = ImportDiff['areas'][number];
export type Change = ImportDiff['facts'][number];
export type BulletDifference = AreaDifferences['bullets'][number];

/** The areas in which something differs, with the bullets that do. */
export function differingAreas(diff: ImportDiff): readonly AreaDifferences[] {
  return diff.areas
    .map((area) => ({ ...area, bullets: area.bullets.filter(({ state }) => state !== 'unchanged') }))
    .filter(differs);
}

/** Numbers of the areas in which nothing differs. */
export function equalAreas(diff: ImportDiff): readonly number[] {
  const differing = new Set(differingAreas(diff).map(({ number }) => number));
  return diff.areas.map(({ number }) => number).filter((number) => !differing.has(number));
}

function differs({ state, changes, subQuestions, bullets }: AreaDifferences): boolean {
  return state !== 'kept' || changes.length + subQuestions.length + bullets.length > 0;
}

const COUNTED = [
  'values',
  'areas',
  'subQuestionsAdded',
  'subQuestionsGone',
  'reworded',
  'moved',
  'added',
  'gone',
  'relinked',
] as const satisfies readonly (keyof ImportDiff['counts'])[];

/** The kinds of differences that there are, each with its number. */
export function countedDifferences({
  counts,
}: ImportDiff): readonly { readonly kind: string; readonly count: number }[] {
  return COUNTED.map((kind) => ({ kind, count: counts[kind] })).filter(({ count }) => count > 0);
}

export const STATE_ICONS: Readonly<Record<'changed' | BulletDifference['state'], IconName>> = {
  unchanged: 'check',
  changed: 'pen',
  reworded: 'pen',
  moved: 'arrow-right',
  added: 'plus',
  gone: 'minus',
};

/** What a correction does about a bullet: phrase key below `diff.`. */
export function effectOf({ state, kind, action, skipped }: BulletDifference): string | null {
  switch (state) {
    case 'added':
      return kind === 'strength' ? null : skipped ? 'action-none' : 'action-new';
    case 'gone':
      return kind === 'strength' ? 'goes' : action ? 'action-stays' : 'stays';
    case 'moved':
      return action ? 'action-moves' : null;
    case 'reworded':
      return action ? 'action-follows' : null;
    case 'unchanged':
      return null;
  }
}
