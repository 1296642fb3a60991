import { Injectable } from '@nestjs/common';
import type { DueDecision, EffectAnswerBody } from '@kompassplan/contract';
import {
  type ActionChange,
  answerEffect,
  type DecidedChange,
  decideDueRequest,
  DomainError,
  withdrawDueRequest,
} from '@kompassplan/domain';
import { newId } from '../../persistence/new-id.js';
import type { Transaction } from '../../persistence/unit-of-work.js';
import { contextOf, writeDecided } from './write-decided.js';
import { type LockedAction, lockOne } from './locked-action.js';

type Outcome = 'changed' | 'stale';

/** What a second person decides: whether another date counts, and whether the effect of verified work lasts. */
@Injectable()
export class ActionClosure {
  /** @throws DomainError not-found, and what decideDueRequest says */
  async decideDue(tx: Transaction, id: string, version: number, { approve, reason }: DueDecision): Promise<Outcome> {
    const action = await lockOne(tx, id);
    if (action.version !== version) return 'stale';
    const { actor } = contextOf(tx, action);
    const decided = decideDueRequest(action, { approve, reason: reason ?? null }, actor);
    // A moved date is told with the reason of whoever asked for it, a refused one with that of whoever refused.
    const dueReason = approve ? (action.askedDueReason ?? undefined) : reason;
    await write(tx, action, decided, { dueReason }, approve ? 'due.approved' : 'due.refused');
    return 'changed';
  }

  /** @throws DomainError not-found, and what withdrawDueRequest says */
  async withdrawDue(tx: Transaction, id: string, version: number): Promise<Outcome> {
    const action = await lockOne(tx, id);
    if (action.version !== version) return 'stale';
    const { actor } = contextOf(tx, action);
    await write(tx, action, withdrawDueRequest(action, actor), {}, 'due.withdrawn');
    return 'changed';
  }

  /** @throws DomainError not-found, and what answerEffect says */
  async answerEffect(
    tx: Transaction,
    id: string,
    version: number,
    { answer, note }: EffectAnswerBody,
  ): Promise<Outcome> {
    const action = await lockOne(tx, id);
    if (action.version !== version) return 'stale';
    const words = note?.trim() ? note.trim() : null;
    const context = contextOf(tx, action);
    const decided = answerEffect(action, answer, words, context);
    await tx.execute(
      'INSERT INTO effect_check (id, municipality_id, action_id, at, by_id, answer, note) VALUES ($1, $2, $3, $4, $5, $6, $7)',
      [newId(), tx.tenant.municipalityId, id, tx.now, context.actor.personId, answer, words],
    );
    const changes = [{ field: 'effect', from: null, to: answer }];
    await tx.record({ entity: 'action', entityId: id, event: 'effect.answered', changes, note: words });
    await write(tx, action, decided, words === null || answer !== 'notLasting' ? {} : { note: words });
    return 'changed';
  }
}

async function write(
  tx: Transaction,
  action: LockedAction,
  decided: DecidedChange,
  change: ActionChange,
  event?: string,
): Promise<void> {
  if (!tx.tenant.actor) throw new DomainError('forbidden');
  await writeDecided(tx, [{ action, decided, change, ...(event ? { event } : {}) }], 'app');
}
