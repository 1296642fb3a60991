import type { HttpInterceptorFn } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';

const HEADER = 'X-Unattended';
/** Who has not touched the page for so long may be away. */
const AWAY_MS = 120_000;

/** Whether somebody is at this page: a page that fetches what others change must not keep a session open by itself. */
@Injectable({ providedIn: 'root' })
export class Attendance {
  private touched = Date.now();

  constructor() {
    const touch = () => (this.touched = Date.now());
    for (const event of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const) {
      document.addEventListener(event, touch, { capture: true, passive: true });
    }
  }

  away(): boolean {
    return Date.now() - this.touched > AWAY_MS;
  }
}

/** Tells the server which requests nobody stands behind. */
export const unattended: HttpInterceptorFn = (request, next) =>
  next(inject(Attendance).away() ? request.clone({ setHeaders: { [HEADER]: '1' } }) : request);
