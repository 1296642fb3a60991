import { inject, Injectable, signal } from '@angular/core';
import type { ActionRow } from '@kompassplan/contract';
import * as z from 'zod';
import { type AnswerQueue, type AnswerReport, lastAnswer } from '../../core/answer-queue';
import { TabDrafts } from '../../core/tab-drafts';

interface Said {
  readonly note: string | null;
  /** The report that it stands in, once the server has it. */
  readonly at: string | null;
}

/** The words to one's own answers: half written ones, and those of this visit, by action id. */
@Injectable({ providedIn: 'root' })
export class AnswerNotes {
  private readonly drafts = inject(TabDrafts).of('answer-note', z.string());
  private readonly said = signal<ReadonlyMap<string, Said>>(new Map());

  begun(id: string): string {
    return this.drafts.get(id) ?? '';
  }

  keep(id: string, text: string): void {
    if (text === '') this.drafts.delete(id);
    else this.drafts.set(id, text);
  }

  /** An answer was given. */
  give(id: string, { note }: AnswerReport): void {
    this.put(id, { note: note ?? null, at: null });
  }

  /** The server has an answer to it; what comes while none is on its way may be an answer that was undone. */
  hear({ id, lastProgressAt }: ActionRow, queue: AnswerQueue): void {
    const said = this.said().get(id);
    if (said && (said.at === null || lastAnswer(queue, id) !== null)) this.put(id, { ...said, at: lastProgressAt });
  }

  /** Whether it was answered on this visit, or words to its answer are half written. */
  asks(id: string): boolean {
    return this.said().has(id) || this.begun(id) !== '';
  }

  /** What was written with the answer that the row shows; nothing once that was undone. */
  wordsOn({ id, lastProgressAt }: Pick<ActionRow, 'id' | 'lastProgressAt'>, queue: AnswerQueue): string | null {
    const waiting = lastAnswer(queue, id);
    if (waiting !== null) return waiting.report.note ?? null;
    const said = this.said().get(id);
    return said && said.at !== null && said.at === lastProgressAt ? said.note : null;
  }

  private put(id: string, said: Said): void {
    this.said.update((all) => new Map(all).set(id, said));
  }
}
