import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Somebody is told that mail to another person has stopped: an event about that person. */
export class MailStopped1764900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE reminder_event ADD COLUMN about_id uuid;
      ALTER TABLE reminder_event ADD FOREIGN KEY (municipality_id, about_id) REFERENCES person (municipality_id, id);
      ALTER TABLE reminder_event DROP CONSTRAINT reminder_event_kind_check;
      ALTER TABLE reminder_event ADD CONSTRAINT reminder_event_kind_check
        CHECK (kind IN ('assignment', 'mention', 'mailStopped'));`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM reminder_event WHERE kind = 'mailStopped';
      ALTER TABLE reminder_event DROP CONSTRAINT reminder_event_kind_check;
      ALTER TABLE reminder_event ADD CONSTRAINT reminder_event_kind_check CHECK (kind IN ('assignment', 'mention'));
      ALTER TABLE reminder_event DROP COLUMN about_id;`);
  }
}
