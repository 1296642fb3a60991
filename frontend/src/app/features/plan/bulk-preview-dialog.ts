import {
  afterRenderEffect,
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  input,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import type { BulkPreview } from '@kompassplan/contract';
import { numberOf } from '../../core/action-number';
import { HistoryWords } from '../../core/history-words';
import { TranslatePipe } from '../../core/i18n';
import { problemMessage } from '../../core/problems';
import { Dialog } from '../../ui/dialog';
import { Icon } from '../../ui/icon';
import { type AskedBulk, BulkChanges } from './bulk-changes';

/** What a change of many rows would do, counted and row by row, before anything is written. */
@Component({
  selector: 'kp-bulk-preview-dialog',
  imports: [Dialog, Icon, TranslatePipe],
  templateUrl: './bulk-preview-dialog.html',
  styleUrl: './bulk-preview-dialog.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BulkPreviewDialog {
  private readonly changes = inject(BulkChanges);
  private readonly words = inject(HistoryWords);
  readonly asked = input.required<AskedBulk>();
  protected readonly reason = linkedSignal(() => this.asked().wish.dueReason ?? '');
  protected readonly preview = signal<BulkPreview | null>(null);
  protected readonly refusal = signal('');
  protected readonly busy = signal(false);
  private readonly go = viewChild<ElementRef<HTMLButtonElement>>('go');

  private readonly wish = computed<AskedBulk>(() => {
    const { rows, wish } = this.asked();
    const dueReason = this.reason().trim();
    return { rows, wish: dueReason === '' ? wish : { ...wish, dueReason } };
  });
  protected readonly counts = computed(() => this.preview()?.counts ?? { change: 0, same: 0, refused: 0 });
  /** Rows that would be refused for want of a reason. */
  protected readonly unexplained = computed(
    () => (this.preview()?.rows ?? []).filter(({ refused }) => refused?.code === 'action.due-reason-missing').length,
  );
  private readonly asksReason = signal(false);
  protected readonly reasonShown = computed(() => this.asksReason() || this.unexplained() > 0);
  protected readonly groups = computed(() => {
    const titles = new Map(this.asked().rows.map((row) => [row.id, row]));
    const rows = (this.preview()?.rows ?? []).map(({ id, changes, asks, refused }) => {
      const row = titles.get(id);
      const name = row ? `${numberOf(row.number)} ${row.title}` : '';
      const told = changes.flatMap((change) =>
        this.words.changes([change]).map((words) => ({ ...words, key: change.field })),
      );
      return { id, name, asks, refused, changes: told };
    });
    return {
      change: rows.filter(({ changes, asks, refused }) => refused === null && (asks || changes.length > 0)),
      refused: rows.filter(({ refused }) => refused !== null),
      same: rows.filter(({ changes, asks, refused }) => refused === null && !asks && changes.length === 0),
    };
  });

  constructor() {
    effect(() => {
      this.asked();
      void this.look();
    });
    // Enter goes on from where the eye is; a dialog without anything to change is only closed.
    afterRenderEffect(() => {
      if (this.preview() !== null && !this.busy() && !this.reasonShown()) this.go()?.nativeElement.focus();
    });
  }

  protected async look(): Promise<void> {
    this.busy.set(true);
    this.refusal.set('');
    try {
      this.preview.set(await this.changes.preview(this.wish()));
      if (this.unexplained() > 0) this.asksReason.set(true);
    } catch (error) {
      this.refusal.set(problemMessage(error));
    } finally {
      this.busy.set(false);
    }
  }

  protected async write(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.refusal.set((await this.changes.write(this.wish())) ?? '');
    this.busy.set(false);
  }

  protected close(): void {
    if (!this.busy() || this.preview() === null) this.changes.asked.set(null);
  }
}
