import type { ActionView } from '@kompassplan/contract';
import {
  askedAs,
  insteadOf,
  isLate,
  isValidEvidence,
  isEffectDue,
  isOpen,
  isSecondPerson,
  may,
  mayDecideDue,
  type PlanPolicy,
} from '@kompassplan/domain';
import { stakesOf } from '../../persistence/action-points.query.js';
import { byKey } from '../../persistence/preparing-client.js';
import { comingReminders } from '../../persistence/coming-reminders.query.js';
import { PLAN_POLICY } from '../../persistence/plan-policy.query.js';
import type { Transaction } from '../../persistence/unit-of-work.js';
import { workedOn } from '../../persistence/worked-on.query.js';
import { LISTED_FIELDS } from './listed-fields.js';
import { handsOf, type StoredHands, toldWorkers } from './told-workers.js';

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
  | 'dueNeedsApproval'
  | 'workedBy'
> &
  StoredHands & {
    readonly policy: PlanPolicy;
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
  const [stored] = await tx.query<StoredView>(VIEW, [tx.tenant.municipalityId, id, today]);
  if (!stored) return null;
  const { policy, ...row } = toldWorkers(stored);
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
    dueNeedsApproval: policy.approveDue && row.firstDue !== null && isOpen(row.status),
    dueChanges: [...dueChangesNoted(tx, id), ...row.dueChanges],
    reminders: [
      ...row.reminders.map(({ slot, ...sent }) => ({
        ...sent,
        asked: insteadOf(slot) === null ? askedAs(slot) : ('deputy' as const),
      })),
      ...coming.map((reminder) => ({ ...reminder, sent: false })),
    ],
    evidence: { total: evidenceItems.length, valid: evidenceItems.filter((piece) => piece.valid).length },
    rights: rightsOn(tx, stored, today),
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

function rightsOn(tx: Transaction, row: StoredView, today: string): ActionView['rights'] {
  const { actor } = tx.tenant;
  const { status, policy, firstDue, effectCheckOn, dueRequest } = row;
  const state = {
    ...handsOf(row),
    ...{ unitId: row.unit?.id ?? null, askedDueById: dueRequest?.by.id ?? null },
  };
  const comment = actor !== null && may(actor, 'action.comment', state);
  // What went into another action is only talked about.
  if (!actor || row.mergedInto !== null) {
    const nothing = { edit: false, report: false, verify: false, comment };
    return { ...nothing, date: false, decideDue: false, checkEffect: false, proof: false };
  }
  const [edit, report] = [may(actor, 'action.edit', state), may(actor, 'action.report', state)];
  const verify = isSecondPerson(actor, state);
  return {
    ...{ edit, report, verify, comment },
    date: isOpen(status) && (edit || (report && policy.approveDue && firstDue !== null)),
    decideDue: mayDecideDue(actor, state),
    checkEffect: verify && isEffectDue({ status, effectCheckOn }, today),
    proof: status === 'verified' ? verify : report,
  };
}

const UTC = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;
const instantOf = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', ${UTC})`;
const nameOf = (column: string) =>
  `coalesce((SELECT n.name FROM person n WHERE n.municipality_id = a.municipality_id AND n.id = ${column}), '')`;
const refOf = (column: string) =>
  `(SELECT json_build_object('id', n.id, 'name', n.name) FROM person n WHERE n.municipality_id = a.municipality_id AND n.id = ${column})`;
const listOf = (what: string, from: string, order: string) =>
  `coalesce((SELECT json_agg(${what} ORDER BY ${order}) FROM ${from}), '[]')`;

/** What every version of a piece of evidence tells. */
const pieceOf = (v: string) => `'kind', ${v}.kind, 'title', ${v}.title, 'url', ${v}.url, 'text', ${v}.text,
  'fileName', ${v}.file_name, 'sha256', ${v}.sha256, 'diaryNumber', ${v}.diary_number, 'validUntil', ${v}.valid_until,
  'addedBy', ${nameOf(`${v}.added_by_id`)}, 'addedAt', ${instantOf(`${v}.added_at`)}, 'number', ${v}.number`;

const VIEW =
  byKey(`SELECT a.id, a.evaluation_id AS "evaluationId", a.number, a.title, a.description, a.area_number AS area, a.status,
  ${LISTED_FIELDS}, a.wanted_effect AS "wantedEffect", a.indicator, a.indicator_baseline AS "indicatorBaseline",
  a.indicator_target AS "indicatorTarget", a.diary_number AS "diaryNumber",
  a.progress, ${refOf('a.owner_id')} AS owner,
  (SELECT json_build_object('id', u.id, 'name', u.name) FROM unit u WHERE u.municipality_id = a.municipality_id AND u.id = a.unit_id) AS unit,
  a.due::text AS due, a.declined_review_on::text AS "reviewOn", a.effort_weeks AS "effortWeeks", a.version,
  ${workedOn('$3')},
  a.last_progress_at AS "lastProgressAt",
  CASE WHEN a.help_text IS NULL THEN NULL ELSE json_build_object('text', a.help_text, 'from', ${refOf('a.help_from_id')}) END AS help,
  CASE WHEN a.declined_reason IS NULL THEN NULL ELSE json_build_object('reason', a.declined_reason, 'by', ${nameOf('a.declined_by_id')},
    'reviewOn', a.declined_review_on, 'diaryNumber', a.declined_diary_number) END AS declined,
  ${PLAN_POLICY} AS policy,
  ${refOf('a.verified_by_id')} AS "verifiedBy", a.verified_at AS "verifiedAt",
  (SELECT json_build_object('id', k.id, 'number', k.number, 'title', k.title, 'kind', a.origin_kind) FROM action k
    WHERE k.municipality_id = a.municipality_id AND k.id = a.origin_id) AS origin,
  ${listOf(
    `json_build_object('id', k.id, 'number', k.number, 'title', k.title, 'kind', k.origin_kind)`,
    'action k WHERE k.municipality_id = a.municipality_id AND k.origin_id = a.id',
    'k.number',
  )} AS offspring,
  (SELECT json_build_object('id', k.id, 'number', k.number, 'title', k.title) FROM action k
    WHERE k.municipality_id = a.municipality_id AND k.id = a.merged_into_id) AS "mergedInto",
  ${listOf(
    `json_build_object('id', k.id, 'number', k.number, 'title', k.title, 'source', (SELECT f.text FROM finding f
      WHERE f.municipality_id = k.municipality_id AND f.id = k.finding_id))`,
    'action k WHERE k.municipality_id = a.municipality_id AND k.merged_into_id = a.id',
    'k.number',
  )} AS merged,
  (SELECT json_build_object('text', f.text, 'year', e.year, 'page', f.page, 'lines', to_jsonb(f.lines))
    FROM finding f JOIN evaluation e ON e.id = f.evaluation_id
    WHERE f.municipality_id = a.municipality_id AND f.id = a.finding_id) AS source,
  ${listOf(
    `json_build_object('at', ${instantOf('h.at')}, 'by', h.person_name, 'from', c ->> 'from', 'to', c ->> 'to', 'reason', h.note)`,
    `history h, jsonb_array_elements(h.changes) c WHERE h.municipality_id = a.municipality_id AND h.entity_id = a.id AND c ->> 'field' = 'due'`,
    'h.number DESC',
  )} AS "dueChanges",
  ${listOf(
    `json_build_object('id', p.id, 'at', ${instantOf('p.at')}, 'by', ${nameOf('p.by_id')}, 'progress', p.progress, 'status', p.status, 'note', p.note)`,
    'progress_entry p WHERE p.municipality_id = a.municipality_id AND p.action_id = a.id',
    'p.at DESC, p.id DESC',
  )} AS "progressEntries",
  ${listOf(
    `json_build_object('id', v.id, ${pieceOf('v')}, 'link', (SELECT json_build_object('outcome', k.outcome,
        'checkedAt', ${instantOf('k.checked_at')}, 'failingSince', ${instantOf('k.failing_since')}) FROM link_check k
        WHERE k.municipality_id = v.municipality_id AND k.evidence_id = v.id AND k.outcome IS NOT NULL),
      'versions', ${listOf(
        `json_build_object(${pieceOf('w')}, 'replacedBy', ${nameOf('w.replaced_by_id')}, 'replacedAt', ${instantOf('w.replaced_at')})`,
        'evidence_version w WHERE w.municipality_id = v.municipality_id AND w.evidence_id = v.id',
        'w.number DESC',
      )})`,
    'evidence v WHERE v.municipality_id = a.municipality_id AND v.action_id = a.id AND v.removed_at IS NULL',
    'v.added_at DESC, v.id',
  )} AS "evidenceItems",
  ${listOf(
    `json_build_object('at', ${instantOf('x.at')}, 'by', ${nameOf('x.by_id')}, 'answer', x.answer, 'note', x.note)`,
    'effect_check x WHERE x.municipality_id = a.municipality_id AND x.action_id = a.id',
    'x.at DESC, x.id DESC',
  )} AS "effectChecks",
  ${listOf(
    `json_build_object('id', i.id, 'text', i.text, 'done', CASE WHEN i.done_at IS NULL THEN NULL
      ELSE json_build_object('at', ${instantOf('i.done_at')}, 'by', ${nameOf('i.done_by_id')}) END)`,
    'checklist_item i WHERE i.municipality_id = a.municipality_id AND i.action_id = a.id',
    'i.position, i.id',
  )} AS checklist,
  ${listOf(
    `json_build_object('id', c.id, 'at', ${instantOf('c.at')}, 'by', ${nameOf('c.by_id')}, 'text', c.text,
      'mentions', coalesce((SELECT json_agg(json_build_object('id', n.id, 'name', n.name) ORDER BY n.name)
        FROM comment_mention m JOIN person n ON n.municipality_id = m.municipality_id AND n.id = m.person_id
        WHERE m.municipality_id = c.municipality_id AND m.comment_id = c.id), '[]'))`,
    'comment c WHERE c.municipality_id = a.municipality_id AND c.action_id = a.id',
    'c.at DESC, c.id DESC',
  )} AS comments,
  ${listOf(
    `json_build_object('on', m.local_date, 'to', ${nameOf('l.person_id')}, 'rule', l.rule, 'slot', l.slot,
      'daysToDue', l.days_to_due, 'sent', m.state = 'sent')`,
    `reminder_ledger l JOIN reminder_mail m ON m.municipality_id = l.municipality_id AND m.id = l.mail_id
     WHERE l.municipality_id = a.municipality_id AND l.action_id = a.id AND l.dropped_reason IS NULL`,
    'm.local_date, l.rule, l.slot',
  )} AS reminders
FROM action a WHERE a.municipality_id = $1 AND a.id = $2`);
