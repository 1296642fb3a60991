import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How work is closed: why it came back, whether its effect lasts, dates that wait for approval, and the rules of it. */
export class Closure1765710000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE plan_policy (
        municipality_id uuid PRIMARY KEY REFERENCES municipality,
        effect_months int NOT NULL CHECK (effect_months BETWEEN 6 AND 12), approve_due boolean NOT NULL,
        version int NOT NULL DEFAULT 1, changed_at timestamptz NOT NULL, changed_by uuid NOT NULL,
        FOREIGN KEY (municipality_id, changed_by) REFERENCES person (municipality_id, id));
      ALTER TABLE action
        ADD declined_diary_number text, ADD returned_reason text, ADD returned_by_id uuid, ADD returned_at timestamptz,
        ADD effect_check_on date, ADD asked_due date, ADD asked_due_reason text, ADD asked_due_by_id uuid,
        ADD asked_due_at timestamptz,
        ADD FOREIGN KEY (municipality_id, returned_by_id) REFERENCES person (municipality_id, id),
        ADD FOREIGN KEY (municipality_id, asked_due_by_id) REFERENCES person (municipality_id, id);
      CREATE TABLE effect_check (
        id uuid PRIMARY KEY, municipality_id uuid NOT NULL, action_id uuid NOT NULL, at timestamptz NOT NULL,
        by_id uuid NOT NULL, answer text NOT NULL CHECK (answer IN ('lasting', 'partly', 'notLasting')), note text,
        FOREIGN KEY (municipality_id, action_id) REFERENCES action (municipality_id, id),
        FOREIGN KEY (municipality_id, by_id) REFERENCES person (municipality_id, id));
      CREATE INDEX ON effect_check (municipality_id, action_id);`);
    // Before row-level security is on, so that an owner that is no superuser sees every municipality.
    await runner.query(`
      ALTER TABLE action NO FORCE ROW LEVEL SECURITY;
      UPDATE action SET effect_check_on = (verified_at + interval '9 months')::date
        WHERE status = 'verified' AND verified_at IS NOT NULL;
      ALTER TABLE action FORCE ROW LEVEL SECURITY;`);
    for (const table of ['plan_policy', 'effect_check']) {
      await runner.query(`
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY tenant ON ${table} USING (municipality_id = tenant()) WITH CHECK (municipality_id = tenant());`);
    }
    await runner.query(`
      GRANT SELECT, INSERT, UPDATE ON plan_policy TO kompassplan_app;
      GRANT SELECT, INSERT ON effect_check TO kompassplan_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE effect_check; DROP TABLE plan_policy;
      ALTER TABLE action
        DROP declined_diary_number, DROP returned_reason, DROP returned_by_id, DROP returned_at, DROP effect_check_on,
        DROP asked_due, DROP asked_due_reason, DROP asked_due_by_id, DROP asked_due_at;`);
  }
}
