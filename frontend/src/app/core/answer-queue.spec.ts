import type { ActionRow } from '@kompassplan/contract';
import fc from 'fast-check';
import {
  type AnswerQueue,
  type AnswerReport,
  blocked,
  type Current,
  enqueue,
  keepMine,
  keepTheirs,
  landed,
  lastAnswer,
  met,
  nextToSend,
  refused,
  sent,
  settled,
  type Tap,
  told as toldUndo,
  undoOf,
  withdraw,
} from './answer-queue';

type Status = ActionRow['status'];
const ME = 'Ida Isaksson';
const base = { version: 3, status: 'inProgress', lastProgressAt: '2026-11-01T08:00:00.000Z' } as const;
const tap = (id: string, actionId: string, status: AnswerReport['status'], note?: string): Tap => ({
  ...{ id, actionId, base, title: 'Åtgärd', at: '2026-11-30T08:00:00.000Z' },
  report: note === undefined ? { status } : { status, note },
});
const lineOf = (...taps: readonly Tap[]): AnswerQueue => taps.reduce<AnswerQueue>(enqueue, []);
const told = (queue: AnswerQueue) => queue.map(({ id, state }) => `${id} ${state}`);
const stands = (version: number, status: Status, entries: Current['progressEntries'] = []): Current => ({
  ...{ version, status, progressEntries: entries },
  lastProgressAt: entries.at(-1)?.at ?? base.lastProgressAt,
});
const report = (status: Status, by = ME, note: string | null = null, at = '2026-11-30T09:00:00.000Z') => ({
  ...{ at, by, status, note },
});

describe('a line of answers', () => {
  it.each([
    ['two actions stand in order', [tap('1', 'a', 'done'), tap('2', 'b', 'done')], ['1', '2']],
    ['a second thought takes the place of the first', [tap('1', 'a', 'inProgress'), tap('2', 'a', 'done')], ['2']],
    ['words are never lost', [tap('1', 'a', 'needsHelp', 'Mer tid'), tap('2', 'a', 'done')], ['1', '2']],
    ['words may replace a bare answer', [tap('1', 'a', 'done'), tap('2', 'a', 'needsHelp', 'Mer tid')], ['2']],
  ])('%s', (_name, taps, ids) => {
    expect(lineOf(...taps).map(({ id }) => id)).toEqual(ids);
  });

  it('keeps apart what was sent, because the server may have it', () => {
    const line = enqueue(sent(lineOf(tap('1', 'a', 'inProgress')), '1'), tap('2', 'a', 'done'));
    expect(line.map(({ id }) => id)).toEqual(['1', '2']);
  });

  it('what follows on the same action starts from what stands after the first', () => {
    const line = lineOf(tap('1', 'a', 'needsHelp', 'Mer tid'), tap('2', 'a', 'done'), tap('3', 'b', 'done'));
    const after = settled(line, '1', stands(4, 'needsHelp'));
    expect(after.map((one) => one.base.version)).toEqual([4, 3]);
  });

  it('a conflict holds up its own action only', () => {
    const line = lineOf(tap('1', 'a', 'needsHelp', 'Mer tid'), tap('2', 'a', 'done'), tap('3', 'b', 'done'));
    const after = met(sent(line, '1'), '1', stands(4, 'declined'), ME);
    expect(told(after)).toEqual(['1 conflict', '2 waiting', '3 waiting']);
    expect(nextToSend(after)?.id).toBe('3');
    expect(blocked(after, 'a')?.base.status).toBe('declined');
    expect(keepTheirs(after, 'a').map(({ id }) => id)).toEqual(['3']);
    expect(nextToSend(keepMine(after, 'a'))).toMatchObject({ id: '1', base: { version: 4 } });
  });

  it.each([
    ['the server has it: the reply was lost', stands(4, 'done', [report('done')]), []],
    ['it has it, and somebody changed it since', stands(5, 'verified', [report('done')]), []],
    ['somebody else said the same', stands(4, 'done', [report('done', 'Bo Berg')]), []],
    ['only the title is new', stands(4, 'inProgress'), ['1 waiting']],
    ['somebody else changed the status', stands(4, 'needsHelp', [report('needsHelp', 'Bo Berg')]), ['1 conflict']],
    [
      'an older report of one’s own does not count',
      stands(4, 'needsHelp', [report('done', ME, null, '2026-10-01T08:00:00.000Z')]),
      ['1 conflict'],
    ],
  ])('a newer version: %s', (_name, current, left) => {
    expect(told(met(sent(lineOf(tap('1', 'a', 'done')), '1'), '1', current, ME))).toEqual(left);
  });

  it('words are sent on although somebody else set the same status', () => {
    const line = sent(lineOf(tap('1', 'a', 'needsHelp', 'Mer tid')), '1');
    const after = met(line, '1', stands(4, 'needsHelp', [report('needsHelp', 'Bo Berg', 'Pengar')]), ME);
    expect(nextToSend(after)).toMatchObject({ id: '1', base: { version: 4 }, tried: false });
  });

  it('taken back before it was sent it is gone, and what it replaced is there again', () => {
    const line = lineOf(tap('1', 'a', 'inProgress'), tap('2', 'a', 'done'));
    expect(lastAnswer(withdraw(line, '2'), 'a')?.report).toEqual({ status: 'inProgress' });
    expect(withdraw(withdraw(line, '2'), '1')).toEqual([]);
  });

  it('taken back after it was sent it stays until the server was asked, and is no longer shown', () => {
    const line = withdraw(sent(lineOf(tap('1', 'a', 'done')), '1'), '1');
    expect(line).toHaveLength(1);
    expect(lastAnswer(line, 'a')).toBeNull();
    expect(met(line, '1', stands(4, 'needsHelp'), ME)).toEqual([]);
    expect(refused(line, '1', 'Nej')).toEqual([]);
  });

  it('answering again after a conflict is to keep one’s own', () => {
    const line = met(sent(lineOf(tap('1', 'a', 'done')), '1'), '1', stands(4, 'needsHelp'), ME);
    expect(nextToSend(enqueue(line, tap('2', 'a', 'inProgress')))).toMatchObject({ id: '2', base: { version: 4 } });
  });

  it('a refusal waits for a person, and may be tried again', () => {
    const line = refused(sent(lineOf(tap('1', 'a', 'done')), '1'), '1', 'Du får inte.');
    expect([nextToSend(line), blocked(line, 'a')?.problem]).toEqual([null, 'Du får inte.']);
    expect(nextToSend(keepMine(line, 'a'))).toMatchObject({ id: '1', tried: false, problem: null });
  });
});

