import { httpResource } from '@angular/common/http';
import { computed, effect, inject, Injectable, resource, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import {
  actionRow,
  type ActionRow,
  type ActionView,
  peoplePage,
  readiness as readinessSchema,
  unitsPage,
} from '@kompassplan/contract';
import { mayWork, type Queue, QUEUES, reachOf, shownPoints, shownReadiness } from '@kompassplan/domain';
import { map } from 'rxjs';
import { ActionClient } from '../../core/action-client';
import { EvaluationContext } from '../../core/evaluation-context';
import { SessionStore } from '../../core/session-store';
import { today } from '../../core/today';
import { type ShownColumn, USUAL_COLUMNS, withColumn } from './plan-columns';
import {
  groupRows,
  isPlaceGrouping,
  pointsOf,
  sharedRows,
  sortRows,
  sumsOf,
  timelineGroups,
  totalOf,
} from './plan-rows';
import {
  NO_FILTER,
  opening,
  passes,
  type PlanFilter,
  type PlanView,
  QUEUE_CELL,
  readView,
  sameFilter,
  type Tab,
  tabOf,
  TABS,
  writeView,
} from './plan-view';
import type { StatusRights } from './status-choices';

const SEARCH_PAUSE = 200;

const SELDOM: ReadonlySet<Queue> = new Set<Queue>(['effect', 'review']);

/** What the plan page shows: the view of its URL over the actions of the current evaluation. */
@Injectable()
export class PlanStore {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly client = inject(ActionClient);
  private readonly context = inject(EvaluationContext);
  private readonly sessions = inject(SessionStore);

  private readonly params = toSignal(this.route.queryParams.pipe(map(readView)), {
    initialValue: readView(this.route.snapshot.queryParams),
  });
  readonly view = this.params;
  readonly filter = computed(() => this.view().filter, { equal: sameFilter });
  readonly evaluation = this.context.current;
  readonly today = today();

  private readonly list = resource({
    params: () => this.evaluation()?.id,
    loader: ({ params }) => this.client.list({ evaluation: params }),
  });
  private readonly readinessOf = httpResource(
    () => {
      const id = this.evaluation()?.id;
      return id === undefined ? undefined : `/api/evaluations/${id}/readiness`;
    },
    { parse: (body) => readinessSchema.parse(body) },
  );
  private readonly peopleOf = httpResource(() => (this.sessions.may('people.read') ? '/api/people' : undefined), {
    parse: (body) => peoplePage.parse(body).items.filter((person) => person.active),
  });
  private readonly unitsOf = httpResource(() => (this.sessions.may('people.read') ? '/api/units' : undefined), {
    parse: (body) => unitsPage.parse(body).items,
  });
  private readonly search = resource({
    params: () => {
      const [evaluation, q] = [this.evaluation()?.id, this.filter().q.trim()];
      return evaluation === undefined || q === '' ? undefined : { evaluation, q };
    },
    loader: async ({ params, abortSignal }) => {
      await new Promise((done) => setTimeout(done, SEARCH_PAUSE));
      if (abortSignal.aborted) return new Set<string>();
      return new Set((await this.client.list(params)).items.map((row) => row.id));
    },
  });
  /** The opened action with everything its page shows. */
  private readonly opened = resource({
    params: () => this.view().action ?? undefined,
    loader: ({ params }) => this.client.view(params),
  });

  readonly loading = computed(() => this.context.loading() || (this.list.isLoading() && !this.list.hasValue()));
  readonly error = computed(() => this.context.error() ?? this.list.error());
  readonly rows = computed<readonly ActionRow[]>(() => (this.list.hasValue() ? this.list.value().items : []));
  private readonly byId = computed(() => new Map(this.rows().map((row) => [row.id, row])));
  /** Points as every page shows them. */
  private readonly shown = computed(() =>
    this.readinessOf.hasValue() ? shownReadiness(this.readinessOf.value()) : null,
  );
  readonly people = computed(() => (this.peopleOf.hasValue() ? this.peopleOf.value() : []));
  /** Those who can be given a part in an action. */
  readonly workers = computed(() => this.people().filter(({ role }) => mayWork(role)));
  readonly peopleLoading = computed(() => this.peopleOf.isLoading() && !this.peopleOf.hasValue());
  readonly unitsLoading = computed(() => this.unitsOf.isLoading() && !this.unitsOf.hasValue());
  readonly units = computed(() => (this.unitsOf.hasValue() ? this.unitsOf.value() : []));
  readonly areas = computed(() => this.shown()?.areas ?? []);
  /** The tags of this plan, the most used first. */
  readonly tags = computed(() => {
    const counts = new Map<string, number>();
    for (const tag of this.rows().flatMap((row) => row.tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
    return [...counts]
      .sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0], 'sv'))
      .map(([tag, count]) => ({ tag, count }));
  });
  readonly subQuestions = computed(() => this.areas().flatMap((area) => area.subQuestions));
  readonly points = computed(() => pointsOf(this.shown()));

  readonly detail = computed(() => (this.opened.hasValue() ? this.opened.value() : null));
  readonly detailLoading = computed(() => this.opened.isLoading() && !this.opened.hasValue());
  readonly detailError = this.opened.error;

  private readonly asker = computed(() => ({
    personId: this.personId(),
    unitIds: this.sessions.session()?.person.unitIds ?? [],
    today: this.today,
    found: this.search.hasValue() ? this.search.value() : null,
  }));
  readonly personId = computed(() => this.sessions.session()?.person.id ?? null);
  readonly unfiltered = computed(() => sameFilter(this.filter(), NO_FILTER));
  readonly tab = computed(() => tabOf(this.filter()));
  readonly tabs = computed(() =>
    (Object.keys(TABS) as Tab[]).map((tab) => ({ tab, count: this.countOf(TABS[tab]), on: this.tab() === tab })),
  );
  /** The queues of who may decide in them; whoever decides for a unit begins with its own. */
  readonly queues = computed(() =>
    QUEUES.flatMap((queue) => {
      const reach = this.queueReach(queue);
      if (reach === null) return [];
      const filter: PlanFilter = { ...NO_FILTER, queue, unit: reach === 'unit' ? 'mine' : null };
      const on = this.filter().queue === queue;
      const count = on ? this.filtered().length : this.countOf(filter);
      // What seldom waits shows only when something does.
      return count === 0 && !on && SELDOM.has(queue) ? [] : [{ queue, filter, on, count }];
    }),
  );
  /** On the board each status is a column, whatever the table is grouped by. */
  readonly grouping = computed(() => (this.view().layout === 'board' ? 'status' : this.view().group));
  readonly filtered = computed(() => this.rows().filter((row) => passes(row, this.filter(), this.asker())));
  readonly groups = computed(() =>
    groupRows(
      sortRows(this.filtered(), this.view().sort, this.points()),
      this.grouping(),
      this.points(),
      this.grouping() === 'area' ? this.areas() : this.subQuestions().map(asPlace),
      this.unfiltered(),
    ),
  );
  /** Why the head of an area or sub-question differs from its rows, by place. */
  readonly shared = computed(() => {
    const group = this.grouping();
    return isPlaceGrouping(group) ? sharedRows(this.filtered(), group, this.points()) : null;
  });
  /** The columns of the table; a queue shows where it is decided, also when that column is hidden. */
  readonly columns = computed<readonly ShownColumn[]>(() => {
    const { columns, filter } = this.view();
    const shown = columns ?? USUAL_COLUMNS;
    return filter.queue === null ? shown : withColumn(shown, QUEUE_CELL[filter.queue]);
  });
  readonly total = computed(() => {
    const groups = this.groups();
    // Only places carry points that nobody works on; the plan has them however it is grouped.
    const extra =
      this.unfiltered() && !isPlaceGrouping(this.grouping())
        ? this.areas().reduce((sum, area) => sum + this.points().withoutAction(String(area.number)), 0)
        : 0;
    const total = totalOf(groups);
    return {
      ...total,
      targeted: shownPoints(total.targeted + extra),
      withoutAction: shownPoints(total.withoutAction + extra),
    };
  });

  private readonly collapsed = signal<ReadonlySet<string>>(new Set());
  /** The rows one can step through, in the order of the page. */
  readonly order = computed(() => {
    const { layout } = this.view();
    const groups = layout === 'timeline' ? timelineGroups(this.groups()) : this.groups();
    return groups.flatMap((group) => (this.isCollapsed(group.key) ? [] : group.rows.map((row) => row.id)));
  });
  /** Where the keyboard is. */
  readonly cursor = signal<string | null>(null);
  private readonly picked = signal<ReadonlySet<string>>(new Set());
  private lastPicked: string | null = null;
  /** Also rows that a change or a filter has taken out of sight: a selection lasts until it is cleared. */
  readonly selection = computed(() => this.rows().filter((row) => this.picked().has(row.id)));
  readonly hiddenPicks = computed(() => {
    const seen = new Set(this.filtered());
    return this.selection().filter((row) => !seen.has(row)).length;
  });
  readonly selectionSums = computed(() => sumsOf(this.selection(), this.points()));

  constructor() {
    // A link to an action of another evaluation shows it in its own plan: figures belong to one evaluation.
    effect(() => {
      const opened = this.detail();
      if (opened && opened.id === this.view().action) this.context.follow(opened.evaluationId);
    });
  }

  private queueReach(queue: Queue) {
    const role = this.sessions.session()?.person.role;
    const second = queue === 'verify' || queue === 'effect';
    return role === undefined ? null : reachOf(role, second ? 'action.verify' : 'action.edit');
  }

  private countOf(filter: PlanFilter): number {
    return this.rows().filter((row) => passes(row, filter, this.asker())).length;
  }

  /** Changes the URL; typing replaces the entry in the browser's history instead of adding one for each letter. */
  show(change: Partial<PlanView>, replaceUrl = false): Promise<boolean> {
    return this.router.navigate([], {
      relativeTo: this.route,
      queryParams: writeView({ ...this.view(), ...change }),
      queryParamsHandling: 'merge',
      replaceUrl,
    });
  }

  filterBy(change: Partial<PlanFilter>, replaceUrl = false): Promise<boolean> {
    return this.openWith({ ...this.filter(), ...change }, replaceUrl);
  }

  /** As a tab does: a queue comes with an order of its own. */
  openWith(filter: PlanFilter, replaceUrl = false): Promise<boolean> {
    const change = filter.queue === this.filter().queue ? { filter } : opening(this.view(), filter);
    return this.show(change, replaceUrl);
  }

  open(action: string | null): Promise<boolean> {
    return this.show({ action }, this.view().action !== null && action !== null);
  }

  /** A column of the board is never folded. */
  isCollapsed(key: string): boolean {
    return this.view().layout !== 'board' && this.collapsed().has(`${this.view().group} ${key}`);
  }

  toggleGroup(key: string): void {
    this.collapsed.update((keys) => toggled(keys, `${this.view().group} ${key}`));
  }

  isPicked(id: string): boolean {
    return this.picked().has(id);
  }

  /** With shift everything from the last picked row up to this one gets the same. */
  pick(id: string, range = false): void {
    const order = this.order();
    const [from, to] = [order.indexOf(this.lastPicked ?? ''), order.indexOf(id)];
    if (range && from >= 0 && to >= 0) {
      const on = this.picked().has(this.lastPicked ?? '');
      const span = order.slice(Math.min(from, to), Math.max(from, to) + 1);
      this.picked.update((ids) => new Set(on ? [...ids, ...span] : [...ids].filter((one) => !span.includes(one))));
    } else {
      this.picked.update((ids) => toggled(ids, id));
    }
    this.lastPicked = id;
  }

  /** One step with shift held: the selection grows to `to`, or shrinks when the step goes back over it. */
  stretch(from: string, to: string): void {
    this.picked.update((ids) => {
      const next = new Set(ids);
      if (ids.has(from) && ids.has(to)) next.delete(from);
      else next.add(from).add(to);
      return next;
    });
    this.lastPicked = to;
  }

  pickAll(): void {
    const all = this.order();
    this.picked.update((ids) => (all.every((id) => ids.has(id)) ? new Set() : new Set([...ids, ...all])));
  }

  pickNone(): void {
    this.picked.set(new Set());
    this.lastPicked = null;
  }

  /** The row `step` places away in the order of the page; null at its ends. */
  neighbour(id: string | null, step: 1 | -1): string | null {
    const order = this.order();
    if (id === null) return order[step === 1 ? 0 : order.length - 1] ?? null;
    const at = order.indexOf(id);
    return at < 0 ? (order[0] ?? null) : (order[at + step] ?? null);
  }

  rowOf(id: string): ActionRow | undefined {
    return this.byId().get(id);
  }

  /** The date of an action of this plan; undefined for another one. A value of its own, to be handed on. */
  readonly dueOf = (id: string): string | null | undefined => this.byId().get(id)?.due;

  rightsOn(row: ActionRow): StatusRights {
    const rights = {
      ownerId: row.owner?.id ?? null,
      unitId: row.unit?.id ?? null,
      deputyId: row.deputy?.id ?? null,
      contributorIds: row.contributors.map(({ id }) => id),
    };
    return {
      personId: this.personId(),
      edit: this.sessions.may('action.edit', rights),
      report: this.sessions.may('action.report', rights),
      verify: this.sessions.may('action.verify', rights),
    };
  }

  readonly mayCreate = computed(() => this.sessions.may('action.create'));

  /** Puts rows in the place of their older selves, also where others wait for them. */
  put(...rows: readonly ActionRow[]): void {
    const byId = new Map(rows.map((row) => [row.id, row]));
    if (this.list.hasValue()) {
      this.list.value.update(
        (page) => page && { ...page, items: page.items.map((row) => waitingFor(byId.get(row.id) ?? row, byId)) },
      );
    }
  }

  /** What the server answered to a change: the row, and the opened action when it is that one. */
  accept(view: ActionView): void {
    this.put(actionRow.parse(view));
    if (this.view().action === view.id) this.opened.value.set(view);
    this.readinessOf.reload();
  }

  /** After changes of many rows: points at stake depend on each other. */
  reload(): void {
    this.list.reload();
    this.readinessOf.reload();
    if (this.view().action !== null) this.opened.reload();
    if (this.context.error()) this.context.reload();
  }

  /** Fetches again what others may have changed. What is shown stays until the answer is there, and when there is none. */
  async refresh(): Promise<void> {
    const evaluation = this.evaluation()?.id;
    if (evaluation === undefined || !this.list.hasValue()) return;
    const page = await this.client.list({ evaluation }).catch(() => null);
    if (page === null || !this.list.hasValue() || evaluation !== this.evaluation()?.id) return;
    // An answer to a change of one's own may have been faster.
    const items = page.items.map((row) => {
      const shown = this.rowOf(row.id);
      return shown && shown.version > row.version ? shown : row;
    });
    this.list.value.set({ ...page, items });
    this.readinessOf.reload();
  }

  reloadDetail(): void {
    this.opened.reload();
  }
}

/** The row with what it waits for as that stands now; itself when it waits for none of them. */
function waitingFor(row: ActionRow, changed: ReadonlyMap<string, ActionRow>): ActionRow {
  if (!row.waitsFor.some(({ id }) => changed.has(id))) return row;
  const waitsFor = row.waitsFor.map((awaited) => {
    const { id, number, title, status } = changed.get(awaited.id) ?? awaited;
    return { id, number, title, status };
  });
  return { ...row, waitsFor };
}

function asPlace(question: { readonly number: string; readonly title: string; readonly shortTitle?: string | null }) {
  return { number: question.number, name: question.shortTitle ?? question.title };
}

function toggled(set: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(key)) next.add(key);
  return next;
}
