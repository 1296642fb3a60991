// Measures work by its percentiles, and judges it by the processor time of its own thread (or what `processor` counts):
// the clock on the wall tells what else the computer does. Work and baseline take turns.

/**
 * @typedef {{ name: string, p50: number, p99: number, cpu: number, ratio: number | null, budget: string, ok: boolean }} Row
 *   p50, p99: milliseconds on the clock; cpu: median milliseconds of processor; ratio: of cpu to the baseline's
 */

function percentile(times, share) {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Milliseconds of this thread's processor so far. */
export function threadMs() {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/** Milliseconds on the clock and of the processor. */
async function timed(work, processor) {
  const start = performance.now();
  const before = processor();
  await work();
  return { clock: performance.now() - start, cpu: processor() - before };
}

/**
 * A benchmark against a baseline or an absolute time.
 * @param {string} name
 * @param {{ work: () => unknown, before?: () => unknown, baseline?: () => unknown, rounds?: number, warmUp?: number, most?: number,
 *   mostRatio?: number, processor?: () => number }} options before: what has to happen first, and is not measured; most: milliseconds of processor that the median may take; mostRatio: times the baseline;
 *   processor: milliseconds of processor so far, of this thread unless something else is counted too
 * @returns {(once?: boolean) => Promise<Row>} once: one round, only to see that it runs
 */
export function benchmark(
  name,
  { work, before, baseline, rounds = 40, warmUp = 10, most, mostRatio, processor = threadMs },
) {
  return async (once = false) => {
    const own = [];
    const base = [];
    for (let round = once ? 0 : -warmUp; round < (once ? 1 : rounds); round += 1) {
      const baseTime = baseline === undefined ? null : await timed(baseline, processor);
      await before?.();
      const ownTime = await timed(work, processor);
      if (round < 0) continue;
      own.push(ownTime);
      if (baseTime !== null) base.push(baseTime);
    }
    const median = (times) =>
      percentile(
        times.map(({ cpu }) => cpu),
        0.5,
      );
    const clock = own.map((time) => time.clock);
    const cpu = median(own);
    const ratio = base.length === 0 ? null : cpu / median(base);
    const limits = [
      ...(most === undefined ? [] : [`cpu ≤ ${most} ms`]),
      ...(mostRatio === undefined ? [] : [`≤ ${mostRatio} × baseline`]),
    ];
    return {
      name,
      p50: percentile(clock, 0.5),
      p99: percentile(clock, 0.99),
      cpu,
      ratio,
      budget: limits.join(', '),
      ok: (most === undefined || cpu <= most) && (mostRatio === undefined || (ratio !== null && ratio <= mostRatio)),
    };
  };
}