/* A server of two actions, with versions, and a network that loses requests and replies. */
interface Served extends Current {
  readonly received: readonly string[];
}
type Step =
  | {
      readonly kind: 'tap';
      readonly action: 'a' | 'b';
      readonly status: AnswerReport['status'];
      readonly words: boolean;
    }
  | { readonly kind: 'send'; readonly fate: 'arrives' | 'lost' | 'reply lost' }
  | { readonly kind: 'other'; readonly action: 'a' | 'b'; readonly status: Status }
  | { readonly kind: 'mine'; readonly action: 'a' | 'b' };

const status = fc.constantFrom('inProgress', 'done', 'needsHelp');
const action = fc.constantFrom('a', 'b');
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('tap'), action, status, words: fc.boolean() }),
  fc.record({ kind: fc.constant('send'), fate: fc.constantFrom('arrives', 'lost', 'reply lost') }),
  fc.record({ kind: fc.constant('other'), action, status: fc.constantFrom('inProgress', 'declined', 'needsHelp') }),
  fc.record({ kind: fc.constant('mine'), action }),
);

class Play {
  readonly server = new Map<string, Served>(['a', 'b'].map((id) => [id, { ...stands(1, 'notStarted'), received: [] }]));
  queue: AnswerQueue = [];
  /** Answers by action that were neither replaced by a later one nor said by somebody else meanwhile. */
  readonly expected: Record<'a' | 'b', string[]> = { a: [], b: [] };
  private clock = Date.parse('2026-11-30T08:00:00.000Z');
  private count = 0;

  at(id: string): Served {
    return this.server.get(id)!;
  }

  take(one: Step): void {
    if (one.kind === 'tap') this.tap(one.action, one.status, one.words);
    else if (one.kind === 'send') this.send(one.fate);
    else if (one.kind === 'other') this.write(one.action, one.status, 'Bo Berg', null);
    else this.queue = keepMine(this.queue, one.action);
  }

