export type ReviewCommand =
  | { readonly do: 'next' | 'previous' | 'confirm' | 'title' | 'split' | 'merge' | 'skip' | 'other' | 'undo' | 'help' }
  | { readonly do: 'choose'; readonly rank: 1 | 2 | 3 };

/** What a key press tells; the fields of KeyboardEvent that matter. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly repeat?: boolean;
}
const LETTERS: Readonly<Record<string, ReviewCommand>> = {
  j: { do: 'next' },
  k: { do: 'previous' },
  '1': { do: 'choose', rank: 1 },
  '2': { do: 'choose', rank: 2 },
  '3': { do: 'choose', rank: 3 },
  enter: { do: 'confirm' },
  e: { do: 'title' },
  s: { do: 'split' },
  m: { do: 'merge' },
  x: { do: 'skip' },
  a: { do: 'other' },
  z: { do: 'undo' },
  '?': { do: 'help' },
};
/** Held down, only walking repeats: a cat on the keyboard must not confirm the whole report. */
const REPEATS: readonly string[] = ['next', 'previous'];

/** The command of a key, or null. Combinations belong to the browser and the screen reader. */
export function commandOf(press: KeyPress): ReviewCommand | null {
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  const command = LETTERS[press.key.toLowerCase()] ?? null;
  return press.repeat && command !== null && !REPEATS.includes(command.do) ? null : command;
}

/** Whether `key` means something of its own where the focus is: writing in a field, Enter on a button or link. */
export function belongsToField(key: string, target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('dialog, textarea, select, [contenteditable]')) return true;
  const field = target.closest('input');
  if (field) return !['checkbox', 'radio'].includes(field.type) || key === 'Enter';
  return key === 'Enter' && target.closest('button, a, summary') !== null;
}
