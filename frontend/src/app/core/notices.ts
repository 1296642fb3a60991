import { Injectable, signal } from '@angular/core';

export interface Notice {
  readonly id: number;
  readonly message: string;
  readonly undo: (() => void) | null;
}
/** How long a notice stays, in milliseconds: time enough to undo. */
const STAYS = 10_000;

/** The snackbar: one notice at a time, for ten seconds; read aloud politely. */
@Injectable({ providedIn: 'root' })
export class Notices {
  private readonly shown = signal<Notice | null>(null);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private count = 0;
  readonly current = this.shown.asReadonly();

  show(message: string, options: { undo?: () => void } = {}): void {
    this.shown.set({ id: ++this.count, message, undo: options.undo ?? null });
    this.resume();
  }

  undo(): void {
    const undo = this.shown()?.undo;
    this.close();
    undo?.();
  }

  close(): void {
    clearTimeout(this.timer);
    this.shown.set(null);
  }

  /** While the pointer or the focus rests on the notice it does not go away. */
  pause(): void {
    clearTimeout(this.timer);
  }

  resume(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.shown.set(null), STAYS);
  }
}
