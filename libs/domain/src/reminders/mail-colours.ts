/** The product's own, until a municipality has chosen one. */
export const DEFAULT_MAIL_COLOUR = '#0B5A66';

/** Its light twin, as the design has it; other colours are mixed with white. */
const DEFAULT_IN_THE_DARK = '#7FCBD6';

/** WCAG 2.2, 1.4.3 for text of ordinary size. */
const LEAST_CONTRAST = 4.5;
const [BLACK, WHITE] = ['#000000', '#FFFFFF'];
/** What stands behind a mail's text in the dark. */
const DARK_GROUND = '#1B2321';

export interface MailColours {
  /** The bar on top and the button, as chosen. */
  readonly accent: string;
  /** Words on it. */
  readonly onAccent: string;
  /** The same in dark mode: lighter, where the chosen one would drown. */
  readonly darkAccent: string;
  readonly onDarkAccent: string;
}

/** A municipality's colour in its mails. @param colour '#rrggbb' */
export function mailColours(colour: string): MailColours {
  const darkAccent = lighterUntilSeen(colour);
  return { accent: colour, onAccent: wordsOn(colour), darkAccent, onDarkAccent: wordsOn(darkAccent) };
}

/** Contrast of two colours by WCAG, from 1 to 21. @param a '#rrggbb' @param b '#rrggbb' */
export function contrast(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/** White as long as it can be read: one of the two always can. */
function wordsOn(colour: string): string {
  return contrast(WHITE, colour) >= LEAST_CONTRAST ? WHITE : BLACK;
}

function lighterUntilSeen(colour: string): string {
  if (colour.toUpperCase() === DEFAULT_MAIL_COLOUR) return DEFAULT_IN_THE_DARK;
  const steps = Array.from({ length: 11 }, (_, step) => mixedWithWhite(colour, step / 10));
  return steps.find((one) => contrast(one, DARK_GROUND) >= LEAST_CONTRAST) ?? WHITE;
}

function mixedWithWhite(colour: string, part: number): string {
  const mixed = channels(colour).map((value) => Math.round(value + (255 - value) * part));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`.toUpperCase();
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channels(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}
