import { apportion, shownPoints } from './apportion.js';
import type { Figures, StatePoints } from './readiness.js';

interface SubQuestionFigures extends Figures {
  readonly max: number;
  readonly actions: readonly { readonly points: number }[];
}
interface AreaFigures extends Figures {
  readonly max: number;
  readonly subQuestions: readonly SubQuestionFigures[];
}
interface WholeFigures extends Figures {
  readonly max: number;
  readonly areas: readonly AreaFigures[];
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
  ShownFigures & { readonly areas: readonly ShownArea<R>[] };

const STATES = ['verified', 'done', 'inProgress', 'needsHelp', 'notStarted', 'noAction'] as const;

/**
 * The same readiness in points with one decimal, as it is printed: down each column and along each row, what is shown
 * adds up. A figure may differ by a tenth from its own rounding.
 */
export function shownReadiness<R extends WholeFigures>(readiness: R): ShownReadiness<R> {
  const targeted = shownPoints(readiness.targeted);
  const secured = shownPoints(readiness.secured);
  const [verified, done, ...open] = STATES.map((state) => readiness.states[state]);
  const wholeStates = statesOf([
    ...apportion([verified ?? 0, done ?? 0], secured),
    ...apportion(open, shownPoints(targeted - secured)),
  ]);
  const wholeBaseline = shownPoints(readiness.baseline);

  const areaBaselines = apportion(pluck(readiness.areas, 'baseline'), wholeBaseline);
  const areaStates = apportionStates(readiness.areas, wholeStates);
  const areas = readiness.areas.map((area, a) => {
    const baselines = apportion(pluck(area.subQuestions, 'baseline'), areaBaselines[a]);
    const states = apportionStates(area.subQuestions, areaStates[a] ?? statesOf([]));
    const subQuestions = area.subQuestions.map((q, i) => {
      const figures = figuresOf(q.max, baselines[i] ?? 0, states[i] ?? statesOf([]));
      const carried = shownPoints(figures.targeted - figures.states.noAction);
      const points = apportion(pluck(q.actions, 'points'), carried);
      const actions = q.actions.map((action, n) => ({ ...action, points: points[n] ?? 0 }));
      return { ...q, ...figures, target: figures.goal, actions };
    });
    return { ...area, ...figuresOf(area.max, areaBaselines[a] ?? 0, areaStates[a] ?? statesOf([])), subQuestions };
  });
  return { ...readiness, ...figuresOf(readiness.max, wholeBaseline, wholeStates), areas } as ShownReadiness<R>;
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

/** Each state of the level above, divided over `levels`. */
function apportionStates(levels: readonly Figures[], whole: StatePoints): readonly StatePoints[] {
  const columns = STATES.map((state) =>
    apportion(
      levels.map((level) => level.states[state]),
      whole[state],
    ),
  );
  return levels.map((_, row) => statesOf(columns.map((column) => column[row] ?? 0)));
}

function statesOf(points: readonly number[]): StatePoints {
  const [verified = 0, done = 0, inProgress = 0, needsHelp = 0, notStarted = 0, noAction = 0] = points;
  return { verified, done, inProgress, needsHelp, notStarted, noAction };
}

function pluck<K extends string>(levels: readonly Readonly<Record<K, number>>[], key: K): readonly number[] {
  return levels.map((level) => level[key]);
}
