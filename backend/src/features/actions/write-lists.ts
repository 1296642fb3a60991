import type { ActionState, DecidedChange } from '@kompassplan/domain';
import type { Transaction } from '../../persistence/unit-of-work.js';

type ListField = 'contributorIds' | 'tags' | 'waitsForIds';

/** Where the members of each list stand. */
const TABLES = [
  { field: 'contributorIds', table: 'action_contributor', column: 'person_id', type: 'uuid' },
  { field: 'tags', table: 'action_tag', column: 'tag', type: 'text' },
  { field: 'waitsForIds', table: 'action_dependency', column: 'waits_for_id', type: 'uuid' },
] as const satisfies readonly { field: ListField; table: string; column: string; type: string }[];

/** Writes who takes part, the tags and what is waited for, where they changed: two statements for each kind at most. */
export async function writeLists(
  tx: Transaction,
  changed: readonly { readonly action: ActionState; readonly decided: DecidedChange }[],
): Promise<void> {
  for (const { field, table, column, type } of TABLES) {
    const [gone, come] = [members(changed, field, 'gone'), members(changed, field, 'come')];
    const from = `jsonb_to_recordset($2::jsonb) AS m(action uuid, member ${type})`;
    if (gone.length > 0) {
      await tx.execute(
        `DELETE FROM ${table} t USING ${from} WHERE t.municipality_id = $1 AND t.action_id = m.action AND t.${column} = m.member`,
        [tx.tenant.municipalityId, JSON.stringify(gone)],
      );
    }
    if (come.length > 0) {
      await tx.execute(
        `INSERT INTO ${table} (municipality_id, action_id, ${column}) SELECT $1, m.action, m.member FROM ${from}
         ON CONFLICT DO NOTHING`,
        [tx.tenant.municipalityId, JSON.stringify(come)],
      );
    }
  }
}

function members(
  changed: readonly { readonly action: ActionState; readonly decided: DecidedChange }[],
  field: ListField,
  which: 'gone' | 'come',
) {
  return changed.flatMap(({ action, decided }) => {
    const [from, to] = which === 'gone' ? [action, decided.next] : [decided.next, action];
    return from[field].filter((one) => !to[field].includes(one)).map((member) => ({ action: action.id, member }));
  });
}
