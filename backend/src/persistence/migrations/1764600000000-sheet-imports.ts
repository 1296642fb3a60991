import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An import may wait for a person to say what the columns of a foreign sheet are (`mapping`); `sheet` holds that talk. */
export class SheetImports1764600000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE report_import DROP CONSTRAINT report_import_status_check;
      ALTER TABLE report_import ADD CONSTRAINT report_import_status_check
        CHECK (status IN ('reading', 'mapping', 'review', 'committed', 'failed', 'cancelled'));
      ALTER TABLE report_import ADD COLUMN sheet jsonb;`);
  }

  async down(): Promise<void> {
    throw new Error('Imports that wait for a mapping would be lost: restore a backup instead.');
  }
}
