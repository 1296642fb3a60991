import { Injectable } from '@nestjs/common';
import type { CopyAction } from '@kompassplan/contract';
import { DomainError } from '@kompassplan/domain';
import { lockEvaluation } from '../../persistence/lock-evaluation.js';
import { newId } from '../../persistence/new-id.js';
import type { Transaction } from '../../persistence/unit-of-work.js';
import { copyChecklist, editable, insertKin } from './kin-rows.js';
import { lockOne, touch } from './locked-action.js';
import { namesById } from './names.query.js';
import { insertLinks, linksOf, linksTold } from '../../persistence/replace-links.js';

/**
 * The same task once more, for somebody else or another place: title, what it is to achieve, sub-questions with their shares,
 * tags, steps and the words of the report. Who, when, how far and what proves it are its own.
 */
@Injectable()
export class CopyAnAction {
  /**
   * @returns the id of the copy, or `stale` when the action is not the one that was seen
   * @throws DomainError not-found, forbidden, action.merged
   */
  async copy(tx: Transaction, id: string, version: number, wish: CopyAction): Promise<string> {
    const [seen] = await editable(tx, [id]);
    if (!seen || !(await lockEvaluation(tx, seen.evaluationId))) throw new DomainError('not-found');
    const source = await lockOne(tx, id);
    if (source.version !== version || seen.version !== version) return 'stale';
    const links = await linksOf(tx, [id]);
    const copy = newId();
    const { effortWeeks, description } = source;
    const title = wish.title ?? source.title;
    const subQuestions = links.map(({ subQuestion }) => subQuestion);
    await insertKin(tx, source, 'copy', [{ id: copy, title, effortWeeks, description, subQuestions }]);
    await insertLinks(
      tx,
      source.evaluationId,
      links.map((link) => ({ ...link, actionId: copy })),
    );
    await copyChecklist(tx, id, copy);
    await touch(tx, id);
    const names = await namesById(tx, [id, copy, source.unitId]);
    await tx.record({
      ...{ entity: 'action', entityId: copy, event: 'action.added' },
      changes: [
        { field: 'title', from: null, to: title },
        { field: 'links', from: null, to: linksTold(links) },
        { field: 'copyOf', from: null, to: names.get(id) },
        ...(source.unitId ? [{ field: 'unit', from: null, to: names.get(source.unitId) }] : []),
        ...(source.tags.length > 0 ? [{ field: 'tags', from: null, to: source.tags.join(', ') }] : []),
      ],
    });
    const changes = [{ field: 'copies', from: null, to: names.get(copy) }];
    await tx.record({ entity: 'action', entityId: id, event: 'action.copied', changes });
    return copy;
  }
}
