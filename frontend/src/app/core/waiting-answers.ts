import { HttpErrorResponse } from '@angular/common/http';
import { computed, DestroyRef, effect, inject, Injectable, signal, untracked } from '@angular/core';
import { actionRow, type ActionRow } from '@kompassplan/contract';
import { type Observable, Subject } from 'rxjs';
import { ActionClient, StaleAction } from './action-client';
import * as line from './answer-queue';
import type { AnswerQueue, Tap, WaitingAnswer } from './answer-queue';
import { I18n } from './i18n';
import { KeptAnswers } from './kept-answers';
import { Notices } from './notices';
import { problemMessage, problemOf } from './problems';
import { SessionStore } from './session-store';

/** A connection that takes longer is as good as none. */
const TIMEOUT_MS = 8_000;
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;
/** Answers of a server that is there, but not for long. */
const LATER: readonly number[] = [0, 401, 408, 429, 502, 503, 504];

/** What one round came to, told in one notice. */
interface Round {
  readonly saved: { readonly entry: WaitingAnswer; readonly undo: string | null }[];
  /** Sentences about what a person has to see to. */
  readonly told: string[];
}

/**
 * Answers to one's own actions on their way to the server. Each is kept in the browser before it is sent, in the order in
 * which it was given, until the server has it or a person decides; each says which version it was made from, so that one
 * whose reply was lost is never applied twice. A line is shown to and sent for nobody but the person who made it.
 */
@Injectable({ providedIn: 'root' })
export class WaitingAnswers {
  private readonly client = inject(ActionClient);
  private readonly sessions = inject(SessionStore);
  private readonly kept = inject(KeptAnswers);
  private readonly notices = inject(Notices);
  private readonly i18n = inject(I18n);
  private readonly whose = computed(() => {
    const session = this.sessions.session();
    return session === null ? null : `${session.municipality.id}/${session.person.id}`;
  });
  private readonly shown = signal<AnswerQueue>([]);
  private readonly connected = signal(navigator.onLine);
  private readonly failing = signal(false);
  private readonly heard = new Subject<ActionRow>();
  private running: Promise<void> = Promise.resolve();
  private failures = 0;
  private pause = FIRST_PAUSE_MS;
  private again: ReturnType<typeof setTimeout> | undefined;

  readonly queue = this.shown.asReadonly();
  readonly count = computed(() => this.shown().length);
  /** What the browser says; `reachable` is what was found. */
  readonly online = this.connected.asReadonly();
  readonly reachable = computed(() => this.online() && !this.failing());
  readonly lasting = this.kept.lasting;
  /** Actions as the server has them after an answer. */
  readonly rows: Observable<ActionRow> = this.heard;

