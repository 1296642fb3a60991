import type { ActionPatch } from '@kompassplan/contract';
import { DomainError } from '@kompassplan/domain';
import type { Transaction } from './unit-of-work.js';

/** @throws DomainError action.sub-question-unknown */
export async function replaceLinks(
  tx: Transaction,
  action: { readonly id: string; readonly evaluationId: string },
  links: NonNullable<ActionPatch['links']>,
): Promise<{ from: WantedLink[]; to: WantedLink[] }> {
  const wanted = [...new Map(links.map((link) => [link.subQuestion, link])).values()];
  const to = wanted.map(({ subQuestion, share }) => ({ actionId: action.id, subQuestion, share: share ?? null }));
  return { from: await replaceLinksOf(tx, action.evaluationId, to), to };
}

/** The links of actions, with the shares that somebody set. */
export function linksOf(tx: Transaction, actionIds: readonly string[]): Promise<WantedLink[]> {
  return tx.query(
    `SELECT action_id AS "actionId", sub_question_number AS "subQuestion", share FROM action_sub_question
     WHERE municipality_id = $1 AND action_id = ANY($2::uuid[])`,
    [tx.tenant.municipalityId, actionIds],
  );
}

export interface WantedLink {
  readonly actionId: string;
  readonly subQuestion: string;
  /** Null: by effort. */
  readonly share: number | null;
}

/**
 * Gives actions of one plan new links, in two statements.
 * @param wanted each sub-question of an action once
 * @param options.ids whose links these are, where some may get none
 * @returns those that were there before
 * @throws DomainError action.sub-question-unknown
 */
export async function replaceLinksOf(
  tx: Transaction,
  evaluationId: string,
  wanted: readonly WantedLink[],
  options: { readonly ids?: readonly string[]; readonly event?: string } = {},
): Promise<WantedLink[]> {
  const ids = options.ids ?? [...new Set(wanted.map(({ actionId }) => actionId))];
  if (ids.length === 0) return [];
  const params = [tx.tenant.municipalityId, evaluationId];
  const before = await tx.query<WantedLink>(
    `DELETE FROM action_sub_question WHERE municipality_id = $1 AND evaluation_id = $2 AND action_id = ANY($3::uuid[])
     RETURNING action_id AS "actionId", sub_question_number AS "subQuestion", share`,
    [...params, ids],
  );
  await insertLinks(tx, evaluationId, wanted);
  for (const id of ids) {
    const own = ({ actionId }: WantedLink) => actionId === id;
    const [from, to] = [before.filter(own), wanted.filter(own)];
    if (sameLinks(from, to)) continue;
    await tx.record({
      entity: 'action',
      entityId: id,
      event: options.event ?? 'action.relinked',
      changes: [{ field: 'links', ...relinkTold(from, to) }],
    });
  }
  return before;
}

export function sameLinks(a: readonly WantedLink[], b: readonly WantedLink[]): boolean {
  const key = ({ subQuestion, share }: WantedLink) => `${subQuestion} ${share ?? ''}`;
  const keys = new Set(a.map(key));
  return a.length === b.length && b.every((link) => keys.has(key(link)));
}

/** Shares with as many decimals as it takes to see that they changed. */
function relinkTold(from: readonly WantedLink[], to: readonly WantedLink[]): { from: string; to: string } {
  const told = [0, 1, 2].map((decimals) => ({ from: linksTold(from, decimals), to: linksTold(to, decimals) }));
  return told.find((pair) => pair.from !== pair.to) ?? { from: linksTold(from), to: linksTold(to) };
}

/** Links of actions that have none of these yet. @throws DomainError action.sub-question-unknown */
export async function insertLinks(tx: Transaction, evaluationId: string, wanted: readonly WantedLink[]): Promise<void> {
  if (wanted.length === 0) return;
  const written = await tx.execute(
    `INSERT INTO action_sub_question (municipality_id, action_id, evaluation_id, sub_question_number, share)
     SELECT $1, l."actionId", $2, q.number, l.share
     FROM jsonb_to_recordset($3::jsonb) AS l("actionId" uuid, "subQuestion" text, share double precision)
     JOIN sub_question q ON q.municipality_id = $1 AND q.evaluation_id = $2 AND q.number = l."subQuestion"`,
    [tx.tenant.municipalityId, evaluationId, JSON.stringify(wanted)],
  );
  if (written !== wanted.length) throw new DomainError('action.sub-question-unknown');
}

/** "1.1, 2.3 (40 %)": a share is told where it was set by hand. */
export function linksTold(
  links: readonly { readonly subQuestion: string; readonly share?: number | null | undefined }[],
  decimals = 0,
): string {
  return links
    .map(({ subQuestion, share }) =>
      typeof share !== 'number'
        ? subQuestion
        : `${subQuestion} (${(share * 100).toFixed(decimals).replace('.', ',')} %)`,
    )
    .sort()
    .join(', ');
}
