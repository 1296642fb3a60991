import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Every tenant row carries municipality_id, and Postgres hides it unless `kompassplan.municipality` is set to it
 * (SET LOCAL, one transaction). Three look-ups happen before the tenant is known; each may see only the one row whose
 * secret the asker already holds (`kompassplan.lookup`: a session or link hash, or an e-mail address at sign-in).
 */
const TENANT_TABLES = [
  'unit',
  'person',
  'session',
  'one_time_token',
  'stored_file',
  'report_import',
  'evaluation',
  'area',
  'sub_question',
  'finding',
  'action',
  'action_sub_question',
  'progress_entry',
  'evidence',
  'comment',
  'history',
  'reminder_policy',
  'reminder_mail',
  'reminder_ledger',
  'reminder_event',
  'outbox_mail',
  'mailbox_message',
];

const LOOKUP_COLUMN: Record<string, string> = { person: 'email', session: 'token_hash', one_time_token: 'token_hash' };

export class FirstSchema1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(OPEN_SESSION);
    await runner.query(INDEXES);
    for (const table of TENANT_TABLES) {
      const column = LOOKUP_COLUMN[table];
      await runner.query(`
        ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY tenant ON ${table} USING (municipality_id = tenant()) WITH CHECK (municipality_id = tenant());
        ${column ? `CREATE POLICY lookup ON ${table} FOR SELECT USING (${column} = nullif(current_setting('kompassplan.lookup', true), ''));` : ''}
        GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO kompassplan_app;`);
    }
    await runner.query(`
      ALTER TABLE municipality ENABLE ROW LEVEL SECURITY;
      ALTER TABLE municipality FORCE ROW LEVEL SECURITY;
      CREATE POLICY tenant ON municipality USING (id = tenant()) WITH CHECK (id = tenant());
      CREATE POLICY every_municipality ON municipality FOR SELECT USING (current_setting('kompassplan.every_municipality', true) = 'on');
      GRANT SELECT, INSERT, UPDATE ON municipality TO kompassplan_app;
      REVOKE UPDATE, DELETE ON history FROM kompassplan_app;
      GRANT SELECT, INSERT, DELETE ON sign_in_attempt TO kompassplan_app;
      GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO kompassplan_app;`);
  }

  async down(): Promise<void> {
    throw new Error('The first schema cannot be undone: restore a backup instead.');
  }
}

