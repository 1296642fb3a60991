import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a person changed in the last minutes, field by field with ids, so that it can be taken back: the history tells names
 * and is kept for ever, this is neither. And where an action comes from, and which one it went into.
 */
export class UndoAndKin1765600000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE change_undo (
        id uuid PRIMARY KEY, municipality_id uuid NOT NULL, person_id uuid NOT NULL, at timestamptz NOT NULL,
        undone_at timestamptz, steps jsonb NOT NULL,
        FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id));
      CREATE INDEX ON change_undo (municipality_id, person_id, at);
      CREATE INDEX ON change_undo (municipality_id, at);
      ALTER TABLE change_undo ENABLE ROW LEVEL SECURITY;
      ALTER TABLE change_undo FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON change_undo USING (municipality_id = tenant()) WITH CHECK (municipality_id = tenant());
      GRANT SELECT, INSERT, UPDATE, DELETE ON change_undo TO kompassplan_app;

      ALTER TABLE action ADD COLUMN origin_id uuid, ADD COLUMN origin_kind text CHECK (origin_kind IN ('split', 'copy')),
        ADD COLUMN merged_into_id uuid,
        ADD CHECK ((origin_id IS NULL) = (origin_kind IS NULL)), ADD CHECK (origin_id <> id),
        ADD CHECK (merged_into_id <> id), ADD CHECK (merged_into_id IS NULL OR status = 'declined'),
        ADD FOREIGN KEY (municipality_id, origin_id) REFERENCES action (municipality_id, id),
        ADD FOREIGN KEY (municipality_id, merged_into_id) REFERENCES action (municipality_id, id);
      CREATE INDEX ON action (municipality_id, origin_id) WHERE origin_id IS NOT NULL;
      CREATE INDEX ON action (municipality_id, merged_into_id) WHERE merged_into_id IS NOT NULL;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE action DROP COLUMN origin_id, DROP COLUMN origin_kind, DROP COLUMN merged_into_id;
      DROP TABLE change_undo;`);
  }
}
