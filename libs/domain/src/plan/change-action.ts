import { type Actor, may, type Permission } from '../access/permissions.js';
import { DomainError } from '../domain-error.js';
import { type ActionStatus, assertTransition, isOpen } from './action-status.js';
import { addMonths } from '../reminders/calendar-day.js';
import { assertNoCircle, type Dependency } from './dependencies.js';
import { asksForDue, changeDue, type DueRequest, isLate, NO_DUE_REQUEST } from './due-date.js';
import { sameValue } from './merge-change.js';
import type { PlanPolicy } from './plan-policy.js';
import { applyProgress, type ProgressState } from './progress.js';
import { assertPromiseMayChange, workedBy } from './second-person.js';
import { tagsAfter } from './tags.js';

/** What is written down about an action and follows from nothing else. Days are YYYY-MM-DD. */
export interface ActionFields {
  readonly title: string;
  readonly description: string | null;
  readonly wantedEffect: string | null;
  /** How the effect is measured, with where it stood and where it is to be, in any unit. */
  readonly indicator: string | null;
  readonly indicatorBaseline: string | null;
  readonly indicatorTarget: string | null;
  /** Never after the due date. */
  readonly start: string | null;
  readonly effortWeeks: number | null;
  /** Whole kronor. */
  readonly cost: number | null;
  readonly diaryNumber: string | null;
  /** Stands in for the owner; never the same person. */
  readonly deputyId: string | null;
  /** Take part and report; never the owner. */
  readonly contributorIds: readonly string[];
  readonly tags: readonly string[];
  /** Actions that come first. */
  readonly waitsForIds: readonly string[];
}

/** What of an action can change, as it stands. */
export interface ActionState extends ActionFields, DueRequest {
  readonly id: string;
  readonly status: ActionStatus;
  readonly progress: number;
  readonly ownerId: string | null;
  readonly unitId: string | null;
  readonly due: string | null;
  readonly firstDue: string | null;
  readonly slips: number;
  readonly helpText: string | null;
  readonly declinedReason: string | null;
  readonly declinedById: string | null;
  readonly declinedReviewOn: string | null;
  /** Of the decision to decline. */
  readonly declinedDiaryNumber: string | null;
  readonly verifiedById: string | null;
  /** Who reported the work done, and whose it was then: a second person verifies. Null while it is open. */
  readonly doneById: string | null;
  readonly doneOwnerId: string | null;
  /** Who added the evidence that counts today. */
  readonly provenByIds: readonly string[];
  /** Why it was sent back or opened again, and by whom; until it is finished or declined. */
  readonly returnedReason: string | null;
  readonly returnedById: string | null;
  /** When the effect of verified work is to be looked at; null where nothing is left to look at. */
  readonly effectCheckOn: string | null;
  /** The action that this one went into: its work goes on there, and nothing of it changes here any more. */
  readonly mergedIntoId?: string | null;
}

/** A wish to change an action; what is undefined stays. */
export interface ActionChange extends Wish<ActionFields> {
  readonly ownerId?: string | null | undefined;
  /** The new owner's unit: an action without a unit takes it. */
  readonly ownerUnitId?: string | null | undefined;
  readonly unitId?: string | null | undefined;
  readonly due?: string | null | undefined;
  readonly dueReason?: string | undefined;
  readonly status?: ActionStatus | undefined;
  readonly progress?: number | undefined;
  /** Needed help, reason for sending back or declining, or a plain note to the progress. */
  readonly note?: string | undefined;
  readonly reviewOn?: string | null | undefined;
  /** Diary number of the decision to decline. */
  readonly decisionNumber?: string | null | undefined;
  /** Tags beside those that each action has, and those to be taken away; whoever says `tags` says all of them. */
  readonly addTags?: readonly string[] | undefined;
  readonly removeTags?: readonly string[] | undefined;
  /** Links are written elsewhere; that they change needs the same right. */
  readonly relinks?: boolean | undefined;
}

type Wish<T> = { readonly [K in keyof T]?: T[K] | undefined };

export interface ChangeContext {
  readonly actor: Actor;
  readonly hasValidEvidence: boolean;
  readonly evidenceRequired: boolean;
  readonly policy: PlanPolicy;
  /** YYYY-MM-DD in the municipality */
  readonly today: string;
  /** The percent that was reported last before the work was finished. */
  readonly progressBefore?: number | undefined;
  /** All of the plan; needed where the wish says what the action waits for. */
  readonly dependencies?: readonly Dependency[];
}

export type FieldValue = string | number | null | readonly string[];
export interface FieldChange {
  readonly field: keyof ActionState;
  readonly from: FieldValue;
  readonly to: FieldValue;
}

export interface DecidedChange {
  readonly next: ActionState;
  readonly changes: readonly FieldChange[];
  /** True when status, progress or a note was reported: a progress entry belongs to it. */
  readonly reported: boolean;
}

