/** A field's value as a change has it; a list is a set, its order says nothing. */
export type MergedValue = string | number | null | readonly string[];
export type FieldValues<F extends string> = Readonly<Partial<Record<F, MergedValue>>>;

/**
 * What becomes of one field when two changed the same thing at once:
 * `mine` only we changed it · `theirs` only the other did · `same` both to the same · `choose` both, and somebody decides.
 */
export type MergeOutcome = 'mine' | 'theirs' | 'same' | 'choose';
export type MergeChoice = 'mine' | 'theirs' | 'both';

export interface MergedField<F extends string> {
  readonly field: F;
  readonly outcome: MergeOutcome;
  readonly mine: MergedValue;
  readonly theirs: MergedValue;
  /** Lists that both changed, laid together: what either added is there, what either took away is not. Else null. */
  readonly both: readonly string[] | null;
}

/**
 * Lays a change over another one that came first, field by field. No field of either is lost: what only one of them
 * changed is kept as that one wanted it, and what both changed differently is for somebody to choose.
 * @param seen the fields as they were when the change was begun; one that is missing was not seen, so it may have changed
 * @param wish what we want to write
 * @param current the fields as they stand now
 * @returns the fields that we want to write or that the other changed, in the order of `current`
 */
export function mergeChange<F extends string>(
  seen: FieldValues<F>,
  wish: FieldValues<F>,
  current: FieldValues<F>,
): readonly MergedField<F>[] {
  return (Object.keys(current) as F[]).flatMap((field): MergedField<F>[] => {
    const [was, wanted, now = null] = [seen[field], wish[field], current[field]];
    const theirs = was === undefined ? wanted !== undefined : !sameValue(was, now);
    const mine = wanted !== undefined && (was === undefined || !sameValue(was, wanted));
    if (!mine && !theirs) return [];
    if (!mine || wanted === undefined)
      return [{ field, outcome: 'theirs', mine: was ?? null, theirs: now, both: null }];
    if (sameValue(wanted, now)) return [{ field, outcome: 'same', mine: wanted, theirs: now, both: null }];
    if (!theirs) return [{ field, outcome: 'mine', mine: wanted, theirs: now, both: null }];
    const both = isList(wanted) && isList(now) ? together(isList(was) ? was : [], wanted, now) : null;
    return [{ field, outcome: 'choose', mine: wanted, theirs: now, both }];
  });
}

/**
 * What is still to be written on top of what stands now.
 * @param choices for each field that is to be chosen; without one, what stands now stays
 */
export function mergedWish<F extends string>(
  fields: readonly MergedField<F>[],
  choices: Readonly<Partial<Record<F, MergeChoice>>>,
): FieldValues<F> {
  const wish: Partial<Record<F, MergedValue>> = {};
  for (const { field, outcome, mine, theirs, both } of fields) {
    const choice = outcome === 'choose' ? choices[field] : outcome;
    if (choice === 'mine') wish[field] = mine;
    if (choice === 'both' && both !== null && !sameValue(both, theirs)) wish[field] = both;
  }
  return wish;
}

/** Lists are equal when they hold the same, in any order. */
export function sameValue(a: MergedValue, b: MergedValue): boolean {
  if (!isList(a) || !isList(b)) return a === b;
  const [left, right] = [new Set(a), new Set(b)];
  return left.size === right.size && [...left].every((one) => right.has(one));
}

function together(was: readonly string[], mine: readonly string[], theirs: readonly string[]): readonly string[] {
  const [before, ours, others] = [new Set(was), new Set(mine), new Set(theirs)];
  // What somebody took away was there before and is missing in one of the two.
  return [...new Set([...theirs, ...mine])].filter((one) => !before.has(one) || (ours.has(one) && others.has(one)));
}

function isList(value: MergedValue | undefined): value is readonly string[] {
  return Array.isArray(value);
}
