import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who stopped all reminders and when, and when each kind of job last ran. */
export class ReminderPause1765860000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE reminder_policy ADD paused_at timestamptz, ADD paused_by uuid;
      UPDATE reminder_policy SET paused_at = changed_at, paused_by = changed_by WHERE policy ->> 'enabled' = 'false';
      ALTER TABLE reminder_policy ADD CHECK ((paused_at IS NULL) = (paused_by IS NULL));
      CREATE TABLE job_run (
        name text PRIMARY KEY, ended_at timestamptz NOT NULL, took_ms int NOT NULL, ok boolean NOT NULL, ok_at timestamptz);
      GRANT SELECT, INSERT, UPDATE ON job_run TO kompassplan_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE job_run;
      ALTER TABLE reminder_policy DROP paused_at, DROP paused_by;`);
  }
}
