import { Injectable, type OnModuleInit } from '@nestjs/common';
import { forgottenAddress, forgottenWords, REDACTION_EVENT } from '@kompassplan/domain';
import { sayIn } from '../../mail/reminder-words.js';
import { localDay } from '../../persistence/local-day.js';
import type { Tenant } from '../../persistence/tenant.js';
import { type MunicipalityHead, type Transaction, UnitOfWork } from '../../persistence/unit-of-work.js';
import { JobHandler } from '../../queue/job-handler.js';
import { JobQueue } from '../../queue/job-queue.js';
import { retentionView } from './retention.query.js';

/** Takes the names and addresses of people who left long ago out of everything, once a day. */
@Injectable()
export class ForgetPeople implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queue: JobQueue,
  ) {}

  onModuleInit(): void {
    this.queue.schedule('people.forget', '10 4 * * *', 'Europe/Stockholm', {});
  }

  @JobHandler('people.forget')
  async run(): Promise<void> {
    for (const municipality of await this.unitOfWork.everyMunicipality()) await this.forgetIn(municipality);
  }

  /** One transaction for each person: what is done stays done, and the next night goes on. */
  private async forgetIn({ id, timeZone, language }: MunicipalityHead): Promise<void> {
    const tenant: Tenant = { municipalityId: id, timeZone, actor: null };
    const due = await this.unitOfWork.read(tenant, async (tx) => {
      const today = localDay(tx.now, timeZone);
      return (await retentionView(tx)).coming.filter((person) => person.forgetOn <= today);
    });
    for (const person of due) {
      await this.unitOfWork.run(tenant, (tx) =>
        forget(tx, person.id, (number) => sayIn(language)('people.forgotten-name', { number })),
      );
    }
  }
}

/** @param labelOf what stands where the name stood */
async function forget(tx: Transaction, id: string, labelOf: (number: number) => string): Promise<void> {
  const { municipalityId } = tx.tenant;
  // Numbers are given one at a time, and whoever is taken back meanwhile is not forgotten.
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`people/${municipalityId}`]);
  const [numbered] = await tx.query<{ number: number; name: string; email: string }>(
    `UPDATE person p SET forgotten_number = (SELECT coalesce(max(forgotten_number), 0) + 1 FROM person WHERE municipality_id = $1)
     WHERE municipality_id = $1 AND id = $2 AND NOT active AND forgotten_number IS NULL
     RETURNING forgotten_number AS number, name, email`,
    [municipalityId, id],
  );
  if (!numbered) return;
  const words = await wordsOf(tx, id, [numbered.name, numbered.email]);
  const label = labelOf(numbered.number);
  const hidden = await tx.query<{ row_number: string; row_hash: string }>(
    'SELECT * FROM forget_in_history($1, $2, $3)',
    [id, words, label],
  );
  // What can be taken back would bring the name back as well.
  await tx.execute(
    `DELETE FROM change_undo WHERE municipality_id = $1
       AND EXISTS (SELECT 1 FROM unnest($2::text[]) n WHERE position(lower(n) IN lower(steps::text)) > 0)`,
    [municipalityId, words],
  );
  await tx.execute('DELETE FROM mailbox_message WHERE municipality_id = $1 AND recipients && $2::text[]', [
    municipalityId,
    words,
  ]);
  await tx.execute('SELECT forget_in_proof($1, $2, $3)', [id, words, label]);
  for (const sql of TEXTS) await tx.execute(sql, [municipalityId, words, label]);
  await tx.execute(
    `UPDATE person SET name = $3, email = $4, password_hash = NULL, unit_id = NULL, hard_bounces = 0, version = version + 1
     WHERE municipality_id = $1 AND id = $2`,
    [municipalityId, id, label, forgottenAddress(id)],
  );
  for (const sql of OWN_ROWS) await tx.execute(sql, [municipalityId, id]);
  await tx.record({ entity: 'person', entityId: id, event: 'person.forgotten' });
  // Which rows of the history say something else now, and what: without it the check would call them altered.
  if (hidden.length > 0) {
    await tx.record({
      ...{ entity: 'redaction', entityId: id, event: REDACTION_EVENT },
      changes: hidden.map(({ row_number, row_hash }) => ({ field: row_number, from: null, to: row_hash })),
    });
  }
}

/** Names and addresses that the person has or had, without those that somebody else has too. */
async function wordsOf(tx: Transaction, id: string, known: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ word: string; own: boolean }>(
    `SELECT v.word, true AS own FROM history h, jsonb_array_elements(h.changes) c, LATERAL (VALUES (c ->> 'from'), (c ->> 'to')) v(word)
     WHERE h.municipality_id = $1 AND h.entity_id = $2 AND h.entity = 'person' AND c ->> 'field' IN ('name', 'email') AND v.word IS NOT NULL
     UNION SELECT name, false FROM person WHERE municipality_id = $1 AND id <> $2`,
    [tx.tenant.municipalityId, id],
  );
  return forgottenWords(
    [...known, ...rows.filter(({ own }) => own).map(({ word }) => word)],
    rows.filter(({ own }) => !own).map(({ word }) => word),
  );
}

/** Texts that people wrote, in which a name may stand; the built-in mailbox keeps whole mails. */
const TEXTS = [
  [
    'action',
    ['title', 'description', 'help_text', 'declined_reason', 'wanted_effect', 'returned_reason', 'asked_due_reason'],
  ],
  ['comment', ['text']],
  ['progress_entry', ['note']],
  ['evidence', ['title', 'text', 'file_name']],
  ['checklist_item', ['text']],
  ['sub_question', ['target_reason']],
  ['reminder_mail', ['subject', 'error']],
  ['outbox_mail', ['error']],
  ['mailbox_message', ['subject', 'text', 'html']],
].map(([table, columns]) => {
  const set = (columns as readonly string[]).map((column) => `${column} = forget_text(${column}, $2, $3)`).join(', ');
  const found = (columns as readonly string[])
    .map((column) => `position(lower(n) IN lower(${column})) > 0`)
    .join(' OR ');
  // Whoever edits an action meanwhile has to see that it changed.
  const version = table === 'action' ? ', version = version + 1' : '';
  return `UPDATE ${String(table)} SET ${set}${version} WHERE municipality_id = $1 AND EXISTS (SELECT 1 FROM unnest($2::text[]) n WHERE ${found})
    AND $3::text IS NOT NULL`;
});

/** What only the person had a use for. */
const OWN_ROWS = [
  'DELETE FROM session WHERE municipality_id = $1 AND person_id = $2',
  'DELETE FROM one_time_token WHERE municipality_id = $1 AND person_id = $2',
  'DELETE FROM calendar_feed WHERE municipality_id = $1 AND person_id = $2',
  'DELETE FROM leave_period WHERE municipality_id = $1 AND person_id = $2',
  'DELETE FROM change_undo WHERE municipality_id = $1 AND person_id = $2',
  'DELETE FROM outbox_mail WHERE municipality_id = $1 AND person_id = $2',
  'DELETE FROM plan_habit WHERE municipality_id = $1 AND person_id = $2',
  'DELETE FROM saved_view WHERE municipality_id = $1 AND owner_id = $2 AND NOT shared',
];
