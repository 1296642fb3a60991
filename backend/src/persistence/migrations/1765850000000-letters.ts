import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reminders about a whole evaluation instead of one action, and what a monthly letter has said. */
export class Letters1765850000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE reminder_ledger ALTER COLUMN action_id DROP NOT NULL;
      ALTER TABLE reminder_ledger ADD COLUMN evaluation_id uuid, ADD COLUMN said jsonb,
        ADD CONSTRAINT reminder_ledger_about_check CHECK (num_nonnulls(action_id, evaluation_id) = 1),
        ADD FOREIGN KEY (municipality_id, evaluation_id) REFERENCES evaluation (municipality_id, id);
      CREATE INDEX ON reminder_ledger (municipality_id, evaluation_id) WHERE evaluation_id IS NOT NULL;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM reminder_ledger WHERE action_id IS NULL;
      ALTER TABLE reminder_ledger DROP COLUMN said, DROP COLUMN evaluation_id;
      ALTER TABLE reminder_ledger ALTER COLUMN action_id SET NOT NULL;`);
  }
}
