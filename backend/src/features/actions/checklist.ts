import { Injectable } from '@nestjs/common';
import type { ChecklistOrder, ChecklistText, ChecklistTick } from '@kompassplan/contract';
import { assertRoomInChecklist, assertSameItems, DomainError } from '@kompassplan/domain';
import { newId } from '../../persistence/new-id.js';
import type { Transaction } from '../../persistence/unit-of-work.js';
import { lockFor, touch } from './locked-action.js';

interface Item {
  readonly id: string;
  readonly text: string;
  readonly done: boolean;
}

/** The steps of an action. Who edits it decides what they are; who works on it ticks them. */
@Injectable()
export class ActionChecklist {
  /** @throws DomainError not-found, forbidden, checklist.full */
  async add(tx: Transaction, actionId: string, { text }: ChecklistText): Promise<void> {
    await lockFor(tx, actionId, 'action.edit');
    assertRoomInChecklist((await itemsOf(tx, actionId)).length);
    await tx.execute(
      `INSERT INTO checklist_item (id, municipality_id, action_id, position, text)
       SELECT $1, $2, $3, coalesce(max(position), 0) + 1, $4 FROM checklist_item
       WHERE municipality_id = $2 AND action_id = $3`,
      [newId(), tx.tenant.municipalityId, actionId, text],
    );
    await changed(tx, actionId, 'checklist.added', null, text);
  }

  /** @throws DomainError not-found (also an item of another action), forbidden */
  async reword(
    tx: Transaction,
    actionId: string,
    itemId: string,
    version: number,
    { text }: ChecklistText,
  ): Promise<'changed' | 'stale'> {
    const action = await lockFor(tx, actionId, 'action.edit');
    const item = await itemOf(tx, actionId, itemId);
    if (action.version !== version) return 'stale';
    if (item.text === text) return 'changed';
    await tx.execute('UPDATE checklist_item SET text = $3 WHERE municipality_id = $1 AND id = $2', [
      tx.tenant.municipalityId,
      itemId,
      text,
    ]);
    await changed(tx, actionId, 'checklist.reworded', item.text, text);
    return 'changed';
  }

  /** Whoever ticks what is ticked already changes nothing: the first one did it. */
  async tick(tx: Transaction, actionId: string, itemId: string, { done }: ChecklistTick): Promise<void> {
    await lockFor(tx, actionId, 'action.report');
    const item = await itemOf(tx, actionId, itemId);
    if (item.done === done) return;
    await tx.execute('UPDATE checklist_item SET done_at = $3, done_by_id = $4 WHERE municipality_id = $1 AND id = $2', [
      tx.tenant.municipalityId,
      itemId,
      done ? tx.now : null,
      done ? tx.tenant.actor?.personId : null,
    ]);
    await changed(tx, actionId, done ? 'checklist.ticked' : 'checklist.unticked', null, item.text);
  }

  /** @throws DomainError not-found, forbidden, checklist.order-incomplete */
  async reorder(
    tx: Transaction,
    actionId: string,
    version: number,
    { ids }: ChecklistOrder,
  ): Promise<'changed' | 'stale'> {
    const action = await lockFor(tx, actionId, 'action.edit');
    if (action.version !== version) return 'stale';
    const items = await itemsOf(tx, actionId);
    assertSameItems(
      items.map(({ id }) => id),
      ids,
    );
    if (items.every(({ id }, index) => id === ids[index])) return 'changed';
    await tx.execute(
      `UPDATE checklist_item i SET position = o.position FROM unnest($3::uuid[]) WITH ORDINALITY AS o(id, position)
       WHERE i.municipality_id = $1 AND i.action_id = $2 AND i.id = o.id`,
      [tx.tenant.municipalityId, actionId, ids],
    );
    const texts = new Map(items.map(({ id, text }) => [id, text]));
    const told = (order: readonly string[]) => order.map((id) => texts.get(id)).join(' · ');
    const before = items.map(({ id }) => id);
    await changed(tx, actionId, 'checklist.reordered', told(before), told(ids));
    return 'changed';
  }

  /** Its words stay in the history. */
  async remove(tx: Transaction, actionId: string, version: number, itemId: string): Promise<'changed' | 'stale'> {
    const action = await lockFor(tx, actionId, 'action.edit');
    const item = await itemOf(tx, actionId, itemId);
    if (action.version !== version) return 'stale';
    await tx.execute('DELETE FROM checklist_item WHERE municipality_id = $1 AND id = $2', [
      tx.tenant.municipalityId,
      itemId,
    ]);
    await changed(tx, actionId, 'checklist.removed', item.text, null);
    return 'changed';
  }
}

function itemsOf(tx: Transaction, actionId: string): Promise<Item[]> {
  return tx.query(
    `SELECT id, text, done_at IS NOT NULL AS done FROM checklist_item
     WHERE municipality_id = $1 AND action_id = $2 ORDER BY position, id`,
    [tx.tenant.municipalityId, actionId],
  );
}

async function itemOf(tx: Transaction, actionId: string, itemId: string): Promise<Item> {
  const item = (await itemsOf(tx, actionId)).find(({ id }) => id === itemId);
  if (!item) throw new DomainError('not-found');
  return item;
}

async function changed(
  tx: Transaction,
  actionId: string,
  event: string,
  from: string | null,
  to: string | null,
): Promise<void> {
  await touch(tx, actionId);
  await tx.record({ entity: 'action', entityId: actionId, event, changes: [{ field: 'checklist', from, to }] });
}
