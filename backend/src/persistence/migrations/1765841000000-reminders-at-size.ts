import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a sweep looks for is found by its day, however many actions there are. held_by: claimed by a round of sending,
 * but not yet handed to the mail server, so that a crash leaves nothing in doubt about it.
 */
export class RemindersAtSize1765841000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE reminder_mail ADD COLUMN held_by uuid;
      CREATE INDEX action_open_due ON action (municipality_id, due) WHERE status IN ('notStarted', 'inProgress', 'needsHelp');
      CREATE INDEX action_open_silent ON action (municipality_id, (coalesce(last_progress_at, created_at)))
        WHERE status IN ('inProgress', 'needsHelp', 'notStarted');
      CREATE INDEX action_done ON action (municipality_id, done_at) WHERE status = 'done';
      CREATE INDEX action_effect ON action (municipality_id, effect_check_on) WHERE status = 'verified';
      CREATE INDEX action_review ON action (municipality_id, declined_review_on) WHERE status = 'declined';
      CREATE INDEX evidence_expiry ON evidence (municipality_id, valid_until) WHERE removed_at IS NULL;
      CREATE INDEX reminder_mail_day ON reminder_mail (municipality_id, local_date);
      CREATE INDEX reminder_mail_sent ON reminder_mail (municipality_id, sending_at);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX action_open_due, action_open_silent, action_done, action_effect, action_review, evidence_expiry,
        reminder_mail_day, reminder_mail_sent;
      ALTER TABLE reminder_mail DROP COLUMN held_by;`);
  }
}
