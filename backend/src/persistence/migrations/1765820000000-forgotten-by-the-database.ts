import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which words go, and what stands in their place, follows from the forgotten person: the application names nobody but the
 * person, and cannot write or leave out the row that tells what was changed. So it has no way to rewrite the history that the
 * check would call intact. A forgotten person's name is not changed any more, otherwise that would be one.
 * Words are found whatever lies between them (spaces, line breaks) and as they stand in an address. A name of one word goes
 * unless it is a part of somebody else's; a part of a longer name stays, because it may be anybody's.
 * The former functions, which take the words from whoever calls, are the owner's own from now on.
 */
export class ForgottenByTheDatabase1765820000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(WORDS);
    await runner.query(FORGET);
    await runner.query(RIGHTS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER forgotten_stays ON person;
      DROP FUNCTION forgotten_stays();
      DROP POLICY redaction ON history;
      DROP FUNCTION forget_in_history(uuid, timestamptz);
      DROP FUNCTION forget_in_proof(uuid);
      DROP FUNCTION forgotten_as(uuid);
      DROP FUNCTION forgotten_label(uuid, int);
      DROP FUNCTION forget_json(jsonb, text[], text);
      DROP FUNCTION address_form(text);
      GRANT EXECUTE ON FUNCTION forget_in_history(uuid, text[], text) TO kompassplan_app;
      GRANT EXECUTE ON FUNCTION forget_in_proof(uuid, text[], text) TO kompassplan_app;`);
  }
}

const WORDS = `
CREATE FUNCTION address_form(value text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT string_agg(CASE WHEN c ~ '[A-Za-z0-9_.!~*''()-]' THEN c
    ELSE regexp_replace(upper(encode(convert_to(c, 'UTF8'), 'hex')), '(..)', '%\\1', 'g') END, '' ORDER BY n)
  FROM regexp_split_to_table(value, '') WITH ORDINALITY AS t(c, n) $$;

-- a name as whole words, in any case; what has a sign of its own at its ends, or an escaped one before it, is still one
CREATE OR REPLACE FUNCTION forget_text(value text, names text[], label text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY names LOOP
    value := regexp_replace(value, '(?:(?<![[:alnum:]])|(?<=%[0-9A-F]{2}))'
      || regexp_replace(regexp_replace(name, '([^[:alnum:][:space:]])', '\\\\\\1', 'g'), '[[:space:]]+', '[[:space:]]+', 'g')
      || '(?![[:alnum:]])', label, 'gi');
  END LOOP;
  RETURN value;
END $$;

-- as above, in the texts of a document
CREATE FUNCTION forget_json(value jsonb, names text[], label text) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT forget_text(value::text, ARRAY(SELECT substr(q, 2, length(q) - 2)
    FROM unnest(names) WITH ORDINALITY AS t(n, p), LATERAL (SELECT to_jsonb(n)::text) j(q) ORDER BY p), label)::jsonb $$;

CREATE FUNCTION forgotten_label(town uuid, number int) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE m.language WHEN 'en' THEN 'Former employee #' ELSE 'Tidigare medarbetare #' END || number FROM municipality m WHERE m.id = town $$;

-- Names and addresses that the person has or had, as people write them and as they stand in addresses, the longest first.
CREATE FUNCTION forgotten_as(who uuid) RETURNS TABLE (words text[], label text) LANGUAGE plpgsql STABLE AS $$
DECLARE town uuid := tenant(); gone person;
BEGIN
  SELECT * INTO gone FROM person p WHERE p.municipality_id = town AND p.id = who AND p.forgotten_number IS NOT NULL;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'Only a person who is being forgotten can be taken out of what is written.';
  END IF;
  label := forgotten_label(town, gone.forgotten_number);
  SELECT array_agg(DISTINCT f.word) INTO words FROM (
    SELECT gone.name AS word UNION SELECT gone.email
    UNION SELECT v.word FROM history h, jsonb_array_elements(h.changes) c, LATERAL (VALUES (c ->> 'from'), (c ->> 'to')) v(word)
      WHERE h.municipality_id = town AND h.entity = 'person' AND h.entity_id = who AND c ->> 'field' IN ('name', 'email')
    UNION SELECT h.note FROM history h
      WHERE h.municipality_id = town AND h.entity = 'person' AND h.entity_id = who AND h.event = 'person.invited') t,
    LATERAL (SELECT trim(t.word)) s(plain),
    LATERAL (VALUES (s.plain), (address_form(s.plain)), (replace(address_form(s.plain), '%20', '+'))) f(word)
    WHERE length(s.plain) > 2 AND s.plain <> label AND NOT EXISTS (SELECT 1 FROM person o
      WHERE o.municipality_id = town AND o.id <> who AND forget_text(o.name, ARRAY[s.plain], '') <> o.name);
  words := ARRAY(SELECT w FROM unnest(words) w ORDER BY length(w) DESC, w);
  RETURN NEXT;
END $$;
`;

const FORGET = `
CREATE OR REPLACE FUNCTION forget_in_history(who uuid, names text[], label text) RETURNS TABLE (row_number bigint, row_hash text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE town uuid := tenant();
BEGIN
  UPDATE history h SET person_name = label WHERE h.municipality_id = town AND h.person_id = who;
  RETURN QUERY
    WITH told AS (
      SELECT h.id, forget_text(h.note, names, label) AS note, coalesce((
          SELECT jsonb_agg(c.value || jsonb_build_object('from', forget_text(c.value ->> 'from', names, label),
            'to', forget_text(c.value ->> 'to', names, label)) ORDER BY c.position)
          FROM jsonb_array_elements(h.changes) WITH ORDINALITY AS c(value, position)), '[]') AS changes
      FROM history h WHERE h.municipality_id = town AND h.event <> 'history.redacted'
        -- the first word of a name at least, before every text is looked through
        AND EXISTS (SELECT 1 FROM unnest(names) n WHERE
          position(lower((regexp_match(n, '[[:alnum:]]+'))[1]) IN lower(concat_ws(' ', h.note, h.changes::text))) > 0)),
    changed AS (
      UPDATE history h SET note = t.note, changes = t.changes, salt = NULL FROM told t
      WHERE h.id = t.id AND (h.note IS DISTINCT FROM t.note OR h.changes <> t.changes) RETURNING h.*)
    SELECT c.number, encode(sha256(convert_to(history_content(c::history), 'UTF8')), 'hex') FROM changed c ORDER BY c.number;
END $$;

CREATE FUNCTION forget_in_history(who uuid, moment timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE told jsonb;
BEGIN
  SELECT jsonb_agg(jsonb_build_object('field', r.row_number::text, 'from', NULL, 'to', r.row_hash) ORDER BY r.row_number) INTO told
    FROM forgotten_as(who) f, LATERAL forget_in_history(who, f.words, f.label) r;
  -- Which rows say something else now, and what: without it the check would call them altered.
  IF told IS NOT NULL THEN
    INSERT INTO history (municipality_id, at, person_name, entity, entity_id, event, changes)
      VALUES (tenant(), moment, 'Kompassplan', 'redaction', who, 'history.redacted', told);
  END IF;
END $$;

CREATE OR REPLACE FUNCTION forget_in_proof(who uuid, names text[], label text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE town uuid := tenant();
BEGIN
  UPDATE evidence_version v SET title = forget_text(v.title, names, label), text = forget_text(v.text, names, label),
      file_name = forget_text(v.file_name, names, label), diary_number = forget_text(v.diary_number, names, label),
      url = forget_text(v.url, names, address_form(label))
    WHERE v.municipality_id = town AND forget_text(concat_ws(' ', v.title, v.text, v.file_name, v.diary_number, v.url), names, label)
      <> concat_ws(' ', v.title, v.text, v.file_name, v.diary_number, v.url);
  UPDATE effect_check c SET note = forget_text(c.note, names, label)
    WHERE c.municipality_id = town AND forget_text(c.note, names, label) <> c.note;
END $$;

CREATE FUNCTION forget_in_proof(who uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM forget_in_proof(who, f.words, f.label) FROM forgotten_as(who) f;
END $$;

-- Otherwise whoever may write people could give a forgotten one a name of choice, and have that taken out as well.
CREATE FUNCTION forgotten_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.forgotten_number IS NOT NULL THEN RAISE EXCEPTION 'Nobody begins as a forgotten person.'; END IF;
  ELSIF (OLD.forgotten_number IS NOT NULL AND NEW.forgotten_number IS DISTINCT FROM OLD.forgotten_number)
    OR (NEW.forgotten_number IS NOT NULL AND NEW.name <> OLD.name
      AND (OLD.forgotten_number IS NULL OR NEW.name <> forgotten_label(NEW.municipality_id, NEW.forgotten_number)))
    OR (NEW.forgotten_number IS NOT NULL AND NEW.email <> OLD.email
      AND (OLD.forgotten_number IS NULL OR NEW.email <> NEW.id || '@forgotten.invalid')) THEN
    RAISE EXCEPTION 'A forgotten person keeps the number and is called by nothing else.';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER forgotten_stays BEFORE INSERT OR UPDATE ON person FOR EACH ROW EXECUTE FUNCTION forgotten_stays();
`;

const RIGHTS = `
CREATE POLICY redaction ON history AS RESTRICTIVE FOR INSERT TO kompassplan_app WITH CHECK (event <> 'history.redacted');
REVOKE ALL ON FUNCTION forget_in_history(uuid, text[], text), forget_in_proof(uuid, text[], text) FROM kompassplan_app;
REVOKE ALL ON FUNCTION forget_in_history(uuid, timestamptz), forget_in_proof(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION forget_in_history(uuid, timestamptz), forget_in_proof(uuid) TO kompassplan_app;
`;
