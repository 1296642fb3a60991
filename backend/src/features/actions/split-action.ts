import { Injectable } from '@nestjs/common';
import type { SplitAction } from '@kompassplan/contract';
import { decideChange, decideSplit, DomainError } from '@kompassplan/domain';
import { localDay } from '../../persistence/local-day.js';
import { lockEvaluation } from '../../persistence/lock-evaluation.js';
import { newId } from '../../persistence/new-id.js';
import { planInputOf } from '../../persistence/plan-input.query.js';
import { announceAssignments } from '../../persistence/reminder-events.js';
import type { Transaction } from '../../persistence/unit-of-work.js';
import { dependenciesOf, lockDependencies } from './action-references.js';
import { editable, insertKin, lockWithWaiting, type NewKin, writeWaits } from './kin-rows.js';
import type { LockedAction } from './locked-action.js';
import { namesById } from './names.query.js';
import { insertLinks, linksTold, replaceLinksOf, type WantedLink } from '../../persistence/replace-links.js';
import { actorOf, contextOf, writeDecided } from './write-decided.js';

/**
 * Divides an action: it stays as the first part, with its number, history, proof and steps; the others are new and go on where
 * it stood, with the same people and dates, and say where they come from. Whoever waits for it waits for all parts.
 */
@Injectable()
export class SplitAnAction {
  /** @throws DomainError not-found, forbidden, and what decideSplit says */
  async split(tx: Transaction, id: string, version: number, { parts }: SplitAction): Promise<'changed' | 'stale'> {
    const [seen] = await editable(tx, [id]);
    await lockDependencies(tx);
    if (!seen || !(await lockEvaluation(tx, seen.evaluationId))) throw new DomainError('not-found');
    const action = await lockWithWaiting(tx, seen.evaluationId, [id]).then((locked) => locked.get(id));
    if (!action) throw new DomainError('not-found');
    if (action.version !== version || seen.version !== version) return 'stale';
    const { actions: plan } = await planInputOf(tx, action.evaluationId, localDay(tx.now, tx.tenant.timeZone));
    const links = plan.find((one) => one.id === id)?.links ?? [];
    const kin = parts.map((part, index): NewKin => ({
      ...part,
      id: index === 0 ? id : newId(),
      description: part.description === undefined ? action.description : part.description,
    }));
    const divided = decideSplit({ ...action, links }, kin, plan);
    const [first, ...others] = kin;
    if (!first) throw new DomainError('not-found');
    await insertKin(tx, action, 'split', others);
    const own = (one: WantedLink) => one.actionId === id;
    await replaceLinksOf(tx, action.evaluationId, divided.filter(own), { ids: [id] });
    await insertLinks(
      tx,
      action.evaluationId,
      divided.filter((one) => !own(one)),
    );
    const { title, effortWeeks, description } = first;
    const change = { title, effortWeeks, description, relinks: true };
    const names = await namesById(tx, [id, action.ownerId, action.unitId, ...others.map((one) => one.id)]);
    const numbers = others.map((one) => names.get(one.id)).join(', ');
    await writeDecided(
      tx,
      [
        {
          ...{ action, change, event: 'action.split', decided: decideChange(action, change, contextOf(tx, action)) },
          beside: [{ field: 'parts', from: null, to: numbers }],
        },
      ],
      'app',
    );
    await this.wait(tx, action, others);
    await recordParts(tx, action, others, divided, names);
    const { ownerId } = action;
    if (ownerId && ownerId !== actorOf(tx).personId) {
      await announceAssignments(
        tx,
        others.map((one) => ({ actionId: one.id, personId: ownerId })),
      );
    }
    return 'changed';
  }

  private async wait(tx: Transaction, { id, evaluationId, waitsForIds }: LockedAction, others: readonly NewKin[]) {
    const before = await dependenciesOf(tx, evaluationId, []);
    const ids = others.map((one) => one.id);
    const waiting = [...new Set(before.filter(({ waitsForId }) => waitsForId === id).map(({ actionId }) => actionId))];
    const waitsFor = new Map<string, readonly string[]>([
      ...ids.map((one) => [one, waitsForIds] as const),
      ...waiting.map((one) => {
        const old = before.filter(({ actionId }) => actionId === one).map(({ waitsForId }) => waitsForId);
        return [one, [...old, ...ids]] as const;
      }),
    ]);
    await writeWaits(tx, waitsFor, before, new Set(ids));
  }
}

async function recordParts(
  tx: Transaction,
  source: LockedAction,
  others: readonly NewKin[],
  links: readonly WantedLink[],
  names: ReadonlyMap<unknown, string>,
): Promise<void> {
  for (const { id, title } of others) {
    const told = {
      ...{ title, links: linksTold(links.filter(({ actionId }) => actionId === id)), splitFrom: names.get(source.id) },
      ...{ status: source.status === 'notStarted' ? null : source.status, progress: source.progress || null },
      ...{ owner: names.get(source.ownerId), unit: names.get(source.unitId), start: source.start, due: source.due },
      ...{ tags: source.tags.join(', ') },
    };
    const changes = Object.entries(told).flatMap(([field, to]) => (to ? [{ field, from: null, to }] : []));
    await tx.record({ entity: 'action', entityId: id, event: 'action.added', changes });
  }
}
