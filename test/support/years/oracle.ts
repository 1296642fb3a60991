import { between, digestFrom, instantOf, isQuiet, monthsBefore, plus, weekday, workdayFrom } from './almanac.js';
import { isOpen, type Town, type TownAction, type TownPerson } from './town.js';

/*
 * What the policy (the default one) owes to whom, written down again from PRODUCT.md without a line of the planner, for
 * one day at a time and as simply as it can be said.
 */
const LADDER = [10, 3, 0, -3, -14];
const TO_MANAGER = [10];
const AGAIN = 14;
const STALE = 30;
const EXPIRY = 30;
const WAITING = 7;
const MUNICIPAL_WEEKDAY = 2;
const MUNICIPAL_TIME = '07:30';
const SAME_DAY = ['escalation', 'assignment', 'mention', 'sentBack', 'dateAsked', 'dateDecided', 'mailStopped'];

export interface Owed {
  /** rule|about|slot@asked, as the ledger has it. */
  readonly occasion: string;
  readonly aboutId: string;
  readonly askedId: string;
  readonly toId: string;
}
/** Something that happened to somebody, noted by whoever made it happen. */
export interface Happened {
  readonly rule: string;
  readonly actionId: string;
  readonly personId: string;
  readonly at: number;
}
interface Wish {
  readonly rule: string;
  readonly slot: string;
  /** The day it is about. */
  readonly on: string;
}

export class Oracle {
  constructor(
    private readonly town: Town,
    private readonly importedOn: string,
  ) {}

  /** Everything that must have been planned by the end of `day`, as things stand then. */
  owed(day: string, happened: readonly Happened[]): Owed[] {
    if (isQuiet(day)) return [];
    const owed: Owed[] = [];
    for (const action of this.town.actions.values()) owed.push(...this.aboutAction(action, day));
    owed.push(...this.aboutEvaluation(day));
    for (const event of happened) owed.push(...this.aboutEvent(event, day));
    for (const person of this.town.people.values()) owed.push(...this.aboutWeek(person, day));
    return owed;
  }

  /** The local time of a person's mails. */
  timeOf({ hour }: Pick<TownPerson, 'hour'>): string {
    return hour === null ? MUNICIPAL_TIME : `${String(hour).padStart(2, '0')}:00`;
  }

  /** Whether a line of a mail may stand in it, as things are. */
  isTrue(line: {
    readonly rule: string;
    readonly aboutId: string;
    readonly slot: string;
    readonly toId: string;
  }): boolean {
    const { rule, aboutId, toId } = line;
    const [slot = '', instead] = line.slot.split('@');
    const askedId = instead ?? toId;
    if (!this.town.isReachable(toId)) return false;
    const role = this.town.people.get(askedId)?.role;
    if (rule === 'monthlyLetter') return role === 'leadership';
    if (rule === 'managerDigest') return role === 'manager' && this.manages(askedId);
    if (rule === 'followUp')
      return (role === 'leadership' || role === 'coordinator') && slot.startsWith(this.town.followUpOn);
    const action = this.town.actions.get(aboutId);
    if (!action) return false;
    const owns = this.ownerOf(action) === askedId;
    const day = slot.slice(0, 10);
    const open = isOpen(action.status);
    const finished = action.status === 'done' || action.status === 'verified';
    const checks: Record<string, () => boolean> = {
      due: () => open && action.due === day && owns,
      overdue: () => open && action.due === day && (slot.endsWith(':manager') ? action.ownerId !== askedId : owns),
      escalation: () => open && action.due === day && (slot.endsWith(':manager') ? action.ownerId !== askedId : owns),
      stale: () => open && owns && (action.progressOn ?? this.town.since.get(aboutId)) === day,
      evidenceExpiring: () => finished && owns && action.evidence.includes(day),
      verificationWaiting: () => action.status === 'done' && action.doneOn === day && !owns,
      effectDue: () => action.status === 'verified' && action.effectOn === day,
      reviewDue: () => action.status === 'declined' && action.reviewOn === day,
      assignment: () => open && action.ownerId === askedId,
      sentBack: () => open && action.ownerId === askedId,
      dateAsked: () => action.askedById !== null && action.askedById !== askedId,
      dateDecided: () => open,
      mention: () => true,
      mailStopped: () => true,
    };
    return checks[rule]?.() ?? false;
  }

