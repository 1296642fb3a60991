import { signal } from '@angular/core';
import * as z from 'zod';

const keptWord = z.object({
  /** Id of the item. */
  item: z.string(),
  kind: z.enum(['title', 'skip']),
  text: z.string(),
  /** Somebody else decided the same first; otherwise it is only half written. */
  overtaken: z.boolean(),
});
/** Words that a reviewer has written for an item and that no decision holds yet. */
export type KeptWord = z.infer<typeof keptWord>;
export type WordsKind = KeptWord['kind'];

/** What is written in a review and not yet said, by item: another item and a reload leave it as it was. */
export class KeptWords {
  private key: string | null = null;
  private readonly words = signal<readonly KeptWord[]>([]);
  readonly all = this.words.asReadonly();

  /** Takes up what this tab of the browser kept of an import. */
  open(importId: string): void {
    this.key = `kompassplan.review-words.${importId}`;
    this.words.set(stored(this.key));
  }

  textOf(item: string, kind: WordsKind): string {
    return this.words().find((word) => word.item === item && word.kind === kind)?.text ?? '';
  }

  /** Takes the place of what was written for the same before; nothing but white space is forgotten. */
  keep(word: KeptWord): void {
    const others = this.without(word.item, word.kind);
    this.set(word.text.trim() === '' ? others : [...others, word]);
  }

  forget(item: string, kind: WordsKind): void {
    this.set(this.without(item, kind));
  }

  clear(): void {
    this.set([]);
  }

  private without(item: string, kind: WordsKind): readonly KeptWord[] {
    return this.words().filter((word) => word.item !== item || word.kind !== kind);
  }

  private set(words: readonly KeptWord[]): void {
    this.words.set(words);
    if (this.key === null) return;
    if (words.length === 0) sessionStorage.removeItem(this.key);
    else sessionStorage.setItem(this.key, JSON.stringify(words));
  }
}

function stored(key: string): readonly KeptWord[] {
  try {
    return z.array(keptWord).parse(JSON.parse(sessionStorage.getItem(key) ?? '[]'));
  } catch {
    // Not ours, or of another version of the product.
    return [];
  }
}
