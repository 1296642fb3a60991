import {
  afterRenderEffect,
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  linkedSignal,
  signal,
  untracked,
} from '@angular/core';
import { type AccountedLine, LINE_CLASSES, type LineClass } from '@kompassplan/domain';
import { TranslatePipe } from '../../core/i18n';
import { Icon } from '../../ui/icon';
import { screensOf, screenWith } from './report-pages';
import { ReviewStore } from './review-store';

interface ShownLine {
  readonly line: AccountedLine;
  /** The improvement area that the line belongs to. */
  readonly item: string | null;
  readonly number: number;
  readonly state: 'current' | 'confirmed' | 'skipped' | 'open' | null;
  /** The number stands after the item's last line. */
  readonly last: boolean;
  /** The printed page that begins here, in the middle of what is shown. */
  readonly newPage: number | null;
  readonly classes: readonly LineClass[];
}

/** The report as it was read: every line with what it was taken for, one page at a time. */
@Component({
  selector: 'kp-report-text',
  imports: [Icon, TranslatePipe],
  templateUrl: './report-text.html',
  styleUrl: './report-text.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReportText {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly store = inject(ReviewStore);
  private readonly lines = computed(() => this.store.draft()?.lines ?? []);
  protected readonly screens = computed(() => screensOf(this.lines()));
  /** "8–9" of printed pages, or the number of the part where the file has no pages. */
  protected readonly place = computed(() => {
    const screens = this.screens();
    const { from = null, to = null } = screens[this.at()] ?? {};
    if (from === null) return { phrase: 'import.part-of', page: `${this.at() + 1}`, pages: screens.length };
    const page = from === to ? `${from}` : `${from}–${to}`;
    return { phrase: 'import.page-of', page, pages: screens.at(-1)?.to ?? screens.length };
  });

  /** Follows the current item; turning pages by hand holds until another item becomes current. */
  protected readonly at = linkedSignal({
    source: () => this.store.currentId(),
    computation: () =>
      untracked(() => screenWith(this.screens(), this.store.current()?.item.lines[0] ?? this.lines()[0]?.line ?? 1)),
  });
  /** The line that Tab reaches; arrow keys move it. */
  protected readonly active = signal<number | null>(null);

  protected readonly shown = computed<readonly ShownLine[]>(() => {
    const owners = this.owners();
    const current = this.store.currentId();
    return (this.screens()[this.at()]?.lines ?? []).map((line, index, lines) => {
      const owner = owners.get(line.line);
      const state = !owner ? null : owner.item.id === current ? 'current' : owner.item.decision;
      return {
        line,
        item: owner?.item.id ?? null,
        number: owner?.number ?? 0,
        state,
        last: owner?.item.lines.at(-1) === line.line,
        newPage: index > 0 && lines[index - 1]?.page !== line.page ? line.page : null,
        classes: choicesFor(line.class),
      };
    });
  });
  private readonly owners = computed(
    () => new Map(this.store.rows().flatMap((row) => row.item.lines.map((line) => [line, row] as const))),
  );
  protected readonly tabStop = computed(() => {
    const lines = this.shown().filter(({ line }) => line.class !== 'blank');
    const wanted = [this.active(), this.store.current()?.item.lines[0]];
    const found = wanted.find((number) => lines.some(({ line }) => line.line === number));
    return found ?? lines[0]?.line.line ?? null;
  });

  /** A sheet has no page heads: what stands for nothing there is a row of heads, or one of the template that was left empty. */
  protected nameOf(name: LineClass): string {
    const sheet = /\.(?:xlsx|csv)$/i.test(this.store.view()?.fileName ?? '');
    return sheet && name === 'furniture' ? 'import.class.sheet-furniture' : `import.class.${name}`;
  }

  constructor() {
    afterRenderEffect(() => {
      const line = this.store.current()?.item.lines[0];
      this.at();
      if (line !== undefined) this.reveal(line);
    });
  }

  /** Turns to the page of `line` and makes it the one that keys act on. */
  show(line: number): void {
    this.at.set(screenWith(this.screens(), line));
    this.active.set(line);
    setTimeout(() => this.focusLine(line));
  }

  protected turn(by: number): void {
    this.at.update((index) => Math.min(this.screens().length - 1, Math.max(0, index + by)));
    this.active.set(null);
    this.host.nativeElement.querySelector('.paper')?.scrollTo({ top: 0 });
  }

  protected pick({ line, item }: ShownLine): void {
    this.active.set(line.line);
    if (item !== null) this.store.select(item, { focus: false });
  }

  protected move(event: KeyboardEvent, from: number): void {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const lines = this.shown().filter(({ line }) => line.class !== 'blank');
    const to = lines[lines.findIndex(({ line }) => line.line === from) + by];
    if (!to) return;
    this.active.set(to.line.line);
    this.focusLine(to.line.line);
  }

  protected reclassify(line: AccountedLine, select: HTMLSelectElement): void {
    const to = LINE_CLASSES.find((name) => name === select.value);
    if (to) this.store.reclassify(line.line, to);
    // When the rules said no, the line is still what it was.
    const now = this.lines().find((other) => other.line === line.line)?.class ?? line.class;
    select.value = now;
  }

  private focusLine(line: number): void {
    this.host.nativeElement.querySelector<HTMLElement>(`[data-line="${line}"]`)?.focus();
  }

  /** Scrolls inside the paper only, never the page. */
  private reveal(line: number): void {
    const paper = this.host.nativeElement.querySelector('.paper');
    const row = this.host.nativeElement.querySelector(`[data-line="${line}"]`);
    if (!paper || !row) return;
    const [outer, inner] = [paper.getBoundingClientRect(), row.getBoundingClientRect()];
    if (inner.top < outer.top + 24 || inner.bottom > outer.bottom - 48) {
      paper.scrollBy({ top: inner.top - outer.top - outer.height / 3 });
    }
  }
}

/** A line with words is never blank, and nobody makes a line unplaced by hand. */
function choicesFor(now: LineClass): readonly LineClass[] {
  return LINE_CLASSES.filter((name) => name === now || (name !== 'blank' && name !== 'unplaced'));
}
