/** Units in one shown step. Whole numbers keep sums exact, whatever the order of adding. */
const UNIT = 1_000_000;
/** A third of a sum that ends in a half must still be read as a half. */
const NOISE = 100;

/** A sum and its parts are edges of one flow: what runs into a node runs out of it. */
export interface FlowEdge {
  readonly from: string;
  readonly to: string;
  /** In units; see `flowUnits`. */
  readonly amount: number;
}

/** Points as units of a flow that is shown with one decimal. */
export function flowUnits(points: number): number {
  return Math.round(points * 10 * UNIT);
}

/**
 * Rounds every edge of a flow up or down to a whole tenth so that the flow still holds: all sums add up, and each edge
 * moves less than a tenth. Earlier edges are rounded to their nearest tenth before later ones have to give way, and the
 * answer depends on nothing but the edges and their order.
 * @param edges a circulation: at every node as much comes in as goes out
 * @returns tenths, in the order of the edges
 */
export function roundFlow(edges: readonly FlowEdge[]): readonly number[] {
  const low = edges.map(({ amount }) => Math.floor(amount / UNIT) * UNIT);
  const now = edges.map(({ amount }) => amount);
  const broken = (edge: number): boolean => (now[edge] ?? 0) % UNIT !== 0;
  // Only broken edges are searched: one that has become whole leaves its nodes, and never breaks again.
  const at = new Map<string, Set<number>>();
  edges.forEach(({ from, to }, edge) => {
    if (broken(edge)) for (const node of [from, to]) at.set(node, (at.get(node) ?? new Set()).add(edge));
  });
  const settle = (edge: number): void => {
    if (broken(edge)) return;
    for (const node of [edges[edge]?.from, edges[edge]?.to]) at.get(node ?? '')?.delete(edge);
  };

  /** Broken edges that lead from `start` to `goal`, each with the way it is walked. */
  const path = (start: string, goal: string, without: number): { edge: number; along: boolean }[] => {
    const reached = new Map<string, { edge: number; along: boolean; before: string } | null>([[start, null]]);
    for (const node of reached.keys()) {
      if (node === goal) break;
      for (const edge of at.get(node) ?? []) {
        const ends = edges[edge];
        if (!ends || edge === without) continue;
        const along = ends.from === node;
        const next = along ? ends.to : ends.from;
        if (!reached.has(next)) reached.set(next, { edge, along, before: node });
      }
    }
    const steps: { edge: number; along: boolean }[] = [];
    for (let step = reached.get(goal); step; step = reached.get(step.before)) steps.push(step);
    return steps;
  };
  /** How far an edge may still move. */
  const room = (edge: number, up: boolean): number => {
    const above = (now[edge] ?? 0) - (low[edge] ?? 0);
    return up ? UNIT - above : above;
  };

  edges.forEach(({ from, to, amount }, first) => {
    const up = amount - (low[first] ?? 0) + NOISE >= UNIT / 2;
    // An edge that is broken lies on a ring of broken ones; what it gains, the ring passes on.
    while (broken(first)) {
      const ring = [{ edge: first, along: true }, ...path(to, from, first)];
      const amountMoved = Math.min(...ring.map(({ edge, along }) => room(edge, along === up)));
      for (const { edge, along } of ring) now[edge] = (now[edge] ?? 0) + (along === up ? amountMoved : -amountMoved);
      for (const { edge } of ring) settle(edge);
    }
  });
  return now.map((amount) => amount / UNIT + 0);
}
