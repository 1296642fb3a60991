import { effect, inject, Injectable } from '@angular/core';
import { SessionStore } from '../../core/session-store';

/** An update that was begun: kept while one looks at other actions and pages, until it is sent. */
export interface UpdateDraft {
  readonly status: 'inProgress' | 'done' | 'needsHelp';
  readonly progress: number;
  readonly note: string;
  /** Of the action as it was seen when the update was begun: what others report meanwhile is not overwritten unseen. */
  readonly version: number;
}
/** A piece of evidence that was begun, with its file. */
export interface EvidenceDraft {
  readonly kind: 'link' | 'text' | 'file';
  readonly title: string;
  readonly url: string;
  readonly text: string;
  readonly diaryNumber: string;
  readonly validUntil: string;
  readonly file: File | null;
}

/** What was typed and not sent, by action id. It belongs to the person who is signed in. */
@Injectable({ providedIn: 'root' })
export class ActionDrafts {
  readonly updates = new Map<string, UpdateDraft>();
  readonly comments = new Map<string, string>();
  /** A step of the checklist that was begun. */
  readonly steps = new Map<string, string>();
  readonly evidence = new Map<string, EvidenceDraft>();
  private owner: string | null = null;

  constructor() {
    const sessions = inject(SessionStore);
    effect(() => {
      const person = sessions.session()?.person.id;
      // A session that ends takes nothing along; another person finds the words gone.
      if (person === undefined) return;
      if (this.owner !== null && this.owner !== person) this.clear();
      this.owner = person;
    });
  }

  /** Whether words about this action wait to be sent. */
  has(action: string): boolean {
    const evidence = this.evidence.get(action);
    return (
      hasText(this.updates.get(action)?.note) ||
      hasText(this.comments.get(action)) ||
      hasText(this.steps.get(action)) ||
      (evidence !== undefined && [evidence.title, evidence.url, evidence.text].some(hasText))
    );
  }

  private clear(): void {
    this.updates.clear();
    this.comments.clear();
    this.steps.clear();
    this.evidence.clear();
  }
}

function hasText(text: string | undefined): boolean {
  return text !== undefined && text.trim() !== '';
}
