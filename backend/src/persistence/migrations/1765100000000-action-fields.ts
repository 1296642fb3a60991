import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['action_contributor', 'action_tag', 'checklist_item', 'action_dependency', 'comment_mention'];

/** What an action is to achieve, who takes part, what it waits for, its steps, and who is named in a comment. */
export class ActionFields1765100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE action ADD COLUMN wanted_effect text, ADD COLUMN indicator text, ADD COLUMN indicator_baseline text,
        ADD COLUMN indicator_target text, ADD COLUMN start date, ADD COLUMN cost int CHECK (cost >= 0),
        ADD COLUMN diary_number text, ADD COLUMN deputy_id uuid,
        ADD FOREIGN KEY (municipality_id, deputy_id) REFERENCES person (municipality_id, id),
        ADD CHECK (start <= due);
      ALTER TABLE comment ADD UNIQUE (municipality_id, id);

      CREATE TABLE action_contributor (
        municipality_id uuid NOT NULL, action_id uuid NOT NULL, person_id uuid NOT NULL, PRIMARY KEY (action_id, person_id),
        FOREIGN KEY (municipality_id, action_id) REFERENCES action (municipality_id, id),
        FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id));
      CREATE INDEX ON action_contributor (municipality_id, person_id);

      CREATE TABLE action_tag (
        municipality_id uuid NOT NULL, action_id uuid NOT NULL, tag text NOT NULL, PRIMARY KEY (action_id, tag),
        FOREIGN KEY (municipality_id, action_id) REFERENCES action (municipality_id, id));
      CREATE INDEX ON action_tag (municipality_id, lower(tag));

      CREATE TABLE checklist_item (
        id uuid PRIMARY KEY, municipality_id uuid NOT NULL, action_id uuid NOT NULL, position int NOT NULL, text text NOT NULL,
        done_at timestamptz, done_by_id uuid, CHECK ((done_at IS NULL) = (done_by_id IS NULL)),
        FOREIGN KEY (municipality_id, action_id) REFERENCES action (municipality_id, id),
        FOREIGN KEY (municipality_id, done_by_id) REFERENCES person (municipality_id, id));
      CREATE INDEX ON checklist_item (action_id, position);

      CREATE TABLE action_dependency (
        municipality_id uuid NOT NULL, action_id uuid NOT NULL, waits_for_id uuid NOT NULL CHECK (waits_for_id <> action_id),
        PRIMARY KEY (action_id, waits_for_id),
        FOREIGN KEY (municipality_id, action_id) REFERENCES action (municipality_id, id),
        FOREIGN KEY (municipality_id, waits_for_id) REFERENCES action (municipality_id, id));
      CREATE INDEX ON action_dependency (municipality_id, waits_for_id);

      CREATE TABLE comment_mention (
        municipality_id uuid NOT NULL, comment_id uuid NOT NULL, person_id uuid NOT NULL, PRIMARY KEY (comment_id, person_id),
        FOREIGN KEY (municipality_id, comment_id) REFERENCES comment (municipality_id, id),
        FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id));`);
    for (const table of TABLES) {
      await runner.query(`
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY tenant ON ${table} USING (municipality_id = tenant()) WITH CHECK (municipality_id = tenant());
        GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO kompassplan_app;`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...TABLES].reverse()) await runner.query(`DROP TABLE ${table}`);
    await runner.query(`
      ALTER TABLE comment DROP CONSTRAINT comment_municipality_id_id_key;
      ALTER TABLE action DROP COLUMN wanted_effect, DROP COLUMN indicator, DROP COLUMN indicator_baseline,
        DROP COLUMN indicator_target, DROP COLUMN start, DROP COLUMN cost, DROP COLUMN diary_number, DROP COLUMN deputy_id;`);
  }
}
