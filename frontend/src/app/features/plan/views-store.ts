import { HttpClient, httpResource } from '@angular/common/http';
import { computed, effect, inject, Injectable, untracked } from '@angular/core';
import { ActivatedRoute } from '@angular/router';
import {
  type PlanHabits,
  savedView,
  type SavedView,
  type SavedViewPatch,
  type SavedViews,
  savedViews,
} from '@kompassplan/contract';
import { firstValueFrom } from 'rxjs';
import { SessionStore } from '../../core/session-store';
import { readColumns, type ShownColumn, writeColumns } from './plan-columns';
import { PlanStore } from './plan-store';
import { queryOf, readView, viewOf } from './plan-view';

const PATH = '/api/saved-views';
/** Dragging a column ends somewhere: only there it is remembered. */
const REMEMBER_PAUSE = 600;
const NOTHING: SavedViews = { items: [], total: 0, nextCursor: null, defaultId: null, columns: null };

/** The views that people saved under a name, and how one left the plan last. */
@Injectable()
export class ViewsStore {
  private readonly http = inject(HttpClient);
  private readonly plan = inject(PlanStore);
  private readonly sessions = inject(SessionStore);
  private readonly stored = httpResource(() => PATH, { parse: (body) => savedViews.parse(body) });
  private readonly all = computed(() => (this.stored.hasValue() ? this.stored.value() : NOTHING));
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly views = computed(() => this.all().items);
  readonly defaultId = computed(() => this.all().defaultId);
  readonly failed = computed(() => this.stored.error() !== undefined);
  readonly mayShare = computed(() => this.sessions.may('view.share'));
  readonly query = computed(() => queryOf(this.plan.view()));
  /** The view that the page shows, unchanged. */
  readonly current = computed(() => this.views().find((view) => isQuery(view, this.query())) ?? null);

  constructor() {
    // The plain address opens as one left the plan; every other one shows exactly what it says, to everybody alike.
    const { queryParams } = inject(ActivatedRoute).snapshot;
    let waits = queryOf(readView(queryParams)) === '' && queryParams['action'] === undefined;
    effect(() => {
      if (!waits || !this.stored.hasValue()) return;
      waits = false;
      const { items, defaultId, columns } = this.stored.value();
      const opens = items.find(({ id }) => id === defaultId);
      untracked(() => {
        if (this.query() !== '') return;
        const view = viewOf(opens?.query ?? '');
        const remembered = view.columns ?? readColumns(columns ?? undefined);
        if (opens || remembered) void this.plan.show({ ...view, columns: remembered, action: null }, true);
      });
    });
  }

  apply(view: SavedView): Promise<boolean> {
    return this.plan.show({ ...viewOf(view.query), action: this.plan.view().action });
  }

  /** Shows other columns, and remembers them for the next visit. */
  setColumns(columns: readonly ShownColumn[] | null): void {
    void this.plan.show({ columns }, true);
    clearTimeout(this.timer);
    // When it can't be remembered the address still says it.
    const remember = () => void this.remember({ columns: writeColumns(columns) }).catch(() => undefined);
    this.timer = setTimeout(remember, REMEMBER_PAUSE);
  }

  /** What the page shows, under a name. */
  async save(name: string, shared: boolean): Promise<void> {
    const body = { name, shared, query: this.query() };
    this.put(savedView.parse(await firstValueFrom(this.http.post(PATH, body))));
  }

  async change(view: SavedView, patch: SavedViewPatch): Promise<void> {
    await this.asSeen(view, async (path, options) => {
      this.put(savedView.parse(await firstValueFrom(this.http.patch(path, patch, options))));
    });
  }

  async remove(view: SavedView): Promise<void> {
    await this.asSeen(view, async (path, options) => {
      this.stored.value.set(savedViews.parse(await firstValueFrom(this.http.delete(path, options))));
    });
  }

  private async asSeen(
    { id, version }: SavedView,
    work: (path: string, options: { readonly headers: Record<string, string> }) => Promise<void>,
  ): Promise<void> {
    try {
      await work(`${PATH}/${id}`, { headers: { 'If-Match': `"${version}"` } });
    } catch (error) {
      // Whatever stood in the way, the list shows how things are.
      this.stored.reload();
      throw error;
    }
  }

  async openFirst(id: string | null): Promise<void> {
    await this.remember({ defaultId: id });
  }

  private async remember(habits: PlanHabits): Promise<void> {
    this.stored.value.set(savedViews.parse(await firstValueFrom(this.http.put('/api/plan-habits', habits))));
  }

  private put(view: SavedView): void {
    const others = this.views().filter(({ id }) => id !== view.id);
    const items = [...others, view].sort((a, b) => a.name.localeCompare(b.name, 'sv'));
    this.stored.value.set({ ...this.all(), items, total: items.length });
  }
}

function isQuery(view: SavedView, query: string): boolean {
  return queryOf(viewOf(view.query)) === query;
}
