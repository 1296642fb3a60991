import type { ActionRow } from '@kompassplan/contract';
import { workedBy, type WorkedOn } from '@kompassplan/domain';

/** What the row holds beside the people whom it tells. */
export type StoredHands = Pick<WorkedOn, 'doneById' | 'doneOwnerId' | 'verifiedById' | 'provenByIds'>;
type People = Pick<ActionRow, 'owner' | 'deputy' | 'contributors'>;

export function handsOf({ owner, deputy, contributors, ...row }: People & StoredHands): WorkedOn {
  const { doneById, doneOwnerId, verifiedById, provenByIds } = row;
  return {
    ...{ ownerId: owner?.id ?? null, deputyId: deputy?.id ?? null, contributorIds: contributors.map(({ id }) => id) },
    ...{ doneById, doneOwnerId, verifiedById, provenByIds },
  };
}

/** The row as it is told: who had a hand in the work, instead of how that is known. */
export function toldWorkers<R extends People & StoredHands>(
  stored: R,
): Omit<R, keyof StoredHands> & Pick<ActionRow, 'workedBy'> {
  const { doneById: _by, doneOwnerId: _owner, verifiedById: _verifier, provenByIds: _provers, ...row } = stored;
  return { ...row, workedBy: workedBy(handsOf(stored)) };
}
