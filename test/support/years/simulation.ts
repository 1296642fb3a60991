import { DecideMail } from '../../../backend/src/features/reminders/decide-mail.js';
import { SetPolicy } from '../../../backend/src/features/reminders/set-policy.js';
import { setPlanPolicy } from '../../../backend/src/features/plan-policy/set-plan-policy.js';
import { UnitOfWork } from '../../../backend/src/persistence/unit-of-work.js';
import { DEFAULT_REMINDER_POLICY } from '../../../libs/domain/src/index.js';
import type { ReminderPolicyBody } from '../../../libs/contract/src/index.js';
import { instantOf, isQuiet, plus } from './almanac.js';
import type { ClockAndQueue } from './clock-and-queue.js';
import type { ClockedWorkers } from './clocked-workers.js';
import type { DailyWork } from './daily-work.js';
import type { Delivery } from './delivery.js';
import type { Dice } from './dice.js';
import { Figures } from './figures.js';
import type { FragilePostgres } from './fragile-postgres.js';
import type { MoodySink } from './moody-sink.js';
import type { Oracle } from './oracle.js';
import { isOpen, type Town } from './town.js';

export interface Troubles {
  readonly workerKills: number;
  readonly databaseStops: number;
  /** Hours during which nothing runs. */
  readonly outages: readonly number[];
  /** Hours during which the mail server lets nobody in. */
  readonly mailServerDown: readonly number[];
  /** Days during which the municipality has paused all reminders. */
  readonly pauses: readonly number[];
}
export interface Parts {
  readonly town: Town;
  readonly clock: ClockAndQueue;
  readonly workers: ClockedWorkers;
  readonly postgres: FragilePostgres;
  readonly sink: MoodySink;
  readonly work: DailyWork;
  readonly oracle: Oracle;
  readonly delivery: Delivery;
  readonly dice: Dice;
}
interface Span {
  readonly from: number;
  readonly to: number;
}

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** How the product asks to be woken (reminders.sweep, mail.recover): the simulated scheduler does just that. */
export const SCHEDULES = { 'reminders.sweep': '5 * * * *', 'mail.recover': '* * * * *' } as const;
const ABANDONED_MS = 5 * MINUTE_MS;
/** More wake-ups of the sending on one day mean that it gets nowhere. */
const MOST_RECOVERIES = 600;
/** Days at the end on which everybody rests and nothing fails, so that what waits can go. */
const LAST_DAYS = 8;

/** Two years, or a part of them, of real processes in simulated time. */
export class Simulation {
  readonly figures = new Figures();
  readonly seen = { kills: 0, databaseStops: 0, outages: 0, resent: 0, decided: 0, moments: 0, cleanDays: 0 };
  private readonly outages: readonly Span[];
  private readonly downs: readonly Span[];
  private readonly pauses: readonly Span[];
  private readonly killDays: string[];
  private readonly stopDays: string[];
  private policyVersion = 0;
  private paused = false;
  private nextRecover = Infinity;
  private clean = true;
  private refused = 0;
  /** Blows that are still to fall. */
  private armed = 0;
  /** Since the last sweep. */
  private changed = true;

  constructor(
    private readonly parts: Parts,
    private readonly start: string,
    private readonly days: number,
    troubles: Troubles,
    /** Things done on a working day. */
    private readonly pace: number,
  ) {
    const { dice } = parts;
    this.outages = this.spans(troubles.outages);
    this.downs = this.spans(troubles.mailServerDown);
    this.pauses = this.spans(troubles.pauses.map((all) => all * 24));
    // Most mails go on Tuesdays, and whoever is killed in an idle hour holds nothing.
    const workdays = Array.from({ length: days - 10 }, (_, day) => plus(start, day)).filter((day) => !isQuiet(day));
    this.killDays = dice.some(workdays, troubles.workerKills);
    this.stopDays = dice.some(workdays, troubles.databaseStops);
  }

  async run(): Promise<void> {
    const { clock, workers, sink } = this.parts;
    await clock.set(instantOf(this.start, '00:00'));
    await workers.start(2);
    for (let day = 0; day < this.days + LAST_DAYS; day += 1) await this.day(plus(this.start, day), day >= this.days);
    sink.setDown(false);
    this.figures.mails(this.parts.delivery.mailedOn);
  }

