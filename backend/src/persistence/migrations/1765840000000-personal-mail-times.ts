import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A mail's own link to turn its reminders off, and each person's own weekday and hour of mails; null means as the
 * municipality does.
 */
export class PersonalMailTimes1765840000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE person ADD COLUMN digest_weekday int CHECK (digest_weekday BETWEEN 1 AND 5),
        ADD COLUMN mail_hour int CHECK (mail_hour BETWEEN 5 AND 21);
      ALTER TABLE one_time_token DROP CONSTRAINT one_time_token_purpose_check;
      ALTER TABLE one_time_token ADD CONSTRAINT one_time_token_purpose_check
        CHECK (purpose IN ('signIn', 'setPassword', 'action', 'unsubscribe'));`);
    await runner.query(openSession(`, 'digestWeekday', p.digest_weekday, 'mailHour', p.mail_hour`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(openSession(''));
    await runner.query(`
      DELETE FROM one_time_token WHERE purpose = 'unsubscribe';
      ALTER TABLE one_time_token DROP CONSTRAINT one_time_token_purpose_check;
      ALTER TABLE one_time_token ADD CONSTRAINT one_time_token_purpose_check
        CHECK (purpose IN ('signIn', 'setPassword', 'action'));
      ALTER TABLE person DROP COLUMN digest_weekday, DROP COLUMN mail_hour;`);
  }
}

const openSession = (more: string) => `
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
      'digest', p.digest${more},
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
