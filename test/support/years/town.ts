import pg from 'pg';
import { newId } from '../../../backend/src/persistence/new-id.js';
import type { Api } from '../api-harness.js';
import { plan } from '../reminder-plan.js';
import { plus } from './almanac.js';
import type { Dice } from './dice.js';

export interface TownAction {
  readonly id: string;
  readonly number: number;
  readonly version: number;
  readonly status: string;
  readonly ownerId: string | null;
  readonly deputyId: string | null;
  readonly unitId: string | null;
  readonly due: string | null;
  readonly progressOn: string | null;
  readonly doneOn: string | null;
  readonly effectOn: string | null;
  readonly reviewOn: string | null;
  readonly askedById: string | null;
  readonly createdOn: string;
  readonly evidence: readonly string[];
}
export interface TownPerson {
  readonly id: string;
  readonly version: number;
  readonly email: string;
  readonly role: string;
  readonly unitId: string | null;
  readonly active: boolean;
  readonly bounces: number;
  readonly digest: 'daily' | 'weekly' | 'off';
  readonly weekday: number | null;
  readonly hour: number | null;
  readonly leaves: readonly { readonly from: string; readonly to: string; readonly deputyId: string | null }[];
}
interface TownUnit {
  readonly id: string;
  readonly version: number;
  readonly parentId: string | null;
  readonly managerId: string | null;
}

export interface Size {
  readonly people: number;
  readonly actions: number;
  readonly units: number;
}

const AT = `AT TIME ZONE 'Europe/Stockholm')::date::text`;
const ACTIONS = `SELECT a.id, a.number, a.version, a.status, a.owner_id AS "ownerId", a.deputy_id AS "deputyId", a.unit_id AS "unitId",
    a.due::text AS due, (a.last_progress_at ${AT} AS "progressOn", (a.done_at ${AT} AS "doneOn", a.effect_check_on::text AS "effectOn",
    a.declined_review_on::text AS "reviewOn", a.asked_due_by_id AS "askedById", (a.created_at ${AT} AS "createdOn",
    coalesce(e.days, '{}') AS evidence
  FROM action a LEFT JOIN (SELECT action_id, array_agg(valid_until::text) AS days FROM evidence
    WHERE removed_at IS NULL AND valid_until IS NOT NULL GROUP BY action_id) e ON e.action_id = a.id ORDER BY a.number`;
const PEOPLE = `SELECT p.id, p.version, p.email, p.role, p.unit_id AS "unitId", p.active, p.hard_bounces AS bounces, p.digest,
    p.digest_weekday AS weekday, p.mail_hour AS hour, coalesce(l.all, '[]') AS leaves
  FROM person p LEFT JOIN (SELECT person_id, json_agg(json_build_object('from', first_day, 'to', last_day, 'deputyId', deputy_id)
    ORDER BY first_day) AS all FROM leave_period GROUP BY person_id) l ON l.person_id = p.id ORDER BY p.created_at, p.email`;

/** The municipality as it stands: read anew from its tables whenever something has changed. */
export class Town {
  actions: ReadonlyMap<string, TownAction> = new Map();
  people: ReadonlyMap<string, TownPerson> = new Map();
  units: ReadonlyMap<string, TownUnit> = new Map();
  /** The day each action got its present owner and date, the later of the two. */
  readonly since = new Map<string, string>();
  evaluationId = '';
  readonly pool: pg.Pool;

  constructor(
    readonly api: Api,
    readonly followUpOn: string,
  ) {
    this.pool = new pg.Pool({ connectionString: api.env.databaseUrl ?? '', max: 3 });
    // A database that is stopped breaks what lies idle.
    this.pool.on('error', () => undefined);
  }

  async sql<R>(text: string, params: readonly unknown[] = []): Promise<R[]> {
    return (await this.pool.query(text, params as unknown[])).rows as R[];
  }

  /** What changed since the last look, as it stands now. */
  async look(today: string): Promise<void> {
    const before = this.actions;
    this.actions = byId(await this.sql<TownAction>(ACTIONS));
    await this.lookAtPeople();
    this.units = byId(
      await this.sql<TownUnit>('SELECT id, version, parent_id AS "parentId", manager_id AS "managerId" FROM unit'),
    );
    for (const { id, ownerId, due, createdOn } of this.actions.values()) {
      const old = before.get(id);
      if (!old) this.since.set(id, createdOn);
      else if (old.ownerId !== ownerId || old.due !== due) this.since.set(id, today);
    }
  }

  /** All that the product changes by itself: whose address has been refused. */
  async lookAtPeople(): Promise<void> {
    this.people = byId(await this.sql<TownPerson>(PEOPLE));
  }

