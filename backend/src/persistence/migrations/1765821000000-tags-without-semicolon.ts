import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A tag with a semicolon became two in a sheet and back. Those that there are get a comma; two that become one are one. */
export class TagsWithoutSemicolon1765821000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Otherwise an owner that is no superuser would see no row.
    await runner.query(`
      ALTER TABLE action_tag NO FORCE ROW LEVEL SECURITY;
      WITH gone AS (DELETE FROM action_tag WHERE tag ~ '[;\\n\\r]' RETURNING *)
      INSERT INTO action_tag (municipality_id, action_id, tag)
        SELECT DISTINCT municipality_id, action_id, regexp_replace(replace(tag, ';', ','), '[\\n\\r]+', ' ', 'g') FROM gone
        ON CONFLICT DO NOTHING;
      ALTER TABLE action_tag FORCE ROW LEVEL SECURITY;
      ALTER TABLE action_tag ADD CHECK (tag !~ '[;\\n\\r]');`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE action_tag DROP CONSTRAINT action_tag_tag_check');
  }
}
