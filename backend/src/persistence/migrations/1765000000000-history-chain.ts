import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * History becomes a chain per municipality (libs/domain/src/history/history-chain.ts tells its form). The trigger takes
 * the municipality's head, a lock that history's writer takes last, just before COMMIT. It runs as the owner: the application may read
 * the head, and changes it only by adding a row of history. Rows that are there already are chained in their order.
 */
export class HistoryChain1765000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SCHEMA);
    // Otherwise an owner that is no superuser would see no row.
    await runner.query('ALTER TABLE history NO FORCE ROW LEVEL SECURITY');
    const towns = (await runner.query('SELECT DISTINCT municipality_id AS id FROM history')) as { id: string }[];
    // One statement for each, so that a large installation does not run into the time limit of a statement.
    for (const { id } of towns) await runner.query('SELECT pg_temp.chain_what_is_there($1)', [id]);
    await runner.query(PROTECTION);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER chain ON history;
      DROP FUNCTION chain_history();
      DROP FUNCTION history_hash(bytea, bigint, history);
      DROP FUNCTION history_frame(bigint, history);
      DROP FUNCTION history_content(history);
      DROP FUNCTION history_part(text);
      DROP TABLE history_head;
      ALTER TABLE history DROP number, DROP salt, DROP content_hash, DROP hash;
      CREATE INDEX ON history (municipality_id, entity_id, id);`);
  }
}

const SCHEMA = `
CREATE TABLE history_head (
  municipality_id uuid PRIMARY KEY REFERENCES municipality, number bigint NOT NULL, hash bytea NOT NULL);

-- contents (changes and note) are hashed with a salt, apart from the rest: they can be blanked without breaking the chain
ALTER TABLE history ADD number bigint, ADD salt uuid, ADD content_hash bytea, ADD hash bytea;

CREATE FUNCTION history_part(value text) RETURNS text LANGUAGE sql IMMUTABLE AS
  $$ SELECT coalesce(char_length(value) || ':' || value, '-') || ',' $$;

CREATE FUNCTION history_content(h history) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT history_part(h.salt::text) || history_part(h.note) || coalesce((
    SELECT string_agg(history_part(c.value ->> 'field') || history_part(c.value ->> 'from') || history_part(c.value ->> 'to'), '' ORDER BY c.position)
    FROM jsonb_array_elements(h.changes) WITH ORDINALITY AS c(value, position)), '') $$;

CREATE FUNCTION history_frame(number bigint, h history) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT history_part(number::text) || history_part(h.municipality_id::text)
    || history_part(to_char(h.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')) || history_part(h.person_id::text)
    || history_part(h.entity) || history_part(h.entity_id::text) || history_part(h.event)
    || history_part(encode(h.content_hash, 'hex')) $$;

CREATE FUNCTION history_hash(previous bytea, number bigint, h history) RETURNS bytea LANGUAGE sql STABLE AS
  $$ SELECT sha256(previous || convert_to(history_frame(number, h), 'UTF8')) $$;

CREATE FUNCTION chain_history() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  NEW.salt := gen_random_uuid();
  NEW.content_hash := sha256(convert_to(history_content(NEW), 'UTF8'));
  -- Whoever comes second waits in the UPDATE, and then goes on from what the first one wrote.
  LOOP
    UPDATE history_head h SET number = h.number + 1, hash = history_hash(h.hash, h.number + 1, NEW)
    WHERE h.municipality_id = NEW.municipality_id RETURNING h.number, h.hash INTO NEW.number, NEW.hash;
    EXIT WHEN FOUND;
    INSERT INTO history_head VALUES (NEW.municipality_id, 0, decode(repeat('00', 32), 'hex')) ON CONFLICT DO NOTHING;
  END LOOP;
  RETURN NEW;
END $$;

CREATE FUNCTION pg_temp.chain_what_is_there(town uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE entry history; last_number bigint := 0; last_hash bytea := decode(repeat('00', 32), 'hex');
BEGIN
  FOR entry IN SELECT * FROM history h WHERE h.municipality_id = town ORDER BY h.id LOOP
    last_number := last_number + 1;
    entry.salt := gen_random_uuid();
    entry.content_hash := sha256(convert_to(history_content(entry), 'UTF8'));
    last_hash := history_hash(last_hash, last_number, entry);
    UPDATE history h SET number = last_number, salt = entry.salt, content_hash = entry.content_hash, hash = last_hash
    WHERE h.id = entry.id;
  END LOOP;
  INSERT INTO history_head VALUES (town, last_number, last_hash);
END $$;
`;

const PROTECTION = `
ALTER TABLE history FORCE ROW LEVEL SECURITY;
ALTER TABLE history ALTER number SET NOT NULL, ALTER salt SET NOT NULL, ALTER content_hash SET NOT NULL, ALTER hash SET NOT NULL,
  ADD UNIQUE (municipality_id, number);
DROP INDEX history_municipality_id_entity_id_id_idx;
CREATE INDEX ON history (municipality_id, entity_id, number);
CREATE INDEX ON history (municipality_id, at);
CREATE TRIGGER chain BEFORE INSERT ON history FOR EACH ROW EXECUTE FUNCTION chain_history();

ALTER TABLE history_head ENABLE ROW LEVEL SECURITY;
ALTER TABLE history_head FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON history_head USING (municipality_id = tenant()) WITH CHECK (municipality_id = tenant());
GRANT SELECT ON history_head TO kompassplan_app;
`;