const TABLES = `
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE FUNCTION tenant() RETURNS uuid LANGUAGE sql STABLE AS
  $$ SELECT nullif(current_setting('kompassplan.municipality', true), '')::uuid $$;

CREATE TABLE municipality (
  id uuid PRIMARY KEY, name text NOT NULL, code text NOT NULL, time_zone text NOT NULL DEFAULT 'Europe/Stockholm',
  language text NOT NULL DEFAULT 'sv', sample boolean NOT NULL DEFAULT false, created_at timestamptz NOT NULL DEFAULT now());

CREATE TABLE unit (
  id uuid PRIMARY KEY, municipality_id uuid NOT NULL REFERENCES municipality, name text NOT NULL,
  parent_id uuid, manager_id uuid, version int NOT NULL DEFAULT 1,
  UNIQUE (municipality_id, id), UNIQUE (municipality_id, name),
  FOREIGN KEY (municipality_id, parent_id) REFERENCES unit (municipality_id, id));

CREATE TABLE person (
  id uuid PRIMARY KEY, municipality_id uuid NOT NULL REFERENCES municipality, name text NOT NULL,
  email text NOT NULL UNIQUE CHECK (email = lower(email)), role text NOT NULL, unit_id uuid,
  language text NOT NULL DEFAULT 'sv', active boolean NOT NULL DEFAULT true, first_signed_in_at timestamptz,
  password_hash text, digest text NOT NULL DEFAULT 'weekly', paused_until date, deputy_id uuid,
  hard_bounces int NOT NULL DEFAULT 0, created_at timestamptz NOT NULL DEFAULT now(), version int NOT NULL DEFAULT 1,
  UNIQUE (municipality_id, id),
  FOREIGN KEY (municipality_id, unit_id) REFERENCES unit (municipality_id, id),
  FOREIGN KEY (municipality_id, deputy_id) REFERENCES person (municipality_id, id));
ALTER TABLE unit ADD FOREIGN KEY (municipality_id, manager_id) REFERENCES person (municipality_id, id);

CREATE TABLE session (
  token_hash text PRIMARY KEY, municipality_id uuid NOT NULL, person_id uuid NOT NULL,
  created_at timestamptz NOT NULL, last_seen_at timestamptz NOT NULL, expires_at timestamptz NOT NULL,
  FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id));

-- purpose: signIn and setPassword are used once; action (the link in a reminder) lives until it expires or is revoked.
CREATE TABLE one_time_token (
  token_hash text PRIMARY KEY, municipality_id uuid NOT NULL, person_id uuid NOT NULL,
  purpose text NOT NULL CHECK (purpose IN ('signIn', 'setPassword', 'action')), action_id uuid,
  created_at timestamptz NOT NULL, expires_at timestamptz NOT NULL, used_at timestamptz,
  FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id));

-- Throttling happens before anybody is known; only hashes are kept.
CREATE TABLE sign_in_attempt (id bigserial PRIMARY KEY, key_hash text NOT NULL, at timestamptz NOT NULL);

CREATE TABLE stored_file (
  id uuid PRIMARY KEY, municipality_id uuid NOT NULL REFERENCES municipality, name text NOT NULL,
  media_type text NOT NULL, bytes int NOT NULL, sha256 text NOT NULL, content bytea NOT NULL,
  created_at timestamptz NOT NULL, UNIQUE (municipality_id, id));

CREATE TABLE report_import (
  id uuid PRIMARY KEY, municipality_id uuid NOT NULL REFERENCES municipality, file_id uuid NOT NULL, file_name text NOT NULL,
  bytes int NOT NULL, sha256 text NOT NULL,
  status text NOT NULL CHECK (status IN ('reading', 'review', 'committed', 'failed', 'cancelled')),
  progress real NOT NULL DEFAULT 0, draft jsonb, failure_code text, failure_details jsonb, evaluation_id uuid,
  created_by uuid NOT NULL, created_at timestamptz NOT NULL, version int NOT NULL DEFAULT 1,
  UNIQUE (municipality_id, id),
  FOREIGN KEY (municipality_id, file_id) REFERENCES stored_file (municipality_id, id),
  FOREIGN KEY (municipality_id, created_by) REFERENCES person (municipality_id, id));

CREATE TABLE evaluation (
  id uuid PRIMARY KEY, municipality_id uuid NOT NULL REFERENCES municipality, import_id uuid NOT NULL,
  sha256 text NOT NULL, municipality_name text NOT NULL, year int NOT NULL, month int, edition text NOT NULL,
  evaluators jsonb NOT NULL, points_total real, points_max real, notes jsonb NOT NULL, follow_up_on date,
  imported_at timestamptz NOT NULL, version int NOT NULL DEFAULT 1,
  UNIQUE (municipality_id, id), UNIQUE (municipality_id, sha256),
  FOREIGN KEY (municipality_id, import_id) REFERENCES report_import (municipality_id, id));

CREATE TABLE area (
  id uuid PRIMARY KEY, municipality_id uuid NOT NULL, evaluation_id uuid NOT NULL, number int NOT NULL, name text NOT NULL,
  points real, max real, percent real, UNIQUE (evaluation_id, number),
  FOREIGN KEY (municipality_id, evaluation_id) REFERENCES evaluation (municipality_id, id));

-- points, max and percent as printed; target in points, null for the default.
CREATE TABLE sub_question (
  id uuid PRIMARY KEY, municipality_id uuid NOT NULL, evaluation_id uuid NOT NULL, area_number int NOT NULL,
  number text NOT NULL, position int NOT NULL, title text NOT NULL, short_title text, points real, max real, percent real,
  target double precision, target_reason text, UNIQUE (evaluation_id, number),
  FOREIGN KEY (municipality_id, evaluation_id) REFERENCES evaluation (municipality_id, id));

CREATE TABLE finding (
  id uuid PRIMARY KEY, municipality_id uuid NOT NULL, evaluation_id uuid NOT NULL, area_number int NOT NULL,
  kind text NOT NULL CHECK (kind IN ('strength', 'improvement')), position int NOT NULL, text text NOT NULL,
  lines int[] NOT NULL, page int, skip_reason text, UNIQUE (municipality_id, id),
  FOREIGN KEY (municipality_id, evaluation_id) REFERENCES evaluation (municipality_id, id));

CREATE TABLE action (
  id uuid PRIMARY KEY, municipality_id uuid NOT NULL, evaluation_id uuid NOT NULL, finding_id uuid, number int NOT NULL,
  title text NOT NULL, description text, area_number int NOT NULL,
  status text NOT NULL CHECK (status IN ('notStarted', 'inProgress', 'needsHelp', 'done', 'verified', 'declined')),
  progress int NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 100),
  owner_id uuid, unit_id uuid, due date, first_due date, slips int NOT NULL DEFAULT 0, effort_weeks double precision,
  help_text text, help_from_id uuid, declined_reason text, declined_by_id uuid, declined_review_on date,
  verified_by_id uuid, verified_at timestamptz, done_at timestamptz, last_progress_at timestamptz,
  -- since when the present owner and due date are known: no reminder looks further back
  agreed_at timestamptz,
  created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL, version int NOT NULL DEFAULT 1,
  UNIQUE (municipality_id, id), UNIQUE (evaluation_id, number),
  FOREIGN KEY (municipality_id, evaluation_id) REFERENCES evaluation (municipality_id, id),
  FOREIGN KEY (municipality_id, finding_id) REFERENCES finding (municipality_id, id),
  FOREIGN KEY (municipality_id, owner_id) REFERENCES person (municipality_id, id),
  FOREIGN KEY (municipality_id, unit_id) REFERENCES unit (municipality_id, id),
  FOREIGN KEY (municipality_id, help_from_id) REFERENCES person (municipality_id, id),
  FOREIGN KEY (municipality_id, declined_by_id) REFERENCES person (municipality_id, id),
  FOREIGN KEY (municipality_id, verified_by_id) REFERENCES person (municipality_id, id));

-- share null: by effort (PRODUCT rule), otherwise set by hand.
CREATE TABLE action_sub_question (
  municipality_id uuid NOT NULL, action_id uuid NOT NULL, evaluation_id uuid NOT NULL, sub_question_number text NOT NULL,
  share double precision, PRIMARY KEY (action_id, sub_question_number),
  FOREIGN KEY (municipality_id, action_id) REFERENCES action (municipality_id, id),
  FOREIGN KEY (evaluation_id, sub_question_number) REFERENCES sub_question (evaluation_id, number));

CREATE TABLE progress_entry (
  id uuid PRIMARY KEY, municipality_id uuid NOT NULL, action_id uuid NOT NULL, at timestamptz NOT NULL, by_id uuid NOT NULL,
  progress int NOT NULL, status text NOT NULL, note text, through text NOT NULL DEFAULT 'app',
  FOREIGN KEY (municipality_id, action_id) REFERENCES action (municipality_id, id),
  FOREIGN KEY (municipality_id, by_id) REFERENCES person (municipality_id, id));

CREATE TABLE evidence (
  id uuid PRIMARY KEY, municipality_id uuid NOT NULL, action_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('link', 'text', 'file')), title text NOT NULL, url text, text text, file_id uuid,
  file_name text, sha256 text, diary_number text, valid_until date, added_by_id uuid NOT NULL, added_at timestamptz NOT NULL,
  removed_at timestamptz, removed_by_id uuid,
  FOREIGN KEY (municipality_id, action_id) REFERENCES action (municipality_id, id),
  FOREIGN KEY (municipality_id, file_id) REFERENCES stored_file (municipality_id, id),
  FOREIGN KEY (municipality_id, added_by_id) REFERENCES person (municipality_id, id),
  FOREIGN KEY (municipality_id, removed_by_id) REFERENCES person (municipality_id, id));

CREATE TABLE comment (
  id uuid PRIMARY KEY, municipality_id uuid NOT NULL, action_id uuid NOT NULL, at timestamptz NOT NULL, by_id uuid NOT NULL,
  text text NOT NULL,
  FOREIGN KEY (municipality_id, action_id) REFERENCES action (municipality_id, id),
  FOREIGN KEY (municipality_id, by_id) REFERENCES person (municipality_id, id));

-- Append only: the application's role may insert and read, nothing else. changes: [{field, from, to}].
CREATE TABLE history (
  id bigserial PRIMARY KEY, municipality_id uuid NOT NULL REFERENCES municipality, at timestamptz NOT NULL,
  person_id uuid, person_name text NOT NULL, entity text NOT NULL, entity_id uuid NOT NULL, event text NOT NULL,
  changes jsonb NOT NULL DEFAULT '[]', note text);

CREATE TABLE reminder_policy (
  municipality_id uuid PRIMARY KEY REFERENCES municipality, policy jsonb NOT NULL, version int NOT NULL DEFAULT 1,
  changed_at timestamptz NOT NULL, changed_by uuid NOT NULL);

-- One mail per person and local day, by the unique key. state: planned, sending, sent, skipped, failed, uncertain.
CREATE TABLE reminder_mail (
  id uuid PRIMARY KEY, municipality_id uuid NOT NULL, person_id uuid NOT NULL, local_date date NOT NULL, kind text NOT NULL,
  state text NOT NULL CHECK (state IN ('planned', 'sending', 'sent', 'skipped', 'failed', 'uncertain')),
  subject text NOT NULL DEFAULT '', message_id text NOT NULL, planned_at timestamptz NOT NULL, sending_at timestamptz,
  sent_at timestamptz, attempts int NOT NULL DEFAULT 0, next_attempt_at timestamptz, error text,
  UNIQUE (municipality_id, id), UNIQUE (municipality_id, person_id, local_date),
  FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id));

CREATE TABLE reminder_ledger (
  id uuid PRIMARY KEY, municipality_id uuid NOT NULL, mail_id uuid NOT NULL, rule text NOT NULL, action_id uuid NOT NULL,
  person_id uuid NOT NULL, slot text NOT NULL, key text NOT NULL, days_to_due int, dropped_reason text,
  UNIQUE (municipality_id, key),
  FOREIGN KEY (municipality_id, mail_id) REFERENCES reminder_mail (municipality_id, id),
  FOREIGN KEY (municipality_id, action_id) REFERENCES action (municipality_id, id),
  FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id));

-- Assignments and mentions that wait for the next sweep.
CREATE TABLE reminder_event (
  id uuid PRIMARY KEY, municipality_id uuid NOT NULL, person_id uuid NOT NULL, action_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('assignment', 'mention')), at timestamptz NOT NULL,
  FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id),
  FOREIGN KEY (municipality_id, action_id) REFERENCES action (municipality_id, id));

-- Sign-in links and invitations: written in the same transaction as the token. The token leaves the row once it is sent.
CREATE TABLE outbox_mail (
  id uuid PRIMARY KEY, municipality_id uuid NOT NULL, person_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('signInLink', 'invitation', 'sample')), payload jsonb NOT NULL,
  state text NOT NULL CHECK (state IN ('planned', 'sending', 'sent', 'failed', 'uncertain')), message_id text NOT NULL,
  created_at timestamptz NOT NULL, sending_at timestamptz, sent_at timestamptz, attempts int NOT NULL DEFAULT 0,
  next_attempt_at timestamptz, error text,
  FOREIGN KEY (municipality_id, person_id) REFERENCES person (municipality_id, id));

-- The built-in mailbox of the embedded profile.
CREATE TABLE mailbox_message (
  id uuid PRIMARY KEY, municipality_id uuid NOT NULL REFERENCES municipality, received_at timestamptz NOT NULL,
  sender text NOT NULL, recipients text[] NOT NULL, subject text NOT NULL, message_id text NOT NULL, headers jsonb NOT NULL,
  text text NOT NULL, html text);
`;

