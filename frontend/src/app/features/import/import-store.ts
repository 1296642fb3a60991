import { httpResource } from '@angular/common/http';
import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import { type ImportCreated, importsPage, type ImportView, type SheetErrorsView } from '@kompassplan/contract';
import type { Subscription } from 'rxjs';
import { translate } from '../../core/i18n';
import { problemMessage, problemOf } from '../../core/problems';
import { ImportsClient } from './imports-client';
import { refusalOf } from './report-file';

/** Where the report that is being taken in stands. */
export type Taking =
  | { readonly kind: 'idle' }
  | { readonly kind: 'uploading'; readonly name: string; readonly fraction: number }
  | { readonly kind: 'reading'; readonly name: string; readonly view: ImportView | null; readonly id: string }
  | { readonly kind: 'refused'; readonly message: string; readonly errors?: SheetErrorsView | null }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'duplicate'; readonly name: string; readonly evaluationId: string | null }
  | { readonly kind: 'ready'; readonly id: string; readonly known: boolean };

const MAX_TEXT = 2_000_000;

/** The start of an import: sending, reading, and the list of earlier ones. */
@Injectable()
export class ImportStore {
  private readonly client = inject(ImportsClient);
  private readonly state = signal<Taking>({ kind: 'idle' });
  private running: Subscription | null = null;
  readonly taking = this.state.asReadonly();
  readonly busy = computed(() => ['uploading', 'reading'].includes(this.state().kind));

  private readonly resource = httpResource(() => '/api/imports', { parse: (body) => importsPage.parse(body) });
  readonly history = computed(() => (this.resource.hasValue() ? this.resource.value().items : []));
  readonly historyLoading = computed(() => this.resource.isLoading() && !this.resource.hasValue());
  readonly historyError = this.resource.error;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.running?.unsubscribe());
  }

  reloadHistory(): void {
    this.resource.reload();
  }

  takeFile(file: File): void {
    const refusal = refusalOf(file);
    if (refusal) {
      this.state.set({ kind: 'refused', message: translate(refusal.phrase, refusal.values) });
      return;
    }
    this.state.set({ kind: 'uploading', name: file.name, fraction: 0 });
    this.follow(
      this.client.upload(file).subscribe({
        next: (step) => {
          if ('created' in step) this.created(step.created, file.name);
          else this.state.set({ kind: 'uploading', name: file.name, fraction: step.sent });
        },
        error: (error: unknown) => this.refuse(error),
      }),
    );
  }

  async takeText(text: string): Promise<void> {
    if (text.trim() === '' || text.length > MAX_TEXT) {
      const phrase = text.length > MAX_TEXT ? 'import.too-long' : 'import.paste-empty';
      this.state.set({ kind: 'refused', message: translate(phrase) });
      return;
    }
    const name = translate('import.paste-name');
    this.state.set({ kind: 'uploading', name, fraction: 1 });
    try {
      this.created(await this.client.paste(text), name);
    } catch (error) {
      this.refuse(error);
    }
  }

  refuseMany(): void {
    this.state.set({ kind: 'refused', message: translate('import.one-file') });
  }

  /** Stops what is going on; a reading also on the server. */
  async cancel(): Promise<void> {
    const before = this.state();
    this.follow(null);
    if (before.kind === 'reading') {
      try {
        await this.stopReading(before.id);
      } catch (error) {
        this.refuse(error);
        return;
      }
    }
    this.state.set({ kind: 'cancelled' });
    this.reloadHistory();
  }

  /** Drops a review that was begun. The plan does not change. */
  async drop(id: string, version: number): Promise<void> {
    try {
      await this.client.cancel(id, version);
    } finally {
      this.reloadHistory();
    }
  }

  /** Takes an import that came to nothing off the list. */
  async remove(id: string): Promise<void> {
    try {
      this.resource.set(await this.client.remove(id));
    } catch (error) {
      this.reloadHistory();
      throw error;
    }
  }

  reset(): void {
    this.follow(null);
    this.state.set({ kind: 'idle' });
  }

  private created(created: ImportCreated, name: string): void {
    if (created.duplicateOf !== null || created.status === 'committed') {
      this.state.set({ kind: 'duplicate', name, evaluationId: created.duplicateOf });
    } else if (created.status === 'review' || created.status === 'mapping') {
      this.state.set({ kind: 'ready', id: created.id, known: created.status === 'review' });
    } else this.read(created.id, name);
    this.reloadHistory();
  }

  private read(id: string, name: string): void {
    this.state.set({ kind: 'reading', id, name, view: null });
    this.follow(
      this.client.untilRead(id).subscribe({
        next: (view) => {
          if (view.status === 'reading') this.state.set({ kind: 'reading', id, name, view });
          else this.finished(view, name);
        },
        error: (error: unknown) => this.refuse(error),
      }),
    );
  }

  private finished(view: ImportView, name: string): void {
    if (view.status === 'review' || view.status === 'mapping')
      this.state.set({ kind: 'ready', id: view.id, known: false });
    else if (view.status === 'committed') this.state.set({ kind: 'duplicate', name, evaluationId: view.evaluationId });
    else if (view.status === 'cancelled') this.state.set({ kind: 'cancelled' });
    else this.state.set({ kind: 'refused', message: failureOf(view), errors: view.errors });
    this.reloadHistory();
  }

  /** Reading goes on while we ask, so the version may move once between seeing and cancelling. */
  private async stopReading(id: string): Promise<void> {
    for (let attempt = 0; ; attempt += 1) {
      const { status, version } = await this.client.one(id);
      if (status !== 'reading' && status !== 'review') return;
      try {
        await this.client.cancel(id, version);
        return;
      } catch (error) {
        if (attempt > 2 || problemOf(error)?.status !== 412) throw error;
      }
    }
  }

  private refuse(error: unknown): void {
    this.state.set({ kind: 'refused', message: problemMessage(error) });
    this.reloadHistory();
  }

  private follow(next: Subscription | null): void {
    this.running?.unsubscribe();
    this.running = next;
  }
}

/** Why a report could not be read, as one sentence. */
export function failureOf(view: ImportView): string {
  return view.failure?.message ?? translate('import.failed-title');
}
