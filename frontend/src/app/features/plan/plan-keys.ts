import type { EditKind } from './plan-editor';

/** What a key does on the plan page; null for a key that is somebody else's. */
export type PlanKey =
  | { readonly does: 'step'; readonly by: 1 | -1 }
  | { readonly does: 'move'; readonly by: 1 | -1; readonly stretch: boolean }
  | { readonly does: 'beside'; readonly to: 'left' | 'right' | 'first' | 'last' }
  | { readonly does: 'end'; readonly last: boolean }
  | { readonly does: 'edit'; readonly kind: EditKind }
  | { readonly does: 'pick'; readonly range: boolean }
  | { readonly does: 'enter' | 'open' | 'search' | 'help' | 'new' | 'undo' | 'recent' | 'leave' };

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'target'>;

/**
 * Reads a key press. Where somebody types, in a dialog, and with Alt, no key is a shortcut.
 * @param single whether keys of one letter or sign are wanted
 */
export function planKey(event: Pressed, single = true): PlanKey | null {
  if (event.altKey || isElsewhere(event.target)) return null;
  const inRow = event.target instanceof HTMLElement && event.target.closest('[data-cell]') !== null;
  const moves = inRow ? moveKey(event) : null;
  if (moves !== null) return moves;
  const key = event.key.toLowerCase();
  if (!single && key.length === 1 && !event.ctrlKey && !event.metaKey) return null;
  if (event.ctrlKey || event.metaKey) return key === 'z' && !event.shiftKey ? { does: 'undo' } : null;
  switch (key) {
    case 'j':
      return { does: 'step', by: 1 };
    case 'k':
      return { does: 'step', by: -1 };
    case 'x':
      return { does: 'pick', range: event.shiftKey };
    case 'a':
      return { does: 'edit', kind: 'owner' };
    case 'd':
      return { does: 'edit', kind: 'due' };
    case 's':
      return { does: 'edit', kind: 'status' };
    case 'u':
      return { does: 'edit', kind: 'unit' };
    case 'l':
      return { does: 'edit', kind: 'subQuestion' };
    case 't':
      return { does: 'edit', kind: 'tags' };
    case 'r':
      return { does: 'recent' };
    case 'o':
      return { does: 'open' };
    case 'n':
      return { does: 'new' };
    case '/':
      return { does: 'search' };
    case '?':
      return { does: 'help' };
    case 'enter':
      // On a button or link Enter already means that button or link.
      return isControl(event.target) ? null : { does: 'enter' };
    case 'escape':
      return { does: 'leave' };
    default:
      return null;
  }
}

/** The arrow keys and their like, in a cell of the table. */
function moveKey({ key, ctrlKey, metaKey, shiftKey }: Pressed): PlanKey | null {
  const ctrl = ctrlKey || metaKey;
  if (key === 'ArrowDown' || key === 'ArrowUp') {
    return ctrl ? null : { does: 'move', by: key === 'ArrowDown' ? 1 : -1, stretch: shiftKey };
  }
  if (shiftKey) return null;
  if (key === 'Home' || key === 'End') {
    return ctrl ? { does: 'end', last: key === 'End' } : { does: 'beside', to: key === 'End' ? 'last' : 'first' };
  }
  if (ctrl) return null;
  if (key === 'ArrowLeft') return { does: 'beside', to: 'left' };
  return key === 'ArrowRight' ? { does: 'beside', to: 'right' } : null;
}

const TYPED = new Set(['text', 'search', 'url', 'date', 'number', 'email', 'tel', 'password', 'file']);

function isElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('dialog, [popover]') !== null) return true;
  if (target instanceof HTMLInputElement) return TYPED.has(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('button, a, input, [role=option]') !== null;
}

/** The sheet of shortcuts: keys, and the phrase key of what they do. */
export const SHORTCUTS: readonly { readonly keys: readonly string[]; readonly does: string }[] = [
  { keys: ['J', 'K'], does: 'plan.key-step' },
  { keys: ['↑', '↓', '←', '→'], does: 'plan.key-arrows' },
  { keys: ['Enter'], does: 'plan.key-enter' },
  { keys: ['Tab'], does: 'plan.key-tab' },
  { keys: ['O'], does: 'plan.key-open' },
  { keys: ['X'], does: 'plan.key-pick' },
  { keys: ['Skift', 'X'], does: 'plan.key-pick-range' },
  { keys: ['Skift', '↑', '↓'], does: 'plan.key-stretch' },
  { keys: ['A'], does: 'plan.key-owner' },
  { keys: ['D'], does: 'plan.key-due' },
  { keys: ['S'], does: 'plan.key-status' },
  { keys: ['U'], does: 'plan.key-unit' },
  { keys: ['L'], does: 'plan.key-link' },
  { keys: ['T'], does: 'plan.key-tags' },
  { keys: ['1', '–', '5'], does: 'plan.key-numbers' },
  { keys: ['Skift', '←', '→'], does: 'plan.key-width' },
  { keys: ['Skift', '←', '→'], does: 'plan.key-nudge' },
  { keys: ['N'], does: 'plan.key-new' },
  { keys: ['/'], does: 'plan.key-search' },
  { keys: ['Ctrl', 'K'], does: 'search.shortcut' },
  { keys: ['Ctrl', 'Z'], does: 'plan.key-undo' },
  { keys: ['R'], does: 'plan.key-recent' },
  { keys: ['Esc'], does: 'plan.key-escape' },
  { keys: ['?'], does: 'plan.key-help' },
];