const FIELDS = [
  ...(['title', 'description', 'wantedEffect', 'indicator', 'indicatorBaseline', 'indicatorTarget'] as const),
  ...(['start', 'effortWeeks', 'cost', 'diaryNumber', 'deputyId', 'contributorIds', 'tags', 'waitsForIds'] as const),
] satisfies readonly (keyof ActionFields)[];
const EDITED = [
  ...FIELDS,
  ...(['ownerId', 'unitId', 'due', 'dueReason', 'relinks', 'reviewOn', 'decisionNumber'] as const),
  ...(['addTags', 'removeTags'] as const),
];

/**
 * Decides a change: whether the actor may, whether the rules allow it, and what the action looks like afterwards.
 * @throws DomainError forbidden, action.merged, action.tags-full, action.owner-verified-it, action.deputy-is-owner, action.start-after-due,
 *   action.verified, action.due-closed, action.review-passed, action.dependency-circle, and what assertTransition, changeDue and
 *   applyProgress say
 */
export function decideChange(state: ActionState, change: ActionChange, context: ChangeContext): DecidedChange {
  const progress = progressAfter(state, change, context.progressBefore);
  const asks = asksForDue(state, change.due, context.policy);
  for (const permission of permissionsFor(state, change, progress.status, context.actor, asks)) {
    if (!may(context.actor, permission, state)) throw new DomainError('forbidden');
  }
  if (state.mergedIntoId) throw new DomainError('action.merged');
  if (change.waitsForIds) assertNoCircle(context.dependencies ?? [], state.id, change.waitsForIds);
  assertDueOpen(state, change, progress.status);
  assertReviewAhead(state, change, context.today);
  const wished = {
    ...state,
    ...edited(state, change, asks, context.actor),
    ...reported(state, change, progress, context),
    ...(losesDue(state, change, progress.status, context.today) ? { due: null } : {}),
  };
  // Finished or declined work asks for no date.
  const next = isOpen(wished.status) ? wished : { ...wished, ...NO_DUE_REQUEST };
  assertNotOwnVerifier(next);
  const changes = differences(state, next);
  const changed = changes.map(({ field }) => field);
  assertPromiseMayChange(state, next, changed, { relinks: change.relinks ?? false, actor: context.actor });
  return {
    next,
    changes,
    reported: change.status !== undefined || change.progress !== undefined || hasText(change.note),
  };
}

/** @throws DomainError action.owner-verified-it */
export function assertNotOwnVerifier({ status, ownerId, verifiedById }: ActionState): void {
  if (status === 'verified' && ownerId !== null && ownerId === verifiedById) {
    throw new DomainError('action.owner-verified-it');
  }
}

/** @throws DomainError action.start-after-due */
export function assertStartBeforeDue({ start, due }: Pick<ActionState, 'start' | 'due'>): void {
  if (start !== null && due !== null && start > due) throw new DomainError('action.start-after-due');
}

/** What a date meant for work that is finished or declined is decided: it moves only together with its being opened again. */
function assertDueOpen(state: ActionState, { due }: ActionChange, to: ActionStatus): void {
  if (due === undefined || due === state.due || isOpen(state.status) || isOpen(to)) return;
  throw new DomainError('action.due-closed', { status: state.status });
}

function assertReviewAhead(state: ActionState, { reviewOn }: ActionChange, today: string): void {
  if (reviewOn && reviewOn !== state.declinedReviewOn && reviewOn < today)
    throw new DomainError('action.review-passed');
}

/** A date that passed while the work was verified or declined was no promise of what is opened again now: it needs a new one. */
function losesDue(state: ActionState, change: ActionChange, to: ActionStatus, today: string): boolean {
  const decided = state.status === 'verified' || state.status === 'declined';
  return decided && isLate(state.due, today, to) && (change.due === undefined || change.due === state.due);
}

/** A percent alone can move the status too, so rights are asked for by the status that comes out. */
function progressAfter(state: ActionState, change: ActionChange, before?: number): ProgressState {
  if (change.status === undefined && change.progress === undefined) return state;
  return applyProgress(state, change, before);
}

/** Verifying and taking a verification back is a second person's right; declining is a decision about the plan. */
function permissionsFor(
  state: ActionState,
  change: ActionChange,
  to: ActionStatus,
  actor: Actor,
  asks: boolean,
): Permission[] {
  const needed = new Set<Permission>();
  // Asking for another date changes nothing yet, so whoever works on it may.
  const asked: readonly string[] = asks ? ['due', 'dueReason'] : [];
  if (asks) needed.add('action.report');
  if (EDITED.some((field) => change[field] !== undefined && !asked.includes(field))) needed.add('action.edit');
  const touched = [state.status, to];
  if (to === state.status) {
    if (change.status !== undefined || change.progress !== undefined || change.note !== undefined) {
      needed.add('action.report');
    }
  } else if (touched.includes('verified')) needed.add('action.verify');
  else if (touched.includes('declined')) needed.add('action.edit');
  // Sending finished work back is the verifier's word, or the owner's and the reporter's about own work.
  else if (state.status === 'done' && ![state.ownerId, state.doneById].includes(actor.personId))
    needed.add('action.verify');
  else needed.add('action.report');
  // A wish for nothing is refused to whoever may do nothing here.
  if (needed.size === 0) needed.add('action.report');
  return [...needed];
}

