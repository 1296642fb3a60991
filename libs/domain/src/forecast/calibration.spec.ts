import { forecastOf } from './forecast.js';
import { simulate, type World, WORLDS } from './simulated-municipality.fixture.js';

/** Simulated municipalities by world, and how many of 100 outcomes must lie within the 80 % interval. */
const WANTED: Readonly<Record<World, { readonly count: number; readonly least: number; readonly most: number }>> = {
  usual: { count: 520, least: 75, most: 85 },
  heavyTails: { count: 200, least: 70, most: 100 },
  paceDrops: { count: 200, least: 70, most: 100 },
  unitsTogether: { count: 200, least: 70, most: 100 },
  reorganisation: { count: 200, least: 70, most: 100 },
};
const DRAWS = 160;
/** Seeds up to a million were used to choose the forecast's constants, so they judge nothing. */
const UNSEEN = 2_000_000;

function calibrate(world: World) {
  const found = { silent: 0, spoke: 0, below: 0, above: 0, verifiedWithin: 0, width: 0 };
  for (let index = 0; index < WANTED[world].count; index += 1) {
    const { input, secured, verified } = simulate(world, UNSEEN + index);
    const forecast = forecastOf(input, index, DRAWS);
    const last = forecast.kind === 'forecast' ? forecast.months.at(-1) : undefined;
    if (last === undefined) {
      found.silent += 1;
      continue;
    }
    found.spoke += 1;
    // Both add the same parts in different order.
    if (secured < last.secured.p10 - 1e-6) found.below += 1;
    if (secured > last.secured.p90 + 1e-6) found.above += 1;
    if (verified >= last.verified.p10 - 1e-6 && verified <= last.verified.p90 + 1e-6) found.verifiedWithin += 1;
    found.width += (last.secured.p90 - last.secured.p10) / input.stakes.reduce((sum, { points }) => sum + points, 0);
  }
  const percent = (part: number) => Math.round((part / found.spoke) * 1000) / 10;
  return {
    world,
    municipalities: WANTED[world].count,
    silent: found.silent,
    within: percent(found.spoke - found.below - found.above),
    below: percent(found.below),
    above: percent(found.above),
    verifiedWithin: percent(found.verifiedWithin),
    width: percent(found.width),
  };
}

/**
 * Each municipality's plan is simulated to its end, forecast half-way, and the outcome looked up in the 80 % interval. In
 * the usual world that is what the interval promises; in the others its assumptions are broken on purpose.
 */
it('covers as many outcomes as its intervals promise', () => {
  const rows = WORLDS.map(calibrate);
  const table = rows.map((row) =>
    [
      `${row.world.padEnd(15)}${String(row.municipalities).padStart(4)} municipalities`,
      `within 80 %: ${row.within.toFixed(1)} % (below ${row.below.toFixed(1)}, above ${row.above.toFixed(1)})`,
      `verified ${row.verifiedWithin.toFixed(1)} %, width ${row.width.toFixed(1)} % of the points, silent ${row.silent}`,
    ].join('  '),
  );
  console.info(`Calibration of the forecast\n${table.join('\n')}`);
  for (const { world, within, verifiedWithin } of rows) {
    const { least, most } = WANTED[world];
    expect([world, within >= least && within <= most]).toEqual([world, true]);
    expect([world, verifiedWithin >= least && verifiedWithin <= most]).toEqual([world, true]);
  }
}, 60_000);
