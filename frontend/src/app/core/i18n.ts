import { computed, Injectable, Pipe, type PipeTransform, signal } from '@angular/core';
import { formatDay, formatPhrase, formatPoints, type Language, type PhraseValues } from '@kompassplan/phrases/format';
import { sv } from '@kompassplan/phrases/sv';
import { today } from './today';

const KEY = 'kompassplan.language';
const catalogues: { sv: Readonly<Record<string, string>>; en: Readonly<Record<string, string>> | null } = {
  sv,
  en: null,
};
const language = signal<Language>('sv');

/** The language this browser used last; Swedish at first. */
export function storedLanguage(): Language {
  return localStorage.getItem(KEY) === 'en' ? 'en' : 'sv';
}

/** Changes the language of the whole page. English is fetched when it is first asked for. */
export async function useLanguage(next: Language): Promise<void> {
  if (next === 'en' && catalogues.en === null) catalogues.en = (await import('@kompassplan/phrases/en')).en;
  localStorage.setItem(KEY, next);
  document.documentElement.lang = next;
  language.set(next);
}

/** One phrase in the current language; a missing one comes back as its key. Reactive inside templates and computed. */
export function translate(key: string, values?: PhraseValues): string {
  const current = language();
  return formatPhrase(catalogues[current] ?? catalogues.sv, current, key, values);
}

/** Whether the catalogue holds `key`. */
export function hasPhrase(key: string): boolean {
  return Object.hasOwn(catalogues.sv, key);
}

/** Language of the interface: phrases, figures and dates. */
@Injectable({ providedIn: 'root' })
export class I18n {
  readonly language = language.asReadonly();
  readonly locale = computed(() => (language() === 'sv' ? 'sv-SE' : 'en-GB'));

  t(key: string, values?: PhraseValues): string {
    return translate(key, values);
  }

  /** Points with at most one decimal: 1 234,5. */
  points(n: number): string {
    return formatPoints(n, language());
  }

  /** Points in a column of figures, always with one decimal: 5,0. */
  columnPoints(n: number): string {
    return formatPoints(n, language(), true);
  }

  /** Whole kronor: "150 000 kr". */
  kronor(n: number): string {
    return new Intl.NumberFormat(this.locale(), {
      ...{ style: 'currency', currency: 'SEK', maximumFractionDigits: 0, minimumFractionDigits: 0 },
    }).format(n);
  }

  /** "16 okt", with the year when it is not this year. `d` is YYYY-MM-DD. */
  day(d: string): string {
    return formatDay(d, language(), today());
  }

  /** "fre 16 okt", with the year when it is not this year. */
  weekDay(d: string): string {
    const name = new Intl.DateTimeFormat(this.locale(), { timeZone: 'UTC', weekday: 'short' });
    return `${name.format(new Date(`${d}T00:00:00Z`))} ${this.day(d)}`;
  }

  /** "fredag 16 oktober", with the year when it is not this year. */
  longDay(d: string): string {
    const sameYear = d.slice(0, 4) === today().slice(0, 4);
    return new Intl.DateTimeFormat(this.locale(), {
      timeZone: 'UTC',
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      ...(sameYear ? {} : { year: 'numeric' }),
    }).format(new Date(`${d}T00:00:00Z`));
  }

  /** "Bo, Ida och Karin" */
  list(parts: readonly string[]): string {
    return new Intl.ListFormat(this.locale()).format(parts);
  }

  /** An instant (ISO 8601) as local day and time: "16 okt 08:12". */
  /** The day of an instant. */
  dayOf(at: string): string {
    return this.day(today(new Date(at)));
  }

  instant(at: string): string {
    return `${this.day(today(new Date(at)))} ${this.time(at)}`;
  }

  /** The local time of an instant: "08:12". */
  time(at: string): string {
    return new Intl.DateTimeFormat(this.locale(), { hour: '2-digit', minute: '2-digit' }).format(new Date(at));
  }

  /** `n` from 0 to 100, whole: "56 %". */
  percent(n: number): string {
    return new Intl.NumberFormat(this.locale(), { style: 'percent', maximumFractionDigits: 0 }).format(n / 100);
  }

  setLanguage(next: Language): Promise<void> {
    return useLanguage(next);
  }
}

/** `{{ 'plan.title' | t: { count: 3 } }}`. Impure, because the phrase also depends on the language signal. */
@Pipe({ name: 't', pure: false })
export class TranslatePipe implements PipeTransform {
  transform(key: string, values?: PhraseValues): string {
    return translate(key, values);
  }
}
