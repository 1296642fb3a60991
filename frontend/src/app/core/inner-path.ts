/** A path inside the product, or null: never another site, nor the sign-in page itself. */
export function innerPath(path: string | null | undefined): string | null {
  return path && /^\/(?![/\\])/.test(path) && !path.startsWith('/logga-in') ? path : null;
}
