import { Injectable, signal } from '@angular/core';

export const THEMES = ['light', 'dark', 'auto'] as const;
export type Theme = (typeof THEMES)[number];
const KEY = 'kompassplan.theme';

/** The choice of this browser; `auto` follows the system. */
export function storedTheme(): Theme {
  const stored = localStorage.getItem(KEY);
  return THEMES.find((theme) => theme === stored) ?? 'auto';
}

export function applyTheme(theme: Theme): void {
  if (theme === 'auto') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

@Injectable({ providedIn: 'root' })
export class ThemeChoice {
  private readonly chosen = signal(storedTheme());
  readonly theme = this.chosen.asReadonly();

  choose(theme: Theme): void {
    localStorage.setItem(KEY, theme);
    applyTheme(theme);
    this.chosen.set(theme);
  }
}
