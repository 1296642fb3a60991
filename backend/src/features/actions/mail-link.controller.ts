import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { type MailLinkView, reportProgress, type ReportProgress } from '@kompassplan/contract';
import { DomainError, type Role } from '@kompassplan/domain';
import { Public } from '../../http/can.js';
import { tokenHash } from '../../http/secrets.js';
import { ZodBody } from '../../http/zod-input.js';
import type { Tenant } from '../../persistence/tenant.js';
import { type Transaction, UnitOfWork } from '../../persistence/unit-of-work.js';
import { ChangeActions } from './change-actions.js';

interface LinkedAction {
  readonly person: string;
  readonly personId: string;
  readonly role: Role;
  readonly language: 'sv' | 'en';
  readonly unitIds: readonly string[];
  readonly municipality: string;
  readonly timeZone: string;
  readonly actionId: string;
  readonly action: MailLinkView['action'];
  readonly answered: MailLinkView['answered'];
  readonly expiresAt: Date;
}

/**
 * The page behind the button of a reminder: one person, one action, no sign-in. GET and HEAD change nothing, because mail
 * scanners open every link; only a POST reports. The link ends after its time, when the action is handed over, and when
 * the person leaves.
 */
@Controller('api/mail-links')
export class MailLinkController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly changeActions: ChangeActions,
  ) {}

  @Get(':token')
  @Public()
  async show(@Param('token') token: string): Promise<MailLinkView> {
    const tenant = await this.tenantOf(token);
    return this.unitOfWork.read(tenant, async (tx) => viewOf(await linked(tx, token)));
  }

  @Post(':token')
  @HttpCode(200)
  @Public()
  async report(@Param('token') token: string, @ZodBody(reportProgress) report: ReportProgress): Promise<MailLinkView> {
    const tenant = await this.tenantOf(token);
    const { personId, role, unitIds, person, language, timeZone, actionId } = await this.unitOfWork.read(tenant, (tx) =>
      linked(tx, token),
    );
    const actor = { personId, role, unitIds, name: person, language };
    return this.unitOfWork.run({ ...tenant, timeZone, actor }, async (tx) => {
      await this.changeActions.report(tx, actionId, report, { channel: 'mailLink' });
      // Read again under the action's lock: handed over meanwhile, the link is gone and nothing is written.
      return viewOf(await linked(tx, token));
    });
  }

  /** @throws DomainError link-expired */
  private async tenantOf(token: string): Promise<Tenant> {
    const hash = tokenHash(token);
    const rows: { municipalityId: string }[] = await this.unitOfWork.lookup(hash, (manager) =>
      manager.query(
        `SELECT municipality_id AS "municipalityId" FROM one_time_token WHERE token_hash = $1 AND purpose = 'action'`,
        [hash],
      ),
    );
    const [row] = rows;
    if (!row) throw new DomainError('link-expired');
    return { municipalityId: row.municipalityId, timeZone: 'Europe/Stockholm', actor: null };
  }
}

async function linked(tx: Transaction, token: string): Promise<LinkedAction> {
  const [row] = await tx.query<LinkedAction>(
    `SELECT p.name AS person, p.id AS "personId", p.role, p.language, m.name AS municipality, m.time_zone AS "timeZone",
       t.action_id AS "actionId", t.expires_at AS "expiresAt",
       jsonb_build_object('number', a.number, 'title', a.title, 'status', a.status, 'progress', a.progress, 'due', a.due) AS action,
       (SELECT e.status FROM progress_entry e WHERE e.municipality_id = a.municipality_id AND e.action_id = a.id
          AND e.by_id = p.id AND e.through = 'mailLink' AND e.at >= t.created_at AND e.status = a.status
          AND e.status IN ('inProgress', 'done', 'needsHelp') ORDER BY e.at DESC LIMIT 1) AS answered,
       units_below(t.municipality_id, p.unit_id) AS "unitIds"
     FROM one_time_token t
     JOIN person p ON p.municipality_id = t.municipality_id AND p.id = t.person_id
     JOIN municipality m ON m.id = t.municipality_id
     JOIN action a ON a.municipality_id = t.municipality_id AND a.id = t.action_id
     WHERE t.municipality_id = $1 AND t.token_hash = $2 AND t.purpose = 'action' AND t.expires_at > $3 AND p.active`,
    [tx.tenant.municipalityId, tokenHash(token), tx.now],
  );
  if (!row) throw new DomainError('link-expired');
  return row;
}

function viewOf({ person, municipality, action, answered, expiresAt }: LinkedAction): MailLinkView {
  return { person, municipality, action, answered, expiresAt: expiresAt.toISOString() };
}
