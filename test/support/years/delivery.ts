import { simpleParser } from 'mailparser';
import { between, dayOf, instantOf, isQuiet, localText } from './almanac.js';
import type { DailyWork } from './daily-work.js';
import type { MoodySink, Taken } from './moody-sink.js';
import { type Happened, occasionOfEvent, type Oracle, type Owed } from './oracle.js';
import { marksIn, type Town } from './town.js';

export interface Line {
  readonly id: string;
  readonly mailId: string;
  readonly rule: string;
  readonly aboutId: string;
  readonly slot: string;
  readonly toId: string;
  readonly key: string;
}
interface Mail {
  readonly id: string;
  readonly messageId: string;
  readonly toId: string;
}
/** What went wrong, by kind; each list is to stay empty. */
export interface Faults {
  readonly twice: string[];
  readonly missed: string[];
  readonly toLeavers: string[];
  readonly untrue: string[];
  readonly secondOfDay: string[];
  readonly onQuietDay: string[];
  /** Before the person's own time of day. */
  readonly tooEarly: string[];
  readonly textDiffers: string[];
  readonly droppedInVain: string[];
}

const LINE = `id, mail_id AS "mailId", rule, coalesce(action_id, evaluation_id) AS "aboutId", slot, person_id AS "toId", key`;
const EVENT_DAYS = 60;
/** Days in a row on which something owed may wait because it was only just touched, or the day's mail had gone. */
const MOST_EXCUSES = 4;

/** Holds what the mail server got, and what the ledger says, against what was owed. */
export class Delivery {
  readonly faults: Faults = {
    ...{ twice: [], missed: [], toLeavers: [], untrue: [] },
    ...{ secondOfDay: [], onQuietDay: [], tooEarly: [], textDiffers: [], droppedInVain: [] },
  };
  /** `personId|day` of each mail that arrived. */
  readonly mailedOn: string[] = [];
  /** Things owed on a day on which nothing went wrong: found in the ledger at its end, or excused. */
  readonly owed = { found: 0, excused: 0, afterTrouble: 0, overtaken: 0 };
  private looked = 0;
  private readonly delivered = new Set<string>();
  private readonly ids = new Set<string>();
  private readonly days = new Set<string>();
  private readonly planned = new Set<string>();
  private newestLine = '00000000-0000-0000-0000-000000000000';
  private readonly waiting = new Map<string, number>();
  private readonly dropped = new Set<string>();

  constructor(
    private readonly town: Town,
    private readonly oracle: Oracle,
    private readonly sink: MoodySink,
  ) {}

  get arrived(): ReadonlySet<string> {
    return this.ids;
  }

  /** Mails that came since the last look, while things were as the town has them. @returns those with a line that is not true */
  async look(): Promise<void> {
    const fresh = this.sink.taken.slice(this.looked);
    this.looked = this.sink.taken.length;
    if (fresh.length === 0) return;
    const ids = fresh.map(({ messageId }) => messageId);
    const mails = await this.town.sql<Mail>(
      `SELECT id, message_id AS "messageId", person_id AS "toId" FROM reminder_mail WHERE message_id = ANY($1)`,
      [ids],
    );
    const lines = await this.town.sql<Line>(
      `SELECT ${LINE} FROM reminder_ledger WHERE mail_id = ANY($1::uuid[]) AND dropped_reason IS NULL`,
      [mails.map(({ id }) => id)],
    );
    const byMail = Map.groupBy(lines, ({ mailId }) => mailId);
    const byMessage = new Map(mails.map((mail) => [mail.messageId, mail]));
    for (const taken of fresh) {
      const mail = byMessage.get(taken.messageId);
      // Invitations go their own way.
      if (mail) await this.check(taken, mail, byMail.get(mail.id) ?? []);
    }
  }

  private async check(taken: Taken, { toId, id }: Mail, lines: readonly Line[]): Promise<void> {
    const { faults } = this;
    const day = dayOf(taken.at);
    const what = `${localText(taken.at)} ${taken.to} ${taken.messageId}`;
    if (this.ids.has(taken.messageId)) faults.twice.push(what);
    this.ids.add(taken.messageId);
    const personDay = `${toId}|${day}`;
    if (this.days.has(personDay)) faults.secondOfDay.push(what);
    this.days.add(personDay);
    this.mailedOn.push(personDay);
    if (isQuiet(day)) faults.onQuietDay.push(what);
    const person = this.town.people.get(toId);
    if (person && taken.at < instantOf(day, this.oracle.timeOf(person))) faults.tooEarly.push(what);
    if (!person?.active || person.email !== taken.to) faults.toLeavers.push(what);
    if (lines.length === 0) faults.untrue.push(`${what}: nothing (${id})`);
    for (const line of lines) {
      if (this.delivered.has(line.key)) faults.twice.push(`${what}: ${line.key}`);
      this.delivered.add(line.key);
      if (!this.oracle.isTrue(line)) faults.untrue.push(`${what}: ${line.key}`);
    }
    await this.compareText(taken, lines, what);
  }

