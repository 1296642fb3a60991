import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { ActionView, ChangedThing, HistoryEntry } from '@kompassplan/contract';
import { ActionClient } from '../../core/action-client';
import { I18n } from '../../core/i18n';
import { LiveChanges, type LiveNews } from '../../core/live-changes';
import { SessionStore } from '../../core/session-store';
import { activityOf } from './activity';
import { PlanStore } from './plan-store';

/** Time for one's own answers to arrive, which tell the same as the event. */
const PAUSE_MS = 250;
/** Beyond this the whole list is fetched instead of its rows. */
const MOST_ONE_BY_ONE = 10;

/** What somebody else just did to the opened action. */
export interface Told {
  readonly action: string;
  readonly text: string;
}

/** Brings what others change into the plan that is open: quietly, in place, and never over what somebody types. */
@Injectable()
export class PlanLive {
  private readonly store = inject(PlanStore);
  private readonly client = inject(ActionClient);
  private readonly live = inject(LiveChanges);
  private readonly sessions = inject(SessionStore);
  private readonly i18n = inject(I18n);
  private readonly destroyed = inject(DestroyRef);
  private readonly waiting = new Map<string, ChangedThing>();
  /** Actions of other evaluations. */
  private readonly elsewhere = new Set<string>();
  private missed = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private lastTold: string | null = null;
  readonly told = signal<Told | null>(null);

  /** @param busy an editor is open or a change is on its way: what is shown stays until that is over */
  follow(busy: () => boolean): void {
    this.live.news.pipe(takeUntilDestroyed(this.destroyed)).subscribe((news) => this.note(news, busy));
    this.destroyed.onDestroy(() => clearTimeout(this.timer));
  }

  private note(news: LiveNews, busy: () => boolean): void {
    if (news === 'missed') this.missed = true;
    else {
      for (const thing of news) {
        if (thing.kind === 'action') this.waiting.set(thing.id, thing);
        else if (thing.kind === 'evaluation' && thing.id === this.store.evaluation()?.id) this.missed = true;
      }
    }
    this.schedule(busy);
  }

  private schedule(busy: () => boolean): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (busy() ? this.schedule(busy) : void this.apply()), PAUSE_MS);
  }

  private async apply(): Promise<void> {
    const opened = this.store.detail();
    const news = [...this.waiting.values()].filter((thing) => this.isNews(thing, opened));
    const everything = this.missed || news.length > MOST_ONE_BY_ONE;
    this.waiting.clear();
    this.missed = false;
    const back = rememberFocus();
    if (everything) await this.store.refresh();
    const isOpen = opened !== null && opened.id === this.store.view().action;
    const one = everything ? (isOpen ? [opened] : []) : news;
    const views = await Promise.all(one.map(({ id }) => this.client.view(id).catch(() => null)));
    let added = false;
    for (const view of views) if (view) added = this.take(view, opened) || added;
    if (added) await this.store.refresh();
    setTimeout(back);
  }

  /** A comment leaves the version as it is, and is shown only where the action is open. */
  private isNews({ id, version }: ChangedThing, opened: ActionView | null): boolean {
    if (id === opened?.id && id === this.store.view().action) return version >= opened.version;
    const row = this.store.rowOf(id);
    return row ? version > row.version : !this.elsewhere.has(id);
  }

  /** @returns whether the action is new in this plan */
  private take(view: ActionView, opened: ActionView | null): boolean {
    const row = this.store.rowOf(view.id);
    if (!row && view.evaluationId !== this.store.evaluation()?.id) this.elsewhere.add(view.id);
    // Meanwhile one's own change was answered.
    if (row && view.version < row.version) return false;
    if (row) this.store.accept(view);
    const before = opened?.id === view.id ? opened : null;
    if (before && (view.version > before.version || view.comments.length > before.comments.length)) {
      void this.tell(view.id);
    }
    return !row && view.evaluationId === this.store.evaluation()?.id;
  }

  private async tell(id: string): Promise<void> {
    const history = await this.client.history(id).catch(() => null);
    const entry = history?.items[0];
    if (!entry || entry.id === this.lastTold || this.store.view().action !== id) return;
    this.lastTold = entry.id;
    if (entry.by !== this.sessions.session()?.person.name) this.told.set({ action: id, text: this.textOf(entry) });
  }

  private textOf(entry: HistoryEntry): string {
    const name = entry.by;
    const [change] = activityOf({ comments: [] }, [entry], this.i18n).changes;
    if (!change?.event) return this.i18n.t('live.by', { name, event: this.i18n.t('live.commented') });
    const fields = change.changes.map(({ field }) => field.toLocaleLowerCase(this.i18n.locale()));
    return fields.length > 0
      ? this.i18n.t('live.by-fields', { name, fields: this.i18n.list(fields) })
      : this.i18n.t('live.by', { name, event: this.i18n.t(change.event) });
  }
}

/** A row that came into another group is drawn anew: the focus goes on in the same cell. */
function rememberFocus(): () => void {
  const focused = document.activeElement;
  const row = focused?.closest<HTMLElement>('[data-row]');
  if (!row) return () => undefined;
  const controls = (within: Element) => [...within.querySelectorAll<HTMLElement>('a, button, input, [tabindex]')];
  const at = controls(row).indexOf(focused as HTMLElement);
  return () => {
    if (document.activeElement !== document.body && document.activeElement !== null) return;
    const again = document.querySelector(`[data-row="${CSS.escape(row.dataset['row'] ?? '')}"]`);
    if (again) controls(again)[at]?.focus({ preventScroll: true });
  };
}
