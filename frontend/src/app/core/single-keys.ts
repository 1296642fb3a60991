import { Injectable, signal } from '@angular/core';

const STORED = 'kompassplan.single-keys';
/** Where the review kept its own choice before all pages had one. */
const STORED_BEFORE = 'kompassplan.review-keys';

/** Shortcuts of one letter, digit or sign can be turned off (WCAG 2.1.4); the browser remembers it. */
@Injectable({ providedIn: 'root' })
export class SingleKeys {
  private readonly wanted = signal(
    localStorage.getItem(STORED) !== 'off' && localStorage.getItem(STORED_BEFORE) !== 'off',
  );
  readonly on = this.wanted.asReadonly();

  turn(on: boolean): void {
    this.wanted.set(on);
    localStorage.removeItem(STORED_BEFORE);
    if (on) localStorage.removeItem(STORED);
    else localStorage.setItem(STORED, 'off');
  }
}
