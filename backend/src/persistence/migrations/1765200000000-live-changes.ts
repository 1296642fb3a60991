import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Tells every HTTP process what has changed, on COMMIT: ids and versions, never contents. What is recorded in history is
 * told from there, in the same statement; the draft of an import has a version but no history, and a session that ends
 * has neither. open_session learns to look without counting as activity.
 */
export class LiveChanges1765200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ANNOUNCE);
    await runner.query('DROP FUNCTION open_session(text, timestamptz, timestamptz)');
    await runner.query(
      openSession(', seen boolean DEFAULT true', `seen AND s.last_seen_at < at - interval '5 minutes'`),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER announce ON history;
      DROP TRIGGER announce ON report_import;
      DROP TRIGGER announce ON session;
      DROP FUNCTION announce_history();
      DROP FUNCTION announce_import();
      DROP FUNCTION announce_session_end();
      DROP FUNCTION open_session(text, timestamptz, timestamptz, boolean)`);
    await runner.query(openSession('', `s.last_seen_at < at - interval '5 minutes'`));
  }
}

/** A notification holds 8,000 bytes: what does not fit is told as "much" (things: null). */
const ANNOUNCE = `
CREATE FUNCTION announce_history() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE town record;
BEGIN
  FOR town IN
    SELECT t.municipality_id AS id, CASE WHEN count(*) <= 75 THEN jsonb_agg(jsonb_build_object('kind', t.entity, 'id', t.entity_id,
      'version', CASE t.entity
        WHEN 'action' THEN (SELECT a.version FROM action a WHERE a.municipality_id = t.municipality_id AND a.id = t.entity_id)
        WHEN 'evaluation' THEN (SELECT e.version FROM evaluation e WHERE e.municipality_id = t.municipality_id AND e.id = t.entity_id)
        WHEN 'person' THEN (SELECT p.version FROM person p WHERE p.municipality_id = t.municipality_id AND p.id = t.entity_id)
        WHEN 'unit' THEN (SELECT u.version FROM unit u WHERE u.municipality_id = t.municipality_id AND u.id = t.entity_id)
        WHEN 'import' THEN (SELECT i.version FROM report_import i WHERE i.municipality_id = t.municipality_id AND i.id = t.entity_id)
        END)) END AS things
    FROM (SELECT DISTINCT municipality_id, entity, entity_id FROM added) t GROUP BY t.municipality_id
  LOOP
    PERFORM pg_notify('kompassplan_changes', jsonb_build_object('municipality', town.id, 'things', town.things)::text);
  END LOOP;
  RETURN NULL;
END $$;

CREATE FUNCTION announce_import() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('kompassplan_changes', jsonb_build_object('municipality', NEW.municipality_id, 'things',
    jsonb_build_array(jsonb_build_object('kind', 'import', 'id', NEW.id, 'version', NEW.version)))::text);
  RETURN NULL;
END $$;

-- whose session it was stays untold: every stream of the municipality is looked at again
CREATE FUNCTION announce_session_end() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE town uuid;
BEGIN
  FOR town IN SELECT DISTINCT municipality_id FROM gone LOOP
    PERFORM pg_notify('kompassplan_changes', jsonb_build_object('municipality', town, 'things', '[]'::jsonb, 'sessions', true)::text);
  END LOOP;
  RETURN NULL;
END $$;

CREATE TRIGGER announce AFTER INSERT ON history REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION announce_history();
CREATE TRIGGER announce AFTER UPDATE ON report_import
  FOR EACH ROW WHEN (OLD.version <> NEW.version) EXECUTE FUNCTION announce_import();
CREATE TRIGGER announce AFTER DELETE ON session REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION announce_session_end();
`;

const openSession = (parameter: string, isNews: string) => `
CREATE OR REPLACE FUNCTION open_session(hash text, at timestamptz, idle_since timestamptz${parameter}) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE s session; answer jsonb;
BEGIN
  PERFORM set_config('kompassplan.lookup', hash, true);
  SELECT * INTO s FROM session WHERE token_hash = hash;
  PERFORM set_config('kompassplan.lookup', '', true);
  IF s.token_hash IS NULL OR s.expires_at <= at OR s.last_seen_at <= idle_since THEN RETURN NULL; END IF;
  PERFORM set_config('kompassplan.municipality', s.municipality_id::text, true);
  IF ${isNews} THEN
    UPDATE session SET last_seen_at = at WHERE token_hash = hash;
  END IF;
  SELECT jsonb_build_object(
    'expiresAt', s.expires_at,
    'person', jsonb_build_object('id', p.id, 'name', p.name, 'email', p.email, 'role', p.role, 'language', p.language,
      'digest', p.digest, 'pausedUntil', p.paused_until,
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
