import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * `sample` says from the first row on that the sample's loader began this municipality; `sample_loading` says until the
 * last row that it is not finished. A half-loaded sample is known by both, never by a code or a name.
 */
export class SampleLoading1764700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE municipality
        ADD COLUMN sample_loading boolean NOT NULL DEFAULT false,
        ADD CONSTRAINT only_samples_load CHECK (sample OR NOT sample_loading)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE municipality DROP COLUMN sample_loading');
  }
}
