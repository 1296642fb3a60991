import { mailColours } from '@kompassplan/domain';
import type { Language } from '@kompassplan/phrases';
import * as compiled from './compiled-mail.js';

/** A piece of HTML that is safe to put into the page. Only `filled` makes it. */
export interface SafeHtml {
  readonly safe: string;
}

export function escapeHtml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
}

type Part = string | SafeHtml | readonly SafeHtml[];

/** What compile-mails.mjs made of a template: texts, and between them the slots. */
interface Template<Slot extends string> {
  readonly text: readonly string[];
  readonly slots: readonly Slot[];
}

/** A template with its slots filled: everything that is not already SafeHtml is escaped. A slot forgotten does not compile. */
function filled<Slot extends string>({ text, slots }: Template<Slot>, parts: Readonly<Record<Slot, Part>>): SafeHtml {
  const all = text.map((before, index) => {
    const slot = slots[index];
    return slot === undefined ? before : before + htmlOf(parts[slot]);
  });
  return { safe: all.join('') };
}

function htmlOf(part: Part): string {
  // Percent stays with its number at the end of a line.
  if (typeof part === 'string') return escapeHtml(part).replace(/(\d) %/g, '$1&nbsp;%');
  return 'safe' in part ? part.safe : part.map(({ safe }) => safe).join('');
}

export interface Page {
  readonly language: Language;
  readonly municipality: string;
  /** The municipality's, '#rrggbb'. */
  readonly colour: string;
  readonly subject: string;
  readonly heading: string;
  readonly lead: string;
  readonly body: readonly SafeHtml[];
  readonly footTitle: string;
  readonly foot: readonly string[];
  /** A way out of such mails. */
  readonly footLink?: { readonly words: string; readonly url: string } | null;
}

/** Written as [tag background, tag text]; dark mode turns them round by class. */
export type Tone = 'late' | 'soon' | 'plain';
const TONES: Record<Tone, readonly [string, string]> = {
  late: ['#FBE4E2', '#8F1D16'],
  soon: ['#E4EDF8', '#1E4E8C'],
  plain: ['#E9EEEC', '#2F3B38'],
};

/** The first row of a card: what it is about, and at the side until when. */
export function cardTop(words: string, tone: Tone, aside: string): SafeHtml {
  const [ground, ink] = TONES[tone];
  return filled(compiled.top, { tone, ground, ink, words, aside });
}

/** The one button of a mail; every other link is a plain one. */
export function button(words: string, url: string, colour: string): SafeHtml {
  const { accent, onAccent } = mailColours(colour);
  return filled(compiled.button, { words, url, accent, onAccent });
}

export function link(words: string, url: string): SafeHtml {
  return filled(compiled.link, { words, url });
}

export function card(content: readonly SafeHtml[]): SafeHtml {
  return filled(compiled.card, { content });
}

export function cardTitle(words: string): SafeHtml {
  return filled(compiled.title, { words });
}

export function cardHeading(words: string): SafeHtml {
  return filled(compiled.heading, { words });
}

export function cardLine(words: string): SafeHtml {
  return filled(compiled.line, { words });
}

export function cardList(lines: readonly string[]): SafeHtml {
  return filled(compiled.list, { points: lines.map((words) => filled(compiled.point, { words })) });
}

export function note(words: string): SafeHtml {
  return filled(compiled.note, { words });
}

/** The whole mail. Its tables come from MJML, because mail programs know little else. */
export function page({ colour, foot, footLink, ...words }: Page): string {
  const { accent, darkAccent, onDarkAccent } = mailColours(colour);
  const rows = [...foot.map(cardLine), ...(footLink ? [link(footLink.words, footLink.url)] : [])];
  return filled(compiled.page, { ...words, accent, darkAccent, onDarkAccent, foot: rows }).safe;
}
