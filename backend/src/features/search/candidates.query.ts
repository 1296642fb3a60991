import type { SearchKind } from '@kompassplan/contract';
import {
  FOLDED_FROM,
  FOLDED_TO,
  intactParts,
  NUMBER_SIGNS,
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

type Row = Omit<Candidate, 'texts' | 'diaryNumbers'> &
  Readonly<Record<'texts' | 'diaryNumbers', readonly (string | null)[]>>;

/** How many of each kind are judged. */
const MOST = 100;

interface Source {
  readonly title: string;
  readonly texts: readonly string[];
  readonly diaryNumbers?: readonly string[];
  readonly from: string;
  readonly where?: string;
}

/** Where each kind is read from: what it is called, and the further texts that are searched. One key each, no joins before the match. */
const SOURCES: Readonly<Record<SearchKind, Source>> = {
  action: {
    title: 'x.title',
    texts: ['x.description'],
    diaryNumbers: ['x.diary_number', 'x.declined_diary_number'],
    from: 'action',
  },
  finding: { title: 'x.text', texts: [], from: 'finding' },
  subQuestion: { title: `x.number || ' ' || x.title`, texts: ['x.short_title'], from: 'sub_question' },
  person: { title: 'x.name', texts: ['x.email'], from: 'person', where: 'x.active' },
  comment: { title: 'x.text', texts: [], from: 'comment' },
  evidence: {
    title: 'x.title',
    texts: ['x.text', 'x.url', 'x.file_name'],
    diaryNumbers: ['x.diary_number'],
    from: 'evidence',
    where: 'x.removed_at IS NULL',
  },
};

/** The action that a thing belongs to, and the evaluation, for the few that are left. */
const PLACES: Readonly<Record<SearchKind, { action: string | null; evaluation: string; subQuestion?: string }>> = {
  action: { action: 'a.id = x.id', evaluation: 'a.evaluation_id' },
  finding: { action: 'a.finding_id = x.id', evaluation: 'a.evaluation_id' },
  subQuestion: { action: null, evaluation: 'x.evaluation_id', subQuestion: 'x.number' },
  person: { action: null, evaluation: 'NULL::uuid' },
  comment: { action: 'a.id = x.action_id', evaluation: 'a.evaluation_id' },
  evidence: { action: 'a.id = x.action_id', evaluation: 'a.evaluation_id' },
};

/** An improvement area whose action was divided or copied is still one: told with the first that goes on. */
const ONE_ACTION = 'SELECT a.id, a.number, a.evaluation_id FROM action a WHERE a.municipality_id = $1';

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
  const has = (part: string) => `f.folded LIKE $${params.push(`%${part}%`)}`;
  const holds = query.words.map((word) => `(${waysToHold(word, has, forgiving).join(' OR ')})`).join(' AND ');
  // What is cut off by the limit must not be the best: at the beginning of a word, or most letters in a row alike.
  const near = query.words
    .flatMap((word) => (forgiving ? triples(word.written) : [` ${word.root}`]))
    .map((part) => `(${has(part)})::int`)
    .join(' + ');
  const number = query.actionNumber === null ? null : `f.number = $${params.push(query.actionNumber)}`;
  const kinds = (Object.keys(SOURCES) as SearchKind[]).filter((kind) => withPeople || kind !== 'person');
  const parts = kinds.map((kind) => partOf(kind, holds, near, kind === 'action' ? number : null));
  const rows = await tx.query<Row>(parts.join('\nUNION ALL\n'), params);
  const told = (texts: readonly (string | null)[]) => texts.filter((text) => text !== null);
  return rows.map((row) => ({ ...row, texts: told(row.texts), diaryNumbers: told(row.diaryNumbers) }));
}

function partOf(kind: SearchKind, holds: string, near: string, number: string | null): string {
  const { title, texts, diaryNumbers = [], from, where } = SOURCES[kind];
  const { action, evaluation, subQuestion } = PLACES[kind];
  // "KS2020/114" finds KS 2020:114: the number also stands there without its signs.
  const bare = diaryNumbers.map((number) => `translate(${number}, '${NUMBER_SIGNS}', '')`);
  const all = ["''", title, ...texts, ...diaryNumbers, ...bare]
    .map((text) => `coalesce(${text}, '')`)
    .join(` || ' ' || `);
  const list = (columns: readonly string[]) => `ARRAY[${columns.join(', ')}]::text[]`;
  return `SELECT '${kind}' AS kind, x.id, ${title} AS title, ${list(texts)} AS texts, ${list(diaryNumbers)} AS "diaryNumbers",
      ${kind === 'action' ? 'x.number' : 'NULL::int'} AS number,
      ${action ? 'a.id' : 'NULL::uuid'} AS "actionId", ${action ? 'a.number' : 'NULL::int'} AS "actionNumber",
      ${evaluation} AS "evaluationId", ${subQuestion ?? 'NULL'} AS "subQuestion"
    FROM (
      SELECT f.id FROM (
        SELECT x.id, ${kind === 'action' ? 'x.number' : 'NULL::int AS number'}, translate(lower(${all}), '${FOLDED_FROM}', '${FOLDED_TO}') AS folded
        FROM ${from} x WHERE x.municipality_id = $1 ${where ? `AND ${where}` : ''} OFFSET 0) f
      WHERE ${number ? `${number} OR ` : ''}${holds}
      ORDER BY ${number ? `${number} DESC, ` : ''}${near} DESC, length(f.folded), f.id LIMIT ${MOST}) r
    JOIN ${from} x ON x.municipality_id = $1 AND x.id = r.id
    ${action ? `JOIN LATERAL (${ONE_ACTION} AND ${action} ORDER BY a.merged_into_id IS NOT NULL, a.number LIMIT 1) a ON true` : ''}`;
}

/** A misspelt word has a part that is as it should be; how like it is altogether, the domain judges. */
function waysToHold(
  { root, splits, hanging, written }: SearchWord,
  has: (part: string) => string,
  forgiving: boolean,
): string[] {
  const direct = [has(root), ...[...splits, ...hanging].map(([first, second]) => `${has(first)} AND ${has(second)}`)];
  return forgiving ? [...direct, ...intactParts({ written }).map(has)] : direct;
}

function triples(word: string): string[] {
  return Array.from({ length: Math.max(1, word.length - 2) }, (_, at) => word.slice(at, at + 3));
}
