/** An action's running number as shown and spoken: Å-07. */
export function numberOf(number: number): string {
  return `Å-${String(number).padStart(2, '0')}`;
}