  private async day(day: string, resting: boolean): Promise<void> {
    const { clock, delivery, work, dice, town } = this.parts;
    const end = instantOf(plus(day, 1), '00:00');
    const changes = resting || isQuiet(day) ? [] : this.changesOf(day);
    let hours = this.hoursOf(day);
    this.arm(day);
    this.clean = !this.isTroubled(instantOf(day, '00:00'), end) && this.armed === 0;
    if (this.clean) this.seen.cleanDays += 1;
    let recoveries = 0;
    for (;;) {
      const next = Math.min(
        hours[0] ?? Infinity,
        changes[0] ?? Infinity,
        this.nextRecover,
        // What was to ring in an outage rings at its end.
        this.isIn(this.outages) ? Infinity : clock.nextAlarm(),
        this.nextTurn(),
      );
      if (next >= end) break;
      await clock.set(Math.max(next, clock.now));
      await this.turn();
      if (clock.now >= (changes[0] ?? Infinity)) {
        changes.shift();
        await this.change(day);
      }
      const hourly = clock.now >= (hours[0] ?? Infinity);
      if (hourly) hours = hours.filter((at) => at > clock.now);
      const sweeps = hourly && this.isWorthSweeping(day);
      const recovers = clock.now >= this.nextRecover;
      if (recovers) recoveries += 1;
      if (recoveries > MOST_RECOVERIES) throw new Error(`The sending gets nowhere on ${day}.`);
      await this.moment(sweeps, recovers);
    }
    await delivery.endOfDay(day, this.clean, work, this.paused);
    if (!resting && !isQuiet(day) && dice.chance(0.1)) await this.decideWhatIsUncertain();
    this.figures.day(
      day,
      [...town.people.values()].filter(({ active }) => active).map(({ id }) => id),
      this.peersMails(day),
    );
  }

  /** One moment: whatever is to be woken is woken, and time goes on when all of it has ended. */
  private async moment(sweeps: boolean, recovers: boolean): Promise<void> {
    const { clock, workers, delivery, sink } = this.parts;
    if (this.isIn(this.outages)) {
      this.nextRecover = Infinity;
      return;
    }
    if (!sweeps && !recovers && clock.now < clock.nextAlarm() && workers.count === 2) return;
    this.seen.moments += 1;
    if (workers.count < 2) await workers.start(2);
    await clock.ring();
    if (sweeps) await clock.wake('reminders.sweep');
    if (sweeps) this.changed = false;
    if (recovers) await clock.wake('mail.recover');
    await clock.quiet();
    const { badAddress } = sink.count;
    if (badAddress > this.refused) await this.parts.town.lookAtPeople();
    this.refused = badAddress;
    await delivery.look();
    this.nextRecover = await this.momentOfRecovery();
  }

  /** mail.recover runs every minute; at the minutes between it would find nothing to do. */
  private async momentOfRecovery(): Promise<number> {
    const { clock, town } = this.parts;
    const [row] = await town.sql<{ again: Date | null; since: Date | null }>(
      `SELECT min(coalesce(next_attempt_at, $1)) FILTER (WHERE state = 'planned') AS again,
         min(sending_at) FILTER (WHERE state = 'sending') AS since
       FROM reminder_mail WHERE state IN ('planned', 'sending')`,
      [new Date(clock.now)],
    );
    const moments = [
      // Nothing is sent during a pause, and in vain while the mail server lets nobody in: then once an hour will do.
      this.paused ? Infinity : (row?.again?.getTime() ?? Infinity),
      row?.since ? row.since.getTime() + ABANDONED_MS : Infinity,
    ];
    const soonest = Math.min(...moments);
    const after = this.isIn(this.downs) ? HOUR_MS : MINUTE_MS;
    return Math.ceil(Math.max(soonest, clock.now + after) / MINUTE_MS) * MINUTE_MS;
  }

  private async change(day: string): Promise<void> {
    const { clock, town, work, dice } = this.parts;
    // Whoever is at the work while nothing runs: only in an outage of the workers is there a page to do it on.
    if (this.isIn(this.outages) && dice.chance(0.5)) return;
    await this.parts.postgres.answers();
    await clock.undisturbed(() => work.work(dice.between(1, this.pace), day, dice.chance(0.25)));
    await town.look(day);
    await clock.quiet();
    this.changed = true;
  }

  /** What begins or ends at this moment. */
  private async turn(): Promise<void> {
    const { sink, workers, clock, work, town } = this.parts;
    const outage = this.isIn(this.outages);
    if (outage && workers.count > 0) {
      this.seen.outages += 1;
      await (this.seen.outages % 2 === 0 ? workers.stopAll() : workers.killAll());
    }
    sink.setDown(this.isIn(this.downs));
    const paused = this.isIn(this.pauses);
    if (paused === this.paused) return;
    const policy = { ...DEFAULT_REMINDER_POLICY, enabled: !paused } as ReminderPolicyBody;
    const set = town.api.app.get(SetPolicy, { strict: false });
    ({ version: this.policyVersion } = await set.set(work.admin, this.policyVersion, policy));
    this.paused = paused;
    await clock.quiet();
  }