  /** The text names the actions that the ledger says it is about, and no others. */
  private async compareText({ text }: Taken, lines: readonly Line[], what: string): Promise<void> {
    const said = marksIn(textOf(text) ?? (await simpleParser(text)).text ?? '');
    const meant = new Set(lines.flatMap(({ aboutId }) => this.town.actions.get(aboutId)?.number ?? []));
    const letter = lines.some(({ rule }) => rule === 'monthlyLetter' || rule === 'managerDigest');
    const beside = [...said].some((number) => !meant.has(number));
    if ([...meant].some((number) => !said.has(number)) || (beside && !letter)) {
      this.faults.textDiffers.push(`${what}: ${[...said].join(' ')} instead of ${[...meant].join(' ')}`);
    }
  }

  /** At the end of a day: what was owed by then, and what was dropped. @param clean nothing went wrong today */
  async endOfDay(day: string, clean: boolean, work: DailyWork, paused: boolean): Promise<void> {
    await this.readLedger();
    await this.checkDropped(work, day);
    work.happened = work.happened.filter((event) => this.keep(event));
    if (isQuiet(day) || paused) return;
    const lateMail = new Set(
      (
        await this.town.sql<{ id: string }>(
          `SELECT person_id AS id FROM reminder_mail WHERE local_date < $1::date AND greatest(sending_at, sent_at) >= $2`,
          [day, new Date(instantOf(day, '00:00'))],
        )
      ).map(({ id }) => id),
    );
    const owed = this.oracle.owed(day, work.happened);
    const open = new Set(owed.map(({ occasion }) => occasion));
    for (const occasion of this.waiting.keys()) {
      if (this.planned.has(occasion)) this.owed.afterTrouble += 1;
      else if (!open.has(occasion)) this.owed.overtaken += 1;
      else continue;
      this.waiting.delete(occasion);
    }
    for (const one of owed) this.judge(one, day, clean, lateMail.has(one.toId) || this.wasTouched(one, work));
    work.touched.clear();
  }

  private judge(one: Owed, day: string, clean: boolean, excused: boolean): void {
    if (this.planned.has(one.occasion)) {
      this.owed.found += 1;
      return;
    }
    const excuses = this.waiting.get(one.occasion) ?? 0;
    this.waiting.set(one.occasion, excuses + (clean ? 1 : 0));
    if (!clean) return;
    if (excused && excuses < MOST_EXCUSES) this.owed.excused += 1;
    else this.faults.missed.push(`${day} ${one.occasion} to ${this.town.people.get(one.toId)?.email}`);
  }

  private wasTouched({ aboutId, askedId, toId }: Owed, { touched }: DailyWork): boolean {
    return [aboutId, askedId, toId].some((id) => touched.has(id));
  }

  /** What happened stays in mind until it is in the ledger, is no news any more, or is too old. */
  private keep(event: Happened): boolean {
    if (this.planned.has(occasionOfEvent(event))) return false;
    const old = this.town.api.clock.now().getTime() - event.at > EVENT_DAYS * 86_400_000;
    return !old && this.oracle.stands(event) && this.town.isReachable(event.personId);
  }

  private async readLedger(): Promise<void> {
    const lines = await this.town.sql<Line>(`SELECT ${LINE} FROM reminder_ledger WHERE id > $1 ORDER BY id`, [
      this.newestLine,
    ]);
    for (const { id, rule, aboutId, slot, toId } of lines) {
      const [occasion = '', askedId = toId] = slot.split('@');
      this.planned.add(`${rule}|${aboutId}|${occasion}@${askedId}`);
      this.newestLine = id;
    }
  }

  /** A line that was left out although it is still true and nobody touched anything. */
  private async checkDropped({ touched }: DailyWork, day: string): Promise<void> {
    const lines = await this.town.sql<Line & { reason: string }>(
      `SELECT ${LINE}, dropped_reason AS reason FROM reminder_ledger WHERE dropped_reason IS NOT NULL`,
    );
    for (const line of lines) {
      if (this.dropped.has(line.id)) continue;
      this.dropped.add(line.id);
      const [, askedId = line.toId] = line.slot.split('@');
      const sameDay = ['escalation', 'assignment', 'mention', 'sentBack', 'dateAsked', 'dateDecided', 'mailStopped'];
      const off = this.town.people.get(line.toId)?.digest === 'off' && !sameDay.includes(line.rule);
      if (line.reason === 'newer' || off || [line.aboutId, askedId, line.toId].some((id) => touched.has(id))) continue;
      // A digest that has nothing left to say is no loss, nor one that is sent again when two more have told its news.
      const digest = line.rule === 'managerDigest';
      const late = this.oracle.lateUnder(askedId, day).some(({ id }) => !touched.has(id));
      const silent = digest && (!late || between(line.slot.slice(0, 10), day) >= 14);
      if (!silent && this.oracle.isTrue(line)) this.faults.droppedInVain.push(`${day} ${line.reason} ${line.key}`);
    }
  }
}

/** The text part, where it is written so that its words can be read as they stand; null where it has to be decoded. */
function textOf(mail: string): string | null {
  const part = /Content-Type: text\/plain[\s\S]*?\r\n\r\n([\s\S]*?)\r\n--/i.exec(mail);
  if (!part || /base64/i.test(part[0].slice(0, 400))) return null;
  return part[1]?.replaceAll('=\r\n', '') ?? null;
}
