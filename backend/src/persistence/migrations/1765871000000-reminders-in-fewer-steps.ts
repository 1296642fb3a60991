import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A reminder belongs to the person of its mail: one reference instead of two, which also says that they agree. What a mail
 * is about is found by the mail's id in the municipality: without statistics of a new one, the old index was passed over
 * and its whole ledger read. Who waits longest is found without looking at everybody who waits. What nobody has reported on
 * is found by its date: COALESCE counts as leaky, so below row-level security its index was read from end to end.
 */
export class RemindersInFewerSteps1765871000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE reminder_ledger
        DROP CONSTRAINT reminder_ledger_municipality_id_mail_id_fkey,
        DROP CONSTRAINT reminder_ledger_municipality_id_person_id_fkey;
      ALTER TABLE reminder_mail
        DROP CONSTRAINT reminder_mail_municipality_id_id_key,
        ADD UNIQUE (municipality_id, id, person_id);
      ALTER TABLE reminder_ledger
        ADD FOREIGN KEY (municipality_id, mail_id, person_id) REFERENCES reminder_mail (municipality_id, id, person_id);
      DROP INDEX reminder_ledger_mail_id_idx;
      CREATE INDEX reminder_ledger_mail ON reminder_ledger (municipality_id, mail_id);
      CREATE INDEX reminder_mail_waiting ON reminder_mail (municipality_id, planned_at, id) WHERE state = 'planned';
      DROP INDEX action_open_silent;
      CREATE INDEX action_open_silent ON action (municipality_id, last_progress_at, created_at)
        WHERE status IN ('notStarted', 'inProgress', 'needsHelp');`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX reminder_mail_waiting, reminder_ledger_mail, action_open_silent;
      CREATE INDEX action_open_silent ON action (municipality_id, (coalesce(last_progress_at, created_at)))
        WHERE status IN ('inProgress', 'needsHelp', 'notStarted');
      CREATE INDEX reminder_ledger_mail_id_idx ON reminder_ledger (mail_id);
      ALTER TABLE reminder_ledger DROP CONSTRAINT reminder_ledger_municipality_id_mail_id_person_id_fkey;
      ALTER TABLE reminder_mail
        DROP CONSTRAINT reminder_mail_municipality_id_id_person_id_key,
        ADD UNIQUE (municipality_id, id);
      ALTER TABLE reminder_ledger
        ADD FOREIGN KEY (municipality_id, mail_id) REFERENCES reminder_mail (municipality_id, id),
        ADD FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id);`);
  }
}
