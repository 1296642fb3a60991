import pg from 'pg';

/**
 * Removes a sample whose loading was interrupted (its mark is missing), so that the next start begins anew. Runs as the
 * owner of the tables: the application's own role may delete neither a municipality nor history.
 */
export async function forgetHalfLoaded(ownerUrl: string, code: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    const { rows } = await client.query<{ id: string }>('SELECT id FROM municipality WHERE code = $1 AND NOT sample', [
      code,
    ]);
    for (const { id } of rows) {
      const tables = await client.query<{ name: string }>(
        `SELECT c.table_name AS name FROM information_schema.columns c
         WHERE c.table_schema = 'public' AND c.column_name = 'municipality_id'`,
      );
      await client.query(`SET LOCAL session_replication_role = replica`);
      for (const { name } of tables.rows) await client.query(`DELETE FROM "${name}" WHERE municipality_id = $1`, [id]);
      await client.query('DELETE FROM municipality WHERE id = $1', [id]);
    }
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}