  private aboutAction(action: TownAction, day: string): Owed[] {
    const owner = this.ownerOf(action);
    const manager = this.managerOf(action, owner);
    const owe = (wishes: readonly Wish[], askedId: string | null) => this.newest(action, wishes, askedId, day);
    if (!isOpen(action.status)) {
      const verifier = this.managerOf(action, this.active(action.ownerId));
      if (action.status === 'declined') return owe(again('reviewDue', action.reviewOn, 0, day), verifier ?? owner);
      const expiring = action.evidence.flatMap((last) => owe(expiry(last, day), owner));
      return action.status === 'done'
        ? [...owe(again('verificationWaiting', action.doneOn, WAITING, day), verifier), ...expiring]
        : [...owe(again('effectDue', action.effectOn, 0, day), verifier), ...expiring];
    }
    const [own] = this.ready(action, ladder(action, LADDER, '', day), owner, day);
    const [above] = this.ready(action, ladder(action, TO_MANAGER, ':manager', day), manager, day);
    const owed: Owed[] = [];
    for (const [step, other] of [
      [own, manager],
      [above, owner],
    ] as const) {
      // A deputy who is asked for the same step on their own account is not told twice.
      const twice =
        step?.wish.rule === 'escalation' && step.owed.toId !== step.owed.askedId && step.owed.toId === other;
      if (step && !twice) owed.push(step.owed);
    }
    const from =
      action.progressOn ?? (action.status === 'notStarted' ? null : (this.town.since.get(action.id) ?? null));
    const [silent] = this.ready(action, again('stale', from, STALE, day, STALE), owner, day);
    if (silent && (!own || plus(own.on, AGAIN) <= silent.on)) owed.push(silent.owed);
    return owed;
  }

  private aboutEvaluation(day: string): Owed[] {
    const { evaluationId, followUpOn, people } = this.town;
    const owed: Owed[] = [];
    const first = `${day.slice(0, 8)}01`;
    const letter = workdayFrom(first);
    const months = [1, 3, 6, 12].find((one) => monthsBefore(followUpOn, one) <= day);
    const step = months === undefined ? null : monthsBefore(followUpOn, months);
    for (const person of people.values()) {
      if (!this.town.isReachable(person.id) || person.digest === 'off') continue;
      const leads = person.role === 'leadership';
      const put = (rule: string, slot: string) =>
        owed.push({
          occasion: `${rule}|${evaluationId}|${slot}@${person.id}`,
          aboutId: evaluationId,
          askedId: person.id,
          toId: person.id,
        });
      if (leads && letter <= day && between(letter, day) <= 10 && this.importedOn < letter) put('monthlyLetter', first);
      const inTime = step !== null && day < followUpOn && step >= this.importedOn && between(step, day) <= 45;
      if (!inTime || !(leads || person.role === 'coordinator')) continue;
      if (this.deliveredFrom(person, step, false) <= day) put('followUp', `${followUpOn}-${months}m`);
    }
    return owed;
  }

  /** The week of whoever manages a unit in which something is late, on the own digest day or the two days after it. */
  private aboutWeek(person: TownPerson, day: string): Owed[] {
    const { evaluationId } = this.town;
    const { id, role, digest } = person;
    if (role !== 'manager' || digest === 'off' || !this.town.isReachable(id)) return [];
    if (person.leaves.some(({ from, to }) => from <= day && day <= to)) return [];
    const monday = plus(day, 1 - weekday(day));
    const told = digestFrom(monday, person.weekday ?? MUNICIPAL_WEEKDAY);
    if (told > day || between(told, day) > 2 || this.importedOn >= monday) return [];
    const late = this.lateUnder(id, day)[0];
    if (!late) return [];
    return [{ occasion: `managerDigest|${evaluationId}|${monday}@${id}`, aboutId: late.id, askedId: id, toId: id }];
  }

  /** Open actions after their date in the units that a person manages. */
  lateUnder(personId: string, day: string): TownAction[] {
    return [...this.town.actions.values()].filter(
      (action) =>
        isOpen(action.status) && action.due !== null && action.due < day && this.town.unitManager(action) === personId,
    );
  }

  private manages(personId: string): boolean {
    return [...this.town.units.values()].some(({ managerId }) => managerId === personId);
  }

  private aboutEvent({ rule, actionId, personId, at }: Happened, day: string): Owed[] {
    const action = this.town.actions.get(actionId);
    if (!action || !this.stands({ rule, actionId, personId, at })) return [];
    const to = this.recipient(personId, action, day);
    const person = to && this.town.people.get(to);
    if (!person || at > instantOf(day, this.timeOf(person))) return [];
    return [
      {
        occasion: occasionOfEvent({ rule, actionId, personId, at }),
        aboutId: actionId,
        askedId: personId,
        toId: person.id,
      },
    ];
  }

