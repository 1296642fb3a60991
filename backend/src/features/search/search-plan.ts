import { SEARCH_KINDS, type SearchHit, type SearchResult } from '@kompassplan/contract';
import { rankHits, type Ranked, reachOf, readSearch, type SearchQuery } from '@kompassplan/domain';
import type { Transaction } from '../../persistence/unit-of-work.js';
import { type Candidate, candidates } from './candidates.query.js';

/** What the best hit of a kind counts for the order of the kinds: most people look for actions. */
const WEIGHT = { action: 1, finding: 0.75, subQuestion: 0.9, person: 1, comment: 0.75, evidence: 0.85 } as const;

/** What answers the search, of everything the asker may read. A word that nothing answers is taken as misspelt. */
export async function searchPlan(tx: Transaction, text: string, limit: number): Promise<SearchResult> {
  const query = readSearch(text);
  if (query === null) return { groups: [] };
  const role = tx.tenant.actor?.role;
  const withPeople = role !== undefined && reachOf(role, 'people.read') !== null;
  const found = await ranked(tx, query, withPeople, false);
  return grouped(found.length > 0 ? found : await ranked(tx, query, withPeople, true), limit);
}

async function ranked(
  tx: Transaction,
  query: SearchQuery,
  withPeople: boolean,
  forgiving: boolean,
): Promise<Ranked<Candidate>[]> {
  return rankHits(query, await candidates(tx, query, { withPeople, forgiving }), forgiving);
}

function grouped(ranked: readonly Ranked<Candidate>[], limit: number): SearchResult {
  // An action often has the words of its finding: then it stands for both.
  const actions = new Set(ranked.flatMap(({ item }) => (item.kind === 'action' ? [item.id] : [])));
  const told = ranked.filter(({ item }) => item.kind !== 'finding' || !actions.has(item.actionId ?? ''));
  const groups = SEARCH_KINDS.flatMap((kind) => {
    const own = told.filter(({ item }) => item.kind === kind).slice(0, limit);
    return own.length === 0 ? [] : [{ kind, hits: own.map(hitOf), best: (own[0]?.score ?? 0) * WEIGHT[kind] }];
  });
  return { groups: groups.sort((a, b) => b.best - a.best).map(({ kind, hits }) => ({ kind, hits })) };
}

function hitOf({ item, titleRanges, quote }: Ranked<Candidate>): SearchHit {
  const { kind, id, title, actionId, actionNumber, evaluationId, subQuestion } = item;
  return {
    ...{ kind, id, title, evaluationId, subQuestion },
    titleRanges: titleRanges.map(([from, to]) => [from, to]),
    quote: quote && { text: quote.text, ranges: quote.ranges.map(([from, to]) => [from, to]) },
    action: actionId !== null && actionNumber !== null ? { id: actionId, number: actionNumber } : null,
  };
}
