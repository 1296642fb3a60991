/**
 * One line of a document as a reader hands it over: a paragraph of a text file or Word document, a printed line of a
 * PDF, or a table row. What the document itself says about the line is kept beside the text.
 */
export interface SourceLine {
  /** 1-based, without gaps. */
  readonly line: number;
  /** 1-based page, or null where the format has no pages. */
  readonly page: number | null;
  /** As printed; cells of a table row are separated by TAB. */
  readonly text: string;
  /** The document marks the line as the beginning of a list item (the mark itself may be missing in the text). */
  readonly bullet?: boolean;
  /** The document marks the line as a heading. */
  readonly heading?: boolean;
  /** The line goes on where the line before broke: same paragraph, list item or table cell. */
  readonly continues?: boolean;
  /** First or last line of its page, or set outside the text body. */
  readonly margin?: boolean;
  /** By its place on most pages a page head or foot, whatever it says. */
  readonly furniture?: boolean;
  /** Set in a box of its own beside or inside the text. */
  readonly aside?: boolean;
}

export const LINE_CLASSES = [
  'heading',
  'narrative',
  'strength',
  'improvement',
  'score',
  'furniture',
  'blank',
  'unplaced',
] as const;
export type LineClass = (typeof LINE_CLASSES)[number];

/** A line with the one class that accounts for it. */
export interface AccountedLine {
  readonly line: number;
  readonly page: number | null;
  readonly text: string;
  readonly class: LineClass;
}
