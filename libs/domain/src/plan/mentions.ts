interface Named {
  readonly id: string;
  readonly name: string;
}

/** A name that is being written: where its @ stands, and what follows it up to the caret. */
export interface BegunMention {
  readonly at: number;
  readonly words: string;
}

/** So many words of a name are looked for behind an @. */
const NAME_WORDS = 3;

/** The mention that ends at the caret, or null. An @ inside a word (an e-mail address) begins none. */
export function begunMention(text: string, caret: number): BegunMention | null {
  const before = text.slice(0, caret);
  const at = before.lastIndexOf('@');
  if (at < 0 || /[\p{L}\p{N}._-]$/u.test(before.slice(0, at))) return null;
  const words = before.slice(at + 1);
  if (/[\n@]/.test(words) || words.startsWith(' ') || words.split(' ').length > NAME_WORDS) return null;
  return { at, words };
}

/** People whose name, or a part of it, begins with the words. */
export function mentionable<T extends Named>(people: readonly T[], words: string): T[] {
  const wanted = words.toLocaleLowerCase('sv');
  return people.filter(({ name }) => {
    const lower = name.toLocaleLowerCase('sv');
    return lower.startsWith(wanted) || lower.split(/[\s-]+/).some((part) => part.startsWith(wanted));
  });
}

/** Text with the person's name in the place of what was begun, and where the caret is then. */
export function completedMention(
  text: string,
  caret: number,
  { at }: BegunMention,
  person: Named,
): { readonly text: string; readonly caret: number } {
  const start = `${text.slice(0, at)}@${person.name} `;
  return { text: start + text.slice(caret).replace(/^ /, ''), caret: start.length };
}

export interface TextPart {
  readonly text: string;
  /** The person who is named here, or null for plain words. */
  readonly personId: string | null;
}

/** Text cut where it names one of these people, each as @ and the whole name. Longer names first: Eva Berg is not Eva. */
export function mentionParts(text: string, people: readonly Named[]): readonly TextPart[] {
  const byLength = [...people].sort((a, b) => b.name.length - a.name.length);
  const parts: TextPart[] = [];
  let plain = '';
  for (let i = 0; i < text.length;) {
    const person = text[i] === '@' ? byLength.find(({ name }) => namesAt(text, i + 1, name)) : undefined;
    if (!person) {
      plain += text[i];
      i += 1;
      continue;
    }
    if (plain !== '') parts.push({ text: plain, personId: null });
    plain = '';
    parts.push({ text: `@${person.name}`, personId: person.id });
    i += person.name.length + 1;
  }
  return plain === '' ? parts : [...parts, { text: plain, personId: null }];
}

/** The ids of those whom the text names, each once. */
export function mentionedIn(text: string, people: readonly Named[]): readonly string[] {
  return [...new Set(mentionParts(text, people).flatMap(({ personId }) => (personId === null ? [] : [personId])))];
}

function namesAt(text: string, from: number, name: string): boolean {
  if (name === '' || !text.startsWith(name, from)) return false;
  // "@Eva Bergman" does not name Eva Berg.
  return !/^[\p{L}\p{N}]/u.test(text.slice(from + name.length, from + name.length + 2));
}
