import { MAX_FILE_BYTES } from '@kompassplan/domain';

/** What the server reads, checked before a large file is sent in vain. The server decides by content, not by name. */
export const ACCEPTED = '.pdf,.docx,.txt,.xlsx,.csv,.json';
const KINDS: readonly string[] = ['pdf', 'docx', 'txt', 'text', 'md', 'xlsx', 'csv', 'tsv', 'json'];

/** A phrase and its values when the file cannot be taken in, or null. */
export function refusalOf(file: { readonly name: string; readonly size: number }): {
  readonly phrase: string;
  readonly values: Readonly<Record<string, string | number>>;
} | null {
  const kind = /\.([^.]+)$/.exec(file.name)?.[1]?.toLowerCase();
  if (kind === undefined) return { phrase: 'import.wrong-kind-none', values: {} };
  if (!KINDS.includes(kind)) return { phrase: 'import.wrong-kind', values: { kind: `.${kind}` } };
  if (file.size === 0) return { phrase: 'import.empty-file', values: {} };
  if (file.size > MAX_FILE_BYTES)
    return { phrase: 'import.too-large', values: { size: Math.ceil(file.size / 1024 / 1024) } };
  return null;
}
