/** A number as a person writes it, with a comma or a point; null for nothing, NaN for what is no number. */
export function decimalOf(text: string): number | null {
  const words = text.trim().replace(',', '.');
  return words === '' ? null : /^\d*\.?\d*$/.test(words) ? Number(words) : NaN;
}