  /** Every other uncertain mail is looked into by an administrator, who knows whether it arrived. */
  private async decideWhatIsUncertain(): Promise<void> {
    const { town, delivery, work, dice } = this.parts;
    const mails = await town.sql<{ id: string; messageId: string }>(
      `SELECT id, message_id AS "messageId" FROM reminder_mail WHERE state IN ('uncertain', 'failed') ORDER BY id`,
    );
    const decide = town.api.app.get(DecideMail, { strict: false });
    for (const { id, messageId } of mails) {
      if (dice.chance(0.5)) continue;
      const decision = delivery.arrived.has(messageId) ? 'arrived' : dice.chance(0.7) ? 'resend' : 'drop';
      await decide.decide(work.admin, id, { decision });
      this.seen.decided += 1;
      if (decision === 'resend') this.seen.resent += 1;
    }
    // What is sent again goes at once, and before time goes on.
    await this.parts.clock.quiet();
    await delivery.look();
  }

  /** Dates have to be approved from now on. */
  async askForApproval(): Promise<void> {
    const { town, work } = this.parts;
    await town.api.app
      .get(UnitOfWork)
      .run(work.admin, (tx) => setPlanPolicy(tx, 0, { effectMonths: 6, approveDue: true }));
  }

  /** What is to fail today fails in the middle of the sending: today, or at the next mails after it. */
  private arm(day: string): void {
    const { sink, workers, postgres, dice } = this.parts;
    const strike = (work: () => void) => {
      this.armed += 1;
      sink.after(dice.between(1, 10), dice.one(['arrived', 'answered']), () => {
        this.armed -= 1;
        // A sweep may have died with it.
        this.changed = true;
        work();
      });
    };
    if (this.killDays.includes(day)) {
      const both = dice.chance(0.2);
      strike(() => {
        this.seen.kills += 1;
        if (both) void workers.killAll();
        else workers.killOne();
      });
    }
    if (!this.stopDays.includes(day)) return;
    const signal = dice.one(['SIGQUIT', 'SIGKILL'] as const);
    strike(() => {
      this.seen.databaseStops += 1;
      postgres.stopDead(signal);
    });
  }

  /** Who would get a mail from the peer today: whoever has anything due or late, on every day of the year. */
  private peersMails(day: string): Set<string> {
    const { actions, people } = this.parts.town;
    const late = [...actions.values()].filter(({ status, due }) => due !== null && due <= day && isOpen(status));
    return new Set(late.flatMap(({ ownerId }) => (ownerId !== null && people.get(ownerId)?.active ? [ownerId] : [])));
  }

  /** Five past every hour of UTC. */
  private hoursOf(day: string): number[] {
    const first = instantOf(day, '00:00') + 5 * MINUTE_MS;
    const end = instantOf(plus(day, 1), '00:00');
    return Array.from({ length: Math.round((end - first) / HOUR_MS) }, (_, hour) => first + hour * HOUR_MS);
  }

  /**
   * Whether the sweep of this hour has anything to find or an alarm to set: something was changed since the last one, or
   * somebody's mails go about this time. Of those that have not, every fifth is made all the same, and finds nothing.
   */
  private isWorthSweeping(day: string): boolean {
    const { clock, town, oracle, dice } = this.parts;
    if (this.changed || dice.chance(0.2)) return true;
    if (isQuiet(day)) return false;
    const times = new Set([...town.people.values()].map((person) => oracle.timeOf(person)));
    const from = clock.now - HOUR_MS;
    return [...times].some((time) => {
      const at = instantOf(day, time);
      return at > from && at <= clock.now + 70 * MINUTE_MS;
    });
  }

  private changesOf(day: string): number[] {
    const { dice } = this.parts;
    const times = Array.from({ length: dice.between(1, 3) }, () => dice.between(8 * 60, 17 * 60));
    return times.sort((a, b) => a - b).map((minutes) => instantOf(day, '00:00') + minutes * MINUTE_MS);
  }

  private spans(hours: readonly number[]): Span[] {
    const { dice } = this.parts;
    return hours.map((long) => {
      const last = Math.max(4, this.days - 10 - Math.ceil(long / 24));
      const from =
        instantOf(plus(this.start, dice.between(3, last)), '00:00') + dice.between(5 * 60, 14 * 60) * MINUTE_MS;
      return { from, to: from + long * HOUR_MS };
    });
  }

  private isIn(spans: readonly Span[]): boolean {
    const { now } = this.parts.clock;
    return spans.some(({ from, to }) => from <= now && now < to);
  }

  private isTroubled(from: number, to: number): boolean {
    return [...this.outages, ...this.downs, ...this.pauses].some((span) => span.from < to && from < span.to);
  }

  /** The next moment at which an outage, a pause or the mail server's trouble begins or ends. */
  private nextTurn(): number {
    const { now } = this.parts.clock;
    const turns = [...this.outages, ...this.downs, ...this.pauses].flatMap(({ from, to }) => [from, to]);
    return Math.min(...turns.filter((at) => at > now));
  }
}
