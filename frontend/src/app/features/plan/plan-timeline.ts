import {
  afterRenderEffect,
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  output,
  signal,
  viewChildren,
} from '@angular/core';
import type { ActionRow } from '@kompassplan/contract';
import { addDays, isOpen } from '@kompassplan/domain';
import { numberOf } from '../../core/action-number';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Icon } from '../../ui/icon';
import { measuredWidth } from '../../ui/charts/measured-width';
import { groupName } from './group-name';
import { NearChunks } from './near-chunks';
import type { Editing } from './plan-editor';
import { type RowGroup, timelineGroups, UNDATED } from './plan-rows';
import { PlanStore } from './plan-store';
import { linesOf, type RowChunk, rowChunks } from './row-chunks';
import { LANE_HEIGHT, timelineLayout, waitPath } from './timeline-layout';
import { TimelineRow } from './timeline-row';
import { startOf } from './timeline-words';

const TITLE_WIDTH = 320;
const QUARTER_WIDTH = 84;
/** The heads of the quarters. */
const HEAD_HEIGHT = 44;

/** The plan by quarter: a bar for each action from its start to its date, and lines from what comes first. */
@Component({
  selector: 'kp-plan-timeline',
  imports: [Icon, TimelineRow, TranslatePipe],
  templateUrl: './plan-timeline.html',
  styleUrl: './plan-timeline.scss',
  host: { '(window:beforeprint)': 'near.printing(true)', '(window:afterprint)': 'near.printing(false)' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PlanTimeline {
  protected readonly store = inject(PlanStore);
  private readonly i18n = inject(I18n);
  readonly edit = output<Editing>();
  private readonly width = measuredWidth(TITLE_WIDTH + 1000);
  private readonly bodies = viewChildren<ElementRef<HTMLElement>>('body');
  protected readonly titleWidth = TITLE_WIDTH;
  protected readonly headHeight = HEAD_HEIGHT;

  protected readonly groups = computed(() => timelineGroups(this.store.groups()));
  /** One list needs no head, unless some actions have no date. */
  protected readonly heads = computed(() => this.store.grouping() !== 'none' || this.groups().length > 1);
  protected readonly chunks = computed(() =>
    rowChunks(this.groups(), (key) => this.store.isCollapsed(key), this.heads()),
  );
  protected readonly lines = computed(() => this.chunks().reduce((sum, chunk) => sum + linesOf(chunk), 1));
  protected readonly near = new NearChunks(this.chunks, this.bodies, this.store.cursor);

  protected readonly layout = computed(() =>
    timelineLayout(
      this.groups()
        .filter(({ key }) => key !== UNDATED)
        .map(({ key, rows }) => ({
          head: this.heads(),
          actions: this.store.isCollapsed(key) ? [] : rows.flatMap(timed),
        })),
      this.store.today,
    ),
  );
  protected readonly timeWidth = computed(() =>
    Math.max(this.width() - TITLE_WIDTH, this.layout().quarters.length * QUARTER_WIDTH),
  );
  protected readonly height = computed(() => this.layout().lanes * LANE_HEIGHT);

  /** The lines of what is drawn; a finished one holds up nobody and is pale. */
  protected readonly paths = computed(() => {
    const { bars, waits } = this.layout();
    const width = this.timeWidth();
    const drawn = new Set(
      this.chunks()
        .filter((chunk) => this.near.drawn(chunk))
        .flatMap(({ rows }) => rows.map(({ id }) => id)),
    );
    return waits.flatMap(({ id, waitsFor, clash }) => {
      const [from, to] = [bars.get(waitsFor), bars.get(id)];
      if (!from || !to || (!drawn.has(id) && !drawn.has(waitsFor))) return [];
      const [row, before] = [this.store.rowOf(id), this.store.rowOf(waitsFor)];
      const holds = row !== undefined && before !== undefined && isOpen(row.status) && isOpen(before.status);
      const [start, end] = [pointOf(from.to, from.lane, width), pointOf(to.from, to.lane, width)];
      const kind = !holds ? 'over' : clash ? 'clash' : 'holds';
      return [{ key: `${waitsFor} ${id}`, kind, path: waitPath(start, end), end }];
    });
  });
  /** Who waits for an action, by its id. */
  protected readonly followers = computed(() => {
    const followers = new Map<string, number[]>();
    for (const { number, status, waitsFor } of this.store.rows()) {
      if (!isOpen(status)) continue;
      for (const { id } of waitsFor) followers.set(id, [...(followers.get(id) ?? []), number]);
    }
    return followers;
  });

  /** A date that is tried out with the keys. */
  protected readonly proposal = signal<{ readonly id: string; readonly due: string } | null>(null);
  protected readonly proposalWords = computed(() => {
    const proposal = this.proposal();
    const row = proposal && this.store.rowOf(proposal.id);
    if (!row?.due) return '';
    const day = this.i18n.weekDay(proposal?.due ?? '');
    return this.i18n.t('plan.date-tried', { number: numberOf(row.number), day });
  });

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    // Where the time is wider than the window it begins a little before today.
    afterRenderEffect(() => {
      const width = this.timeWidth();
      const place = this.layout().today * width;
      const seen = this.width() - TITLE_WIDTH;
      host.parentElement?.scrollTo({ left: Math.max(0, place - seen / 3) });
    });
  }

  protected nameOf(group: RowGroup): string {
    return groupName(group, this.store.grouping(), this.i18n);
  }

  protected quarterWords(key: string): string {
    const [year = '', quarter = ''] = key.split('-Q');
    return this.i18n.t('plan.quarter-short', { year, quarter });
  }

  protected proposed(row: ActionRow): string | null {
    const proposal = this.proposal();
    return proposal?.id === row.id ? proposal.due : null;
  }

  protected nudge(row: ActionRow, days: number): void {
    const from = this.proposed(row) ?? row.due;
    if (days === 0) this.proposal.set(null);
    else if (from !== null && this.store.rightsOn(row).edit) {
      const due = addDays(from, days);
      this.proposal.set(due === row.due ? null : { id: row.id, due });
    }
  }

  protected start(editing: Editing): void {
    this.proposal.set(null);
    this.edit.emit(editing);
  }

  protected headOf(chunk: RowChunk): boolean {
    return chunk.head && this.heads();
  }
}

function timed(row: ActionRow) {
  const { id, due, firstDue, waitsFor } = row;
  return due === null ? [] : [{ id, start: startOf(row, due), due, firstDue, waitsFor: waitsFor.map((one) => one.id) }];
}

function pointOf(place: number, lane: number, width: number) {
  return { x: Math.round(place * width), y: lane * LANE_HEIGHT + LANE_HEIGHT / 2 };
}
