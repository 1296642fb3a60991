import { httpResource } from '@angular/common/http';
import { computed, inject, Injectable, resource, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { type ActionRow, peoplePage, unitsPage } from '@kompassplan/contract';
import { isOpen } from '@kompassplan/domain';
import { debounceTime, filter } from 'rxjs';
import { applied } from '../../core/action-change';
import { type AnswerReport, blocked, lastAnswer, type WaitingAnswer } from '../../core/answer-queue';
import { I18n } from '../../core/i18n';
import { LiveChanges, type LiveNews } from '../../core/live-changes';
import { MyLateActions } from '../../core/my-late-actions';
import { problemMessage } from '../../core/problems';
import { SessionStore } from '../../core/session-store';
import { today } from '../../core/today';
import { WaitingAnswers } from '../../core/waiting-answers';
import { AnswerNotes } from './answer-notes';
import { LastList } from './last-list';
import { openSums, type Section, sectionOf, sectionsOf } from './my-sections';

/** Time for one's own answers to arrive, which tell the same as the event. */
const PAUSE_MS = 400;

/** The actions that the signed-in person owns or helps with, and the answers to them. */
@Injectable()
export class MyActionsStore {
  private readonly sessions = inject(SessionStore);
  private readonly answers = inject(WaitingAnswers);
  private readonly notes = inject(AnswerNotes);
  private readonly lastList = inject(LastList);
  private readonly late = inject(MyLateActions);
  private readonly i18n = inject(I18n);
  readonly today = today();

  private readonly list = resource({
    params: () => this.sessions.session()?.person.id,
    loader: ({ params }) => this.lastList.fetch(params),
  });
  private readonly unitsOf = httpResource(() => (this.sessions.may('people.read') ? '/api/units' : undefined), {
    parse: (body) => unitsPage.parse(body).items,
  });
  private readonly peopleOf = httpResource(() => (this.sessions.may('people.read') ? '/api/people' : undefined), {
    parse: (body) => peoplePage.parse(body).items,
  });
  /** Where an action stood when it was answered on this visit. */
  private readonly kept = signal<ReadonlyMap<string, Section>>(new Map());

  readonly loading = computed(() => this.list.isLoading() && !this.list.hasValue());
  readonly problem = computed(() => {
    const error = this.list.error();
    return error === undefined ? null : problemMessage(error);
  });
  /** As the server has them. */
  private readonly stands = computed<readonly ActionRow[]>(() => (this.list.hasValue() ? this.list.value().items : []));
  private readonly waitingIds = computed(() => new Set(this.answers.queue().map(({ actionId }) => actionId)));
  /** As one has answered. */
  readonly rows = computed<readonly ActionRow[]>(() => {
    const queue = this.answers.queue();
    return this.stands().map((row) => {
      const answer = lastAnswer(queue, row.id);
      if (answer === null || blocked(queue, row.id)) return row;
      return { ...applied(row, answer.report, { people: [], units: [] }, this.today), lastProgressAt: answer.at };
    });
  });
  private readonly places = computed(() => {
    const places = new Map(this.kept());
    for (const row of this.stands()) {
      const section = sectionOf(row, this.today);
      if (section !== null && this.waitingIds().has(row.id) && !places.has(row.id)) places.set(row.id, section);
    }
    return places;
  });
  /** What waits and has no card in its place: another has closed it, taken it over or moved it away. */
  readonly attention = computed<readonly WaitingAnswer[]>(() => {
    const queue = this.answers.queue();
    const { late, week, finished } = this.sections();
    const told = finished.filter(({ id }) => blocked(queue, id) === null);
    const carded = new Set([...late, ...week, ...told].map(({ id }) => id));
    return [...this.waitingIds()].flatMap((id) =>
      carded.has(id) || !this.list.hasValue() ? [] : (this.waitingOn(id) ?? lastAnswer(queue, id) ?? []),
    );
  });
  /** With an answer that waits, and open until it has arrived. */
  private readonly held = computed(
    () => new Set(this.stands().flatMap(({ id, status }) => (this.waitingIds().has(id) && isOpen(status) ? [id] : []))),
  );
  readonly sections = computed(() => sectionsOf(this.rows(), this.today, this.places(), this.held()));
  /** An action that was answered as done on this visit: its new place is shown. */
  readonly justFinished = computed(() => this.sections().finished.some((row) => this.kept().has(row.id)));
  readonly sums = computed(() => openSums(this.rows(), this.held()));

  constructor() {
    inject(LiveChanges)
      .news.pipe(
        filter((news) => this.concerns(news)),
        debounceTime(PAUSE_MS),
        takeUntilDestroyed(),
      )
      .subscribe(() => void this.refresh());
    this.answers.rows.pipe(takeUntilDestroyed()).subscribe((row) => {
      this.put(row);
      this.notes.hear(row, this.answers.queue());
      this.late.reload();
    });
  }

  /** The answer to the action that the server does not have. */
  waitingOn(actionId: string): WaitingAnswer | null {
    const queue = this.answers.queue();
    return blocked(queue, actionId) ?? lastAnswer(queue, actionId);
  }

  /** What one wrote with the answer that the row shows. */
  wordsOn(row: ActionRow): string | null {
    return this.notes.wordsOn(row, this.answers.queue());
  }

  /** Whether a finished action was answered on this visit, and may be told more about. */
  asksFor(actionId: string): boolean {
    return this.notes.asks(actionId);
  }

  reload(): void {
    this.list.reload();
  }

  /** Any action may just have become one's own. */
  private concerns(news: LiveNews): boolean {
    if (news === 'missed') return true;
    return news.some(({ kind, id, version }) => {
      const row = this.stands().find((one) => one.id === id);
      return kind === 'action' && (row === undefined || version > row.version);
    });
  }

  /** What others changed; what is shown stays where it is, also when there is no answer. */
  private async refresh(): Promise<void> {
    const me = this.sessions.session()?.person.id ?? '';
    const page = await this.lastList.fetch(me).catch(() => null);
    if (page === null || !this.list.hasValue()) return;
    const shown = new Map(this.stands().map((row) => [row.id, row]));
    const items = page.items.map((row) => {
      const before = shown.get(row.id);
      return before && before.version > row.version ? before : row;
    });
    const moved = [...shown.values()].filter((row) =>
      items.some(({ id, version }) => id === row.id && version > row.version),
    );
    this.kept.update((kept) => {
      const next = new Map(kept);
      for (const row of moved) {
        const section = sectionOf(row, this.today);
        if (section !== null && !next.has(row.id)) next.set(row.id, section);
      }
      return next;
    });
    this.list.value.set({ ...page, items });
    this.late.reload();
  }

  /** Answers at once on the page, whether or not the server can be reached. */
  answer(shown: ActionRow, report: AnswerReport): Promise<void> {
    const row = this.stands().find(({ id }) => id === shown.id) ?? shown;
    const section = sectionOf(row, this.today);
    if (section !== null && !this.kept().has(row.id)) this.kept.update((kept) => new Map(kept).set(row.id, section));
    this.notes.give(row.id, report);
    const { id: actionId, title, version, status, lastProgressAt } = row;
    return this.answers.answer({ actionId, title, report, base: { version, status, lastProgressAt } });
  }

  /** The part one has in another's action, or null for one's own. */
  partIn(row: ActionRow): 'contributor' | 'deputy' | null {
    const me = this.sessions.session()?.person.id;
    if (row.owner?.id === me) return null;
    return row.deputy?.id === me ? 'deputy' : 'contributor';
  }

  /** Who sees that help is needed: the unit's manager and the coordinators. */
  toldAbout(row: ActionRow): string {
    const me = this.sessions.session()?.person.id;
    const manager = this.unitsOf.hasValue()
      ? this.unitsOf.value().find((unit) => unit.id === row.unit?.id && unit.managerId !== me)?.managerName
      : null;
    const coordinators = this.peopleOf.hasValue()
      ? this.peopleOf.value().filter((person) => person.active && person.role === 'coordinator' && person.id !== me)
      : [];
    const names = new Set([...(manager ? [manager] : []), ...coordinators.slice(0, 2).map((person) => person.name)]);
    if (names.size === 0) return this.i18n.t('my-actions.told-plan');
    return this.i18n.t('my-actions.told', {
      names: new Intl.ListFormat(this.i18n.locale()).format([...names]),
    });
  }

  private put(row: ActionRow): void {
    if (!this.list.hasValue()) return;
    this.list.value.update(
      (page) =>
        page && {
          ...page,
          items: page.items.map((old) => (old.id === row.id && old.version <= row.version ? row : old)),
        },
    );
  }
}
