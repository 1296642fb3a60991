import type { FieldChange } from '@kompassplan/domain';
import { newId } from '../../persistence/new-id.js';
import type { Transaction } from '../../persistence/unit-of-work.js';
import type { Stamps } from './locked-action.js';
import { sameLinks, type WantedLink } from '../../persistence/replace-links.js';
import type { Written } from './write-decided.js';

export interface LinkStep {
  readonly from: readonly WantedLink[];
  readonly to: readonly WantedLink[];
}

/** What a change did to one action. */
export interface UndoStep {
  readonly id: string;
  /** The version that the change made. */
  readonly version?: number;
  readonly changes: readonly FieldChange[];
  /** When what was reported or asked for before was reported or asked for. */
  readonly stamps: { readonly [K in keyof Stamps]: string | null };
  readonly links: LinkStep | null;
}

/** Longer than it can be used, so that whoever comes too late is told so. */
const KEPT_MINUTES = 60;

/** @returns null when the links are what they were */
export function linksStepOf(step: LinkStep): LinkStep | null {
  return sameLinks(step.from, step.to) ? null : step;
}

/**
 * Keeps what the person has just changed, so that it can be taken back. The same statement drops a few that nobody can use
 * any more; those that another writer drops at this moment are left to that one.
 * @returns the id to take it back by; null when nothing changed
 */
export async function keepUndo(
  tx: Transaction,
  written: readonly Written[],
  links: LinkStep | null = null,
): Promise<string | null> {
  const steps = written.flatMap(({ action, decided }): UndoStep[] => {
    if (decided.changes.length === 0 && links === null) return [];
    return [{ id: action.id, version: action.version + 1, changes: decided.changes, stamps: stampsOf(action), links }];
  });
  const person = tx.tenant.actor?.personId;
  if (steps.length === 0 || person === undefined) return null;
  const id = newId();
  await tx.execute(
    `WITH old AS (SELECT id FROM change_undo WHERE municipality_id = $2 AND at < $6 ORDER BY at LIMIT 50
         FOR UPDATE SKIP LOCKED),
       gone AS (DELETE FROM change_undo c USING old WHERE c.municipality_id = $2 AND c.id = old.id)
     INSERT INTO change_undo (id, municipality_id, person_id, at, steps) VALUES ($1, $2, $3, $4, $5)`,
    [id, tx.tenant.municipalityId, person, tx.now, JSON.stringify(steps), minutesBefore(tx.now, KEPT_MINUTES)],
  );
  return id;
}

function stampsOf({ verifiedAt, doneAt, lastProgressAt, returnedAt, askedDueAt }: Stamps): UndoStep['stamps'] {
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  return {
    ...{ verifiedAt: iso(verifiedAt), doneAt: iso(doneAt), lastProgressAt: iso(lastProgressAt) },
    ...{ returnedAt: iso(returnedAt), askedDueAt: iso(askedDueAt) },
  };
}

export function minutesBefore(now: Date, minutes: number): Date {
  return new Date(now.getTime() - minutes * 60_000);
}
