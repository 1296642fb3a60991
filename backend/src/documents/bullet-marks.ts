/*
 * The marks that begin an item of a list. The domain knows the same ones (`BULLET_MARKS` in line-shapes.ts); they stand here once
 * more because the reading thread loads nothing of the domain, and a test holds the two together.
 */
export const BULLET_MARKS = '–—•·*‣▪▫●○◦■□➢➤✓✔∙⁃→-';

/** A mark of the list above, a letter of a symbol font, or one that an extraction could not name. */
const MARK = `(?:[${BULLET_MARKS}]|[\\uE000-\\uF8FF]|\\(cid:\\d+\\))`;

/** A mark that needs no gap behind it: no word begins with it, and no figure. */
const PLAIN_MARK = '(?:[•‣▪▫●○◦■□➢➤✓✔∙⁃]|[\\uE000-\\uF8FF]|\\(cid:\\d+\\))';

/** The mark at the beginning of a text, with the gap behind it. */
export const LEADING_MARK = new RegExp(`^\\s*(?:${MARK}\\s+|${PLAIN_MARK})(?=\\S)`, 'u');

/** Nothing but a mark. "o" is Word's mark of a list's second level. */
export const MARK_ONLY = new RegExp(`^(?:${MARK}|o)$`, 'u');

/** "o" as a mark, as far as one line can tell: the item behind it begins with a capital. */
export const LEADING_O = /^\s*o\s+(?=\p{Lu})/u;
