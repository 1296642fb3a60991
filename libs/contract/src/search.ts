import * as z from 'zod';
import { id, subQuestionNumber } from './basics.js';

/** The kinds of things that a search finds. */
export const SEARCH_KINDS = ['action', 'finding', 'subQuestion', 'person', 'comment', 'evidence'] as const;
export const searchKind = z.enum(SEARCH_KINDS);
export type SearchKind = z.infer<typeof searchKind>;

/** Query of GET /api/search. */
export const searchQuery = z.object({
  q: z
    .string()
    .trim()
    .min(1)
    .max(200)
    // eslint-disable-next-line no-control-regex
    .regex(/^[^\u0000-\u001f\u007f]*$/),
  /** How many of each kind. */
  limit: z.coerce.number().int().min(1).max(20).optional(),
});
export type SearchQuery = z.infer<typeof searchQuery>;

/** Places in a text that answer the search, [from, to) in UTF-16 units. */
const ranges = z.array(z.tuple([z.int(), z.int()]));

export const searchHit = z.object({
  kind: searchKind,
  id,
  title: z.string(),
  titleRanges: ranges,
  /** The words around the first place that answers, where that is not the title. */
  quote: z.object({ text: z.string(), ranges }).nullable(),
  /** The action that it is, or belongs to. */
  action: z.object({ id, number: z.int() }).nullable(),
  evaluationId: id.nullable(),
  subQuestion: subQuestionNumber.nullable(),
});
export type SearchHit = z.infer<typeof searchHit>;

export const searchResult = z.object({
  /** By their best hit; kinds without one are left out. */
  groups: z.array(z.object({ kind: searchKind, hits: z.array(searchHit) })),
});
export type SearchResult = z.infer<typeof searchResult>;
