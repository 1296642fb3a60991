import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Where a reviewer chose another sub-question than the first suggestion. A removed one is kept with its date, so that
 * the register still tells why a suggestion was made.
 */
export class LinkCorrections1764100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE link_correction (
        id uuid PRIMARY KEY, municipality_id uuid NOT NULL, evaluation_id uuid NOT NULL, text text NOT NULL,
        words text[] NOT NULL, suggested text, sub_question_number text NOT NULL, sub_question_title text NOT NULL,
        created_at timestamptz NOT NULL, created_by uuid, removed_at timestamptz, removed_by uuid,
        FOREIGN KEY (municipality_id, evaluation_id) REFERENCES evaluation (municipality_id, id),
        FOREIGN KEY (municipality_id, created_by) REFERENCES person (municipality_id, id),
        FOREIGN KEY (municipality_id, removed_by) REFERENCES person (municipality_id, id));
      CREATE INDEX ON link_correction (municipality_id, created_at) WHERE removed_at IS NULL;
      ALTER TABLE link_correction ENABLE ROW LEVEL SECURITY;
      ALTER TABLE link_correction FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON link_correction USING (municipality_id = tenant()) WITH CHECK (municipality_id = tenant());
      GRANT SELECT, INSERT, UPDATE ON link_correction TO kompassplan_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE link_correction');
  }
}
