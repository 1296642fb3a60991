import type { SearchHit, SearchResult } from '@kompassplan/contract';

/** A piece of a text, and whether it answers the search. */
export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

export function piecesOf(text: string, ranges: readonly (readonly number[])[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  for (const [from = 0, to = 0] of ranges) {
    if (from > done) pieces.push({ text: text.slice(done, from), hit: false });
    if (to > from) pieces.push({ text: text.slice(from, to), hit: true });
    done = to;
  }
  if (done < text.length) pieces.push({ text: text.slice(done), hit: false });
  return pieces;
}

/** The page that shows a hit, and its query. */
export interface Place {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
}

/** @param linkTo the query that chooses the evaluation, where there are several */
export function placeOf(
  hit: SearchHit,
  linkTo: (evaluation: string | null) => Readonly<Record<string, string>>,
): Place {
  const evaluation = linkTo(hit.evaluationId);
  if (hit.action) return { path: '/plan', query: { action: hit.action.id, ...evaluation } };
  if (hit.kind === 'person') return { path: '/plan', query: { owner: hit.id } };
  return { path: '/delfragor', query: { ...(hit.subQuestion ? { q: hit.subQuestion } : {}), ...evaluation } };
}

/** One line of the list, with its place in the whole list. */
export interface Line {
  readonly hit: SearchHit;
  readonly at: number;
  readonly title: readonly Piece[];
  readonly quote: readonly Piece[] | null;
}

export function linesOf({
  groups,
}: SearchResult): readonly { readonly kind: string; readonly lines: readonly Line[] }[] {
  let at = 0;
  return groups.map(({ kind, hits }) => ({
    kind,
    lines: hits.map((hit) => ({
      hit,
      at: at++,
      title: piecesOf(hit.title, hit.titleRanges),
      quote: hit.quote && piecesOf(hit.quote.text, hit.quote.ranges),
    })),
  }));
}
