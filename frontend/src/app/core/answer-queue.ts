import type { ActionRow, ProgressEntry, RecentChange, ReportProgress } from '@kompassplan/contract';

/** What stood when the answer was given; `lastProgressAt` is the server's time of the newest report. */
export type Stands = Pick<ActionRow, 'version' | 'status' | 'lastProgressAt'>;
export type AnswerReport = Readonly<{ status: NonNullable<ReportProgress['status']>; note?: string }>;

/** An answer on its way to the server. */
export interface WaitingAnswer {
  readonly id: string;
  readonly actionId: string;
  readonly title: string;
  readonly report: AnswerReport;
  /** When it was given: an instant by the clock of the device. */
  readonly at: string;
  readonly base: Stands;
  /** `conflict`: somebody else changed the status to `base.status`. `refused`: the server said no, by `problem`. */
  readonly state: 'waiting' | 'conflict' | 'refused';
  /** It was sent, so the server may know it, whatever was heard back. */
  readonly tried: boolean;
  /** Taken back after it had been sent: to be undone if the server knows it. */
  readonly withdrawn: boolean;
  readonly problem: string | null;
  /** By what the server takes this very report back, once it has told so. */
  readonly undo?: string | null;
  /** The answer that this one took the place of: comes back when this one is taken back. */
  readonly before: WaitingAnswer | null;
}
export type Tap = Pick<WaitingAnswer, 'id' | 'actionId' | 'title' | 'report' | 'at' | 'base'>;
/** In the order in which the answers were given. */
export type AnswerQueue = readonly WaitingAnswer[];

/** What the server has, as far as it matters here. */
export interface Current extends Stands {
  readonly progressEntries: readonly Pick<ProgressEntry, 'at' | 'by' | 'status' | 'note'>[];
}

const of = (queue: AnswerQueue, actionId: string): AnswerQueue => queue.filter((one) => one.actionId === actionId);
const edit = (queue: AnswerQueue, id: string, change: Partial<WaitingAnswer>): AnswerQueue =>
  queue.map((one) => (one.id === id ? { ...one, ...change } : one));

/**
 * One more answer, the last in the line. It takes the place of the last one to the same action when that was never sent
 * and says nothing in words: words are never lost. Answering again after a conflict is to keep one's own.
 */
export function enqueue(queue: AnswerQueue, tap: Tap): AnswerQueue {
  const line = keepMine(queue, tap.actionId);
  const last = of(line, tap.actionId).at(-1);
  const entry = { ...tap, state: 'waiting', tried: false, withdrawn: false, problem: null, before: null } as const;
  if (!last || last.tried || last.report.note !== undefined)
    return [...line, last ? { ...entry, base: last.base } : entry];
  const merged = { ...entry, base: last.base, before: { ...last, before: null } };
  return [...line.filter((one) => one !== last), merged];
}

/** The next answer to send: never one that waits for a person, nor one behind another of the same action. */
export function nextToSend(queue: AnswerQueue): WaitingAnswer | null {
  const seen = new Set<string>();
  for (const one of queue) {
    if (!seen.has(one.actionId) && one.state === 'waiting') return one;
    seen.add(one.actionId);
  }
  return null;
}

/** Noted before it is sent, because the page may close before the answer comes. */
export function sent(queue: AnswerQueue, id: string): AnswerQueue {
  return edit(queue, id, { tried: true });
}

/** The server has it, or nobody wants it any more; what follows on the same action starts from what stands now. */
export function settled(queue: AnswerQueue, id: string, stands: Stands | null): AnswerQueue {
  const actionId = queue.find((one) => one.id === id)?.actionId;
  return queue
    .filter((one) => one.id !== id)
    .map((one) => (stands !== null && one.actionId === actionId ? { ...one, base: standsOf(stands) } : one));
}

/** Noted before it is used, because that may fail too. */
export function told(queue: AnswerQueue, id: string, undo: string | null): AnswerQueue {
  return edit(queue, id, { undo });
}

