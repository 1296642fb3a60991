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
  // Nodes by number: a plan of thousands of actions is searched thousands of times.
  const numbers = new Map<string, number>();
  const numberOf = (node: string): number => {
    const known = numbers.get(node) ?? numbers.size;
    numbers.set(node, known);
    return known;
  };
  const from = edges.map((edge) => numberOf(edge.from));
  const to = edges.map((edge) => numberOf(edge.to));
  // Only broken edges are searched: one that has become whole leaves its nodes, and never breaks again.
  const at = Array.from(numbers, () => new Set<number>());
  edges.forEach((_, edge) => {
    if (broken(edge)) for (const node of [from[edge], to[edge]]) at[node ?? 0]?.add(edge);
  });
  const settle = (edge: number): void => {
    if (broken(edge)) return;
    for (const node of [from[edge], to[edge]]) at[node ?? 0]?.delete(edge);
  };

  /** In which search a node was reached, and by which edge. */
  const search = new Int32Array(numbers.size);
  const by = new Int32Array(numbers.size);
  const queue = new Int32Array(numbers.size);
  let searches = 0;
  /**
   * Broken edges that lead from `start` to `goal`, each with the way it is walked. Searched from the goal back: an action
   * has few edges, while the end of the flow has as many as the plan has actions, and would show them all each time.
   */
  const path = (start: number, goal: number, without: number): { edge: number; along: boolean }[] => {
    searches += 1;
    search[goal] = searches;
    queue[0] = goal;
    for (let first = 0, last = 1; first < last && search[start] !== searches; first += 1) {
      const node = queue[first] ?? 0;
      for (const edge of at[node] ?? []) {
        const next = (to[edge] === node ? from[edge] : to[edge]) ?? 0;
        if (edge === without || search[next] === searches) continue;
        search[next] = searches;
        by[next] = edge;
        queue[last] = next;
        last += 1;
        if (next === start) break;
      }
    }
    const steps: { edge: number; along: boolean }[] = [];
    if (search[start] !== searches) return steps;
    for (let node = start; node !== goal;) {
      const edge = by[node] ?? 0;
      const along = from[edge] === node;
      steps.push({ edge, along });
      node = (along ? to[edge] : from[edge]) ?? goal;
    }
    return steps;
  };
  /** How far an edge may still move. */
  const room = (edge: number, up: boolean): number => {
    const above = (now[edge] ?? 0) - (low[edge] ?? 0);
    return up ? UNIT - above : above;
  };

  edges.forEach(({ amount }, first) => {
    const up = amount - (low[first] ?? 0) + NOISE >= UNIT / 2;
    // An edge that is broken lies on a ring of broken ones; what it gains, the ring passes on.
    while (broken(first)) {
      const ring = [{ edge: first, along: true }, ...path(to[first] ?? 0, from[first] ?? 0, first)];
      const amountMoved = Math.min(...ring.map(({ edge, along }) => room(edge, along === up)));
      for (const { edge, along } of ring) now[edge] = (now[edge] ?? 0) + (along === up ? amountMoved : -amountMoved);
      for (const { edge } of ring) settle(edge);
    }
  });
  return now.map((amount) => amount / UNIT + 0);
}