  /** Whether something that happened is still news. */
  stands({ rule, actionId, personId }: Happened): boolean {
    const action = this.town.actions.get(actionId);
    if (!action) return false;
    if (rule === 'assignment' || rule === 'sentBack') return isOpen(action.status) && action.ownerId === personId;
    return rule !== 'dateAsked' || (action.askedById !== null && action.askedById !== personId);
  }

  private newest(action: TownAction, wishes: readonly Wish[], askedId: string | null, day: string): Owed[] {
    return this.ready(action, wishes, askedId, day).map(({ owed }) => owed);
  }

  /** Of steps of one matter, the newest that has come for the person, if any. */
  private ready(action: TownAction, wishes: readonly Wish[], askedId: string | null, day: string) {
    const toId = askedId === null ? null : this.recipient(askedId, action, day);
    const person = toId === null ? undefined : this.town.people.get(toId);
    if (askedId === null || !person) return [];
    for (const wish of wishes) {
      const known = plus(this.town.since.get(action.id) ?? action.createdOn, 1);
      const on = this.deliveredFrom(person, wish.on > known ? wish.on : known, SAME_DAY.includes(wish.rule));
      if (on > day) continue;
      const occasion = `${wish.rule}|${action.id}|${wish.slot}@${askedId}`;
      return [{ wish, on, owed: { occasion, aboutId: action.id, askedId, toId: person.id } }];
    }
    return [];
  }

  private deliveredFrom({ digest, weekday }: TownPerson, on: string, sameDay: boolean): string {
    const workday = workdayFrom(on);
    if (sameDay || digest === 'daily') return workday;
    return digest === 'off' ? '9999' : digestFrom(workday, weekday ?? MUNICIPAL_WEEKDAY);
  }

  /** The person, or who stands in on that day; null when nobody can be reached. */
  private recipient(personId: string, action: TownAction, day: string): string | null {
    if (!this.town.isReachable(personId)) return null;
    const away = (id: string) => this.town.people.get(id)?.leaves.find(({ from, to }) => from <= day && day <= to);
    const leave = away(personId);
    if (!leave) return personId;
    const deputies = [personId === this.active(action.ownerId) ? action.deputyId : null, leave.deputyId];
    return deputies.find((id) => id !== null && this.town.isReachable(id) && !away(id)) ?? null;
  }

  private active(id: string | null): string | null {
    return id !== null && this.town.people.get(id)?.active ? id : null;
  }

  private ownerOf(action: TownAction): string | null {
    return this.active(action.ownerId) ?? this.town.unitManager(action);
  }

  private managerOf(action: TownAction, owner: string | null): string | null {
    const manager = this.town.unitManager(action);
    if (manager !== null && manager !== owner) return manager;
    const own = owner === null ? null : this.town.managerOf(owner);
    return own === owner ? null : own;
  }
}

export function occasionOfEvent({ rule, actionId, personId, at }: Happened): string {
  return `${rule}|${actionId}|${new Date(at).toISOString().replace('.000Z', 'Z')}@${personId}`;
}

function ladder({ due, progressOn }: TownAction, steps: readonly number[], mark: string, day: string): Wish[] {
  if (due === null) return [];
  const [last = 0] = steps;
  const rounds: number[] = [];
  const moved = progressOn !== null && progressOn >= plus(due, last);
  for (let offset = last + AGAIN; !moved && plus(due, offset) <= day; offset += AGAIN) rounds.unshift(offset);
  return [...rounds, ...steps]
    .filter((offset) => plus(due, offset) <= day)
    .map((offset) => {
      const rule = offset <= 0 ? 'due' : TO_MANAGER.includes(offset) ? 'escalation' : 'overdue';
      return { rule, slot: slotOf(due, offset) + mark, on: plus(due, offset) };
    });
}

function expiry(last: string, day: string): Wish[] {
  const on = plus(last, -EXPIRY);
  return on <= day && day <= plus(last, EXPIRY) ? [{ rule: 'evidenceExpiring', slot: last, on }] : [];
}

/** `after` days from a day on and then again and again, the newest first. */
function again(rule: string, from: string | null, after: number, day: string, every = AGAIN): Wish[] {
  if (from === null) return [];
  const wishes: Wish[] = [];
  for (let offset = after; plus(from, offset) <= day; offset += every) {
    wishes.unshift({ rule, slot: slotOf(from, offset), on: plus(from, offset) });
  }
  return wishes;
}

function slotOf(day: string, offset: number): string {
  return `${day}${offset < 0 ? '' : '+'}${offset}`;
}