/** Whether the server has this report, by its own list of reports and by its own clock. @param me as the list names people */
export function landed(answer: WaitingAnswer, current: Current, me: string): boolean {
  return entryOf(answer, current, me) !== undefined;
}

/**
 * By what this very report is taken back: as the server told when it got it, or the change of the action that was made in
 * the same moment as the report. Any other change of the action, before or after, is none of its business.
 */
export function undoOf(
  answer: WaitingAnswer,
  current: Current,
  me: string,
  changes: readonly Pick<RecentChange, 'id' | 'at' | 'action'>[],
): string | null {
  if (answer.undo) return answer.undo;
  const at = entryOf(answer, current, me)?.at;
  return changes.find((change) => change.action?.id === answer.actionId && change.at === at)?.id ?? null;
}

function entryOf(
  { report, base }: WaitingAnswer,
  current: Current,
  me: string,
): Current['progressEntries'][number] | undefined {
  return current.progressEntries.find(
    (entry) =>
      entry.by === me &&
      entry.status === report.status &&
      (entry.note ?? '') === (report.note ?? '').trim() &&
      (base.lastProgressAt === null || Date.parse(entry.at) > Date.parse(base.lastProgressAt)),
  );
}

/**
 * The server refused because the action has a newer version. The answer is settled when the server has it, or somebody
 * else said the same; it is sent again when the status is untouched; otherwise a person decides.
 */
export function met(queue: AnswerQueue, id: string, current: Current, me: string): AnswerQueue {
  const entry = queue.find((one) => one.id === id);
  if (!entry) return queue;
  const said =
    current.status === entry.report.status && entry.report.note === undefined && current.status !== entry.base.status;
  if (said || landed(entry, current, me)) return settled(queue, id, current);
  if (entry.withdrawn) return settled(queue, id, null);
  const untouched = [entry.base.status, entry.report.status].includes(current.status);
  const base = standsOf(current);
  return edit(queue, id, { base, tried: false, state: untouched ? 'waiting' : 'conflict' });
}

/** The server said no, so it has nothing of it. */
export function refused(queue: AnswerQueue, id: string, problem: string): AnswerQueue {
  const withdrawn = queue.some((one) => one.id === id && one.withdrawn);
  return withdrawn ? settled(queue, id, null) : edit(queue, id, { state: 'refused', tried: false, problem });
}

/** One's own answers to the action are sent on top of what stands now, or once more. */
export function keepMine(queue: AnswerQueue, actionId: string): AnswerQueue {
  return queue.map((one) =>
    one.actionId === actionId && one.state !== 'waiting' ? { ...one, state: 'waiting', problem: null } : one,
  );
}

/** What stands stays: nothing more is sent about the action. */
export function keepTheirs(queue: AnswerQueue, actionId: string): AnswerQueue {
  return queue.filter((one) => one.actionId !== actionId);
}

/** Takes an answer back: at once when it was never sent; otherwise it is undone when the server can be asked. */
export function withdraw(queue: AnswerQueue, id: string): AnswerQueue {
  return queue.flatMap((one) => {
    if (one.id !== id) return [one];
    if (one.tried) return [{ ...one, withdrawn: true }];
    return one.before ? [{ ...one.before, base: one.base }] : [];
  });
}

/** The last answer to the action that still holds: what its card shows. */
export function lastAnswer(queue: AnswerQueue, actionId: string): WaitingAnswer | null {
  return of(queue, actionId).findLast((one) => !one.withdrawn) ?? null;
}

/** What asks for a person's decision about the action. */
export function blocked(queue: AnswerQueue, actionId: string): WaitingAnswer | null {
  return of(queue, actionId).find((one) => one.state !== 'waiting') ?? null;
}

function standsOf({ version, status, lastProgressAt }: Stands): Stands {
  return { version, status, lastProgressAt };
}
