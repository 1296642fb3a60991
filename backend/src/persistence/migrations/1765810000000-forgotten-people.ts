import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * People who have left are forgotten after a time that each municipality sets. History is append only for the application;
 * this is the one thing that changes rows of it, and it can only put a forgotten person's label where the name stood. It runs
 * as the owner, looks at the municipality itself, and asks that the person has been given a number, so that nobody's name
 * can be taken out before. A changed row loses its salt: nobody can try names against its hash any more, and the chain
 * holds, for the frame has only that hash. The hash of what stands there now is answered, to be written into the history.
 */
export class ForgottenPeople1765810000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE retention_policy (
        municipality_id uuid PRIMARY KEY REFERENCES municipality, months int NOT NULL CHECK (months BETWEEN 1 AND 120),
        version int NOT NULL DEFAULT 1);
      ALTER TABLE retention_policy ENABLE ROW LEVEL SECURITY;
      ALTER TABLE retention_policy FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON retention_policy USING (municipality_id = tenant()) WITH CHECK (municipality_id = tenant());
      GRANT SELECT, INSERT, UPDATE ON retention_policy TO kompassplan_app;

      ALTER TABLE person ADD left_at timestamptz, ADD forgotten_number int,
        ADD UNIQUE (municipality_id, forgotten_number), ADD CHECK (forgotten_number IS NULL OR NOT active);
      ALTER TABLE person NO FORCE ROW LEVEL SECURITY;
      ALTER TABLE history NO FORCE ROW LEVEL SECURITY;
      UPDATE person p SET left_at = coalesce((SELECT max(h.at) FROM history h WHERE h.municipality_id = p.municipality_id
          AND h.entity_id = p.id AND h.event = 'person.deactivated'), now()) WHERE NOT p.active;
      ALTER TABLE person FORCE ROW LEVEL SECURITY;
      ALTER TABLE history FORCE ROW LEVEL SECURITY;
      ALTER TABLE history ALTER salt DROP NOT NULL;`);
    await runner.query(FORGET);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION forget_in_history(uuid, text[], text);
      DROP FUNCTION forget_text(text, text[], text);
      ALTER TABLE person DROP left_at, DROP forgotten_number;
      DROP TABLE retention_policy;`);
  }
}

const FORGET = `
-- a name as a whole word, in any case; what has a sign of its own at its ends is still one
CREATE FUNCTION forget_text(value text, names text[], label text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY names LOOP
    value := regexp_replace(value, '(?<![[:alnum:]])' || regexp_replace(name, '([^[:alnum:][:space:]])', '\\\\\\1', 'g') || '(?![[:alnum:]])', label, 'gi');
  END LOOP;
  RETURN value;
END $$;

CREATE FUNCTION forget_in_history(who uuid, names text[], label text) RETURNS TABLE (row_number bigint, row_hash text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE town uuid := tenant();
BEGIN
  IF NOT EXISTS (SELECT 1 FROM person p WHERE p.municipality_id = town AND p.id = who AND p.forgotten_number IS NOT NULL) THEN
    RAISE EXCEPTION 'Only a person who is being forgotten can be taken out of the history.';
  END IF;
  UPDATE history h SET person_name = label WHERE h.municipality_id = town AND h.person_id = who;
  RETURN QUERY
    WITH told AS (
      SELECT h.id, forget_text(h.note, names, label) AS note, coalesce((
          SELECT jsonb_agg(c.value || jsonb_build_object('from', forget_text(c.value ->> 'from', names, label),
            'to', forget_text(c.value ->> 'to', names, label)) ORDER BY c.position)
          FROM jsonb_array_elements(h.changes) WITH ORDINALITY AS c(value, position)), '[]') AS changes
      FROM history h WHERE h.municipality_id = town
        AND EXISTS (SELECT 1 FROM unnest(names) n WHERE position(lower(n) IN lower(h.note || h.changes::text)) > 0
          OR position(lower(n) IN lower(h.changes::text)) > 0)),
    changed AS (
      UPDATE history h SET note = t.note, changes = t.changes, salt = NULL FROM told t
      WHERE h.id = t.id AND (h.note IS DISTINCT FROM t.note OR h.changes <> t.changes) RETURNING h.*)
    SELECT c.number, encode(sha256(convert_to(history_content(c::history), 'UTF8')), 'hex') FROM changed c ORDER BY c.number;
END $$;
REVOKE ALL ON FUNCTION forget_in_history(uuid, text[], text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION forget_in_history(uuid, text[], text) TO kompassplan_app;
`;
