import { DestroyRef, effect, inject, Injectable } from '@angular/core';
import { type ChangedThing, changedThings, type STREAM_EVENTS } from '@kompassplan/contract';
import { type Observable, Subject } from 'rxjs';
import { SessionStore } from './session-store';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

/** Things that somebody changed, also oneself; or `missed`: something may have changed that was not told. */
export type LiveNews = readonly ChangedThing[] | 'missed';

/**
 * What is changed while the page is open, as the server tells it. Only a page that is looked at listens: a browser has few
 * connections to a server, and what was missed is fetched when the page is looked at again. So it is when the stream can't
 * be had; then the page asks whenever somebody comes back to it.
 */
@Injectable({ providedIn: 'root' })
export class LiveChanges {
  private readonly sessions = inject(SessionStore);
  private readonly heard = new Subject<LiveNews>();
  readonly news: Observable<LiveNews> = this.heard;
  private source: EventSource | null = null;
  private up = false;
  /** Something may have been missed since the last event. */
  private gap = false;
  private pause = FIRST_PAUSE_MS;
  private again: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    const looked = () => (document.visibilityState === 'visible' ? this.back() : this.stop());
    const focused = () => this.up || this.back();
    document.addEventListener('visibilitychange', looked);
    window.addEventListener('focus', focused);
    inject(DestroyRef).onDestroy(() => {
      document.removeEventListener('visibilitychange', looked);
      window.removeEventListener('focus', focused);
      this.stop();
    });
    effect(() => {
      if (this.sessions.session() === null) {
        this.stop();
        this.gap = false;
      } else if (document.visibilityState === 'visible') this.connect();
    });
  }

  /** Somebody looks at the page again. */
  private back(): void {
    this.gap = true;
    this.pause = FIRST_PAUSE_MS;
    this.stop();
    this.connect();
  }

  private connect(): void {
    if (this.source || this.sessions.session() === null) return;
    clearTimeout(this.again);
    const source = new EventSource('/api/events');
    this.source = source;
    const on = (event: (typeof STREAM_EVENTS)[number], act: (data: string) => void) =>
      source.addEventListener(event, (message: MessageEvent<string>) => this.source === source && act(message.data));
    on('ready', () => {
      this.up = true;
      this.pause = FIRST_PAUSE_MS;
      if (this.gap) this.miss();
    });
    on('changed', (data) => this.heard.next(changedThings.parse(JSON.parse(data))));
    on('missed', () => this.miss());
    // Signed out or idle for too long: the next request of the page says so.
    on('ended', () => this.stop());
    source.addEventListener('error', () => this.source === source && this.failed());
  }

  private failed(): void {
    this.stop();
    if (this.gap) this.miss();
    this.gap = true;
    const wait = this.pause * (0.75 + Math.random() / 2);
    this.pause = Math.min(2 * this.pause, LONGEST_PAUSE_MS);
    this.again = setTimeout(() => this.connect(), wait);
  }

  private miss(): void {
    this.gap = false;
    this.heard.next('missed');
  }

  private stop(): void {
    clearTimeout(this.again);
    this.source?.close();
    this.source = null;
    this.up = false;
  }
}
