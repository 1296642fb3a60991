import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Mails that the mail server took and that came back. A notice names a mail by its id and no municipality, so that a
 * row can be found by its own id; `notices` are those that were read already. address_since: what was sent before says
 * nothing about the address. bounce_mailbox: how far a mailbox has been read.
 */
export class ReturnedMails1765880000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE reminder_mail DROP CONSTRAINT reminder_mail_state_check,
        ADD CONSTRAINT reminder_mail_state_check
          CHECK (state IN ('planned', 'sending', 'sent', 'skipped', 'failed', 'uncertain', 'bounced')),
        ADD COLUMN hard_returned_at timestamptz, ADD COLUMN notices text[] NOT NULL DEFAULT '{}';
      ALTER TABLE outbox_mail ADD COLUMN notices text[] NOT NULL DEFAULT '{}';
      ALTER TABLE person ADD COLUMN address_since timestamptz;
      CREATE POLICY lookup ON reminder_mail FOR SELECT USING (id::text = nullif(current_setting('kompassplan.lookup', true), ''));
      CREATE POLICY lookup ON outbox_mail FOR SELECT USING (id::text = nullif(current_setting('kompassplan.lookup', true), ''));
      CREATE TABLE returned_mail (outcome text PRIMARY KEY, count int NOT NULL, last_at timestamptz NOT NULL);
      CREATE TABLE bounce_mailbox (name text PRIMARY KEY, validity text NOT NULL, uid bigint NOT NULL);
      GRANT SELECT, INSERT, UPDATE ON returned_mail, bounce_mailbox TO kompassplan_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE returned_mail, bounce_mailbox;
      DROP POLICY lookup ON outbox_mail;
      DROP POLICY lookup ON reminder_mail;
      ALTER TABLE person DROP COLUMN address_since;
      ALTER TABLE outbox_mail DROP COLUMN notices;
      UPDATE reminder_mail SET state = 'failed' WHERE state = 'bounced';
      ALTER TABLE reminder_mail DROP COLUMN notices, DROP COLUMN hard_returned_at,
        DROP CONSTRAINT reminder_mail_state_check,
        ADD CONSTRAINT reminder_mail_state_check
          CHECK (state IN ('planned', 'sending', 'sent', 'skipped', 'failed', 'uncertain'));`);
  }
}
