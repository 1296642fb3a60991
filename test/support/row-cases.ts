import type { Permission, RowRights } from '@kompassplan/domain';
import { newId } from '../../backend/src/persistence/new-id.js';
import type { Client } from './client.js';

/* Every route whose right is decided row by row: which right it asks for, of what, and a request that tries it. */

export interface Row extends RowRights {
  readonly id: string;
  readonly personId: string;
  readonly itemId: string;
  readonly otherItemId: string;
  readonly evidenceId: string;
  readonly leaveId: string;
  readonly viewId: string;
}
interface Tried {
  readonly status: number;
  /** Of the refusal; null when it was done. */
  readonly code: string | null;
}
export interface Case {
  readonly right: Permission;
  /** Which line of `row-expectations.ts` tells who may, where the right alone does not. */
  readonly expects?: string;
  readonly tries: (client: Client, row: Row) => Promise<Tried>;
  /** How it is refused to whoever has the right and had a hand in the work. */
  readonly ownWork?: string;
}

const answered = ({ status, body }: { status: number; body: { code?: string } | null }): Tried => ({
  status,
  code: status < 300 ? null : (body?.code ?? String(status)),
});
const asks =
  (method: string, path: (row: Row) => string, body?: (row: Row) => unknown, version?: number) =>
  async (client: Client, row: Row): Promise<Tried> =>
    answered(
      await client.request(method, path(row), {
        ...(body ? { body: body(row) } : {}),
        ...(version ? { version } : {}),
      }),
    );
const action = (row: Row, rest = '') => `/api/actions/${row.id}${rest}`;
const listed = async (
  reply: Promise<{ status: number; body: { failed?: { code: string }[]; code?: string } }>,
): Promise<Tried> => {
  const { status, body } = await reply;
  return { status, code: body.failed?.[0]?.code ?? (status < 300 ? null : (body.code ?? String(status))) };
};

/** What the requests need to know of the installation, once it stands. */
export interface World {
  readonly evaluationId: string;
  /** Done by somebody else, so that it waits for a second person. */
  finish(actionId: string): Promise<unknown>;
  /** Verified by somebody else so long ago that its effect is to be looked at. */
  verify(actionId: string): Promise<unknown>;
  /** Somebody else asks for another date. */
  askForDate(actionId: string): Promise<unknown>;
  /** Another action with the same people in the same unit. */
  likeness(row: Row): Promise<{ readonly id: string; readonly version: number }>;
}

