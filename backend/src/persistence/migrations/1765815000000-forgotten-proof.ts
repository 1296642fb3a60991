import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Earlier versions of evidence and answers about effects are append only for the application, and may name somebody who is
 * forgotten. As with the history, this puts the label where the name stood, and only of a person who has been given a number.
 */
export class ForgottenProof1765815000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FORGET);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION forget_in_proof(uuid, text[], text)');
  }
}

const FORGET = `
CREATE FUNCTION forget_in_proof(who uuid, names text[], label text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE town uuid := tenant();
BEGIN
  IF NOT EXISTS (SELECT 1 FROM person p WHERE p.municipality_id = town AND p.id = who AND p.forgotten_number IS NOT NULL) THEN
    RAISE EXCEPTION 'Only a person who is being forgotten can be taken out of evidence.';
  END IF;
  UPDATE evidence_version v SET title = forget_text(v.title, names, label), text = forget_text(v.text, names, label),
      file_name = forget_text(v.file_name, names, label)
    WHERE v.municipality_id = town AND EXISTS (SELECT 1 FROM unnest(names) n
      WHERE position(lower(n) IN lower(concat_ws(' ', v.title, v.text, v.file_name))) > 0);
  UPDATE effect_check c SET note = forget_text(c.note, names, label)
    WHERE c.municipality_id = town AND EXISTS (SELECT 1 FROM unnest(names) n WHERE position(lower(n) IN lower(c.note)) > 0);
END $$;
REVOKE ALL ON FUNCTION forget_in_proof(uuid, text[], text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION forget_in_proof(uuid, text[], text) TO kompassplan_app;
`;
