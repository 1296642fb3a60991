import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A session also tells the person's own choice of mail. */
export class OwnMailChoice1764800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(openSession(`, 'digest', p.digest, 'pausedUntil', p.paused_until`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(openSession(''));
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
