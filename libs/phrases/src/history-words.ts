import type { PhraseValues } from './format.js';

/** How the reader's language says things; the page and the exported file each bring their own. */
export interface HistoryTongue {
  say(key: string, values?: PhraseValues): string;
  knows(key: string): boolean;
  /** `day` is YYYY-MM-DD. */
  day(day: string): string;
  percent(n: number): string;
  points(n: number): string;
}

export interface ToldChange {
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
  /** The values say nothing to a reader: only that the field was changed. */
  readonly bare: boolean;
}

/** Phrase key of what happened, as a verb after the person's name. */
export function eventKey(event: string, knows: HistoryTongue['knows']): string {
  return [`plan.event-${event}`, `history.event-${event}`].find((key) => knows(key)) ?? 'history.event-other';
}

/** Name of a field, or null for one that only the program knows. */
export function fieldName(field: string, tongue: Pick<HistoryTongue, 'say' | 'knows'>): string | null {
  const [name = '', number] = field.split(' ');
  if (number !== undefined) return tongue.say('history.field-target-of', { number });
  const key = [`plan.field-${name}`, `history.field-${name}`].find((one) => tongue.knows(one));
  return key === undefined ? null : tongue.say(key);
}

/** One change as a person reads it, or null when its field has no name. */
export function toldChange(
  { field, from, to }: { readonly field: string; readonly from: string | null; readonly to: string | null },
  tongue: HistoryTongue,
): ToldChange | null {
  const name = fieldName(field, tongue);
  if (name === null) return null;
  if (isBare(from) || isBare(to)) return { field: name, from: null, to: null, bare: true };
  return { field: name, from: toldValue(field, from, tongue), to: toldValue(field, to, tongue), bare: false };
}

/** Parts of the reminder policy, and ids. */
function isBare(value: string | null): boolean {
  return value !== null && /^(\{.*\}|\[.*\]|[0-9a-f]{8}-[0-9a-f-]{27})$/s.test(value);
}

const CHOICES: Readonly<Record<string, string>> = {
  status: 'status',
  role: 'role',
  language: 'history.language',
  digest: 'history.digest',
  digestWeekday: 'history.weekday',
  decision: 'history.decision',
  effect: 'history.effect',
};

function toldValue(field: string, value: string | null, tongue: HistoryTongue): string | null {
  if (value === null || value === '') return null;
  const choice = `${CHOICES[field]}.${value}`;
  if (CHOICES[field] !== undefined && tongue.knows(choice)) return tongue.say(choice);
  if (field === 'mailHour') return `${value.padStart(2, '0')}:00`;
  if (field === 'progress') return tongue.percent(Number(value));
  if (field.startsWith('target ')) return tongue.say('history.points', { points: tongue.points(Number(value)) });
  if (value === 'true' || value === 'false') return tongue.say(`history.${value}`);
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? tongue.day(value) : value;
}
