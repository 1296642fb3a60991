import { computed, linkedSignal, type Signal, untracked, type WritableSignal } from '@angular/core';

/** What a form is about: another id is another thing, another version is what somebody changed meanwhile. */
export interface Versioned {
  readonly id?: string;
  readonly version?: number;
}
/** A thing as it was when its form opened. */
export interface Seen<T> extends Signal<T> {
  /** Somebody has changed it since. */
  readonly drifted: Signal<boolean>;
  /** Goes on from what stands `now`, once the person has been told: what was written in a `formField` stays. */
  renew(now: T): void;
}

/**
 * The thing of a form as it was when the form opened, however often `live` is fetched anew: what is typed stays, and a
 * change that is sent from here meets another's change as a conflict instead of taking it back unseen.
 */
export function seenOf<T extends Versioned | null>(live: () => T): Seen<T> {
  // Its own signal: a `source` that reads `live` itself would begin anew with every new value of it.
  const id = computed(() => live()?.id);
  const seen = linkedSignal({ source: id, computation: () => untracked(live) });
  return Object.assign(seen.asReadonly(), {
    drifted: computed(() => live()?.version !== seen()?.version),
    renew: (now: T) => {
      if (now?.id === untracked(id)) seen.set(now);
    },
  });
}

/**
 * One field: what is stored until somebody writes; from then on what was written, whatever is stored, until the form is
 * about another thing.
 */
export function formField<T extends Versioned | null, F>(thing: () => T, stored: (thing: T) => F): WritableSignal<F> {
  return linkedSignal<{ readonly id: string | undefined; readonly stored: F }, F>({
    source: () => ({ id: thing()?.id, stored: stored(thing()) }),
    computation: (now, before) =>
      before && before.source.id === now.id && before.value !== before.source.stored ? before.value : now.stored,
  });
}
