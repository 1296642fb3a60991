import { type ActionStatus, isOpen } from '../plan/action-status.js';
import { type BlindSpot, isBlindSpot } from './blind-spots.js';
import { pointsPerWeek, sharesOf } from './points-at-stake.js';
import type { ActionInput, ReadinessInput, SubQuestionInput } from './readiness-input.js';
import { DEFAULT_READINESS_POLICY, type ReadinessPolicy } from './readiness-policy.js';

/** Where targeted points lie. `noAction`: a target was set, but nobody works on it. */
export interface StatePoints {
  readonly verified: number;
  readonly done: number;
  readonly inProgress: number;
  readonly needsHelp: number;
  readonly notStarted: number;
  readonly noAction: number;
}
export type PointState = keyof StatePoints;

/** Points, unrounded. goal = baseline + targeted; the states sum to targeted; secured = verified + done. */
export interface Figures {
  readonly baseline: number;
  readonly goal: number;
  readonly targeted: number;
  readonly secured: number;
  readonly states: StatePoints;
}

export interface SubQuestionReadiness extends Figures {
  readonly number: string;
  readonly title: string;
  readonly area: number;
  readonly percent: number;
  readonly max: number;
  readonly target: number;
  readonly gap: number;
  readonly blindSpot: boolean;
  /** Decided to aim for nothing: no targeted points, with or without actions. */
  readonly waived: boolean;
  /** All linked actions, also declined ones (with 0 points). */
  readonly actions: readonly {
    readonly id: string;
    readonly number: number;
    readonly title: string;
    readonly status: ActionStatus;
    readonly share: number;
    readonly points: number;
    /** Where its points lie; null for a declined one. */
    readonly state: PointState | null;
  }[];
}

export interface AreaReadiness extends Figures {
  readonly number: number;
  readonly name: string;
  readonly max: number;
  readonly subQuestions: readonly SubQuestionReadiness[];
}

export interface ActionStake {
  readonly pointsAtStake: number;
  readonly perWeek: number | null;
  /** The one state all its points lie in; null for a declined action. */
  readonly state: PointState | null;
}

export interface Readiness extends Figures {
  readonly max: number;
  readonly areas: readonly AreaReadiness[];
  /** By action id; every action of the input is there. */
  readonly actions: Readonly<Record<string, ActionStake>>;
  readonly blindSpots: readonly BlindSpot[];
}

const NOTHING: StatePoints = { verified: 0, done: 0, inProgress: 0, needsHelp: 0, notStarted: 0, noAction: 0 };

/**
 * Readiness of a plan: secured of targeted points, on every level from the sub-question to the whole.
 * Each level is the sum of the one below it. Linear in sub-questions and links.
 */
export function computeReadiness(input: ReadinessInput, policy: ReadinessPolicy = DEFAULT_READINESS_POLICY): Readiness {
  const linked = actionsBySubQuestion(input.actions);
  const subQuestions = input.subQuestions.map((q) => subQuestionReadiness(q, linked.get(q.number) ?? [], policy));
  const areas = areasOf(input).map((area) => {
    const own = subQuestions.filter((q) => q.area === area.number);
    return { ...area, ...addUp(own), max: own.reduce((total, q) => total + q.max, 0), subQuestions: own };
  });
  return {
    ...addUp(areas),
    max: areas.reduce((total, area) => total + area.max, 0),
    areas,
    actions: stakes(input.actions, subQuestions, policy),
    blindSpots: subQuestions
      .filter((q) => q.blindSpot)
      .map(({ number, title, area, percent, gap }) => ({ number, title, area, percent, gap })),
  };
}

/**
 * The figures of any group of actions (a unit's, an owner's): what they have at stake and where it lies.
 * A sub-question's target without action belongs to nobody, so noAction is 0 here.
 */
export function figuresOfActions(
  readiness: Readiness,
  actionIds: Iterable<string>,
): Pick<Figures, 'targeted' | 'secured' | 'states'> {
  const states = { ...NOTHING };
  for (const id of actionIds) {
    const stake = readiness.actions[id];
    if (stake?.state) states[stake.state] += stake.pointsAtStake;
  }
  return { targeted: total(states), secured: states.verified + states.done, states };
}

/** Unfinished actions with points at stake, most points first: what would pay most. */
export function largestOpportunities<A extends ActionInput>(
  actions: readonly A[],
  readiness: Readiness,
  limit: number,
): readonly { readonly action: A; readonly points: number; readonly perWeek: number | null }[] {
  return actions
    .filter((action) => isOpen(action.status))
    .map((action) => {
      const stake = readiness.actions[action.id];
      return { action, points: stake?.pointsAtStake ?? 0, perWeek: stake?.perWeek ?? null };
    })
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points || a.action.number - b.action.number)
    .slice(0, limit);
}

