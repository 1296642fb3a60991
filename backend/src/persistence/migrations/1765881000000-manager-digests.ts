import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Managers' digests are many, and only those of the last weeks are ever asked for; the rules about a whole evaluation are few. */
export class ManagerDigests1765881000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX reminder_ledger_municipality_id_evaluation_id_idx;
      CREATE INDEX reminder_ledger_evaluation ON reminder_ledger (municipality_id, evaluation_id)
        WHERE evaluation_id IS NOT NULL AND rule <> 'managerDigest';
      CREATE INDEX reminder_ledger_digest ON reminder_ledger (municipality_id, slot) WHERE rule = 'managerDigest';`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX reminder_ledger_digest, reminder_ledger_evaluation;
      CREATE INDEX reminder_ledger_municipality_id_evaluation_id_idx ON reminder_ledger (municipality_id, evaluation_id)
        WHERE evaluation_id IS NOT NULL;`);
  }
}
