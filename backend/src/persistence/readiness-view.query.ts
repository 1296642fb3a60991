import type { Readiness as ReadinessView } from '@kompassplan/contract';
import {
  computeReadiness,
  distinctTitles,
  isLate,
  isOpen,
  largestOpportunities,
  type Readiness,
  shownPoints,
  shownReadiness,
} from '@kompassplan/domain';
import { type PlanInput, planInputOf } from './plan-input.query.js';
import { PlanMemory } from './plan-memory.js';
import type { Transaction } from './unit-of-work.js';

const OPPORTUNITIES = 8;

interface Remembered {
  readonly municipalityId: string;
  readonly historyNumber: string | null;
  readonly view: ReadinessView;
}

/** Whole pages of plans of 10,000 actions in all: some ten megabytes. */
const memory = new PlanMemory<Remembered>(10_000, ({ view }) => Object.values(view.counts).reduce((a, b) => a + b, 0));

/**
 * Readiness of one evaluation, computed on read in three statements; in one when the municipality's history has not gone
 * on since it was computed last. Null when it is not this municipality's.
 */
export async function readinessView(
  tx: Transaction,
  evaluationId: string,
  today: string,
): Promise<ReadinessView | null> {
  const { municipalityId } = tx.tenant;
  // What this transaction has changed itself may still be rolled back, and its history is written last.
  const settled = tx.noted().length === 0;
  const known = settled ? memory.find(municipalityId, evaluationId) : undefined;
  if (known?.view.asOf === today && known.historyNumber === (await historyNumberOf(tx))) return known.view;
  const input = await planInputOf(tx, evaluationId, today);
  // After the plan, whose number it is kept by: what is newer than that is never told as old.
  const [evaluation] = await tx.query<{ year: number; followUpOn: string | null }>(
    `SELECT year, follow_up_on::text AS "followUpOn" FROM evaluation WHERE municipality_id = $1 AND id = $2`,
    [municipalityId, evaluationId],
  );
  if (!evaluation) return null;
  const view = { asOf: today, ...evaluation, ...viewOf(input, computeReadiness(input), today) };
  if (settled) memory.keep(evaluationId, { municipalityId, historyNumber: input.historyNumber, view });
  return view;
}

async function historyNumberOf(tx: Transaction): Promise<string | null> {
  const [head] = await tx.query<{ number: string }>('SELECT number FROM history_head WHERE municipality_id = $1', [
    tx.tenant.municipalityId,
  ]);
  return head?.number ?? null;
}

function viewOf(
  input: PlanInput,
  computed: Readiness,
  today: string,
): Omit<ReadinessView, 'asOf' | 'year' | 'followUpOn'> {
  const { areas, blindSpots, actions: _stakes, ...figures } = computed;
  // Points of actions are told as they are shown; pages show the rest by the same rule.
  const { pointsOfActions } = shownReadiness(computed);
  const questions = new Map(distinctTitles(input.subQuestions).map((question) => [question.number, question]));
  const evidence = new Map(input.actions.map((action) => [action.id, action.evidence]));
  const counts = { notStarted: 0, inProgress: 0, needsHelp: 0, done: 0, verified: 0, declined: 0 };
  for (const action of input.actions) counts[action.status] += 1;
  return {
    ...figures,
    counts,
    areas: areas.map((area) => ({
      ...area,
      subQuestions: area.subQuestions.map((question) => ({
        ...question,
        actions: [...question.actions],
        shortTitle: questions.get(question.number)?.shortTitle ?? null,
        targetReason: questions.get(question.number)?.targetReason ?? null,
        evidence: question.actions.reduce((sum, action) => sum + (evidence.get(action.id) ?? 0), 0),
      })),
    })),
    blindSpots: [...blindSpots].sort((a, b) => b.gap - a.gap),
    opportunities: largestOpportunities(input.actions, computed, OPPORTUNITIES).map(({ action, perWeek }) => ({
      id: action.id,
      number: action.number,
      title: action.title,
      subQuestions: action.links.map((link) => link.subQuestion),
      points: pointsOfActions[action.id] ?? 0,
      effortWeeks: action.effortWeeks,
      perWeek,
    })),
    risks: risksOf(input, pointsOfActions, today),
  };
}

type Risk = ReadinessView['risks'][number]['kind'];
type PlanAction = PlanInput['actions'][number];

/** Kinds overlap on purpose: an action can be late and without owner. Points are those that the action has at stake. */
function risksOf(
  input: PlanInput,
  pointsOfActions: Readonly<Record<string, number>>,
  today: string,
): ReadinessView['risks'] {
  const kinds: readonly (readonly [Risk, (action: PlanAction) => boolean])[] = [
    ['late', (action) => isLate(action.due, today, action.status)],
    ['unverified', (action) => action.status === 'done'],
    ['needsHelp', (action) => action.status === 'needsHelp'],
    ['noOwner', (action) => action.ownerId === null && isOpen(action.status)],
    ['noDue', (action) => action.due === null && isOpen(action.status)],
    ['evidenceMissing', (action) => ['done', 'verified'].includes(action.status) && !action.hasValidEvidence],
  ];
  return kinds.map(([kind, applies]) => {
    const found = input.actions.filter(applies);
    const points = found.reduce((sum, action) => sum + (pointsOfActions[action.id] ?? 0), 0);
    return { kind, actions: found.length, points: shownPoints(points) };
  });
}
