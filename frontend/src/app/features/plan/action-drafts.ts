import { effect, inject, Injectable } from '@angular/core';
import * as z from 'zod';
import { SessionStore } from '../../core/session-store';
import { TabDrafts } from '../../core/tab-drafts';

const updateDraft = z.object({
  status: z.enum(['inProgress', 'done', 'needsHelp']),
  progress: z.number(),
  note: z.string(),
  /** Of the action as it was seen when the update was begun: what others report meanwhile is not overwritten unseen. */
  version: z.number(),
});
/** An update that was begun: kept while one looks at other actions and pages, until it is sent. */
export type UpdateDraft = Readonly<z.infer<typeof updateDraft>>;
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
  private readonly kept = inject(TabDrafts);
  readonly updates = this.kept.of('update', updateDraft);
  readonly comments = this.kept.of('comment', z.string());
  /** A step of the checklist that was begun. */
  readonly steps = this.kept.of('step', z.string());
  /** A file can't be kept in the tab: these last as long as the page. */
  readonly evidence = new Map<string, EvidenceDraft>();
  private owner: string | null = null;

  constructor() {
    const sessions = inject(SessionStore);
    effect(() => {
      const person = sessions.session()?.person.id;
      if (person === undefined) return;
      if (this.owner !== null && this.owner !== person) this.evidence.clear();
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
}

function hasText(text: string | undefined): boolean {
  return text !== undefined && text.trim() !== '';
}
