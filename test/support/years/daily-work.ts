import { ChangeActions } from '../../../backend/src/features/actions/change-actions.js';
import { ActionClosure } from '../../../backend/src/features/actions/closure.js';
import { ActionComments } from '../../../backend/src/features/actions/comments.js';
import { ActionEvidence } from '../../../backend/src/features/actions/evidence.js';
import { PlanLeave } from '../../../backend/src/features/leave/plan-leave.js';
import { ChangePerson } from '../../../backend/src/features/people/change-person.js';
import { InviteNewPerson } from '../../../backend/src/features/people/invite-person.js';
import type { Tenant } from '../../../backend/src/persistence/tenant.js';
import { type Transaction, UnitOfWork } from '../../../backend/src/persistence/unit-of-work.js';
import type { ActionPatch, PersonPatch } from '../../../libs/contract/src/index.js';
import { DomainError, type Role } from '../../../libs/domain/src/index.js';
import { plus } from './almanac.js';
import type { Dice } from './dice.js';
import type { Happened } from './oracle.js';
import { isOpen, type Town, type TownAction, type TownPerson } from './town.js';

/** How often each thing is done, beside one another. */
const ABOUT_ACTIONS = {
  ...{ progress: 24, finish: 22, verify: 16, sendBack: 5, decline: 4, reopen: 3, moveDue: 13, decideDue: 6 },
  ...{ reassign: 9, deputy: 3, mention: 8, prove: 5, effect: 4 },
};
const ABOUT_PEOPLE = { leave: 40, habits: 30, leaver: 12, joiner: 12, newAddress: 6 };
export type Work = keyof typeof ABOUT_ACTIONS | keyof typeof ABOUT_PEOPLE;

/** Ids of the actions and people that were touched; null when there was nothing to do. */
type Touched = Promise<readonly string[] | null>;

/** People at work: everything through the product's own use cases, at random, and noting who must hear of it. */
export class DailyWork {
  readonly done: Partial<Record<Work, number>> = {};
  refused = 0;
  /** What somebody must be told, until it has been seen to. */
  happened: Happened[] = [];
  /** Touched since this was last emptied. */
  readonly touched = new Set<string>();
  private inHand = new Set<string>();
  private today = '';
  private joiners = 0;

  constructor(
    private readonly town: Town,
    private readonly dice: Dice,
    private readonly now: () => number,
    /** Addresses that the mail server does not know. */
    private readonly unknown: Set<string>,
  ) {}

  /** So many things at once, each about another action; and one about people. */
  async work(count: number, today: string, peopleToo: boolean): Promise<void> {
    this.today = today;
    this.inHand = new Set();
    for (let turn = 0; turn < count; turn += 1) await this.try(this.dice.weighed(ABOUT_ACTIONS));
    if (peopleToo) await this.try(this.dice.weighed(ABOUT_PEOPLE));
  }

  /** The administrator, the coordinator or somebody else acting. */
  as(personId: string): Tenant {
    const { tenant } = this.town.api.home;
    const { role, unitId } = this.town.people.get(personId)!;
    const unitIds = unitId === null ? [] : [unitId];
    return { ...tenant, actor: { personId, role: role as Role, unitIds, name: 'Någon', language: 'sv' } };
  }

  get admin(): Tenant {
    return this.as(this.town.api.home.people.administrator.id);
  }

  private get coordinator(): Tenant {
    return this.as(this.town.api.home.people.coordinator.id);
  }

  private async try(work: Work): Promise<void> {
    try {
      const touched = await this[work]();
      if (touched === null) return;
      this.done[work] = (this.done[work] ?? 0) + 1;
      for (const id of touched) {
        this.inHand.add(id);
        this.touched.add(id);
      }
    } catch (error) {
      // Chance also wishes what may not be.
      if (!(error instanceof DomainError)) throw error;
      this.refused += 1;
    }
  }

  private async progress(): Touched {
    const action = this.pick(({ status, ownerId }) => isOpen(status) && ownerId !== null);
    if (!action) return null;
    const report = { progress: this.dice.between(5, 95), status: 'inProgress' as const };
    await this.run(this.as(action.ownerId!), (tx) => this.use(ChangeActions).report(tx, action.id, report));
    return [action.id];
  }

  private async finish(): Touched {
    const action = this.pick(({ status, ownerId }) => isOpen(status) && ownerId !== null);
    if (!action) return null;
    const owner = this.as(action.ownerId!);
    if (this.dice.chance(0.85)) await this.addEvidence(owner, action);
    await this.run(owner, (tx) => this.use(ChangeActions).report(tx, action.id, { status: 'done' }));
    return [action.id];
  }

