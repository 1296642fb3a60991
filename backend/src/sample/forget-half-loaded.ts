import type pg from 'pg';

/**
 * Removes a sample whose loading was interrupted, so that the loader begins anew. It is known by the marks that the
 * loader itself wrote with its first row (`sample` and `sample_loading`); whatever anybody else made is never touched.
 * @param owner signed in as the owner of the tables: the application's own role may delete neither a municipality nor history
 */
export async function forgetHalfLoaded(owner: pg.Client): Promise<void> {
  await owner.query('BEGIN');
  try {
    // Without this a login that is no superuser would see no municipality at all.
    await owner.query(`SELECT set_config('kompassplan.every_municipality', 'on', true)`);
    const { rows } = await owner.query<{ id: string }>('SELECT id FROM municipality WHERE sample AND sample_loading');
    for (const { id } of rows) {
      const tables = await owner.query<{ name: string }>(
        `SELECT c.table_name AS name FROM information_schema.columns c
         WHERE c.table_schema = 'public' AND c.column_name = 'municipality_id'`,
      );
      await owner.query(`SELECT set_config('kompassplan.municipality', $1, true)`, [id]);
      await owner.query(`SET LOCAL session_replication_role = replica`);
      for (const { name } of tables.rows) await owner.query(`DELETE FROM "${name}" WHERE municipality_id = $1`, [id]);
      await owner.query('DELETE FROM municipality WHERE id = $1', [id]);
    }
    await owner.query('COMMIT');
  } catch (error) {
    await owner.query('ROLLBACK').catch(() => undefined);
    if ((error as { code?: string }).code !== '42501') throw error;
    throw new Error(
      'Ett exempel som inte blev klart ligger kvar, och inloggningen i DATABASE_URL får inte ta bort det.',
      { cause: error },
    );
  }
}
