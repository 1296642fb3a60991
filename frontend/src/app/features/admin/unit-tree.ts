import type { Unit } from '@kompassplan/contract';

export interface UnitBranch {
  readonly unit: Unit;
  /** 0 at the top. */
  readonly depth: number;
}

/** Units in reading order: each followed by those below it, by name. A unit whose parent is unknown stands at the top. */
export function unitTree(units: readonly Unit[]): UnitBranch[] {
  const known = new Set(units.map(({ id }) => id));
  const below = (parentId: string | null, depth: number): UnitBranch[] =>
    units
      .filter((unit) => (unit.parentId !== null && known.has(unit.parentId) ? unit.parentId : null) === parentId)
      .sort((a, b) => a.name.localeCompare(b.name, 'sv'))
      .flatMap((unit) => [{ unit, depth }, ...below(unit.id, depth + 1)]);
  return below(null, 0);
}
