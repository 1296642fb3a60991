/** A function that computes each answer once. */
export function remembered<K>(compute: (key: K) => number): (key: K) => number {
  const known = new Map<K, number>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const value = compute(key);
    known.set(key, value);
    return value;
  };
}
