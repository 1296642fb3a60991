interface UnitNode {
  readonly id: string;
  readonly parentId: string | null;
}

/** Whether a unit put below `parentId` would come to lie below itself. */
export function liesBelow(units: readonly UnitNode[], unitId: string, parentId: string | null): boolean {
  const parents = new Map(units.map(({ id, parentId: above }) => [id, above]));
  const seen = new Set<string>();
  for (let at = parentId; at !== null && !seen.has(at); at = parents.get(at) ?? null) {
    if (at === unitId) return true;
    seen.add(at);
  }
  return false;
}
