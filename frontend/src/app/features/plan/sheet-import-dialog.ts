import {
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { ActionSheetDiffView, ActionSheetResult } from '@kompassplan/contract';
import { numberOf } from '../../core/action-number';
import { I18n, TranslatePipe } from '../../core/i18n';
import { Notices } from '../../core/notices';
import { problemMessage } from '../../core/problems';
import { Dialog } from '../../ui/dialog';
import { Icon } from '../../ui/icon';
import { PlanStore } from './plan-store';
import { type Choices, chosenRows, firstChoices, movedDates, settled, writable } from './sheet-choices';
import { SheetClient } from './sheet-client';
import { type Choice, SheetRowChanges } from './sheet-row';
import { columnName } from './sheet-words';

/** An edited file back into the plan: what it changes, cell by cell, before anything is written. */
@Component({
  selector: 'kp-sheet-import-dialog',
  imports: [Dialog, Icon, SheetRowChanges, TranslatePipe],
  templateUrl: './sheet-import-dialog.html',
  styleUrl: './sheet-import-dialog.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SheetImportDialog {
  private readonly client = inject(SheetClient);
  private readonly store = inject(PlanStore);
  private readonly notices = inject(Notices);
  private readonly i18n = inject(I18n);
  readonly closed = output<void>();
  protected readonly name = signal('');
  protected readonly reading = signal(false);
  protected readonly writing = signal(false);
  protected readonly busy = computed(() => this.reading() || this.writing());
  protected readonly refusal = signal('');
  protected readonly diff = signal<ActionSheetDiffView | null>(null);
  protected readonly choices = signal<Choices>(new Set());
  protected readonly reason = signal('');
  protected readonly tried = signal(false);
  /** Only where something failed: otherwise the dialog closes. */
  protected readonly result = signal<ActionSheetResult | null>(null);
  private readonly reasonBox = viewChild<ElementRef<HTMLInputElement>>('reasonBox');
  protected readonly numberOf = numberOf;
  protected readonly columnName = columnName;

  protected readonly counts = computed(() => {
    const { rows = [], unchanged = 0 } = this.diff() ?? {};
    return { rows: rows.length, changes: rows.reduce((sum, row) => sum + row.changes.length, 0), unchanged };
  });
  protected readonly taken = computed(() => {
    const diff = this.diff();
    return diff === null ? 0 : this.choices().size;
  });
  protected readonly moved = computed(() => {
    const diff = this.diff();
    return diff === null ? 0 : movedDates(diff, this.choices());
  });
  protected readonly conflicts = computed(() => {
    const diff = this.diff();
    if (diff === null) return 0;
    return writable(diff).reduce((sum, row) => sum + row.changes.filter(({ conflict }) => conflict).length, 0);
  });
  protected readonly reasonMissing = computed(() => this.tried() && this.moved() > 0 && this.reason().trim() === '');
  protected readonly failed = computed(() =>
    (this.result()?.failed ?? []).map(({ id, number, message }) => {
      const title = this.diff()?.rows.find((row) => row.id === id)?.title ?? '';
      return { id, message, name: number === null ? title : `${numberOf(number)} ${title}` };
    }),
  );

  protected async chosen(chooser: HTMLInputElement): Promise<void> {
    const file = chooser.files?.[0];
    const evaluation = this.store.evaluation()?.id;
    // So that the same file can be chosen again when it has been corrected.
    const name = file?.name ?? '';
    if (!file || evaluation === undefined) return;
    this.name.set(name);
    this.diff.set(null);
    this.refusal.set('');
    this.tried.set(false);
    this.reading.set(true);
    try {
      const diff = await this.client.compare(evaluation, file);
      this.diff.set(diff);
      this.choices.set(firstChoices(diff));
    } catch (error) {
      this.refusal.set(problemMessage(error));
    } finally {
      this.reading.set(false);
      chooser.value = '';
    }
  }

  protected choose({ key, taken }: Choice): void {
    const choices = new Set(this.choices());
    if (taken) choices.add(key);
    else choices.delete(key);
    this.choices.set(choices);
  }

  protected settle(byFile: boolean): void {
    const diff = this.diff();
    if (diff) this.choices.set(settled(diff, this.choices(), byFile));
  }

  protected async apply(): Promise<void> {
    const [diff, evaluation] = [this.diff(), this.store.evaluation()?.id];
    this.tried.set(true);
    if (!diff || evaluation === undefined) return;
    if (this.reasonMissing()) {
      this.reasonBox()?.nativeElement.focus();
      return;
    }
    this.writing.set(true);
    this.refusal.set('');
    try {
      const dueReason = this.moved() > 0 ? { dueReason: this.reason().trim() } : {};
      const result = await this.client.apply({ evaluation, rows: chosenRows(diff, this.choices()), ...dueReason });
      this.store.reload();
      if (result.failed.length > 0) this.result.set(result);
      else {
        this.notices.show(this.i18n.t('action-sheet.done', { count: result.changed }));
        this.closed.emit();
      }
    } catch (error) {
      this.refusal.set(problemMessage(error));
    } finally {
      this.writing.set(false);
    }
  }

  protected close(): void {
    if (!this.writing()) this.closed.emit();
  }
}
