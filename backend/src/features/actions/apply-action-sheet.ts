import { Injectable } from '@nestjs/common';
import type { ActionSheetChanges, ActionSheetResult, SheetChange } from '@kompassplan/contract';
import { decideChange, DomainError, tidyTags } from '@kompassplan/domain';
import { problemOf } from '../../http/problem.filter.js';
import type { Tenant } from '../../persistence/tenant.js';
import { type Transaction, UnitOfWork } from '../../persistence/unit-of-work.js';
import { checkReferences, lockReferences, spelledTags } from './action-references.js';
import { subQuestionsOf } from './action-sheet.query.js';
import { contextOf, writeDecided } from './write-decided.js';
import { lockActions } from './locked-action.js';
import type { Accepted } from './record-change.js';
import { linksOf, replaceLinksOf } from '../../persistence/replace-links.js';
import { wishOf } from './sheet-wish.js';

/** Writes what somebody chose of a sheet's diff: by the rules and rights of every other change, in one transaction. */
@Injectable()
export class ApplyActionSheet {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * Rows that are refused are told and left as they are; the others are written. A constant number of statements.
   * @throws DomainError not-found (evaluation)
   */
  apply(tenant: Tenant, { evaluation, rows, dueReason }: ActionSheetChanges): Promise<ActionSheetResult> {
    return this.unitOfWork.run(tenant, async (tx) => {
      const subQuestions = await subQuestionsOf(tx, evaluation);
      if (!subQuestions) throw new DomainError('not-found');
      const wanted = new Map(rows.map((row) => [row.id, row]));
      // People before actions, as when somebody leaves: otherwise two could wait for each other.
      const references = await lockReferences(
        tx,
        rows.map(({ change }) => named(change)),
      );
      const locked = new Map((await lockActions(tx, [...wanted.keys()])).map((action) => [action.id, action]));
      const spelling = await spelledOf(tx, rows);
      const accepted: (Accepted & { readonly links: readonly string[] | undefined })[] = [];
      const failed: ActionSheetResult['failed'] = [];
      for (const { id, version, change } of wanted.values()) {
        const action = locked.get(id);
        try {
          if (!action || action.evaluationId !== evaluation) throw new DomainError('not-found');
          if (action.version !== version) throw new DomainError('stale-version');
          if (change.links?.some((number) => !subQuestions.has(number))) {
            throw new DomainError('action.sub-question-unknown');
          }
          const wish = {
            ...wishOf(change, action, dueReason),
            ...(change.tags ? { tags: tidyTags(change.tags).map((tag) => spelling.get(tag) ?? tag) } : {}),
            ...checkReferences(references, named(change)),
          };
          accepted.push({
            ...{ action, change: wish, links: change.links },
            decided: decideChange(action, wish, contextOf(tx, action)),
          });
        } catch (error) {
          if (!(error instanceof DomainError)) throw error;
          const message = problemOf(error, tenant.actor?.language ?? 'sv').title;
          failed.push({ id, number: action?.number ?? null, code: error.code, message });
        }
      }
      await relink(tx, evaluation, accepted);
      await writeDecided(tx, accepted, 'app');
      return { changed: accepted.length, failed };
    });
  }
}

function named({ owner, unit, deputy, contributors }: SheetChange) {
  return { ownerId: owner, unitId: unit, deputyId: deputy, contributorIds: contributors };
}

/** How the municipality spells each tag of the sheet; one that is new to it as the first row does. */
async function spelledOf(tx: Transaction, rows: ActionSheetChanges['rows']): Promise<ReadonlyMap<string, string>> {
  const tags = [...new Set(rows.flatMap(({ change }) => tidyTags(change.tags ?? [])))];
  const spelled = new Map((await spelledTags(tx, tags)).map((tag) => [tag.toLocaleLowerCase('sv'), tag]));
  return new Map(tags.map((tag) => [tag, spelled.get(tag.toLocaleLowerCase('sv')) ?? tag]));
}

/** A sub-question that stays keeps the share that somebody set. */
async function relink(
  tx: Transaction,
  evaluationId: string,
  accepted: readonly { readonly action: { readonly id: string }; readonly links: readonly string[] | undefined }[],
): Promise<void> {
  const relinked = accepted.flatMap(({ action, links }) => (links ? [{ id: action.id, links: new Set(links) }] : []));
  if (relinked.length === 0) return;
  const set = await linksOf(
    tx,
    relinked.map(({ id }) => id),
  );
  const shares = new Map(set.map(({ actionId, subQuestion, share }) => [`${actionId} ${subQuestion}`, share]));
  await replaceLinksOf(
    tx,
    evaluationId,
    relinked.flatMap(({ id, links }) =>
      [...links].map((subQuestion) => ({
        ...{ actionId: id, subQuestion, share: shares.get(`${id} ${subQuestion}`) ?? null },
      })),
    ),
  );
}