/** By method and path. @param world asked only when a request is made */
export const rowCases = (world: () => World): Readonly<Record<string, readonly Case[]>> => ({
  'POST /api/actions': [
    {
      right: 'action.create',
      tries: (client, { unitId }) => {
        const body = { evaluationId: world().evaluationId, title: 'Ny', subQuestions: ['1.1'], unitId };
        return client.post('/api/actions', body).then(answered);
      },
    },
  ],
  'POST /api/actions/bulk': [
    {
      right: 'action.edit',
      tries: (client, { id }) => listed(client.post('/api/actions/bulk', { ids: [id], change: { due: '2031-05-05' } })),
    },
  ],
  'POST /api/actions/sheet/changes': [
    {
      right: 'action.edit',
      tries: (client, { id }) =>
        listed(
          client.post('/api/actions/sheet/changes', {
            evaluation: world().evaluationId,
            rows: [{ id, version: 1, change: { title: 'Ur filen' } }],
          }),
        ),
    },
  ],
  'PATCH /api/actions/:id': [
    { right: 'action.edit', tries: asks('PATCH', action, () => ({ title: 'Ny rubrik' }), 1) },
    { right: 'action.edit', tries: asks('PATCH', action, () => ({ links: [{ subQuestion: '1.1', share: 0.5 }] }), 1) },
    { right: 'action.report', tries: asks('PATCH', action, () => ({ progress: 40 }), 1) },
    {
      right: 'action.verify',
      tries: async (client, row) => {
        await world().finish(row.id);
        return answered(await client.patch(action(row), { status: 'verified' }, { version: 1 }));
      },
      ownWork: 'action.verify-own',
    },
    {
      right: 'action.edit',
      expects: 'action.edit of what was verified',
      tries: async (client, row) => {
        await world().verify(row.id);
        return answered(await client.patch(action(row), { effortWeeks: 500 }, { version: 1 }));
      },
      ownWork: 'action.verified',
    },
  ],
  'POST /api/actions/:id/progress': [
    {
      right: 'action.report',
      tries: asks(
        'POST',
        (row) => action(row, '/progress'),
        () => ({ progress: 40 }),
      ),
    },
  ],
  'POST /api/actions/:id/comments': [
    {
      right: 'action.comment',
      tries: asks(
        'POST',
        (row) => action(row, '/comments'),
        () => ({ text: 'Hej' }),
      ),
    },
  ],
  'POST /api/actions/:id/checklist': [
    {
      right: 'action.edit',
      tries: asks(
        'POST',
        (row) => action(row, '/checklist'),
        () => ({ text: 'Ett steg' }),
      ),
    },
  ],
  'PUT /api/actions/:id/checklist/order': [
    {
      right: 'action.edit',
      tries: asks(
        'PUT',
        (row) => action(row, '/checklist/order'),
        ({ itemId, otherItemId }) => ({ ids: [otherItemId, itemId] }),
        1,
      ),
    },
  ],
  'PATCH /api/actions/:id/checklist/:itemId': [
    {
      right: 'action.edit',
      tries: asks(
        'PATCH',
        (row) => action(row, `/checklist/${row.itemId}`),
        () => ({ text: 'Annat' }),
        1,
      ),
    },
  ],
  'POST /api/actions/:id/checklist/:itemId/tick': [
    {
      right: 'action.report',
      tries: asks(
        'POST',
        (row) => action(row, `/checklist/${row.itemId}/tick`),
        () => ({ done: true }),
      ),
    },
  ],
  'DELETE /api/actions/:id/checklist/:itemId': [
    { right: 'action.edit', tries: asks('DELETE', (row) => action(row, `/checklist/${row.itemId}`), undefined, 1) },
  ],
  'POST /api/actions/:id/evidence': [
    {
      right: 'action.report',
      tries: asks(
        'POST',
        (row) => action(row, '/evidence'),
        () => ({ kind: 'text', title: 'Bevis', text: 'Text' }),
      ),
    },
  ],
  'DELETE /api/actions/:id/evidence/:evidenceId': [
    {
      right: 'action.report',
      tries: asks('DELETE', (row) => action(row, `/evidence/${row.evidenceId}`), undefined, 1),
    },
  ],
  'PATCH /api/actions/:id/evidence/:evidenceId': [
    {
      right: 'action.report',
      tries: asks(
        'PATCH',
        (row) => action(row, `/evidence/${row.evidenceId}`),
        () => ({ diaryNumber: 'KS 2' }),
        1,
      ),
    },
  ],
  'POST /api/actions/:id/evidence/:evidenceId/versions': [
    {
      right: 'action.report',
      tries: asks(
        'POST',
        (row) => action(row, `/evidence/${row.evidenceId}/versions`),
        () => ({ kind: 'text', title: 'Bevis', text: 'Nytt' }),
        1,
      ),
    },
  ],
  'POST /api/actions/:id/effect-check': [
    {
      right: 'action.verify',
      tries: async (client, row) => {
        await world().verify(row.id);
        return answered(await client.post(action(row, '/effect-check'), { answer: 'lasting' }, { version: 1 }));
      },
      ownWork: 'action.effect-own',
    },
  ],
  'POST /api/actions/:id/due-request/decision': [
    {
      right: 'due.decide',
      tries: async (client, row) => {
        await world().askForDate(row.id);
        return answered(await client.post(action(row, '/due-request/decision'), { approve: true }, { version: 1 }));
      },
    },
  ],
  'POST /api/actions/:id/copy': [
    {
      right: 'action.edit',
      tries: asks(
        'POST',
        (row) => action(row, '/copy'),
        () => ({}),
        1,
      ),
    },
  ],
  'POST /api/actions/:id/split': [
    {
      right: 'action.edit',
      tries: asks(
        'POST',
        (row) => action(row, '/split'),
        () => ({ parts: ['Ena', 'Andra'].map((title) => ({ title, subQuestions: ['1.1'] })) }),
        1,
      ),
    },
  ],
  'POST /api/actions/:id/merge': [
    {
      right: 'action.edit',
      tries: async (client, row) => {
        const others = [await world().likeness(row)];
        return answered(await client.post(action(row, '/merge'), { others }, { version: 1 }));
      },
    },
  ],
  'POST /api/leave-periods': [
    {
      right: 'leave.plan',
      tries: asks(
        'POST',
        () => '/api/leave-periods',
        ({ personId }) => ({ personId, from: '2098-01-01', to: '2098-01-02' }),
      ),
    },
  ],
  'PUT /api/leave-periods/:id': [
    {
      right: 'leave.plan',
      tries: asks(
        'PUT',
        ({ leaveId }) => `/api/leave-periods/${leaveId}`,
        () => ({ from: '2097-01-01', to: '2097-01-02' }),
        1,
      ),
    },
  ],
  'DELETE /api/leave-periods/:id': [
    { right: 'leave.plan', tries: asks('DELETE', ({ leaveId }) => `/api/leave-periods/${leaveId}`, undefined, 1) },
  ],
  'POST /api/saved-views': [
    {
      right: 'view.share',
      expects: 'view.share of a new view',
      tries: asks(
        'POST',
        () => '/api/saved-views',
        () => ({ name: `Vy ${newId()}`, query: 'owner=me', shared: true }),
      ),
    },
  ],
  'PATCH /api/saved-views/:id': [
    {
      right: 'view.share',
      tries: asks(
        'PATCH',
        ({ viewId }) => `/api/saved-views/${viewId}`,
        () => ({ name: `Vy ${newId()}` }),
        1,
      ),
    },
  ],
  'DELETE /api/saved-views/:id': [
    {
      right: 'view.share',
      tries: asks('DELETE', ({ viewId }) => `/api/saved-views/${viewId}`, undefined, 1),
    },
  ],
});
