import { apportion, shownPoints } from './apportion.js';
import type { Figures, PointState, StatePoints } from './readiness.js';
import { type FlowEdge, flowUnits, roundFlow } from './round-flow.js';

interface ActionPoints {
  readonly id: string;
  readonly points: number;
  readonly state: PointState | null;
}
interface SubQuestionFigures extends Figures {
  readonly number: string;
  readonly max: number;
  readonly actions: readonly ActionPoints[];
}
interface AreaFigures extends Figures {
  readonly max: number;
  readonly subQuestions: readonly SubQuestionFigures[];
}
interface WholeFigures extends Figures {
  readonly max: number;
  readonly areas: readonly AreaFigures[];
  readonly blindSpots: readonly { readonly number: string; readonly gap: number }[];
}

export interface ShownFigures extends Figures {
  /** Baseline and secured: where the municipality stands today, by its own judgement. */
  readonly today: number;
  /** Targeted points that are not secured yet. */
  readonly remaining: number;
  /** max − baseline. */
  readonly gap: number;
}
type AreaOf<R extends WholeFigures> = R['areas'][number];
type SubQuestionOf<R extends WholeFigures> = AreaOf<R>['subQuestions'][number];
export type ShownSubQuestion<R extends WholeFigures> = Omit<SubQuestionOf<R>, keyof ShownFigures> &
  ShownFigures & { readonly target: number };
export type ShownArea<R extends WholeFigures> = Omit<AreaOf<R>, keyof ShownFigures | 'subQuestions'> &
  ShownFigures & { readonly subQuestions: readonly ShownSubQuestion<R>[] };
export type ShownReadiness<R extends WholeFigures> = Omit<R, keyof ShownFigures | 'areas'> &
  ShownFigures & {
    readonly areas: readonly ShownArea<R>[];
    /** By action id: what it has at stake in all its sub-questions. */
    readonly pointsOfActions: Readonly<Record<string, number>>;
  };

const STATES = ['verified', 'done', 'inProgress', 'needsHelp', 'notStarted', 'noAction'] as const;

/**
 * The same readiness in points with one decimal, as every page and document shows it. What is rounded is each action's
 * points in each sub-question, once and without regard to its state; every other targeted figure is a sum of those. So
 * all figures add up, an action keeps its figure when its state changes, and the whole, each area, sub-question and
 * action stays within a tenth of its exact value.
 */
export function shownReadiness<R extends WholeFigures>(readiness: R): ShownReadiness<R> {
  const points = tenthsOf(readiness);
  const wholeBaseline = shownPoints(readiness.baseline);
  const areaBaselines = apportion(pluck(readiness.areas, 'baseline'), wholeBaseline);
  const pointsOfActions: Record<string, number> = {};
  const areas = readiness.areas.map((area, a) => {
    const baselines = apportion(pluck(area.subQuestions, 'baseline'), areaBaselines[a]);
    const subQuestions = area.subQuestions.map((q, i) => {
      const actions = q.actions.map((action) => ({ ...action, points: points(q.number, action.id) }));
      for (const { id, points: part } of actions) {
        pointsOfActions[id] = shownPoints((pointsOfActions[id] ?? 0) + part);
      }
      const states = statesOf((state) =>
        state === 'noAction'
          ? [points(q.number, null)]
          : actions.flatMap((action) => (action.state === state ? [action.points] : [])),
      );
      const figures = figuresOf(q.max, baselines[i] ?? 0, states);
      return { ...q, ...figures, target: figures.goal, actions };
    });
    return { ...area, ...figuresOf(area.max, areaBaselines[a] ?? 0, sumStates(subQuestions)), subQuestions };
  });
  const gaps = new Map(areas.flatMap((area) => area.subQuestions.map((q) => [q.number, q.gap] as const)));
  const blindSpots = readiness.blindSpots.map((spot) => ({ ...spot, gap: gaps.get(spot.number) ?? spot.gap }));
  const whole = figuresOf(readiness.max, wholeBaseline, sumStates(areas));
  // The spread figures are R's own, in shown points.
  return { ...readiness, ...whole, areas, blindSpots, pointsOfActions } as unknown as ShownReadiness<R>;
}

/**
 * Points of an action in a sub-question, or of a sub-question without action (null), in tenths that add up both by
 * sub-question and by action: plan → area → sub-question → action → plan is one flow.
 */
function tenthsOf(readiness: WholeFigures): (subQuestion: string, action: string | null) => number {
  const parts: Part[] = [];
  const partsOf = new Map<string, Part[]>();
  const questions: FlowEdge[] = [];
  const areas: FlowEdge[] = [];
  let whole = 0;
  readiness.areas.forEach((area, a) => {
    let ofArea = 0;
    for (const q of area.subQuestions) {
      const from = `question ${q.number}`;
      let ofQuestion = flowUnits(q.states.noAction);
      parts.push({ key: key(q.number, null), from, to: 'end', amount: ofQuestion });
      for (const action of q.actions) {
        const part = {
          key: key(q.number, action.id),
          from,
          to: `action ${action.id}`,
          amount: flowUnits(action.points),
        };
        partsOf.set(action.id, [...(partsOf.get(action.id) ?? []), part]);
        ofQuestion += part.amount;
      }
      questions.push({ from: `area ${a}`, to: from, amount: ofQuestion });
      ofArea += ofQuestion;
    }
    areas.push({ from: 'start', to: `area ${a}`, amount: ofArea });
    whole += ofArea;
  });
  const actions: (FlowEdge & { readonly key?: string })[] = [];
  for (const [id, own] of partsOf) {
    const [only, ...more] = own;
    // All that an action has in a single sub-question is one edge: most actions have no other.
    if (only && more.length === 0) actions.push({ ...only, to: 'end' });
    else {
      actions.push({ from: `action ${id}`, to: 'end', amount: own.reduce((sum, { amount }) => sum + amount, 0) });
      parts.push(...own);
    }
  }
  const edges = [{ from: 'end', to: 'start', amount: whole }, ...areas, ...questions, ...actions, ...parts];
  const tenths = roundFlow(edges);
  const shown = new Map(edges.map((edge, index) => ['key' in edge ? edge.key : '', (tenths[index] ?? 0) / 10]));
  return (subQuestion, action) => shown.get(key(subQuestion, action)) ?? 0;
}

interface Part extends FlowEdge {
  readonly key: string;
}

function key(subQuestion: string, action: string | null): string {
  return `${subQuestion} ${action ?? ''}`;
}

function figuresOf(max: number, baseline: number, states: StatePoints): ShownFigures {
  const secured = shownPoints(states.verified + states.done);
  const targeted = shownPoints(STATES.reduce((total, state) => total + states[state], 0));
  return {
    ...{ baseline, targeted, secured, states },
    goal: shownPoints(baseline + targeted),
    today: shownPoints(baseline + secured),
    remaining: shownPoints(targeted - secured),
    gap: shownPoints(max - baseline),
  };
}

function sumStates(levels: readonly Figures[]): StatePoints {
  return statesOf((state) => levels.map((level) => level.states[state]));
}

function statesOf(parts: (state: PointState) => readonly number[]): StatePoints {
  const sum = (state: PointState): number => shownPoints(parts(state).reduce((total, part) => total + part, 0));
  return {
    verified: sum('verified'),
    done: sum('done'),
    inProgress: sum('inProgress'),
    needsHelp: sum('needsHelp'),
    notStarted: sum('notStarted'),
    noAction: sum('noAction'),
  };
}

function pluck<K extends string>(levels: readonly Readonly<Record<K, number>>[], key: K): readonly number[] {
  return levels.map((level) => level[key]);
}
