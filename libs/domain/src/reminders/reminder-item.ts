import type { Role } from '../access/roles.js';
import type { ActionStatus } from '../plan/action-status.js';
import type { Leave } from './leave.js';

export const REMINDER_RULES = [
  'due',
  'overdue',
  'escalation',
  'stale',
  'evidenceExpiring',
  'verificationWaiting',
  'effectDue',
  'reviewDue',
  'followUp',
  'monthlyLetter',
  'managerDigest',
  'assignment',
  'mention',
  'sentBack',
  'dateAsked',
  'dateDecided',
  'mailStopped',
] as const;
export type ReminderRule = (typeof REMINDER_RULES)[number];

/** Rules about a whole evaluation, not about one action. */
export const EVALUATION_RULES = ['followUp', 'monthlyLetter', 'managerDigest'] as const;
export type EvaluationRule = (typeof EVALUATION_RULES)[number];
export type ActionRule = Exclude<ReminderRule, EvaluationRule>;

/** Rules about the evaluation as a whole; a manager's digest is about the units in it. */
export type WholeRule = Exclude<EvaluationRule, 'managerDigest'>;

/** Managers and contributors hear of their own actions; the evaluation as a whole is the business of these. */
export const EVALUATION_AUDIENCE: Readonly<Record<WholeRule, readonly Role[]>> = {
  followUp: ['coordinator', 'leadership'],
  monthlyLetter: ['leadership'],
};

/** When a person gets what is not urgent. Urgent (`isSameDay`) goes even when it is 'off'. */
export type DigestChoice = 'daily' | 'weekly' | 'off';

export interface PersonForReminders {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: 'sv' | 'en';
  readonly active: boolean;
  readonly managerId: string | null;
  readonly digest: DigestChoice;
  /** ISO weekday of the person's weekly digest; without one, the municipality's. */
  readonly digestWeekday?: number | null;
  /** Local hour of the person's mails; without one, the municipality's time. */
  readonly mailHour?: number | null;
  /** Decides who hears of a whole evaluation; without it, nobody. */
  readonly role?: Role;
  /** Time away, also to come. */
  readonly leaves: readonly Leave[];
  /** The mail server has refused the address as often as it may: `active` is then false as well. */
  readonly mailStopped?: boolean;
}

/** Days are 'YYYY-MM-DD'; a longer ISO string is read for its day. */
export interface ActionForReminders {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly status: ActionStatus;
  /** Without an owner the unit's manager stands in. */
  readonly ownerId: string | null;
  /** Asked before the deputy of the owner's leave while the owner is away. */
  readonly deputyId?: string | null;
  readonly unitId: string | null;
  readonly unitManagerId: string | null;
  readonly due: string | null;
  readonly lastProgressAt: string | null;
  readonly doneAt: string | null;
  readonly verifierId: string | null;
  /** When the effect of verified work is to be looked at. */
  readonly effectCheckOn?: string | null;
  /** When a declined action is to be considered again. */
  readonly reviewOn?: string | null;
  /** Who asks for another due date, as long as nobody has decided. */
  readonly askedDueById?: string | null;
  /** Last days of the evidence that expires. */
  readonly evidenceValidUntil: readonly string[];
  /**
   * The day the present owner and due date were set, the later of the two. Nothing is raised before the day after it, so
   * that a date set on a Wednesday waits for Tuesday's digest instead of looking like a digest that was missed.
   */
  readonly since?: string | null;
}

/** An evaluation of the municipality itself. Days are 'YYYY-MM-DD'. */
export interface EvaluationForReminders {
  readonly id: string;
  readonly year: number;
  readonly followUpOn: string | null;
  /** The day `followUpOn` was set: what had passed by then is no news. */
  readonly followUpSetOn: string;
  readonly importedOn: string;
  /** The newest one with figures: the one that the monthly letter tells about. */
  readonly current: boolean;
  /** The newest one, with or without figures: the one that managers' digests tell about. */
  readonly newest: boolean;
}

/** Rules whose occasion is something that happened, not a day that has come. */
export const EVENT_RULES = ['assignment', 'mention', 'sentBack', 'dateAsked', 'dateDecided', 'mailStopped'] as const;
export type EventRule = (typeof EVENT_RULES)[number];

/** Something that happened to a person and goes the same day. */
export interface ReminderEvent {
  readonly personId: string;
  readonly actionId: string;
  readonly kind: EventRule;
  /** Whose mail has stopped; only then. */
  readonly aboutId?: string | null;
  /** Epoch ms. */
  readonly at: number;
}

export interface ReminderItem {
  readonly rule: ReminderRule;
  /** Either this or `evaluationId`, by the rule. */
  readonly actionId: string | null;
  readonly evaluationId: string | null;
  /**
   * The occasion: the day it is counted from and the step ('2026-03-10+3'), or the instant of an event. `:manager` marks
   * who is asked as the manager, `@id` whom a deputy stands in for.
   */
  readonly slot: string;
  /** Days until the due date on the day of the mail; negative when late; null when the rule is not about a due date. */
  readonly daysToDue: number | null;
  /** rule|action or evaluation|person|slot: unique for ever. */
  readonly key: string;
}

export interface PlannedMail {
  readonly personId: string;
  /** Local day of `sendAt`; there is one mail per person and day. */
  readonly date: string;
  /** Epoch ms. */
  readonly sendAt: number;
  readonly kind: 'digest' | 'sameDay';
  readonly items: readonly ReminderItem[];
}

/** What an item is about and for whom, whoever stood in and got it. */
export function occasionKey(rule: ReminderRule, aboutId: string, askedId: string, slot: string): string {
  return `${rule}|${aboutId}|${slot.split('@')[0]}@${askedId}`;
}

/** The occasion of a key of the ledger. */
export function occasionOf(key: string): string {
  const [rule = '', aboutId = '', personId = '', slot = ''] = key.split('|');
  return `${rule}|${aboutId}|${slot.includes('@') ? slot : `${slot}@${personId}`}`;
}

/** Whether a rule waits for no digest. */
export function isSameDay(rule: ReminderRule): boolean {
  return rule === 'escalation' || isEventRule(rule);
}

export function isEventRule(rule: ReminderRule): rule is EventRule {
  return (EVENT_RULES as readonly string[]).includes(rule);
}

export function isEvaluationRule(rule: ReminderRule): rule is EvaluationRule {
  return (EVALUATION_RULES as readonly string[]).includes(rule);
}

/**
 * Places items in a mail: the letter first, since the mail is called by it; then by date, what has none, and last a
 * manager's digest: what one has to do oneself comes before what others have.
 */
export function placeInMail({ rule, daysToDue }: Pick<ReminderItem, 'rule' | 'daysToDue'>): number {
  if (rule === 'managerDigest') return Infinity;
  return rule === 'monthlyLetter' ? -Infinity : (daysToDue ?? 9999);
}

export function reminderKey(rule: ReminderRule, aboutId: string, personId: string, slot: string): string {
  return `${rule}|${aboutId}|${personId}|${slot}`;
}

/** Who is reminded of the work: the owner, or the unit's manager until there is one. */
export function actingOwnerOf(action: Pick<ActionForReminders, 'ownerId' | 'unitManagerId'>): string | null {
  return action.ownerId ?? action.unitManagerId;
}
