import type { ActionView } from '@kompassplan/contract';
import { askedAs, insteadOf, isLate, isValidEvidence, may, type RowRights } from '@kompassplan/domain';
import { stakesOf } from '../../persistence/action-points.query.js';
import { comingReminders } from '../../persistence/coming-reminders.query.js';
import type { Transaction } from '../../persistence/unit-of-work.js';
import { LISTED_FIELDS } from './listed-fields.js';

type Dated<T extends string> = Record<T, string>;
type StoredView = Omit<
  ActionView,
  | 'late'
  | 'pointsAtStake'
  | 'links'
  | 'subQuestions'
  | 'rights'
  | 'evidence'
  | 'evidenceItems'
  | 'lastProgressAt'
  | 'verifiedAt'
  | 'reminders'
> & {
  readonly lastProgressAt: Date | null;
  readonly verifiedAt: Date | null;
  readonly links: readonly { readonly subQuestion: string; readonly share: number | null }[];
  readonly reminders: readonly (Omit<ActionView['reminders'][number], 'asked'> & { readonly slot: string })[];
  readonly evidenceItems: (Omit<ActionView['evidenceItems'][number], 'valid'> & Dated<'addedAt'>)[];
};

/** How far ahead an action's page tells what will be sent. */
const REMINDER_DAYS = 30;

/** One action with everything its page shows, in a constant number of statements. Null when it is not this municipality's. */
export async function actionView(tx: Transaction, id: string, today: string): Promise<ActionView | null> {
  const [row] = await tx.query<StoredView>(VIEW, [tx.tenant.municipalityId, id]);
  if (!row) return null;
  const stakes = await stakesOf(tx, row.evaluationId, today);
  const subQuestions = [...(stakes.parts.get(id) ?? [])];
  const coming = await comingReminders(tx, id, today, REMINDER_DAYS);
  const evidenceItems = row.evidenceItems.map((piece) => ({ ...piece, valid: isValidEvidence(piece, today) }));
  return {
    ...row,
    lastProgressAt: row.lastProgressAt?.toISOString() ?? null,
    verifiedAt: row.verifiedAt?.toISOString() ?? null,
    late: isLate(row.due, today, row.status),
    pointsAtStake: stakes.points[id] ?? 0,
    links: row.links.map(({ subQuestion, share: setShare }) => ({
      subQuestion,
      share: subQuestions.find(({ number }) => number === subQuestion)?.share ?? 0,
      setShare,
    })),
    subQuestions,
    evidenceItems,
    dueChanges: [...dueChangesNoted(tx, id), ...row.dueChanges],
    reminders: [
      ...row.reminders.map(({ slot, ...sent }) => ({
        ...sent,
        asked: insteadOf(slot) === null ? askedAs(slot) : ('deputy' as const),
      })),
      ...coming.map((reminder) => ({ ...reminder, sent: false })),
    ],
    evidence: { total: evidenceItems.length, valid: evidenceItems.filter((piece) => piece.valid).length },
    rights: rightsOn(
      tx,
      {
        ownerId: row.owner?.id ?? null,
        unitId: row.unit?.id ?? null,
        deputyId: row.deputy?.id ?? null,
        contributorIds: row.contributors.map(({ id: personId }) => personId),
      },
      row.workedBy,
    ),
  };
}

/** Those of this transaction: history is written last. Newest first, as the others. */
function dueChangesNoted(tx: Transaction, id: string): ActionView['dueChanges'] {
  const [at, by] = [tx.now.toISOString(), tx.tenant.actor?.name ?? 'Kompassplan'];
  return tx
    .noted(id)
    .flatMap(({ changes, note }) =>
      changes.filter(({ field }) => field === 'due').map(({ from, to }) => ({ at, by, from, to, reason: note })),
    )
    .reverse();
}

function rightsOn(tx: Transaction, row: RowRights, workedBy: readonly string[]): ActionView['rights'] {
  const { actor } = tx.tenant;
  if (!actor) return { edit: false, report: false, verify: false, comment: false };
  return {
    edit: may(actor, 'action.edit', row),
    report: may(actor, 'action.report', row),
    verify: may(actor, 'action.verify', row) && !workedBy.includes(actor.personId),
    comment: may(actor, 'action.comment', row),
  };
}

const UTC = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;
const instantOf = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', ${UTC})`;
const nameOf = (column: string) =>
  `coalesce((SELECT n.name FROM person n WHERE n.municipality_id = a.municipality_id AND n.id = ${column}), '')`;
const refOf = (column: string) =>
  `(SELECT jsonb_build_object('id', n.id, 'name', n.name) FROM person n WHERE n.municipality_id = a.municipality_id AND n.id = ${column})`;
const listOf = (what: string, from: string, order: string) =>
  `coalesce((SELECT jsonb_agg(${what} ORDER BY ${order}) FROM ${from}), '[]')`;

