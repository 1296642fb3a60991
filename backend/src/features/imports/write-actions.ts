import { type DraftItem, importedState, isNoUnit } from '@kompassplan/domain';
import { announceAssignments } from '../../persistence/reminder-events.js';
import { newId } from '../../persistence/new-id.js';
import type { Transaction } from '../../persistence/unit-of-work.js';
import { type NamedOwner, type NamedUnit, ownersNamed, unitsNamed } from './names.query.js';

export interface NewActions {
  readonly evaluationId: string;
  /** Those that are skipped give no action. */
  readonly items: readonly DraftItem[];
  /** Id of the finding by the item's id; an action of the municipality's own has none. */
  readonly findingOf: ReadonlyMap<string, string>;
  /** Numbers of the evaluation's sub-questions: others can't be linked to. */
  readonly subQuestions: ReadonlySet<string>;
  /** The highest number that an action of the evaluation has, 0 for none. */
  readonly after: number;
}

/** @returns how many actions were written */
export async function writeActions(tx: Transaction, wish: NewActions): Promise<number> {
  const { evaluationId, findingOf, subQuestions, after } = wish;
  const kept = wish.items.filter((item) => item.decision !== 'skipped');
  if (kept.length === 0) return 0;
  const called = (name: 'owner' | 'unit') => kept.flatMap((item) => item[name] ?? []);
  const [owners, units] = [await ownersNamed(tx, called('owner')), await unitsNamed(tx, called('unit'))];
  const actions = kept.map((item, index) => ({
    ...begun(item, tx.tenant.actor?.personId ?? null, owners.get(item.owner ?? ''), unitOf(item, owners, units)),
    findingId: findingOf.get(item.id),
    number: after + index + 1,
    links: item.chosen.filter((number) => subQuestions.has(number)),
  }));
  await tx.execute(INSERT, [tx.tenant.municipalityId, evaluationId, JSON.stringify(actions), tx.now]);
  const links = actions.flatMap((action) => action.links.map((subQuestion) => ({ action: action.id, subQuestion })));
  await tx.execute(
    `INSERT INTO action_sub_question (municipality_id, action_id, evaluation_id, sub_question_number)
     SELECT $1, l.action, $2, l."subQuestion" FROM jsonb_to_recordset($3::jsonb) AS l(action uuid, "subQuestion" text)`,
    [tx.tenant.municipalityId, evaluationId, JSON.stringify(links)],
  );
  await writeProgress(tx, actions);
  await announceAssignments(
    tx,
    actions.flatMap(({ id, ownerId }) =>
      ownerId !== null && ownerId !== tx.tenant.actor?.personId ? [{ actionId: id, personId: ownerId }] : [],
    ),
  );
  await record(tx, actions);
  return actions.length;
}

/** The unit that the file names; where it names none, or one that nobody knows, the owner's. */
function unitOf(
  { owner, unit }: DraftItem,
  owners: ReadonlyMap<string, NamedOwner>,
  units: ReadonlyMap<string, NamedUnit>,
): NamedUnit | null {
  if (unit !== undefined && isNoUnit(unit)) return null;
  return units.get(unit ?? '') ?? owners.get(owner ?? '')?.unit ?? null;
}

/** The action as it begins: what the file says of its state counts as reported now, by the person who imports it. */
function begun(item: DraftItem, importerId: string | null, owner: NamedOwner | undefined, unit: NamedUnit | null) {
  const { status, progress } = importedState({ status: item.status ?? null, progress: item.progress ?? null });
  const note = item.statusNote ?? null;
  const [done, declined] = [status === 'done', status === 'declined'];
  return {
    id: newId(),
    title: item.title,
    area: item.area,
    description: item.description ?? null,
    ownerId: owner?.id ?? null,
    ownerName: owner?.name ?? null,
    unitId: unit?.id ?? null,
    unitName: unit?.name ?? null,
    due: item.due ?? null,
    effortWeeks: item.effortWeeks ?? null,
    status,
    progress,
    note,
    reported: status !== 'notStarted',
    helpText: status === 'needsHelp' ? note : null,
    declinedReason: declined ? note : null,
    declinedById: declined ? importerId : null,
    declinedReviewOn: declined ? (item.reviewOn ?? null) : null,
    doneById: done ? importerId : null,
    doneOwnerId: done ? (owner?.id ?? null) : null,
  };
}
type Begun = ReturnType<typeof begun> & { readonly links: readonly string[] };

const INSERT = `INSERT INTO action (id, municipality_id, evaluation_id, finding_id, number, title, description, area_number, status,
    progress, owner_id, unit_id, due, first_due, effort_weeks, help_text, declined_reason, declined_by_id, declined_review_on,
    done_by_id, done_owner_id, done_at, last_progress_at, created_at, updated_at)
  SELECT a.id, $1, $2, a."findingId", a.number, a.title, a.description, a.area, a.status, a.progress, a."ownerId", a."unitId", a.due,
    a.due, a."effortWeeks", a."helpText", a."declinedReason", a."declinedById", a."declinedReviewOn", a."doneById", a."doneOwnerId",
    CASE WHEN a.status = 'done' THEN $4::timestamptz END, CASE WHEN a.reported THEN $4::timestamptz END, $4, $4
  FROM jsonb_to_recordset($3::jsonb)
    AS a(id uuid, "findingId" uuid, number int, title text, description text, area int, status text, progress int, "ownerId" uuid,
      "unitId" uuid, due date, "effortWeeks" double precision, "helpText" text, "declinedReason" text, "declinedById" uuid,
      "declinedReviewOn" date, "doneById" uuid, "doneOwnerId" uuid, reported boolean)`;

async function writeProgress(tx: Transaction, actions: readonly Begun[]): Promise<void> {
  const entries = actions
    .filter(({ reported }) => reported)
    .map(({ id, status, progress, note }) => ({ id: newId(), action: id, status, progress, note }));
  if (entries.length === 0) return;
  await tx.execute(
    `INSERT INTO progress_entry (id, municipality_id, action_id, at, by_id, progress, status, note)
     SELECT p.id, $1, p.action, $3, $4, p.progress, p.status, p.note
     FROM jsonb_to_recordset($2::jsonb) AS p(id uuid, action uuid, progress int, status text, note text)`,
    [tx.tenant.municipalityId, JSON.stringify(entries), tx.now, tx.tenant.actor?.personId],
  );
}

async function record(tx: Transaction, actions: readonly Begun[]): Promise<void> {
  for (const { id, links, ownerName, unitName, status, progress, note, ...action } of actions) {
    const told = {
      links: links.join(', ') || null,
      owner: ownerName,
      unit: unitName,
      due: action.due,
      description: action.description,
      effortWeeks: action.effortWeeks,
      status: action.reported ? status : null,
      progress: progress > 0 ? progress : null,
      declinedReviewOn: action.declinedReviewOn,
    };
    await tx.record({
      entity: 'action',
      entityId: id,
      event: 'action.imported',
      changes: Object.entries(told)
        .filter(([field, to]) => field === 'links' || to !== null)
        .map(([field, to]) => ({ field, from: null, to })),
      note,
    });
  }
}