/** Baseline in points: percent × max / 100, unrounded. */
export function baselineOf(q: Pick<SubQuestionInput, 'percent' | 'max'>): number {
  return (q.percent * q.max) / 100;
}

/** The state an action's points lie in. Verified whose evidence has expired is only done; declined carries none. */
export function pointStateOf(
  action: Pick<ActionInput, 'status' | 'hasValidEvidence'>,
  policy: ReadinessPolicy,
): PointState | null {
  if (action.status === 'declined') return null;
  const unproven = policy.evidenceRequired && !action.hasValidEvidence;
  return action.status === 'verified' && unproven ? 'done' : action.status;
}

function subQuestionReadiness(
  q: SubQuestionInput,
  linked: readonly ActionInput[],
  policy: ReadinessPolicy,
): SubQuestionReadiness {
  const baseline = baselineOf(q);
  const shares = sharesOf(q.number, linked);
  const hasAction = shares.size > 0;
  const aimed = q.target ?? (hasAction ? baseline + (q.max - baseline) * policy.targetShareOfGap : baseline);
  const target = q.waived ? baseline : Math.max(baseline, Math.min(q.max, aimed));
  const targeted = target - baseline;
  const actions = linked.map((action) => {
    const share = shares.get(action.id) ?? 0;
    const { id, number, title, status } = action;
    return { id, number, title, status, share, points: share * targeted, state: pointStateOf(action, policy) };
  });
  const states = { ...NOTHING, noAction: hasAction ? 0 : targeted };
  for (const { state, points } of actions) if (state) states[state] += points;
  return {
    ...{ number: q.number, title: q.title, area: q.area, percent: q.percent, max: q.max },
    ...{ baseline, goal: target, target, targeted, secured: states.verified + states.done, states },
    gap: q.max - baseline,
    // Whoever decided to aim for nothing has seen it.
    blindSpot: !q.waived && isBlindSpot(q.percent, hasAction, policy),
    waived: q.waived ?? false,
    actions,
  };
}

function stakes(
  actions: readonly ActionInput[],
  subQuestions: readonly SubQuestionReadiness[],
  policy: ReadinessPolicy,
): Readonly<Record<string, ActionStake>> {
  const points = new Map<string, number>();
  for (const q of subQuestions) {
    for (const action of q.actions) points.set(action.id, (points.get(action.id) ?? 0) + action.points);
  }
  return Object.fromEntries(
    actions.map((action) => {
      const pointsAtStake = points.get(action.id) ?? 0;
      const state = pointStateOf(action, policy);
      return [action.id, { pointsAtStake, perWeek: pointsPerWeek(pointsAtStake, action.effortWeeks), state }];
    }),
  );
}

function actionsBySubQuestion(actions: readonly ActionInput[]): ReadonlyMap<string, readonly ActionInput[]> {
  const linked = new Map<string, ActionInput[]>();
  for (const action of actions) {
    for (const number of new Set(action.links.map((link) => link.subQuestion))) {
      const others = linked.get(number);
      if (others) others.push(action);
      else linked.set(number, [action]);
    }
  }
  return linked;
}

/** A sub-question whose area is not listed must not fall out of the sums. */
function areasOf(input: ReadinessInput): readonly { readonly number: number; readonly name: string }[] {
  const listed = new Set(input.areas.map((area) => area.number));
  const missing = [...new Set(input.subQuestions.map((q) => q.area))].filter((number) => !listed.has(number));
  return [
    ...input.areas.map(({ number, name }) => ({ number, name })),
    ...missing.map((number) => ({ number, name: '' })),
  ];
}

function addUp(parts: readonly Figures[]): Figures {
  let sum: Figures = { baseline: 0, goal: 0, targeted: 0, secured: 0, states: NOTHING };
  for (const part of parts) {
    sum = {
      baseline: sum.baseline + part.baseline,
      goal: sum.goal + part.goal,
      targeted: sum.targeted + part.targeted,
      secured: sum.secured + part.secured,
      states: plus(sum.states, part.states),
    };
  }
  return sum;
}

function plus(a: StatePoints, b: StatePoints): StatePoints {
  return {
    verified: a.verified + b.verified,
    done: a.done + b.done,
    inProgress: a.inProgress + b.inProgress,
    needsHelp: a.needsHelp + b.needsHelp,
    notStarted: a.notStarted + b.notStarted,
    noAction: a.noAction + b.noAction,
  };
}

function total(states: StatePoints): number {
  return states.verified + states.done + states.inProgress + states.needsHelp + states.notStarted + states.noAction;
}
