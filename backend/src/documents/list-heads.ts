/*
 * Whether a text heads the one or the other of a report's two lists. The domain decides what a list is; here the heads only
 * tell that what looks like a table is two lists side by side.
 */
const STRENGTHS = /^(?:\p{L}+ ){0,2}(?:styrk|stark|sterk)\p{L}*(?: \p{L}+)?\s*:?$/iu;
const IMPROVEMENTS = /^(?:\p{L}+ ){0,2}(?:förbättring|utveckling|forbedring|utvikling)\p{L}*(?: \p{L}+)?\s*:?$/iu;

/** Whether two texts beside each other are the heads of the two lists, whichever stands first. */
export function areListHeads(texts: readonly string[]): boolean {
  const [left = '', right = '', ...more] = texts.map((text) => text.replace(/\s+/g, ' ').trim());
  if (more.length > 0) return false;
  return (STRENGTHS.test(left) && IMPROVEMENTS.test(right)) || (IMPROVEMENTS.test(left) && STRENGTHS.test(right));
}

/** Whether a line is the head of one list and nothing else. */
export function isListHead(texts: readonly string[]): boolean {
  const [text = '', ...more] = texts.map((each) => each.replace(/\s+/g, ' ').trim());
  return more.length === 0 && (STRENGTHS.test(text) || IMPROVEMENTS.test(text));
}
