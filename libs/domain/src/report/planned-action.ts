import { plainName } from '../evaluation/framework.js';
import type { ToldState } from '../plan/imported-state.js';

/** What a sheet or a JSON file tells of an action beside its title and links; null where it tells nothing. */
export interface ActionFacts extends ToldState {
  /** By e-mail or full name. */
  readonly owner: string | null;
  /** YYYY-MM-DD */
  readonly due: string | null;
  readonly description: string | null;
  /** By its name, or `NO_UNIT`; null: the owner's. */
  readonly unit: string | null;
  readonly effortWeeks: number | null;
}

/** What was decided about one action. */
export interface PlannedAction extends ActionFacts {
  /** Null: the words of the report are the title. */
  readonly title: string | null;
  /** Numbers of sub-questions; empty: linked to none on purpose; null: nobody has chosen yet. */
  readonly links: readonly string[] | null;
}

/** What an item of a draft carries of them: only what was told. */
export type ToldFacts = { readonly [K in keyof ActionFacts]?: NonNullable<ActionFacts[K]> };

export const NO_FACTS: ActionFacts = {
  owner: null,
  due: null,
  description: null,
  unit: null,
  effortWeeks: null,
  status: null,
  progress: null,
  statusNote: null,
  reviewOn: null,
};
/** Nobody has decided anything yet. */
export const UNDECIDED: PlannedAction = { title: null, links: null, ...NO_FACTS };

/** Lengths and sizes that the plan itself allows. */
export const LONGEST_DESCRIPTION = 5_000;
export const LONGEST_STATUS_NOTE = 2_000;
export const MOST_WEEKS = 520;
/** Sub-questions that one action is linked to. */
export const MOST_LINKS = 5;

/** Written where an action is to have no unit although its owner has one. */
export const NO_UNIT = 'ingen';

export function isNoUnit(name: string): boolean {
  return [NO_UNIT, 'ingen enhet', 'none', 'no unit'].includes(plainName(name));
}

/** The decisions alone, with null for what was left out. */
export function plannedAction(source: {
  readonly [K in keyof PlannedAction]?: PlannedAction[K] | undefined;
}): PlannedAction {
  const { title = null, links = null } = source;
  return { title, links, ...actionFacts(source) };
}

/** The facts alone, with null for what was left out. */
export function actionFacts(source: { readonly [K in keyof ActionFacts]?: ActionFacts[K] | undefined }): ActionFacts {
  const { owner = null, due = null, description = null, unit = null, effortWeeks = null } = source;
  const { status = null, progress = null, statusNote = null, reviewOn = null } = source;
  return { owner, due, description, unit, effortWeeks, status, progress, statusNote, reviewOn };
}

export function toldFacts(action: ActionFacts): ToldFacts {
  return Object.fromEntries(Object.entries(actionFacts(action)).filter(([, value]) => value !== null));
}