  private async verify(): Touched {
    const action = this.pick(({ status }) => status === 'done');
    return action && this.patch(action, { status: 'verified' });
  }

  private async sendBack(): Touched {
    const action = this.pick(({ status, ownerId }) => status === 'done' && ownerId !== null);
    return action && this.reopenAs(action, 'inProgress');
  }

  private async reopen(): Touched {
    const action = this.pick(({ status }) => status === 'verified' || status === 'declined');
    return action && this.reopenAs(action, 'needsHelp');
  }

  private async reopenAs(action: TownAction, status: 'inProgress' | 'needsHelp'): Touched {
    const touched = await this.patch(action, { status, statusNote: 'Det behövs mer.' });
    if (action.status !== 'declined') this.tell('sentBack', action.id, action.ownerId);
    return touched;
  }

  private async decline(): Touched {
    const action = this.pick(({ status }) => isOpen(status));
    const reviewOn = this.dice.chance(0.7) ? plus(this.today, this.dice.between(20, 200)) : null;
    return action && this.patch(action, { status: 'declined', statusNote: 'Inte nu.', reviewOn });
  }

  private async moveDue(): Touched {
    const action = this.pick(({ status, askedById }) => isOpen(status) && askedById === null);
    if (!action) return null;
    const due = this.dice.chance(0.05) ? null : plus(this.today, this.dice.between(-5, 120));
    const owner = action.ownerId !== null && this.dice.chance(0.5) ? this.as(action.ownerId) : this.coordinator;
    const touched = await this.patch(action, { due, dueReason: 'Det tar längre tid.' }, owner);
    // Where dates have to be approved this only asks for one, and whoever decides in the unit hears of it.
    const [asked] = await this.town.sql<{ by: string | null }>(
      'SELECT asked_due_by_id AS by FROM action WHERE id = $1',
      [action.id],
    );
    const manager = this.town.unitManager(action);
    if (asked?.by && manager !== asked.by) this.tell('dateAsked', action.id, manager);
    return touched;
  }

  private async decideDue(): Touched {
    const action = this.pick(({ askedById }) => askedById !== null);
    if (!action) return null;
    const decision = this.dice.chance(0.6) ? { approve: true } : { approve: false, reason: 'Det ska bli klart nu.' };
    await this.run(this.coordinator, (tx) =>
      this.use(ActionClosure).decideDue(tx, action.id, action.version, decision),
    );
    const { id } = this.town.api.home.people.coordinator;
    if (action.askedById !== id) this.tell('dateDecided', action.id, action.askedById);
    return [action.id];
  }

  private async reassign(): Touched {
    const action = this.pick(({ status }) => isOpen(status));
    const ownerId = this.someone()?.id;
    if (!action || !ownerId || ownerId === action.ownerId) return null;
    const touched = await this.patch(action, { ownerId });
    this.tell('assignment', action.id, ownerId);
    return touched;
  }

  private async deputy(): Touched {
    const action = this.pick(({ status, ownerId }) => isOpen(status) && ownerId !== null);
    const deputyId = this.someone()?.id ?? null;
    return action && deputyId !== action.ownerId ? this.patch(action, { deputyId }) : null;
  }

  private async mention(): Touched {
    const action = this.pick(() => true);
    const named = this.someone();
    if (!action || !named) return null;
    const comment = { text: 'Kan du titta på det här?', mentionIds: [named.id] };
    await this.run(this.coordinator, (tx) => this.use(ActionComments).add(tx, action.id, comment));
    this.tell('mention', action.id, named.id);
    return [action.id];
  }

  private async prove(): Touched {
    const action = this.pick(
      ({ status, ownerId }) => status !== 'verified' && status !== 'declined' && ownerId !== null,
    );
    if (!action) return null;
    await this.addEvidence(this.as(action.ownerId!), action);
    return [action.id];
  }

  private async effect(): Touched {
    const action = this.pick(
      ({ status, effectOn }) => status === 'verified' && effectOn !== null && effectOn <= this.today,
    );
    if (!action) return null;
    const answer = this.dice.weighed({ lasting: 6, partly: 2, notLasting: 2 });
    await this.run(this.coordinator, (tx) =>
      this.use(ActionClosure).answerEffect(tx, action.id, action.version, { answer, note: 'Så blev det.' }),
    );
    if (answer === 'notLasting') this.tell('sentBack', action.id, action.ownerId);
    return [action.id];
  }

