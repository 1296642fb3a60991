import { DomainError } from '@kompassplan/domain';
import type { ChangeActions } from '../features/actions/change-actions.js';
import type { ActionChecklist } from '../features/actions/checklist.js';
import type { ActionComments } from '../features/actions/comments.js';
import type { ActionEvidence } from '../features/actions/evidence.js';
import type { Transaction, UnitOfWork } from '../persistence/unit-of-work.js';
import { DETAILS } from './ekvik-details.js';
import { EKVIK } from './ekvik.js';
import type { SampleAction, SampleDetails } from './ekvik-types.js';
import type { SampleClock } from './sample-clock.js';
import type { SampleTown } from './sample-people.js';

export const COORDINATOR = 'cecilia';
const DAY = 86_400_000;

/** Something that somebody did to one action on some day. */
interface Step {
  /** Days before the loading. */
  readonly daysAgo: number;
  /** Minutes after eight, so that what belongs together happens in order. */
  readonly minute: number;
  readonly byKey: string;
  act(tx: Transaction, actionId: string): Promise<unknown>;
}

interface Cast {
  readonly unitOfWork: UnitOfWork;
  readonly clock: SampleClock;
  readonly changes: ChangeActions;
  readonly checklist: ActionChecklist;
  readonly comments: ActionComments;
  readonly evidence: ActionEvidence;
  readonly town: SampleTown;
  readonly loadedAt: Date;
  /** Days between the import of the report and the loading. */
  readonly importedDaysAgo: number;
}

/** Plays what happened since the import through the product's own use cases, day by day, with the clock set back. */
export async function playPlan(cast: Cast, evaluationId: string): Promise<void> {
  const actions = await cast.unitOfWork.read(cast.town.as(COORDINATOR), (tx) =>
    tx.query<{ id: string; number: number }>(
      'SELECT id, number FROM action WHERE municipality_id = $1 AND evaluation_id = $2',
      [cast.town.municipalityId, evaluationId],
    ),
  );
  const idOf = new Map(actions.map((action) => [action.number, action.id]));
  const steps = EKVIK.plan
    .flatMap((action: SampleAction) =>
      [...stepsOf(action, cast), ...detailsOf(action, cast, idOf)].map((step) => ({
        step,
        number: action.improvement,
      })),
    )
    .sort((a, b) => b.step.daysAgo - a.step.daysAgo || a.step.minute - b.step.minute || a.number - b.number);
  for (const { step, number } of steps) {
    const id = idOf.get(number);
    if (!id) throw new Error(`The sample report has no improvement area ${number}.`);
    // Never later than now: a step of today happens this morning, whenever the product is started.
    const at = Math.min(eightOClock(cast.loadedAt, step.daysAgo) + step.minute * 60_000, cast.loadedAt.getTime());
    cast.clock.set(new Date(at));
    await actAs(cast, step, id);
  }
}

/** As the person of the sample; where that person lacks the right, as the coordinator who writes it down for them. */
async function actAs(cast: Cast, step: Step, id: string): Promise<void> {
  try {
    await cast.unitOfWork.run(cast.town.as(step.byKey), (tx) => step.act(tx, id));
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'forbidden') throw error;
    await cast.unitOfWork.run(cast.town.as(COORDINATOR), (tx) => step.act(tx, id));
  }
}

function stepsOf(action: SampleAction, cast: Cast): Step[] {
  const due = action.dueInDays === null ? null : workingDay(cast.loadedAt, action.dueInDays);
  const firstDue = action.firstDueInDays === undefined ? due : workingDay(cast.loadedAt, action.firstDueInDays);
  const owner = action.ownerKey ?? COORDINATOR;
  const steps: Step[] = [
    {
      ...{ daysAgo: cast.importedDaysAgo - 1, minute: 0, byKey: COORDINATOR },
      act: (tx, id) =>
        patch(cast, tx, id, {
          title: action.title,
          links: action.subQuestions.map((subQuestion) => ({ subQuestion })),
          ...(action.ownerKey ? { ownerId: cast.town.as(action.ownerKey).actor?.personId } : {}),
          unitId: cast.town.unitIds.get(action.unitKey),
          effortWeeks: action.effortWeeks,
          ...(firstDue ? { due: firstDue } : {}),
        }),
    },
    ...action.evidence.map(({ daysAgo, ...piece }) => ({
      ...{ daysAgo, minute: 60, byKey: owner },
      act: (tx: Transaction, id: string) => cast.evidence.add(tx, id, piece, null),
    })),
    ...action.progressEntries.map(({ daysAgo, byKey, ...report }) => ({
      ...{ daysAgo, minute: 90, byKey },
      act: (tx: Transaction, id: string) => cast.changes.report(tx, id, report),
    })),
    ...action.comments.map(({ daysAgo, byKey, text }) => ({
      ...{ daysAgo, minute: 240, byKey },
      act: (tx: Transaction, id: string) => cast.comments.add(tx, id, { text, mentionIds: [] }),
    })),
  ];
  if (due && firstDue !== due) {
    steps.push({
      ...{ daysAgo: Math.max(0, -(action.firstDueInDays ?? 0) + 1), minute: 30, byKey: COORDINATOR },
      act: (tx, id) => patch(cast, tx, id, { due, dueReason: 'Mer tid behövs för att göra klart hela åtgärden.' }),
    });
  }
  if (action.verifierKey && action.verifiedDaysAgo !== undefined) {
    steps.push({
      ...{ daysAgo: action.verifiedDaysAgo, minute: 200, byKey: action.verifierKey },
      act: (tx, id) => patch(cast, tx, id, { status: 'verified' }),
    });
  }
  return [...steps, ...lastWord(action, owner, cast)];
}

