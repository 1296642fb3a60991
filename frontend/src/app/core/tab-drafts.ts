import { inject, Injectable, untracked } from '@angular/core';
import * as z from 'zod';
import { SessionStore } from './session-store';

const STORED = 'kompassplan.drafts';
const stored = z.object({
  person: z.string(),
  boxes: z.record(z.string(), z.record(z.string(), z.unknown())),
});
type Stored = z.infer<typeof stored>;

/** What is half written of one kind, by the id of what it is about. */
export interface Drafts<T> {
  get(id: string): T | undefined;
  set(id: string, draft: T): void;
  delete(id: string): void;
}

/**
 * Words that are half written, kept in the tab until they are sent: another page and a reload leave them as they were. They
 * belong to the person who is signed in; another one finds them gone.
 */
@Injectable({ providedIn: 'root' })
export class TabDrafts {
  private readonly sessions = inject(SessionStore);
  private held: Stored = read() ?? { person: '', boxes: {} };

  /** @param shape of another version of the product's drafts nothing is taken up */
  of<T>(kind: string, shape: z.ZodType<T>): Drafts<T> {
    const box = (): Record<string, unknown> => (this.own().boxes[kind] ??= {});
    return {
      get: (id) => shape.safeParse(box()[id]).data,
      set: (id, draft) => this.write(() => (box()[id] = draft)),
      delete: (id) => this.write(() => delete box()[id]),
    };
  }

  /** A session that ends takes nothing along. */
  private own(): Stored {
    const person = untracked(this.sessions.session)?.person.id ?? this.held.person;
    if (person !== this.held.person) this.held = { person, boxes: {} };
    return this.held;
  }

  private write(change: () => unknown): void {
    change();
    try {
      sessionStorage.setItem(STORED, JSON.stringify(this.held));
    } catch {
      // Where the browser keeps nothing they last as long as the page.
    }
  }
}

function read(): Stored | null {
  try {
    return stored.parse(JSON.parse(sessionStorage.getItem(STORED) ?? ''));
  } catch {
    return null;
  }
}
