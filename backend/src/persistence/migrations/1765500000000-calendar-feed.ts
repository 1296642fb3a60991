import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The secret address of a person's calendar: one at a time, known by its hash. No kind of one_time_token, which ends by
 * itself and with it: a calendar asks every hour for years.
 */
export class CalendarFeed1765500000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE calendar_feed (
        municipality_id uuid NOT NULL, person_id uuid NOT NULL, token_hash text NOT NULL UNIQUE,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (municipality_id, person_id),
        FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id));
      ALTER TABLE calendar_feed ENABLE ROW LEVEL SECURITY;
      ALTER TABLE calendar_feed FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON calendar_feed USING (municipality_id = tenant()) WITH CHECK (municipality_id = tenant());
      CREATE POLICY lookup ON calendar_feed FOR SELECT
        USING (token_hash = nullif(current_setting('kompassplan.lookup', true), ''));
      GRANT SELECT, INSERT, UPDATE, DELETE ON calendar_feed TO kompassplan_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE calendar_feed');
  }
}
