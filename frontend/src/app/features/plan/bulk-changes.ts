import { HttpClient } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import { type ActionRow, type BulkChange, type BulkPreview, bulkPreview, bulkResult } from '@kompassplan/contract';
import { firstValueFrom } from 'rxjs';
import { numberOf } from '../../core/action-number';
import { I18n } from '../../core/i18n';
import { MyLateActions } from '../../core/my-late-actions';
import { problemMessage } from '../../core/problems';
import { PlanStore } from './plan-store';
import { RecentChangesStore } from './recent-changes';

export type BulkWish = BulkChange['change'];
/** A wish for the rows as they were picked: what changes meanwhile is told, not overwritten. */
export interface AskedBulk {
  readonly rows: readonly ActionRow[];
  readonly wish: BulkWish;
}
/** What a bulk change could not change. */
export interface BulkReport {
  readonly changed: number;
  readonly failed: readonly { readonly id: string; readonly title: string; readonly message: string }[];
  readonly undo: string | null;
}

/** One change of all picked rows: seen first, then written, then told. */
@Injectable()
export class BulkChanges {
  private readonly http = inject(HttpClient);
  private readonly store = inject(PlanStore);
  private readonly recent = inject(RecentChangesStore);
  private readonly i18n = inject(I18n);
  private readonly late = inject(MyLateActions);
  readonly asked = signal<AskedBulk | null>(null);
  readonly report = signal<BulkReport | null>(null);

  ask(wish: BulkWish): void {
    this.asked.set({ rows: this.store.selection(), wish });
  }

  async preview({ rows, wish }: AskedBulk): Promise<BulkPreview> {
    return bulkPreview.parse(await firstValueFrom(this.http.post('/api/actions/bulk/preview', bodyOf(rows, wish))));
  }

  /** @returns why nothing was written, or null */
  async write({ rows, wish }: AskedBulk): Promise<string | null> {
    try {
      const body = bodyOf(rows, wish);
      const { changed, unchanged, failed, undo } = bulkResult.parse(
        await firstValueFrom(this.http.post('/api/actions/bulk', body)),
      );
      this.store.put(...changed);
      this.store.reload();
      this.late.reload();
      this.asked.set(null);
      const count = changed.length - unchanged.length;
      if (count > 0) this.recent.tell(this.i18n.t('plan.bulk-saved', { count }), undo);
      const titles = new Map(rows.map((row) => [row.id, `${numberOf(row.number)} ${row.title}`]));
      const told = failed.map(({ id, message }) => ({ id, message, title: titles.get(id) ?? '' }));
      if (told.length > 0) this.report.set({ changed: count, failed: told, undo });
      return null;
    } catch (error) {
      return problemMessage(error);
    }
  }
}

function bodyOf(rows: readonly ActionRow[], change: BulkWish): BulkChange {
  return {
    ids: rows.map(({ id }) => id),
    versions: Object.fromEntries(rows.map(({ id, version }) => [id, version])),
    change,
  };
}
