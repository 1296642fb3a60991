import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Row-level security asks for the municipality before everything else, and what reads all of one municipality (search,
 * readiness) found these rows only by walking through those of every other one: 290 municipalities cost almost twice 14.
 */
export class TenantIndexes1765805000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX evidence_town ON evidence (municipality_id, action_id) WHERE removed_at IS NULL;
      CREATE INDEX comment_town ON comment (municipality_id, action_id);
      CREATE INDEX finding_town ON finding (municipality_id, evaluation_id);
      CREATE INDEX sub_question_town ON sub_question (municipality_id, evaluation_id);
      CREATE INDEX person_town ON person (municipality_id, active);
      CREATE INDEX action_evaluation_town ON action (municipality_id, evaluation_id, due, id);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP INDEX evidence_town, comment_town, finding_town, sub_question_town, person_town, action_evaluation_town',
    );
  }
}