function edited(state: ActionState, change: ActionChange, asks: boolean, actor: Actor): Partial<ActionState> {
  const ownerId = change.ownerId !== undefined ? change.ownerId : state.ownerId;
  if (change.deputyId && change.deputyId === ownerId) throw new DomainError('action.deputy-is-owner');
  const wished = Object.fromEntries(FIELDS.map((field) => [field, change[field]]).filter(([, to]) => to !== undefined));
  const fields: ActionFields = { ...state, ...wished };
  const dated = datedBy(state, change, asks, actor);
  assertStartBeforeDue({ start: fields.start, due: asks ? (change.due ?? null) : { ...state, ...dated }.due });
  return {
    ...fields,
    tags: tagsAfter(fields.tags, change.addTags ?? [], change.removeTags ?? []),
    ownerId,
    unitId: change.unitId !== undefined ? change.unitId : (state.unitId ?? change.ownerUnitId ?? null),
    // Whoever becomes the owner is no longer a contributor or the deputy of it.
    deputyId: fields.deputyId === ownerId ? null : fields.deputyId,
    contributorIds: fields.contributorIds.filter((id) => id !== ownerId),
    ...dated,
  };
}

/** The date that counts from now on, or the one that is asked for: what is asked for needs its reason as well. */
function datedBy(state: ActionState, change: ActionChange, asks: boolean, actor: Actor): Partial<ActionState> {
  if (change.due === undefined || change.due === state.due) return {};
  const moved = changeDue(state, change.due, change.dueReason ?? null);
  if (!asks) return { ...moved, ...NO_DUE_REQUEST };
  return { askedDue: change.due, askedDueReason: change.dueReason?.trim() ?? null, askedDueById: actor.personId };
}

function reported(
  state: ActionState,
  change: ActionChange,
  after: ProgressState,
  context: ChangeContext,
): Partial<ActionState> {
  if (change.status === undefined && change.progress === undefined) return {};
  assertTransition(state.status, after.status, {
    actorId: context.actor.personId,
    // Whoever takes the work over in the same breath may not confirm it either.
    workedBy: [...workedBy(state), change.ownerId ?? null, change.deputyId ?? null, ...(change.contributorIds ?? [])],
    note: change.note ?? null,
    hasValidEvidence: context.hasValidEvidence,
    evidenceRequired: context.evidenceRequired,
  });
  const { status } = after;
  const declined = status === 'declined';
  const finished = status === 'done' || status === 'verified';
  const finishes = status === 'done' && state.status !== 'done';
  const verifies = status === 'verified' && state.status !== 'verified';
  return {
    status,
    progress: after.progress,
    helpText: status === 'needsHelp' ? (change.note ?? state.helpText) : null,
    declinedReason: declined ? (change.note ?? state.declinedReason) : null,
    declinedById: declined ? (state.declinedById ?? context.actor.personId) : null,
    declinedReviewOn: declined ? (change.reviewOn ?? state.declinedReviewOn) : null,
    declinedDiaryNumber: declined ? (change.decisionNumber ?? state.declinedDiaryNumber) : null,
    ...returned(state, change, status, context.actor),
    effectCheckOn: verifies
      ? addMonths(context.today, context.policy.effectMonths)
      : status === 'verified'
        ? state.effectCheckOn
        : null,
    verifiedById: status === 'verified' ? (state.verifiedById ?? context.actor.personId) : null,
    doneById: finishes ? context.actor.personId : finished ? state.doneById : null,
    doneOwnerId: finishes ? state.ownerId : finished ? state.doneOwnerId : null,
  };
}

/** Why work that was closed is open again stands on it until it is closed anew. */
function returned(
  state: ActionState,
  change: ActionChange,
  to: ActionStatus,
  actor: Actor,
): Pick<ActionState, 'returnedReason' | 'returnedById'> {
  if (!isOpen(to)) return { returnedReason: null, returnedById: null };
  if (isOpen(state.status)) return { returnedReason: state.returnedReason, returnedById: state.returnedById };
  return { returnedReason: change.note ?? null, returnedById: actor.personId };
}

function differences(before: ActionState, after: ActionState): FieldChange[] {
  return (Object.keys(after) as (keyof ActionState)[])
    .filter((field) => !sameValue(before[field] ?? null, after[field] ?? null))
    .map((field) => ({ field, from: before[field] ?? null, to: after[field] ?? null }));
}

function hasText(text: string | undefined): boolean {
  return text !== undefined && text.trim() !== '';
}