/**
 * A request's session in one round trip: the look-up by hash, then the person under the session's own municipality.
 * It runs with the caller's rights, so row-level security holds inside it as well; the settings end with the statement.
 */
const OPEN_SESSION = `
CREATE FUNCTION open_session(hash text, at timestamptz, idle_since timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
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
    'person', jsonb_build_object('id', p.id, 'name', p.name, 'email', p.email, 'role', p.role, 'language', p.language,
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

const INDEXES = `
CREATE INDEX ON session (municipality_id, person_id);
CREATE INDEX ON one_time_token (municipality_id, person_id);
CREATE INDEX ON one_time_token (municipality_id, action_id);
CREATE INDEX ON sign_in_attempt (key_hash, at);
CREATE INDEX ON report_import (municipality_id, created_at);
CREATE INDEX ON finding (evaluation_id, area_number, position);
CREATE INDEX ON action (municipality_id, owner_id, status);
CREATE INDEX ON action (municipality_id, unit_id);
CREATE INDEX ON action (municipality_id, due);
CREATE INDEX ON action_sub_question (evaluation_id, sub_question_number);
CREATE INDEX ON progress_entry (action_id, at);
CREATE INDEX ON evidence (action_id);
CREATE INDEX ON comment (action_id, at);
CREATE INDEX ON history (municipality_id, entity_id, id);
CREATE INDEX ON reminder_mail (municipality_id, state, next_attempt_at);
CREATE INDEX ON reminder_ledger (mail_id);
CREATE INDEX ON reminder_ledger (municipality_id, action_id);
CREATE INDEX ON reminder_event (municipality_id, at);
CREATE INDEX ON outbox_mail (municipality_id, state);
CREATE INDEX ON mailbox_message (municipality_id, received_at);
`;
