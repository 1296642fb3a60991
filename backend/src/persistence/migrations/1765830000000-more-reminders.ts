import type { MigrationInterface, QueryRunner } from 'typeorm';

const KINDS = `'assignment', 'mention', 'mailStopped'`;

/** What else somebody hears of by mail: work sent back, a date asked for, and what came of it. */
export class MoreReminders1765830000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE reminder_event DROP CONSTRAINT reminder_event_kind_check;
      ALTER TABLE reminder_event ADD CONSTRAINT reminder_event_kind_check
        CHECK (kind IN (${KINDS}, 'sentBack', 'dateAsked', 'dateDecided'));`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM reminder_event WHERE kind NOT IN (${KINDS});
      ALTER TABLE reminder_event DROP CONSTRAINT reminder_event_kind_check;
      ALTER TABLE reminder_event ADD CONSTRAINT reminder_event_kind_check CHECK (kind IN (${KINDS}));`);
  }
}
