import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Views of the plan under a name, and how each person leaves the plan. A habit is a row of its own and no column of
 * person: it changes with every drag of a column, and nobody else's change of the person may be refused for that.
 */
export class SavedViews1765400000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE saved_view (
        id uuid PRIMARY KEY, municipality_id uuid NOT NULL, owner_id uuid NOT NULL, name text NOT NULL,
        query text NOT NULL, shared boolean NOT NULL DEFAULT false, created_at timestamptz NOT NULL,
        version int NOT NULL DEFAULT 1,
        UNIQUE (municipality_id, id),
        UNIQUE (municipality_id, owner_id, name),
        FOREIGN KEY (municipality_id, owner_id) REFERENCES person (municipality_id, id));
      CREATE INDEX ON saved_view (municipality_id) WHERE shared;
      CREATE TABLE plan_habit (
        municipality_id uuid NOT NULL, person_id uuid NOT NULL, default_view_id uuid, columns text,
        PRIMARY KEY (municipality_id, person_id),
        FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id),
        FOREIGN KEY (municipality_id, default_view_id) REFERENCES saved_view (municipality_id, id)
          ON DELETE SET NULL (default_view_id));
      CREATE INDEX ON plan_habit (municipality_id, default_view_id);`);
    for (const table of ['saved_view', 'plan_habit']) {
      await runner.query(`
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY tenant ON ${table} USING (municipality_id = tenant()) WITH CHECK (municipality_id = tenant());
        GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO kompassplan_app;`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE plan_habit; DROP TABLE saved_view');
  }
}