  private async leave(): Touched {
    const person = this.someone();
    if (!person) return null;
    const from = plus(this.today, this.dice.between(0, 20));
    const deputyId = this.dice.chance(0.7) ? (this.someone()?.id ?? null) : null;
    const wish = { personId: person.id, from, to: plus(from, this.dice.between(1, 35)), deputyId };
    await this.use(PlanLeave).add(this.coordinator, wish);
    return [person.id];
  }

  private async habits(): Touched {
    const person = this.someone();
    if (!person) return null;
    return this.person(person, {
      digest: this.dice.weighed({ weekly: 50, daily: 35, off: 15 }),
      digestWeekday: this.dice.chance(0.5) ? this.dice.between(1, 5) : null,
      mailHour: this.dice.chance(0.4) ? this.dice.one([6, 9, 12, 21]) : null,
    });
  }

  private async leaver(): Touched {
    const person = this.someone();
    const successor = this.someone();
    if (!person || !successor || person.id === successor.id) return null;
    const own = [...this.town.actions.values()].filter(({ ownerId }) => ownerId === person.id);
    const units = [...this.town.units.values()].filter(({ managerId }) => managerId === person.id);
    const successors = units.map(({ id }) => ({ duty: 'unit' as const, id, personId: successor.id }));
    await this.person(person, { active: false, successorId: successor.id, successors });
    for (const { id, status } of own) if (isOpen(status)) this.tell('assignment', id, successor.id);
    this.happened = this.happened.filter(({ personId }) => personId !== person.id);
    return [person.id, successor.id, ...[...this.town.actions.values()].map(({ id }) => id)];
  }

  private async joiner(): Touched {
    this.joiners += 1;
    const { id } = await this.use(InviteNewPerson).run(this.admin, {
      name: `Ny ${this.joiners}`,
      email: `ny${this.joiners}@by.example`,
      role: 'contributor',
      unitId: this.dice.one([...this.town.units.keys()]),
      language: this.dice.chance(0.2) ? 'en' : 'sv',
    });
    return [id];
  }

  /** An address stops working, or one that has stopped is corrected. */
  private async newAddress(): Touched {
    const stopped = [...this.town.people.values()].filter(({ active, bounces }) => active && bounces >= 2);
    if (stopped.length === 0) {
      const person = this.someone();
      if (person) this.unknown.add(person.email);
      return person ? [person.id] : null;
    }
    const person = this.dice.one(stopped);
    return this.person(person, { email: `x${person.email}` });
  }

  private async addEvidence(owner: Tenant, action: TownAction): Promise<void> {
    const validUntil = this.dice.chance(0.5) ? plus(this.today, this.dice.between(10, 200)) : undefined;
    const wish = { kind: 'text' as const, title: 'Underlag', text: 'Så gjorde vi.', validUntil };
    await this.run(owner, (tx) => this.use(ActionEvidence).add(tx, action.id, wish, null));
    this.touched.add(action.id);
    this.inHand.add(action.id);
  }

  private async patch(action: TownAction, patch: ActionPatch, tenant = this.coordinator): Touched {
    const changed = await this.run(tenant, (tx) => this.use(ChangeActions).patch(tx, action.id, action.version, patch));
    if (changed === 'stale') throw new Error('Nobody else works here.');
    return [action.id];
  }

  private async person(person: TownPerson, patch: PersonPatch): Touched {
    await this.use(ChangePerson).run(this.admin, person.id, person.version, patch);
    return [person.id];
  }

  private tell(rule: string, actionId: string, personId: string | null): void {
    if (personId !== null) this.happened.push({ rule, actionId, personId, at: this.now() });
  }

  private pick(fits: (action: TownAction) => boolean): TownAction | null {
    const all = [...this.town.actions.values()].filter((action) => !this.inHand.has(action.id) && fits(action));
    return all.length === 0 ? null : this.dice.one(all);
  }

  /** Somebody who can have work, and was not touched in this turn. */
  private someone(): TownPerson | null {
    const all = [...this.town.people.values()].filter(
      ({ id, active, role }) => active && (role === 'contributor' || role === 'manager') && !this.inHand.has(id),
    );
    return all.length === 0 ? null : this.dice.one(all);
  }

  private run<T>(tenant: Tenant, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.use(UnitOfWork).run(tenant, work);
  }

  private use<T>(type: new (...args: never[]) => T): T {
    return this.town.api.app.get<T>(type as never, { strict: false });
  }
}
