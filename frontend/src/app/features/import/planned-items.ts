import type { ImportDiff } from '@kompassplan/contract';
import { actionFacts, type DraftItem, titleOf } from '@kompassplan/domain';

/** An improvement area by its area and words. */
export function wordsOf({ area, text }: Pick<DraftItem, 'area' | 'text'>): string {
  return `${area}\n${text}`;
}

/** The improvement areas that the plan has, in the same area and with the same words. */
export function plannedWords({ areas }: ImportDiff): ReadonlySet<string> {
  return new Set(
    areas.flatMap(({ number, bullets }) =>
      bullets.flatMap(({ state, kind, to }) =>
        state === 'unchanged' && kind === 'improvement' && to !== null ? [wordsOf({ area: number, text: to })] : [],
      ),
    ),
  );
}

/** Whether the items say something of actions that a correction leaves as the plan has them. */
export function tellsOfActions(items: readonly DraftItem[]): boolean {
  return items.some(
    (item) =>
      item.own === true ||
      item.title !== titleOf(item.text) ||
      Object.values(actionFacts(item)).some((fact) => fact !== null),
  );
}
