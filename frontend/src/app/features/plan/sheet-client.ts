import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import {
  actionExportQuery,
  type ActionSheetChanges,
  actionSheetDiff,
  type ActionSheetDiffView,
  actionSheetResult,
  type ActionSheetResult,
} from '@kompassplan/contract';
import { firstValueFrom } from 'rxjs';
import { type PlanView, writeView } from './plan-view';

/** The plan out to Excel and back. */
@Injectable({ providedIn: 'root' })
export class SheetClient {
  private readonly http = inject(HttpClient);

  /** What the file would change; nothing is written. */
  async compare(evaluation: string, file: File): Promise<ActionSheetDiffView> {
    const form = new FormData();
    form.append('file', file, file.name);
    const params = { evaluation };
    return actionSheetDiff.parse(await firstValueFrom(this.http.post('/api/actions/sheet', form, { params })));
  }

  async apply(changes: ActionSheetChanges): Promise<ActionSheetResult> {
    return actionSheetResult.parse(await firstValueFrom(this.http.post('/api/actions/sheet/changes', changes)));
  }
}

/** Where what the page shows is downloaded, in the order in which it shows it. */
export function exportPath(evaluation: string, view: PlanView, format: 'xlsx' | 'csv'): string {
  const order = `${view.sort.descending ? '-' : ''}${view.sort.column}`;
  // A column that only the page can sort by leaves the file in the order of the numbers.
  const asked = { ...writeView(view), sort: actionExportQuery.shape.sort.safeParse(order).success ? order : null };
  const known = Object.entries(asked).filter(([name, value]) => name in actionExportQuery.shape && value !== null);
  return `/api/actions/export?${new URLSearchParams([['evaluation', evaluation], ...(known as [string, string][]), ['format', format]]).toString()}`;
}