  constructor() {
    effect(() => {
      const key = this.whose();
      untracked(() => {
        this.shown.set([]);
        if (key !== null) void this.flush();
      });
    });
    const listeners: readonly (readonly [EventTarget, string, (event: Event) => void])[] = [
      [window, 'online', () => this.back()],
      [window, 'offline', () => this.connected.set(false)],
      [document, 'visibilitychange', () => document.visibilityState === 'visible' && this.back()],
      [window, 'beforeunload', (event) => this.stranded() && event.preventDefault()],
    ];
    for (const [target, name, act] of listeners) target.addEventListener(name, act);
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.again);
      for (const [target, name, act] of listeners) target.removeEventListener(name, act);
    });
  }

  /** Keeps the answer and sends it as soon as it can be. Resolves when it was sent, or has to wait. */
  async answer(tap: Omit<Tap, 'id' | 'at'>): Promise<void> {
    const key = this.whose();
    if (key === null) return;
    const entry: Tap = { ...tap, id: crypto.randomUUID(), at: new Date().toISOString() };
    await this.change(key, (queue) => line.enqueue(queue, entry));
    const sending = this.flush();
    if (this.reachable()) await sending;
    const now = this.shown().find(({ id }) => id === entry.id);
    if (now?.state !== 'waiting' || this.reachable()) return;
    this.notices.show(this.i18n.t('my-actions.waiting-notice', { answer: this.word(now) }), {
      undo: () => void this.withdraw(now.id),
    });
  }

  /** Takes an answer back that the server need not have got. */
  async withdraw(id: string): Promise<void> {
    await this.decide((queue) => line.withdraw(queue, id));
    const left = this.shown().some((one) => one.id === id && one.withdrawn);
    this.notices.show(this.i18n.t(left ? 'my-actions.undo-waiting' : 'my-actions.undo-done'));
  }

  /** After a conflict or a refusal: sent once more, on top of what stands now. */
  keepMine(actionId: string): Promise<void> {
    return this.decide((queue) => line.keepMine(queue, actionId));
  }

  keepTheirs(actionId: string): Promise<void> {
    return this.decide((queue) => line.keepTheirs(queue, actionId));
  }

  private async decide(step: (queue: AnswerQueue) => AnswerQueue): Promise<void> {
    const key = this.whose();
    if (key === null) return;
    await this.change(key, step);
    await this.flush();
  }

  private async change(key: string, step: (queue: AnswerQueue) => AnswerQueue): Promise<AnswerQueue> {
    // Under the thumb at once; what is kept decides.
    if (this.whose() === key) this.shown.update(step);
    const next = await this.kept.change(key, step);
    if (this.whose() === key) this.shown.set(next);
    return next;
  }

  /** The page would not open again, or what waits would be lost with it. */
  private stranded(): boolean {
    return this.count() > 0 && (!navigator.onLine || !this.lasting());
  }

  private back(): void {
    this.connected.set(navigator.onLine);
    this.pause = FIRST_PAUSE_MS;
    void this.flush();
  }

  /** One after the other, also among the tabs of a browser. What has just failed is not tried again at once. */
  private flush(): Promise<void> {
    const before = this.failures;
    this.running = this.running.then(async () => {
      if (this.failures !== before) return;
      const key = this.whose();
      if (key === null) return;
      const send = () => this.sendAll(key);
      await ('locks' in navigator ? navigator.locks.request(`kompassplan-answers/${key}`, send) : send());
    });
    return this.running;
  }

  private async sendAll(key: string): Promise<void> {
    clearTimeout(this.again);
    let queue = await this.change(key, (now) => now);
    const round: Round = { saved: [], told: [] };
    let reached = true;
    for (let next = line.nextToSend(queue); next !== null && reached; next = line.nextToSend(queue)) {
      reached = navigator.onLine && (await this.send(key, next, round));
      queue = await this.change(key, (now) => now);
    }
    if (this.whose() !== key) return;
    this.tell(round);
    this.failing.set(!reached);
    if (reached) this.pause = FIRST_PAUSE_MS;
    else {
      this.failures += 1;
      this.again = setTimeout(() => void this.flush(), this.pause * (0.75 + Math.random() / 2));
      this.pause = Math.min(2 * this.pause, LONGEST_PAUSE_MS);
    }
  }

  /** @returns false when the server could not be asked, or would not have been asked by the same person */
  private async send(key: string, entry: WaitingAnswer, round: Round): Promise<boolean> {
    const me = this.sessions.session()?.person;
    try {
      if (this.whose() !== key || !me || !(await this.sessions.isStill(me.id))) return false;
      if (entry.withdrawn) {
        await this.takeBack(key, entry, me.name, round);
        return true;
      }
      await this.change(key, (queue) => line.sent(queue, entry.id));
      const { undo, ...view } = await this.client.report(entry.actionId, entry.base.version, entry.report, TIMEOUT_MS);
      const withdrawn = this.shown().some(({ id, withdrawn: back }) => id === entry.id && back);
      if (withdrawn && undo !== null) {
        await this.change(key, (queue) => line.told(queue, entry.id, undo));
        await this.client.undo(undo);
      }
      const row = withdrawn ? await this.client.view(entry.actionId) : view;
      // Heard first: for no moment the page shows what stood before the answer.
      this.hear(row);
      await this.change(key, (queue) => line.settled(queue, entry.id, row));
      if (!withdrawn) round.saved.push({ entry, undo });
      return true;
    } catch (error) {
      if (error instanceof StaleAction) {
        const queue = await this.change(key, (now) => line.met(now, entry.id, error.current, me?.name ?? ''));
        this.hear(error.current);
        const now = queue.find(({ id }) => id === entry.id);
        if (now === undefined) {
          const undo = await this.undoOf(entry, error.current, me?.name ?? '').catch(() => null);
          round.saved.push({ entry, undo });
        } else if (now.state === 'conflict')
          round.told.push(this.i18n.t('my-actions.conflict-notice', { title: entry.title }));
        return true;
      }
      if (!isNo(error)) return false;
      await this.change(key, (queue) => line.refused(queue, entry.id, problemMessage(error)));
      round.told.push(this.i18n.t('my-actions.refused', { problem: problemMessage(error) }));
      return true;
    }
  }

  /** Undoes on the server what was taken back before it was known to have arrived. */
  private async takeBack(key: string, entry: WaitingAnswer, me: string, round: Round): Promise<void> {
    let view = await this.client.view(entry.actionId);
    if (entry.undo || line.landed(entry, view, me)) {
      const change = await this.undoOf(entry, view, me);
      if (change !== null) await this.client.undo(change);
      else round.told.push(this.i18n.t('my-actions.undo-late', { title: entry.title }));
      view = await this.client.view(entry.actionId);
    }
    await this.change(key, (queue) => line.settled(queue, entry.id, view));
    this.hear(view);
  }

  /** By what the report is taken back; null when the server has none of it, or it is too late. */
  private async undoOf(entry: WaitingAnswer, current: line.Current, me: string): Promise<string | null> {
    if (entry.undo) return entry.undo;
    if (!line.landed(entry, current, me)) return null;
    const { items } = await this.client.recentChanges();
    return line.undoOf(entry, current, me, items);
  }

  private tell({ saved, told }: Round): void {
    const [first] = saved;
    if (!first) {
      if (told.length > 0) this.notices.show(told.join(' '));
      return;
    }
    const message =
      saved.length === 1
        ? this.i18n.t('my-actions.saved', { answer: this.word(first.entry) })
        : this.i18n.t('my-actions.saved-many', { count: saved.length });
    const undos = saved.flatMap(({ undo }) => undo ?? []);
    this.notices.show(
      told.length === 0 ? message : [`${message}.`, ...told].join(' '),
      undos.length === 0 ? {} : { undo: () => void this.undo(undos) },
    );
  }

  /** The newest first, as they stand on each other. */
  private async undo(changeIds: readonly string[]): Promise<void> {
    const left = [...changeIds];
    try {
      const messages: string[] = [];
      for (let id = left.at(-1); id !== undefined; id = left.at(-1)) {
        const result = await this.client.undo(id);
        for (const row of result.undone) this.heard.next(row);
        messages.push(...result.left.map(({ message }) => message));
        left.pop();
      }
      this.notices.show(messages[0] ?? this.i18n.t('my-actions.undo-done'));
    } catch (error) {
      this.notices.show(problemMessage(error), isNo(error) ? {} : { undo: () => void this.undo(left) });
    }
  }

  private hear(view: unknown): void {
    this.heard.next(actionRow.parse(view));
  }

  private word({ report }: WaitingAnswer): string {
    return this.i18n.t(`my-actions.answer-${report.status}`);
  }
}

/** A no of our own server; anything else (no network, a proxy's page) says nothing about the answer. */
function isNo(error: unknown): boolean {
  return error instanceof HttpErrorResponse && problemOf(error) !== null && !LATER.includes(error.status);
}
