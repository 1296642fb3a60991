import {
  computeReadiness,
  MOVING_FIELDS,
  movesPoints,
  shownReadiness,
  STILL_ENTITIES,
  STILL_EVENTS,
} from '@kompassplan/domain';
import { planInputOf } from './plan-input.query.js';
import { PlanMemory } from './plan-memory.js';
import type { Transaction } from './unit-of-work.js';

/** What one action has at stake in one sub-question. */
export interface Stake {
  readonly number: string;
  readonly title: string;
  /** 0–1, as it counts. */
  readonly share: number;
  readonly percent: number;
  readonly max: number;
  readonly baseline: number;
  readonly target: number;
  /** In tenths, as every page shows it. */
  readonly points: number;
}

/** What the actions of one evaluation have at stake, by their ids. */
export interface Stakes {
  /** In all their sub-questions, in tenths. */
  readonly points: Readonly<Record<string, number>>;
  readonly parts: ReadonlyMap<string, readonly Stake[]>;
}

interface Remembered extends Stakes {
  readonly municipalityId: string;
  /** The history up to here holds nothing that would move them. */
  readonly historyNumber: string | null;
}

/**
 * An action's figure follows from the whole plan, so a page of 50 rows of a plan of 5,000 would compute all of them each
 * time. What was computed counts for as long as the history since then moves no points. One statement asks.
 */
const memory = new PlanMemory<Remembered>(40_000, ({ parts }) => parts.size);
/** So many entries are looked through; after more of them it is computed anew. */
const MOST_ENTRIES = 500;

/**
 * What the actions of an evaluation have at stake. One statement, or two when something moved.
 * @param today YYYY-MM-DD, decides which evidence is valid
 */
export async function stakesOf(tx: Transaction, evaluationId: string, today: string): Promise<Stakes> {
  const moved = tx.noted().some(movesPoints);
  const { municipalityId } = tx.tenant;
  const known = memory.find(municipalityId, evaluationId);
  if (known && !moved) {
    const number = await stillAt(tx, known.historyNumber);
    if (number !== undefined) {
      memory.keep(evaluationId, { ...known, historyNumber: number });
      return known;
    }
  }
  const input = await planInputOf(tx, evaluationId, today);
  const computed = computeReadiness(input);
  const shown = shownReadiness(computed);
  const shownParts = new Map(
    shown.areas.flatMap(({ subQuestions }) =>
      subQuestions.flatMap((q) => q.actions.map(({ id, points }) => [`${q.number} ${id}`, points] as const)),
    ),
  );
  const parts = new Map<string, Stake[]>();
  for (const { number, title, percent, max, baseline, target, actions } of computed.areas.flatMap(
    (area) => area.subQuestions,
  )) {
    for (const { id, share } of actions) {
      const own = parts.get(id) ?? [];
      parts.set(id, own);
      const points = shownParts.get(`${number} ${id}`) ?? 0;
      own.push({ number, title, share, percent, max, baseline, target, points });
    }
  }
  const stakes = { points: shown.pointsOfActions, parts };
  // What this transaction has moved may still be rolled back.
  if (!moved) memory.keep(evaluationId, { ...stakes, municipalityId, historyNumber: input.historyNumber });
  return stakes;
}

/**
 * What actions have at stake, by id, in tenths as every page shows it.
 * @param today YYYY-MM-DD, decides which evidence is valid
 */
export async function pointsAtStake(
  tx: Transaction,
  evaluationIds: Iterable<string>,
  today: string,
): Promise<ReadonlyMap<string, number>> {
  const points = new Map<string, number>();
  for (const evaluationId of new Set(evaluationIds)) {
    const stakes = await stakesOf(tx, evaluationId, today);
    for (const [id, at] of Object.entries(stakes.points)) points.set(id, at);
  }
  return points;
}

/** The number of the last entry when nothing since `number` moves points; undefined when something does. */
async function stillAt(tx: Transaction, number: string | null): Promise<string | null | undefined> {
  const [row] = await tx.query<{ number: string | null; moved: boolean }>(STILL, [
    tx.tenant.municipalityId,
    number ?? '0',
    STILL_ENTITIES,
    STILL_EVENTS,
    MOVING_FIELDS,
  ]);
  if (!row || row.moved || Number(row.number ?? 0) - Number(number ?? 0) > MOST_ENTRIES) return undefined;
  return row.number;
}

/** `movesPoints` of the domain, in SQL. */
const STILL = `SELECT h.number, h.number IS NOT NULL AND h.number <= $2::bigint + ${MOST_ENTRIES} AND EXISTS (
    SELECT 1 FROM history x WHERE x.municipality_id = $1 AND x.number > $2::bigint AND x.entity <> ALL($3::text[])
      AND (x.entity <> 'action' OR x.event <> ALL($4::text[])
        OR EXISTS (SELECT 1 FROM jsonb_array_elements(x.changes) c WHERE c ->> 'field' = ANY($5::text[])))) AS moved
  FROM (SELECT 1) one LEFT JOIN history_head h ON h.municipality_id = $1`;
