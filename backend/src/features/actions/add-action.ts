import { Injectable } from '@nestjs/common';
import type { NewAction } from '@kompassplan/contract';
import { DomainError, may } from '@kompassplan/domain';
import { lockEvaluation } from '../../persistence/lock-evaluation.js';
import { newId } from '../../persistence/new-id.js';
import { announceAssignments } from '../../persistence/reminder-events.js';
import type { Transaction } from '../../persistence/unit-of-work.js';
import { knownReferences, spelledTags } from './action-references.js';
import { namesById } from './names.query.js';

/** Adds an action by hand, beside those of the report. */
@Injectable()
export class AddAction {
  /**
   * @returns the new action's id
   * @throws DomainError not-found (evaluation), forbidden, action.start-after-due, action.sub-question-unknown, action.owner-unknown, action.unit-unknown
   */
  async add(tx: Transaction, wish: NewAction): Promise<string> {
    const { actor, municipalityId } = tx.tenant;
    const { ownerUnitId } = await knownReferences(tx, wish);
    // A manager's new action belongs to the manager's unit unless another one of theirs is named.
    const unitId = wish.unitId ?? ownerUnitId ?? (actor?.role === 'manager' ? (actor.unitIds[0] ?? null) : null);
    // Whose it becomes says nothing about where it may be put: only the unit does.
    if (!actor || !may(actor, 'action.create', { ownerId: null, unitId })) throw new DomainError('forbidden');
    if (wish.start && wish.due && wish.start > wish.due) throw new DomainError('action.start-after-due');
    // The lock gives each new action a number of its own.
    if (!(await lockEvaluation(tx, wish.evaluationId))) throw new DomainError('not-found');
    const numbers = [...new Set(wish.subQuestions)];
    const known = await tx.query<{ number: string; area: number }>(
      `SELECT number, area_number AS area FROM sub_question
       WHERE municipality_id = $1 AND evaluation_id = $2 AND number = ANY($3::text[])`,
      [municipalityId, wish.evaluationId, numbers],
    );
    if (known.length !== numbers.length) throw new DomainError('action.sub-question-unknown');
    const area = known.find((question) => question.number === numbers[0])?.area;
    const id = newId();
    await tx.execute(
      `INSERT INTO action (id, municipality_id, evaluation_id, number, title, area_number, status, owner_id, unit_id, due,
         first_due, start, created_at, updated_at)
       SELECT $1, $2, $3, coalesce(max(number), 0) + 1, $4, $5, 'notStarted', $6, $7, $8, $8, $10, $9, $9
       FROM action WHERE municipality_id = $2 AND evaluation_id = $3`,
      [id, municipalityId, wish.evaluationId, wish.title, area, wish.ownerId, unitId, wish.due, tx.now, wish.start],
    );
    await tx.execute(
      `INSERT INTO action_sub_question (municipality_id, action_id, evaluation_id, sub_question_number)
       SELECT $1, $2, $3, unnest($4::text[])`,
      [municipalityId, id, wish.evaluationId, numbers],
    );
    const tags = await spelledTags(tx, wish.tags);
    if (tags.length > 0) {
      await tx.execute('INSERT INTO action_tag (municipality_id, action_id, tag) SELECT $1, $2, unnest($3::text[])', [
        municipalityId,
        id,
        tags,
      ]);
    }
    if (wish.ownerId && wish.ownerId !== actor.personId) {
      await announceAssignments(tx, [{ actionId: id, personId: wish.ownerId }]);
    }
    const names = await namesById(tx, [wish.ownerId, unitId]);
    const told = {
      owner: names.get(wish.ownerId),
      unit: names.get(unitId),
      start: wish.start,
      due: wish.due,
      tags: tags.join(', '),
    };
    await tx.record({
      entity: 'action',
      entityId: id,
      event: 'action.added',
      changes: [
        { field: 'title', from: null, to: wish.title },
        { field: 'links', from: null, to: numbers.join(', ') },
        ...Object.entries(told).flatMap(([field, to]) => (to ? [{ field, from: null, to }] : [])),
      ],
    });
    return id;
  }
}