  /** Units with managers, people with habits of their own, and a plan whose dates lie anywhere in the time to come. */
  async settle(size: Size, start: string, days: number, dice: Dice): Promise<void> {
    const { home } = this.api;
    const units = Array.from({ length: size.units }, (_, index) => ({
      id: newId(),
      name: `Enhet ${index}`,
      parent: dice.one(home.units).id,
    }));
    await this.sql(
      `INSERT INTO unit (id, municipality_id, name, parent_id)
       SELECT u.id, $1, u.name, u.parent FROM jsonb_to_recordset($2::jsonb) AS u(id uuid, name text, parent uuid)`,
      [home.id, JSON.stringify(units)],
    );
    const everywhere = [...home.units, ...units].map(({ id }) => id);
    const people = Array.from({ length: size.people }, (_, index) => ({
      id: newId(),
      name: `Person ${index}`,
      email: `p${index}@by.example`,
      role: index < everywhere.length ? 'manager' : 'contributor',
      unit: everywhere[index] ?? dice.one(everywhere),
      digest: dice.weighed({ weekly: 60, daily: 30, off: 10 }),
      weekday: dice.chance(0.25) ? dice.between(1, 5) : null,
      hour: dice.chance(0.25) ? dice.one([6, 9, 12, 21]) : null,
    }));
    await this.sql(
      `INSERT INTO person (id, municipality_id, name, email, role, unit_id, digest, digest_weekday, mail_hour, created_at)
       SELECT p.id, $1, p.name, p.email, p.role, p.unit, p.digest, p.weekday, p.hour, $3 FROM jsonb_to_recordset($2::jsonb)
         AS p(id uuid, name text, email text, role text, unit uuid, digest text, weekday int, hour int)`,
      [home.id, JSON.stringify(people), `${start}T00:00:00Z`],
    );
    // One unit has nobody; its manager's tasks go to whoever is above.
    await this.sql(
      `UPDATE unit u SET manager_id = p.id FROM person p WHERE p.unit_id = u.id AND p.role = 'manager' AND p.email LIKE 'p%' AND u.name <> 'Enhet 0'`,
    );
    await this.sql('UPDATE municipality SET name = $2 WHERE id = $1', [home.id, 'Testby']);
    const ids = await plan(
      this.api,
      home,
      Array.from({ length: size.actions }, (_, index) => ({
        title: `Atgard ${titleMark(index + 1)}`,
        ownerId: dice.chance(0.94) ? dice.one(people).id : null,
        unitId: dice.chance(0.9) ? dice.one(everywhere) : null,
        due: dice.chance(0.93) ? plus(start, dice.between(-20, days)) : null,
        status: dice.weighed({ notStarted: 50, inProgress: 45, needsHelp: 5 }),
      })),
    );
    await this.givePoints(ids, start);
    await this.look(start);
  }

  /** Figures, without which leadership has nothing to read about. */
  private async givePoints(ids: readonly string[], start: string): Promise<void> {
    const { id } = this.api.home;
    const [evaluation] = await this.sql<{ id: string }>(
      `UPDATE evaluation SET follow_up_on = $1, imported_at = $2 RETURNING id`,
      [this.followUpOn, `${plus(start, -40)}T08:00:00Z`],
    );
    this.evaluationId = evaluation?.id ?? '';
    await this.sql(`UPDATE action SET created_at = $1, updated_at = $1, last_progress_at = $1`, [
      `${plus(start, -40)}T08:00:00Z`,
    ]);
    await this.sql(
      `INSERT INTO area (id, municipality_id, evaluation_id, number, name, points, max, percent) VALUES ($1, $2, $3, 1, 'Dialog', 60, 100, 60)`,
      [newId(), id, this.evaluationId],
    );
    await this.sql(
      `INSERT INTO sub_question (id, municipality_id, evaluation_id, area_number, number, position, title, points, max, percent)
       SELECT gen_random_uuid(), $1, $2, 1, '1.' || n, n, 'Fråga ' || n, 6, 10, 60 FROM generate_series(1, 10) n`,
      [id, this.evaluationId],
    );
    await this.sql(
      `INSERT INTO action_sub_question (municipality_id, action_id, evaluation_id, sub_question_number)
       SELECT $1, a.id, $2, '1.' || (a.number % 10 + 1) FROM action a WHERE a.id = ANY($3::uuid[])`,
      [id, this.evaluationId, ids],
    );
  }

  unitManager(action: Pick<TownAction, 'unitId'>): string | null {
    return this.units.get(action.unitId ?? '')?.managerId ?? null;
  }

  /** The person's own manager: of the unit, or of the one above for whoever manages it. */
  managerOf(personId: string): string | null {
    const unit = this.units.get(this.people.get(personId)?.unitId ?? '');
    if (!unit) return null;
    if (unit.managerId !== personId) return unit.managerId;
    return this.units.get(unit.parentId ?? '')?.managerId ?? null;
  }

  /** Whether mails can reach the person at all. */
  isReachable(personId: string): boolean {
    const person = this.people.get(personId);
    return !!person?.active && person.bounces < 2;
  }
}

/** What a title can be found by in a mail's text, whatever the encoding. */
export function titleMark(number: number): string {
  return `A${String(number).padStart(4, '0')}X`;
}

export function marksIn(text: string): Set<number> {
  return new Set([...text.matchAll(/A(\d{4})X/g)].map(([, number]) => Number(number)));
}

export function isOpen(status: string): boolean {
  return status === 'notStarted' || status === 'inProgress' || status === 'needsHelp';
}

function byId<T extends { readonly id: string }>(rows: readonly T[]): ReadonlyMap<string, T> {
  return new Map(rows.map((row) => [row.id, row]));
}
