import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Time away is planned: several periods, each with a deputy of its own, instead of one pause that began at once. A pause
 * that is running becomes a period from today on.
 */
export class LeavePeriods1765300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE leave_period (
        id uuid PRIMARY KEY, municipality_id uuid NOT NULL, person_id uuid NOT NULL, first_day date NOT NULL,
        last_day date NOT NULL, deputy_id uuid, created_at timestamptz NOT NULL, version int NOT NULL DEFAULT 1,
        CHECK (first_day <= last_day), CHECK (deputy_id <> person_id),
        FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id),
        FOREIGN KEY (municipality_id, deputy_id) REFERENCES person (municipality_id, id));
      CREATE INDEX ON leave_period (municipality_id, person_id);
      CREATE INDEX ON leave_period (municipality_id, deputy_id);`);
    // Before row-level security is on, so that an owner that is no superuser sees every municipality.
    await runner.query(`
      ALTER TABLE person NO FORCE ROW LEVEL SECURITY;
      INSERT INTO leave_period (id, municipality_id, person_id, first_day, last_day, deputy_id, created_at)
        SELECT gen_random_uuid(), municipality_id, id, current_date, paused_until, nullif(deputy_id, id), now()
        FROM person WHERE active AND paused_until >= current_date;
      ALTER TABLE person FORCE ROW LEVEL SECURITY;
      ALTER TABLE person DROP paused_until, DROP deputy_id;
      ALTER TABLE leave_period ENABLE ROW LEVEL SECURITY;
      ALTER TABLE leave_period FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON leave_period USING (municipality_id = tenant()) WITH CHECK (municipality_id = tenant());
      GRANT SELECT, INSERT, UPDATE, DELETE ON leave_period TO kompassplan_app;`);
    await runner.query(openSession(`, 'digest', p.digest`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE person ADD paused_until date, ADD deputy_id uuid,
        ADD FOREIGN KEY (municipality_id, deputy_id) REFERENCES person (municipality_id, id);
      ALTER TABLE person NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE leave_period NO FORCE ROW LEVEL SECURITY;
      UPDATE person p SET paused_until = l.last_day, deputy_id = l.deputy_id FROM leave_period l
        WHERE l.person_id = p.id AND current_date BETWEEN l.first_day AND l.last_day;
      ALTER TABLE person FORCE ROW LEVEL SECURITY;
      DROP TABLE leave_period;`);
    await runner.query(openSession(`, 'digest', p.digest, 'pausedUntil', p.paused_until`));
  }
}

const openSession = (more: string) => `
CREATE OR REPLACE FUNCTION open_session(hash text, at timestamptz, idle_since timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE s session; answer jsonb;
BEGIN
  PERFORM set_config('kompassplan.lookup', hash, true);
  SELECT * INTO s FROM session WHERE token_hash = hash;
  PERFORM set_config('kompassplan.lookup', '', true);
  IF s.token_hash IS NULL OR s.expires_at <= at OR s.last_seen_at <= idle_since THEN RETURN NULL; END IF;
  PERFORM set_config('kompassplan.municipality', s.municipality_id::text, true);
  IF s.last_seen_at < at - interval '5 minutes' THEN
    UPDATE session SET last_seen_at = at WHERE token_hash = hash;
  END IF;
  SELECT jsonb_build_object(
    'expiresAt', s.expires_at,
    'person', jsonb_build_object('id', p.id, 'name', p.name, 'email', p.email, 'role', p.role, 'language', p.language${more},
      'unit', CASE WHEN u.id IS NULL THEN NULL ELSE jsonb_build_object('id', u.id, 'name', u.name) END,
      'unitIds', (WITH RECURSIVE below AS (
          SELECT id FROM unit WHERE id = p.unit_id
          UNION SELECT unit.id FROM unit JOIN below ON unit.parent_id = below.id)
        SELECT coalesce(jsonb_agg(id), '[]') FROM below)),
    'municipality', jsonb_build_object('id', m.id, 'name', m.name, 'code', m.code, 'timeZone', m.time_zone))
  INTO answer
  FROM person p JOIN municipality m ON m.id = p.municipality_id LEFT JOIN unit u ON u.id = p.unit_id
  WHERE p.id = s.person_id AND p.active;
  RETURN answer;
END $$;
`;
