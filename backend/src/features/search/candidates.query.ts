import type { SearchKind } from '@kompassplan/contract';
import {
  FOLDED_FROM,
  FOLDED_TO,
  intactParts,
  type Searched,
  type SearchQuery,
  type SearchWord,
} from '@kompassplan/domain';
import type { Transaction } from '../../persistence/unit-of-work.js';

/** Something that holds the words of a search in some way; the domain judges how well. */
export interface Candidate extends Searched {
  readonly kind: SearchKind;
  readonly id: string;
  readonly actionId: string | null;
  readonly actionNumber: number | null;
  readonly evaluationId: string | null;
  readonly subQuestion: string | null;
}

/** How many of each kind are judged. */
const MOST = 100;
/** pg_trgm's share of equal letter triples that a misspelt word must reach to be judged at all. */
const ALIKE = 0.4;

/** Where each kind is read from: what it is called, and the further texts that are searched. One key each, no joins before the match. */
const SOURCES: Readonly<Record<SearchKind, { title: string; texts: readonly string[]; from: string; where?: string }>> =
  {
    action: { title: 'x.title', texts: ['x.description'], from: 'action' },
    finding: { title: 'x.text', texts: [], from: 'finding' },
    subQuestion: { title: `x.number || ' ' || x.title`, texts: ['x.short_title'], from: 'sub_question' },
    person: { title: 'x.name', texts: ['x.email'], from: 'person', where: 'x.active' },
    comment: { title: 'x.text', texts: [], from: 'comment' },
    // "KS2020/114" finds KS 2020/114: the number also stands there without its signs.
    evidence: {
      title: 'x.title',
      texts: [
        'x.diary_number',
        `regexp_replace(x.diary_number, '[^[:alnum:]]', '', 'g')`,
        'x.text',
        'x.url',
        'x.file_name',
      ],
      from: 'evidence',
      where: 'x.removed_at IS NULL',
    },
  };

/** The rest of each kind, by its keys, for the few that are left. */
const PLACES: Readonly<Record<SearchKind, { columns: string; join: string }>> = {
  action: {
    columns: `r.id AS "actionId", a.number AS "actionNumber", a.evaluation_id AS "evaluationId", NULL AS "subQuestion"`,
    join: 'JOIN action a ON a.municipality_id = $1 AND a.id = r.id',
  },
  finding: {
    columns: `a.id AS "actionId", a.number AS "actionNumber", a.evaluation_id AS "evaluationId", NULL AS "subQuestion"`,
    join: 'JOIN action a ON a.municipality_id = $1 AND a.finding_id = r.id',
  },
  subQuestion: {
    columns: `NULL::uuid AS "actionId", NULL::int AS "actionNumber", q.evaluation_id AS "evaluationId", q.number AS "subQuestion"`,
    join: 'JOIN sub_question q ON q.municipality_id = $1 AND q.id = r.id',
  },
  person: {
    columns: `NULL::uuid AS "actionId", NULL::int AS "actionNumber", NULL::uuid AS "evaluationId", NULL AS "subQuestion"`,
    join: '',
  },
  comment: {
    columns: `a.id AS "actionId", a.number AS "actionNumber", a.evaluation_id AS "evaluationId", NULL AS "subQuestion"`,
    join: `JOIN comment c ON c.municipality_id = $1 AND c.id = r.id JOIN action a ON a.municipality_id = $1 AND a.id = c.action_id`,
  },
  evidence: {
    columns: `a.id AS "actionId", a.number AS "actionNumber", a.evaluation_id AS "evaluationId", NULL AS "subQuestion"`,
    join: `JOIN evidence e ON e.municipality_id = $1 AND e.id = r.id JOIN action a ON a.municipality_id = $1 AND a.id = e.action_id`,
  },
};

/**
 * Everything that holds each word's root, its parts or (forgiving) something like it: one statement. It reads all texts of
 * the municipality and no index of words: row-level security comes before every comparison that Postgres does not know to
 * keep a secret (LIKE, @@ and % are none), so the application's role can't use one.
 */
export async function candidates(
  tx: Transaction,
  query: SearchQuery,
  { withPeople, forgiving }: { readonly withPeople: boolean; readonly forgiving: boolean },
): Promise<Candidate[]> {
  const params: unknown[] = [tx.tenant.municipalityId];
  const slot = (value: unknown): string => `$${params.push(value)}`;
  const has = (part: string) => `x.folded LIKE ${slot(`%${part}%`)}`;
  const words = query.words.map((word) => (forgiving ? misspelt(word, has, slot) : direct(word, has)));
  const holds = words.map((any) => `(${any.join(' OR ')})`).join(' AND ');
  const starts = query.words.map(({ root }) => `(x.folded LIKE ${slot(`% ${root}%`)})::int`).join(' + ');
  const number = query.actionNumber === null ? null : slot(query.actionNumber);
  const kinds = (Object.keys(SOURCES) as SearchKind[]).filter((kind) => withPeople || kind !== 'person');
  const parts = kinds.map((kind) => {
    const { title, texts, from, where } = SOURCES[kind];
    const wanted = kind === 'action' && number !== null ? `x.number = ${number} OR ${holds}` : holds;
    const { columns, join } = PLACES[kind];
    return `SELECT '${kind}' AS kind, r.id, r.title, r.texts, ${kind === 'action' ? 'a.number' : 'NULL::int'} AS number, ${columns}
      FROM (
        SELECT x.id, x.title, x.texts FROM (
          SELECT x.id, ${kind === 'action' ? 'x.number' : 'NULL::int AS number'}, ${title} AS title, ARRAY[${texts.join(', ') || `''`}] AS texts,
            translate(lower(${[`' '`, title, ...texts].map((text) => `coalesce(${text}, '')`).join(` || ' ' || `)}), '${FOLDED_FROM}', '${FOLDED_TO}') AS folded
          FROM ${from} x WHERE x.municipality_id = $1 ${where ? `AND ${where}` : ''} OFFSET 0) x
        WHERE ${wanted}
        ORDER BY ${kind === 'action' && number !== null ? `x.number = ${number} DESC, ` : ''}${starts} DESC, length(x.title), x.id LIMIT ${MOST}) r ${join}`;
  });
  const rows = await tx.query<Candidate & { readonly texts: readonly (string | null)[] }>(
    parts.join('\nUNION ALL\n'),
    params,
  );
  return rows.map((row) => ({ ...row, texts: row.texts.filter((text) => text !== null) }));
}

type Has = (part: string) => string;

function direct({ root, splits }: SearchWord, has: Has): string[] {
  return [has(root), ...splits.map(([first, second]) => `${has(first)} AND ${has(second)}`)];
}

/** The parts are cheap to look for and sort out most rows; the likeness judges the rest. */
function misspelt(word: SearchWord, has: Has, slot: (value: unknown) => string): string[] {
  const parts = intactParts(word);
  if (parts.length === 0) return direct(word, has);
  const alike = `word_similarity(${slot(word.written)}, x.folded) >= ${ALIKE}`;
  return [...direct(word, has), `(${parts.map(has).join(' OR ')}) AND ${alike}`];
}