const VIEW = `SELECT a.id, a.evaluation_id AS "evaluationId", a.number, a.title, a.description, a.area_number AS area, a.status,
  ${LISTED_FIELDS}, a.wanted_effect AS "wantedEffect", a.indicator, a.indicator_baseline AS "indicatorBaseline",
  a.indicator_target AS "indicatorTarget", a.cost, a.diary_number AS "diaryNumber",
  a.progress, ${refOf('a.owner_id')} AS owner,
  (SELECT jsonb_build_object('id', u.id, 'name', u.name) FROM unit u WHERE u.municipality_id = a.municipality_id AND u.id = a.unit_id) AS unit,
  a.due::text AS due, a.declined_review_on::text AS "reviewOn", a.first_due::text AS "firstDue", a.slips, a.effort_weeks AS "effortWeeks", a.version,
  array_remove(ARRAY[a.owner_id, a.done_by_id, a.done_owner_id], NULL) AS "workedBy",
  a.last_progress_at AS "lastProgressAt",
  CASE WHEN a.help_text IS NULL THEN NULL ELSE jsonb_build_object('text', a.help_text, 'from', ${refOf('a.help_from_id')}) END AS help,
  CASE WHEN a.declined_reason IS NULL THEN NULL ELSE jsonb_build_object('reason', a.declined_reason, 'by', ${nameOf('a.declined_by_id')},
    'reviewOn', a.declined_review_on) END AS declined,
  ${refOf('a.verified_by_id')} AS "verifiedBy", a.verified_at AS "verifiedAt",
  (SELECT jsonb_build_object('text', f.text, 'year', e.year, 'page', f.page, 'lines', to_jsonb(f.lines))
    FROM finding f JOIN evaluation e ON e.id = f.evaluation_id
    WHERE f.municipality_id = a.municipality_id AND f.id = a.finding_id) AS source,
  ${listOf(
    `jsonb_build_object('at', ${instantOf('h.at')}, 'by', h.person_name, 'from', c ->> 'from', 'to', c ->> 'to', 'reason', h.note)`,
    `history h, jsonb_array_elements(h.changes) c WHERE h.municipality_id = a.municipality_id AND h.entity_id = a.id AND c ->> 'field' = 'due'`,
    'h.number DESC',
  )} AS "dueChanges",
  ${listOf(
    `jsonb_build_object('id', p.id, 'at', ${instantOf('p.at')}, 'by', ${nameOf('p.by_id')}, 'progress', p.progress, 'status', p.status, 'note', p.note)`,
    'progress_entry p WHERE p.municipality_id = a.municipality_id AND p.action_id = a.id',
    'p.at DESC, p.id DESC',
  )} AS "progressEntries",
  ${listOf(
    `jsonb_build_object('id', v.id, 'kind', v.kind, 'title', v.title, 'url', v.url, 'text', v.text, 'fileName', v.file_name,
      'sha256', v.sha256, 'diaryNumber', v.diary_number, 'validUntil', v.valid_until, 'addedBy', ${nameOf('v.added_by_id')},
      'addedAt', ${instantOf('v.added_at')})`,
    'evidence v WHERE v.municipality_id = a.municipality_id AND v.action_id = a.id AND v.removed_at IS NULL',
    'v.added_at DESC, v.id',
  )} AS "evidenceItems",
  ${listOf(
    `jsonb_build_object('id', i.id, 'text', i.text, 'done', CASE WHEN i.done_at IS NULL THEN NULL
      ELSE jsonb_build_object('at', ${instantOf('i.done_at')}, 'by', ${nameOf('i.done_by_id')}) END)`,
    'checklist_item i WHERE i.municipality_id = a.municipality_id AND i.action_id = a.id',
    'i.position, i.id',
  )} AS checklist,
  ${listOf(
    `jsonb_build_object('id', c.id, 'at', ${instantOf('c.at')}, 'by', ${nameOf('c.by_id')}, 'text', c.text,
      'mentions', coalesce((SELECT jsonb_agg(jsonb_build_object('id', n.id, 'name', n.name) ORDER BY n.name)
        FROM comment_mention m JOIN person n ON n.municipality_id = m.municipality_id AND n.id = m.person_id
        WHERE m.municipality_id = c.municipality_id AND m.comment_id = c.id), '[]'))`,
    'comment c WHERE c.municipality_id = a.municipality_id AND c.action_id = a.id',
    'c.at DESC, c.id DESC',
  )} AS comments,
  ${listOf(
    `jsonb_build_object('on', m.local_date, 'to', ${nameOf('l.person_id')}, 'rule', l.rule, 'slot', l.slot,
      'daysToDue', l.days_to_due, 'sent', m.state = 'sent')`,
    `reminder_ledger l JOIN reminder_mail m ON m.municipality_id = l.municipality_id AND m.id = l.mail_id
     WHERE l.municipality_id = a.municipality_id AND l.action_id = a.id AND l.dropped_reason IS NULL`,
    'm.local_date, l.rule, l.slot',
  )} AS reminders
FROM action a WHERE a.municipality_id = $1 AND a.id = $2`;
