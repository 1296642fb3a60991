import { Injectable } from '@nestjs/common';
import type { Demo, DemoSignIn } from '@kompassplan/contract';
import { computeReadiness, DomainError, shownReadiness } from '@kompassplan/domain';
import { Env } from '../config/env.js';
import { localDay } from '../persistence/local-day.js';
import { planInputOf } from '../persistence/plan-input.query.js';
import type { Tenant } from '../persistence/tenant.js';
import { type Transaction, UnitOfWork } from '../persistence/unit-of-work.js';
import { DEMO_EMAILS } from './demo-accounts.js';
import { type NewSession, Sessions } from './sessions.js';

type Account = Demo['accounts'][number] & { readonly id: string };

/** "Öppna exemplet": the sample municipality without a password, in the embedded profile and nowhere else. */
@Injectable()
export class DemoAccess {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: Sessions,
    private readonly env: Env,
  ) {}

  async show(): Promise<Demo> {
    const found = await this.find();
    return {
      available: found !== null,
      municipality: found?.name ?? null,
      accounts: found?.accounts.map(({ role, name, email }) => ({ role, name, email })) ?? [],
      plan: found === null ? null : await this.unitOfWork.read(found.tenant, planOf),
    };
  }

  /** @throws DomainError not-found where there is no sample */
  async signIn({ role }: DemoSignIn): Promise<NewSession> {
    const found = await this.find();
    const account = found?.accounts.find((candidate) => candidate.role === role);
    if (!found || !account) throw new DomainError('not-found');
    return this.unitOfWork.run(found.tenant, (tx) => this.sessions.open(tx, account.id));
  }

  private async find(): Promise<{ name: string; tenant: Tenant; accounts: Account[] } | null> {
    if (this.env.profile !== 'embedded') return null;
    const sample = (await this.unitOfWork.everyMunicipality()).find((municipality) => municipality.sample);
    if (!sample) return null;
    const tenant: Tenant = { municipalityId: sample.id, timeZone: sample.timeZone, actor: null };
    const accounts = await this.unitOfWork.read(tenant, (tx) =>
      tx.query<Account>(
        `SELECT id, role, name, email FROM person
         WHERE municipality_id = $1 AND active AND email = ANY($2) ORDER BY array_position($2::text[], email)`,
        [sample.id, DEMO_EMAILS],
      ),
    );
    return { name: sample.name, tenant, accounts };
  }
}

/** The municipality's first evaluation, by area. */
async function planOf(tx: Transaction): Promise<Demo['plan']> {
  const [evaluation] = await tx.query<{ id: string; year: number }>(
    'SELECT id, year FROM evaluation WHERE municipality_id = $1 ORDER BY year, id LIMIT 1',
    [tx.tenant.municipalityId],
  );
  if (!evaluation) return null;
  const input = await planInputOf(tx, evaluation.id, localDay(tx.now, tx.tenant.timeZone));
  const { max, areas } = shownReadiness(computeReadiness(input));
  return {
    year: evaluation.year,
    max,
    actions: input.actions.length,
    areas: areas.map(({ number, name, baseline, states, goal }) => ({
      number,
      name,
      baseline,
      verified: states.verified,
      done: states.done,
      goal,
    })),
  };
}
