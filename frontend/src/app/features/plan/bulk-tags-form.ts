import { ChangeDetectionStrategy, Component, computed, inject, output, signal, viewChild } from '@angular/core';
import { MOST_TAGS } from '@kompassplan/domain';
import { TranslatePipe } from '../../core/i18n';
import type { BulkWish } from './bulk-changes';
import type { PickItem } from './pick-list';
import { PlanStore } from './plan-store';
import { TokenPicker } from './token-picker';

/** Tags to add to all picked rows, and those of theirs to take away. */
@Component({
  selector: 'kp-bulk-tags-form',
  imports: [TokenPicker, TranslatePipe],
  template: `
    <form (submit)="save($event)">
      <kp-token-picker
        #adding
        [label]="'bulk.tags-add' | t"
        [items]="used()"
        [chosen]="add()"
        [max]="most"
        [free]="true"
        [placeholder]="'plan.tag-add' | t"
        (changed)="add.set($event)"
      />
      @if (own().length > 0) {
        <kp-token-picker
          [label]="'bulk.tags-remove' | t"
          [items]="own()"
          [chosen]="remove()"
          [max]="most"
          (changed)="remove.set($event)"
        />
      } @else {
        <p class="t2 sm">{{ 'bulk.tags-none' | t }}</p>
      }
      <div class="row">
        <button type="submit" class="btn pri sml">{{ 'bulk.show' | t }}</button>
        <button type="button" class="btn txt sml" (click)="cancelled.emit()">{{ 'plan.cancel' | t }}</button>
      </div>
    </form>
  `,
  styles: `
    form {
      display: grid;
      gap: 12px;
      width: 340px;
      max-width: 100%;
      padding: 6px;
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
    }
    @media (max-width: 599.98px) {
      form {
        width: 100%;
      }
      .btn {
        min-height: 48px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BulkTagsForm {
  private readonly store = inject(PlanStore);
  readonly chosen = output<BulkWish>();
  readonly cancelled = output<void>();
  protected readonly most = MOST_TAGS;
  protected readonly add = signal<readonly PickItem[]>([]);
  protected readonly remove = signal<readonly PickItem[]>([]);
  private readonly box = viewChild.required<TokenPicker>('adding');
  protected readonly used = computed(() => this.store.tags().map(({ tag }) => ({ value: tag, label: tag })));
  protected readonly own = computed(() =>
    [...new Set(this.store.selection().flatMap((row) => row.tags))]
      .sort((a, b) => a.localeCompare(b, 'sv'))
      .map((tag) => ({ value: tag, label: tag })),
  );

  protected save(event: Event): void {
    event.preventDefault();
    const [add, remove] = [this.box().take(), this.remove()].map((items) => items.map(({ label }) => label));
    if (!add || !remove || add.length + remove.length === 0) return this.box().focus();
    this.chosen.emit({
      ...(add.length > 0 ? { addTags: add } : {}),
      ...(remove.length > 0 ? { removeTags: remove } : {}),
    });
  }
}
