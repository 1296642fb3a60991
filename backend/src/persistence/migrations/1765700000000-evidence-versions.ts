import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Earlier versions of evidence, and what is known about links. `evidence` stays the newest version under an id that does
 * not change, so everything that counts evidence goes on counting what holds; a link's state is a row of its own, because
 * asking an address must never touch the evidence.
 */
export class EvidenceVersions1765700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE evidence ADD number int NOT NULL DEFAULT 1, ADD UNIQUE (municipality_id, id);
      CREATE TABLE evidence_version (
        municipality_id uuid NOT NULL, evidence_id uuid NOT NULL, number int NOT NULL,
        kind text NOT NULL CHECK (kind IN ('link', 'text', 'file')), title text NOT NULL, url text, text text, file_id uuid,
        file_name text, sha256 text, diary_number text, valid_until date, added_by_id uuid NOT NULL,
        added_at timestamptz NOT NULL, replaced_by_id uuid NOT NULL, replaced_at timestamptz NOT NULL,
        PRIMARY KEY (evidence_id, number),
        FOREIGN KEY (municipality_id, evidence_id) REFERENCES evidence (municipality_id, id),
        FOREIGN KEY (municipality_id, file_id) REFERENCES stored_file (municipality_id, id),
        FOREIGN KEY (municipality_id, added_by_id) REFERENCES person (municipality_id, id),
        FOREIGN KEY (municipality_id, replaced_by_id) REFERENCES person (municipality_id, id));
      CREATE TABLE link_check (
        municipality_id uuid NOT NULL, evidence_id uuid NOT NULL, url text NOT NULL,
        -- null until the address has been asked for the first time
        outcome text CHECK (outcome IN ('answered', 'signIn', 'missing', 'silent', 'unchecked')), checked_at timestamptz,
        failing_since timestamptz, next_at timestamptz NOT NULL,
        PRIMARY KEY (evidence_id),
        FOREIGN KEY (municipality_id, evidence_id) REFERENCES evidence (municipality_id, id));
      CREATE INDEX ON link_check (municipality_id, next_at);
      CREATE INDEX ON evidence (municipality_id) WHERE kind = 'link' AND removed_at IS NULL;`);
    for (const table of ['evidence_version', 'link_check']) {
      await runner.query(`
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY tenant ON ${table} USING (municipality_id = tenant()) WITH CHECK (municipality_id = tenant());`);
    }
    // What was replaced stays as it was.
    await runner.query(`
      GRANT SELECT, INSERT ON evidence_version TO kompassplan_app;
      GRANT SELECT, INSERT, UPDATE, DELETE ON link_check TO kompassplan_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE link_check; DROP TABLE evidence_version;
      ALTER TABLE evidence DROP number, DROP CONSTRAINT evidence_municipality_id_id_key;
      DROP INDEX evidence_municipality_id_idx;`);
  }
}