/** Filled in on the day after the import, and ticked since. */
function detailsOf(action: SampleAction, cast: Cast, idOf: ReadonlyMap<number, string>): Step[] {
  const details: SampleDetails | undefined = DETAILS[action.improvement];
  if (!details) return [];
  const { contributorKeys, deputyKey, waitsFor, tags, checklist, ...fields } = details;
  const idOfPerson = (key: string) => cast.town.as(key).actor?.personId;
  const filled: Step = {
    ...{ daysAgo: cast.importedDaysAgo - 1, minute: 10, byKey: COORDINATOR },
    act: (tx, id) =>
      patch(cast, tx, id, {
        ...fields,
        contributorIds: contributorKeys.map(idOfPerson).filter((one) => one !== undefined),
        deputyId: deputyKey ? idOfPerson(deputyKey) : null,
        waitsForIds: waitsFor.map((number) => idOf.get(number)).filter((one) => one !== undefined),
        tags: [...tags],
        ...(action.startedDaysAgo ? { start: workingDay(cast.loadedAt, -action.startedDaysAgo) } : {}),
      }),
  };
  const steps = checklist.flatMap(({ text, tickedDaysAgo }, index): Step[] => [
    { ...filled, minute: 11 + index, act: (tx, id) => cast.checklist.add(tx, id, { text }) },
    ...(tickedDaysAgo === undefined
      ? []
      : [
          {
            ...{ daysAgo: tickedDaysAgo, minute: 100, byKey: action.ownerKey ?? COORDINATOR },
            act: async (tx: Transaction, id: string) => {
              const [item] = await tx.query<{ id: string }>(
                'SELECT id FROM checklist_item WHERE municipality_id = $1 AND action_id = $2 AND text = $3',
                [cast.town.municipalityId, id, text],
              );
              await cast.checklist.tick(tx, id, item?.id ?? '', { done: true });
            },
          },
        ]),
  ]);
  return [filled, ...steps];
}

/** What the entries leave open, so that the plan stands as the sample says. */
function lastWord(action: SampleAction, owner: string, cast: Cast): Step[] {
  const told = action.progressEntries.reduce(
    (state, entry) => ({ status: entry.status ?? state.status, progress: entry.progress }),
    { status: 'notStarted' as string, progress: 0 },
  );
  if (action.status === 'inProgress' || action.status === 'needsHelp' || action.status === 'done') {
    if (told.status === action.status && told.progress === action.progress) return [];
    const { status, progress } = action;
    const daysAgo = action.doneDaysAgo ?? action.progressEntries.at(-1)?.daysAgo ?? 1;
    const report = { status, ...(status === 'done' ? {} : { progress }), note: action.help?.text };
    return [{ daysAgo, minute: 120, byKey: owner, act: (tx, id) => cast.changes.report(tx, id, report) }];
  }
  if (action.status === 'declined' && action.declined) {
    const { reason, byKey } = action.declined;
    return [
      {
        daysAgo: 1,
        minute: 120,
        byKey,
        act: (tx, id) => patch(cast, tx, id, { status: 'declined', statusNote: reason }),
      },
    ];
  }
  return [];
}

async function patch(
  cast: Cast,
  tx: Transaction,
  id: string,
  wish: Parameters<ChangeActions['patch']>[3],
): Promise<void> {
  const [row] = await tx.query<{ version: number }>(
    'SELECT version FROM action WHERE municipality_id = $1 AND id = $2',
    [tx.tenant.municipalityId, id],
  );
  await cast.changes.patch(tx, id, row?.version ?? 0, wish);
}

function eightOClock(loadedAt: Date, daysAgo: number): number {
  const day = new Date(loadedAt.getTime() - daysAgo * DAY).toISOString().slice(0, 10);
  return Date.parse(`${day}T07:00:00Z`);
}

/** A due date on a working day: back from a weekend when it has passed, forward when it is ahead. */
function workingDay(loadedAt: Date, inDays: number): string {
  const step = inDays < 0 ? -1 : 1;
  for (let days = inDays; ; days += step) {
    const day = new Date(loadedAt.getTime() + days * DAY);
    if (day.getUTCDay() !== 0 && day.getUTCDay() !== 6) return day.toISOString().slice(0, 10);
  }
}
