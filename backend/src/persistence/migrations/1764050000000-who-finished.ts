import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who reported an action done, and whose it was then: neither may verify it, also after it has been handed on. Work that
 * was finished before keeps its owner as the one who did it.
 */
export class WhoFinished1764050000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE action ADD done_by_id uuid, ADD done_owner_id uuid,
        ADD FOREIGN KEY (municipality_id, done_by_id) REFERENCES person (municipality_id, id),
        ADD FOREIGN KEY (municipality_id, done_owner_id) REFERENCES person (municipality_id, id);
      ALTER TABLE action NO FORCE ROW LEVEL SECURITY;
      UPDATE action SET done_owner_id = owner_id WHERE status IN ('done', 'verified');
      ALTER TABLE action FORCE ROW LEVEL SECURITY;
      ALTER TABLE action DROP agreed_at;
      CREATE INDEX ON report_import (municipality_id, sha256);
      CREATE INDEX ON reminder_event (municipality_id, action_id);
      CREATE FUNCTION units_below(municipality uuid, top uuid) RETURNS uuid[] LANGUAGE sql STABLE AS $$
        WITH RECURSIVE below AS (
          SELECT u.id FROM unit u WHERE u.municipality_id = municipality AND u.id = top
          UNION SELECT u.id FROM unit u JOIN below ON u.municipality_id = municipality AND u.parent_id = below.id)
        SELECT coalesce(array_agg(id), '{}') FROM below $$;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION units_below(uuid, uuid);
      ALTER TABLE action DROP done_by_id, DROP done_owner_id, ADD agreed_at timestamptz;`);
  }
}