  private tap(actionId: 'a' | 'b', to: AnswerReport['status'], words: boolean): void {
    this.count += 1;
    const id = `${this.count}`;
    const { version, status: from, lastProgressAt } = this.at(actionId);
    const before = this.queue.map((entry) => entry.id);
    this.queue = enqueue(this.queue, {
      ...{ id, actionId, title: '', at: '', base: { version, status: from, lastProgressAt } },
      report: words ? { status: to, note: `n${id}` } : { status: to },
    });
    const now = this.queue.map((entry) => entry.id);
    const replaced = before.find((old) => !now.includes(old));
    this.expected[actionId] = [...this.expected[actionId].filter((old) => old !== replaced), id];
  }

  private send(fate: 'arrives' | 'lost' | 'reply lost'): void {
    const entry = nextToSend(this.queue);
    if (!entry) return;
    this.queue = sent(this.queue, entry.id);
    if (fate === 'lost') return;
    const actionId = entry.actionId as 'a' | 'b';
    const current = this.at(actionId);
    const stale = current.version !== entry.base.version;
    if (!stale) this.write(actionId, entry.report.status, ME, entry.report.note ?? null, entry.id);
    if (fate === 'reply lost') return;
    const had = landed(entry, this.at(actionId), ME);
    this.queue = stale ? met(this.queue, entry.id, current, ME) : settled(this.queue, entry.id, this.at(actionId));
    const gone = !this.queue.some(({ id }) => id === entry.id);
    // Somebody else said the same meanwhile: it need not be said twice.
    if (gone && stale && !had) this.expected[actionId] = this.expected[actionId].filter((id) => id !== entry.id);
  }

  private write(actionId: string, to: Status, by: string, note: string | null, received?: string): void {
    const before = this.at(actionId);
    this.clock += 1_000;
    const at = new Date(this.clock).toISOString();
    this.server.set(actionId, {
      ...{ version: before.version + 1, status: to, lastProgressAt: at },
      progressEntries: [...before.progressEntries, { at, by, status: to, note }],
      received: received === undefined ? before.received : [...before.received, received],
    });
  }
}

it('nothing is lost, nothing is applied twice, and the order of each action holds, whatever the network does', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const play = new Play();
      for (const one of steps) play.take(one);
      // The network is back, and the person keeps their own answers until nothing waits.
      for (let left = 200; play.queue.length > 0 && left > 0; left -= 1) {
        for (const one of ['a', 'b'] as const) play.take({ kind: 'mine', action: one });
        play.take({ kind: 'send', fate: 'arrives' });
      }
      expect(play.queue).toEqual([]);
      for (const one of ['a', 'b'] as const) expect(play.at(one).received).toEqual(play.expected[one]);
    }),
    { numRuns: 2_000 },
  );
});

describe('what a report is taken back by', () => {
  const [entry] = lineOf(tap('1', 'a', 'done'));
  const current = stands(5, 'done', [report('done')]);
  const change = (id: string, actionId: string, at: string) => ({
    id,
    at,
    action: { id: actionId, number: 1, title: 'x' },
  });
  const own = change('report', 'a', '2026-11-30T09:00:00.000Z');
  const others = [change('title', 'a', '2026-11-30T09:00:01.000Z'), change('elsewhere', 'b', own.at)];

  it('is the change that was made with it, not a later or an earlier one of the same action', () => {
    const before = change('before', 'a', '2026-11-30T08:59:59.000Z');
    expect(undoOf(entry!, current, ME, [...others, own, before])).toBe('report');
    expect(undoOf(entry!, current, ME, [...others, before])).toBeNull();
    expect(undoOf(entry!, stands(5, 'done'), ME, [own])).toBeNull();
  });

  it('is what the server told, once it has: also for whoever opens the page again', () => {
    const kept = JSON.parse(JSON.stringify(toldUndo(sent([entry!], '1'), '1', 'known'))) as AnswerQueue;
    expect(undoOf(kept[0]!, current, ME, [...others, own])).toBe('known');
  });

  it('is found for one that was sent again on top of what stood then', () => {
    const first = sent([entry!], '1');
    const meanwhile = stands(4, 'inProgress', [report('inProgress', 'Eva', null, '2026-11-30T08:30:00.000Z')]);
    const [again] = met(first, '1', meanwhile, ME);
    expect(undoOf(again!, current, ME, [...others, own])).toBe('report');
  });
});
