import type { CommitImportBody, CommitResult, Evaluation, ImportView } from '@kompassplan/contract';
import type { Client, Json } from './client.js';
import { upload, whenRead } from './import-report.js';

/** Uploads and waits until it has been read, however that ended. */
export async function readFile(client: Client, name: string, content: Uint8Array): Promise<ImportView> {
  const created = await upload(client, name, content);
  if (created.status !== 202) throw new Error(`Not received: ${created.status}`);
  return whenRead(client, created.body.id);
}

/** Commits a draft as it stands. @param body `duplicate` where the plan has the evaluation already */
export async function committed(client: Client, view: ImportView, body: CommitImportBody = {}): Promise<CommitResult> {
  if (view.status !== 'review') throw new Error(`Not to be reviewed: ${JSON.stringify(view.errors ?? view.failure)}`);
  const reply = await client.post<CommitResult>(`/api/imports/${view.id}/commit`, body);
  if (reply.status !== 200) throw new Error(`Not committed: ${reply.status}`);
  return reply.body;
}

/** Evaluation and actions without what differs between two installations. */
export async function planOf(client: Client, evaluationId: string): Promise<unknown> {
  const { body } = await client.get<Evaluation>(`/api/evaluations/${evaluationId}`);
  const { body: actions } = await client.get(`/api/actions?evaluation=${evaluationId}&limit=500&sort=number`);
  return {
    head: [body.municipality, body.year, body.month, body.edition, body.evaluators, body.pointsTotal, body.pointsMax],
    areas: body.areas.map(({ strengths, improvements, ...area }) => ({
      ...area,
      strengths: strengths.map(({ text, page }) => ({ text, page })),
      improvements: improvements.map(({ text, page, actionId }) => ({ text, page, hasAction: actionId !== null })),
    })),
    actions: actions.items.map((action: Json) => ({
      ...{ number: action.number, title: action.title, due: action.due, owner: action.owner?.name ?? null },
      links: action.links.map((link: { subQuestion: string }) => link.subQuestion),
      pointsAtStake: action.pointsAtStake,
    })),
  };
}
