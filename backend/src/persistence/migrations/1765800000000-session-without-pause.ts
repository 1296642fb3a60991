import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Two branches changed open_session beside each other: one gave it a fourth parameter, the other took the pause out of the
 * form with three. What requests call still read `paused_until`, a column that is gone. There is one form from here on.
 */
export class SessionWithoutPause1765800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION IF EXISTS open_session(text, timestamptz, timestamptz)');
    await runner.query(OPEN_SESSION);
  }

  /** Nothing to go back to: before this no session could be opened. */
  down(): Promise<void> {
    return Promise.resolve();
  }
}

const OPEN_SESSION = `
CREATE OR REPLACE FUNCTION open_session(hash text, at timestamptz, idle_since timestamptz, seen boolean DEFAULT true)
RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE s session; answer jsonb;
BEGIN
  PERFORM set_config('kompassplan.lookup', hash, true);
  SELECT * INTO s FROM session WHERE token_hash = hash;
  PERFORM set_config('kompassplan.lookup', '', true);
  IF s.token_hash IS NULL OR s.expires_at <= at OR s.last_seen_at <= idle_since THEN RETURN NULL; END IF;
  PERFORM set_config('kompassplan.municipality', s.municipality_id::text, true);
  IF seen AND s.last_seen_at < at - interval '5 minutes' THEN
    UPDATE session SET last_seen_at = at WHERE token_hash = hash;
  END IF;
  SELECT jsonb_build_object(
    'expiresAt', s.expires_at,
    'person', jsonb_build_object('id', p.id, 'name', p.name, 'email', p.email, 'role', p.role, 'language', p.language,
      'digest', p.digest,
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
