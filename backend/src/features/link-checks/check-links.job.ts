import { Injectable, type OnModuleInit } from '@nestjs/common';
import { afterCheck, isFailing, type LinkOutcome, linksToAsk, type LinkState, nextCheckAt } from '@kompassplan/domain';
import { Env } from '../../config/env.js';
import type { Tenant } from '../../persistence/tenant.js';
import { type Transaction, UnitOfWork } from '../../persistence/unit-of-work.js';
import type { Jobs } from '../../queue/job-catalogue.js';
import { type JobContext, JobHandler } from '../../queue/job-handler.js';
import { JobQueue } from '../../queue/job-queue.js';
import { askLink, type AskOptions } from './ask-link.js';
import { hostToAsk } from './link-address.js';

/** So many in one run, and of one host: a municipality's own site has most of them, and the next run takes the rest. */
const MOST = { perRun: 60, perHost: 10 };
/** Asked at the same time. */
const AT_ONCE = 4;
/** A run that died leaves what it had begun to the next one. */
const CLAIM_MINUTES = 15;

interface Waiting {
  readonly tenant: Tenant;
  readonly evidenceId: string;
  readonly actionId: string;
  readonly title: string;
  readonly url: string;
  readonly host: string;
  readonly before: LinkState | null;
}

/** Asks the addresses of evidence whether they still answer. What it learns stands beside the evidence, never in it. */
@Injectable()
export class CheckLinks implements OnModuleInit {
  /** How an address is asked; a test lets it reach a server of its own. */
  ask: AskOptions = {};

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: JobQueue,
    private readonly env: Env,
  ) {}

  onModuleInit(): void {
    this.jobs.schedule('links.check', '25 * * * *', 'Europe/Stockholm', {});
  }

  @JobHandler('links.check')
  async run({ municipalityId }: Jobs['links.check'], { signal }: Pick<JobContext, 'signal'>): Promise<void> {
    if (!this.env.checkLinks) return;
    const waiting: Waiting[] = [];
    for (const { id, timeZone } of await this.unitOfWork.everyMunicipality()) {
      if (municipalityId !== undefined && municipalityId !== id) continue;
      const tenant: Tenant = { municipalityId: id, timeZone, actor: null };
      waiting.push(...(await this.unitOfWork.read(tenant, waitingLinks)));
    }
    const queue = linksToAsk(waiting, MOST);
    const worker = async (): Promise<void> => {
      for (let link = queue.shift(); link && !signal.aborted; link = queue.shift()) await this.check(link, signal);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  }

  /** Nothing of the database is held while the address is asked. */
  private async check(link: Waiting, signal: AbortSignal): Promise<void> {
    if (!(await this.unitOfWork.run(link.tenant, (tx) => claim(tx, link)))) return;
    const outcome = await askLink(link.url, { ...this.ask, signal });
    // Asked to stop in the middle: that says nothing about the link.
    if (signal.aborted) return;
    await this.unitOfWork.run(link.tenant, (tx) => keep(tx, link, outcome));
  }
}

/** Links whose time has come, the longest waiting first. */
async function waitingLinks(tx: Transaction): Promise<Waiting[]> {
  const rows = await tx.query<Omit<Waiting, 'tenant' | 'host' | 'before'> & StoredState>(
    `SELECT e.id AS "evidenceId", e.action_id AS "actionId", e.title, e.url, c.outcome, c.checked_at AS "checkedAt",
       c.failing_since AS "failingSince"
     FROM evidence e LEFT JOIN link_check c ON c.municipality_id = e.municipality_id AND c.evidence_id = e.id
     WHERE e.municipality_id = $1 AND e.kind = 'link' AND e.removed_at IS NULL AND (c.next_at IS NULL OR c.next_at <= $2)
     ORDER BY c.next_at NULLS FIRST, e.added_at, e.id LIMIT 1000`,
    [tx.tenant.municipalityId, tx.now],
  );
  return rows.map(({ outcome, checkedAt, failingSince, ...link }) => ({
    ...link,
    tenant: tx.tenant,
    host: hostToAsk(link.url) ?? '',
    before:
      outcome === null || checkedAt === null
        ? null
        : { outcome, checkedAt: checkedAt.toISOString(), failingSince: failingSince?.toISOString() ?? null },
  }));
}
interface StoredState {
  readonly outcome: LinkOutcome | null;
  readonly checkedAt: Date | null;
  readonly failingSince: Date | null;
}

/** Of two runs at once one takes it. */
async function claim(tx: Transaction, { evidenceId, url }: Waiting): Promise<boolean> {
  const until = new Date(tx.now.getTime() + CLAIM_MINUTES * 60_000);
  const taken = await tx.execute(
    `INSERT INTO link_check (municipality_id, evidence_id, url, next_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (evidence_id) DO UPDATE SET next_at = $4 WHERE link_check.next_at <= $5`,
    [tx.tenant.municipalityId, evidenceId, url, until, tx.now],
  );
  return taken === 1;
}

/** Only where the evidence still has this address. The history tells when a link stops answering and when it does again. */
async function keep(
  tx: Transaction,
  { evidenceId, actionId, title, url, before }: Waiting,
  outcome: LinkOutcome,
): Promise<void> {
  const state = afterCheck(before, outcome, tx.now.toISOString());
  const kept = await tx.execute(
    `UPDATE link_check SET outcome = $4, checked_at = $5, failing_since = $6, next_at = $7
     WHERE municipality_id = $1 AND evidence_id = $2 AND url = $3`,
    [tx.tenant.municipalityId, evidenceId, url, outcome, state.checkedAt, state.failingSince, nextCheckAt(state)],
  );
  const failed = before !== null && isFailing(before.outcome);
  if (kept === 0 || failed === isFailing(outcome)) return;
  await tx.record({
    ...{ entity: 'action', entityId: actionId },
    event: failed ? 'evidence.linkAnswers' : 'evidence.linkFails',
    changes: [{ field: 'evidence', from: null, to: title }],
  });
}
