import { Injectable } from '@nestjs/common';
import type { NewComment } from '@kompassplan/contract';
import { DomainError } from '@kompassplan/domain';
import { newId } from '../../persistence/new-id.js';
import { announceMentions } from '../../persistence/reminder-events.js';
import type { Transaction } from '../../persistence/unit-of-work.js';
import { lockFor } from './locked-action.js';

/** What people say about an action, and whom they want to read it. */
@Injectable()
export class ActionComments {
  /** @throws DomainError not-found, forbidden, comment.mention-unknown */
  async add(tx: Transaction, actionId: string, { text, mentionIds }: NewComment): Promise<void> {
    const { municipalityId, actor } = tx.tenant;
    // People before actions, as when somebody leaves.
    const mentioned = await activePeople(tx, [...new Set(mentionIds)]);
    await lockFor(tx, actionId, 'action.comment');
    const id = newId();
    await tx.execute(
      'INSERT INTO comment (id, municipality_id, action_id, at, by_id, text) VALUES ($1, $2, $3, $4, $5, $6)',
      [id, municipalityId, actionId, tx.now, actor?.personId, text],
    );
    if (mentioned.length > 0) {
      await tx.execute(
        'INSERT INTO comment_mention (municipality_id, comment_id, person_id) SELECT $1, $2, unnest($3::uuid[])',
        [municipalityId, id, mentioned.map((person) => person.id)],
      );
    }
    // Nobody needs a mail about what they wrote themselves.
    const told = mentioned.filter((person) => person.id !== actor?.personId);
    await announceMentions(
      tx,
      told.map((person) => ({ actionId, personId: person.id })),
    );
    const names = mentioned.map(({ name }) => name).join(', ');
    await tx.record({
      ...{ entity: 'action', entityId: actionId, event: 'comment.added', note: text },
      changes: names === '' ? [] : [{ field: 'mentions', from: null, to: names }],
    });
  }
}

/** @throws DomainError comment.mention-unknown unless all of them are active people of the municipality */
async function activePeople(tx: Transaction, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  if (ids.length === 0) return [];
  const people = await tx.query<{ id: string; name: string }>(
    `SELECT id, name FROM person WHERE municipality_id = $1 AND id = ANY($2::uuid[]) AND active
     ORDER BY id FOR SHARE`,
    [tx.tenant.municipalityId, ids],
  );
  if (people.length !== ids.length) throw new DomainError('comment.mention-unknown');
  return people;
}
