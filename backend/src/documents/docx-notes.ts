import { attribute, xmlTokens } from './xml-tokens.js';

/*
 * What a Word file keeps outside its text: foot- and endnotes, comments, page heads and feet.
 */

/** Paragraphs of each note by the element that refers to it and its number: "w:footnoteReference 1". */
export type Notes = ReadonlyMap<string, readonly string[]>;

const NOTE = /^w:(footnote|endnote|comment)$/;
const RUNNING = /^w:(?:hdr|ftr)$/;
const HIDDEN = /^(?:mc:Fallback|w:del|w:moveFrom|w:instrText)$/;

/** The paragraphs inside each element of a kind, with that element's attributes. */
function paragraphsIn(xml: string, wanted: RegExp): { name: string; attributes: string; texts: string[] }[] {
  const found: { name: string; attributes: string; texts: string[] }[] = [];
  let open = false;
  let inText = false;
  let hidden = 0;
  let text = '';
  for (const token of xmlTokens(xml)) {
    if (token.kind === 'text') {
      if (open && inText && hidden === 0) text += token.text;
      continue;
    }
    const begins = token.kind === 'open';
    if (wanted.test(token.name)) {
      open = begins && !token.empty;
      if (open && begins) found.push({ name: token.name, attributes: token.attributes, texts: [] });
    }
    if (HIDDEN.test(token.name) && !(begins && token.empty)) hidden = Math.max(0, hidden + (begins ? 1 : -1));
    if (token.name === 'w:t') inText = begins && !token.empty;
    if (/^w:(?:tab|br|cr)$/.test(token.name) && begins && attribute(token.attributes, 'w:pos') === null) text += ' ';
    if (token.name !== 'w:p' || !open) continue;
    const whole = text.replace(/\s+/g, ' ').trim();
    // A text box is a paragraph inside another.
    if (whole !== '') found.at(-1)?.texts.push(whole);
    text = '';
  }
  return found;
}

/** @param parts the XML of notes, comments, heads and feet */
export function notesOf(parts: readonly string[]): Notes {
  const notes = new Map<string, readonly string[]>();
  for (const { name, attributes, texts } of parts.flatMap((xml) => paragraphsIn(xml, NOTE))) {
    // Word's own notes are the lines that separate notes from the text.
    if (/separator/i.test(attribute(attributes, 'w:type') ?? '')) continue;
    notes.set(`${name}Reference ${attribute(attributes, 'w:id') ?? ''}`, texts);
  }
  return notes;
}

/** What page heads and feet say, each text once; numbers of pages are nothing to read. */
export function runningTexts(parts: readonly string[]): string[] {
  const texts = parts.flatMap((xml) => paragraphsIn(xml, RUNNING)).flatMap((found) => found.texts);
  return [...new Set(texts)].filter((text) => /\p{L}{2}/u.test(text));
}
