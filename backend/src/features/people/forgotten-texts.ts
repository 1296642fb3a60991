/**
 * Where the name of a forgotten person may stand, beside history and earlier evidence, which the application cannot change.
 * A test holds this against the schema: a new column of text is either here or named there with the reason why not.
 */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  action: [
    ...['title', 'description', 'help_text', 'declined_reason', 'wanted_effect', 'returned_reason', 'asked_due_reason'],
    ...['indicator', 'indicator_baseline', 'indicator_target', 'diary_number', 'declined_diary_number'],
  ],
  checklist_item: ['text'],
  comment: ['text'],
  evaluation: ['notes'],
  evidence: ['title', 'text', 'file_name', 'diary_number', 'url'],
  finding: ['skip_reason'],
  mailbox_message: ['sender', 'subject', 'text', 'html', 'headers'],
  outbox_mail: ['error', 'payload'],
  progress_entry: ['note'],
  reminder_mail: ['subject', 'error'],
  report_import: ['file_name', 'draft', 'sheet', 'failure_details'],
  saved_view: ['name', 'query'],
  stored_file: ['name'],
  sub_question: ['target_reason'],
  unit: ['name'],
};

const DOCUMENTS = new Set(['headers', 'payload', 'draft', 'sheet', 'failure_details', 'notes']);
const ADDRESSES = new Set(['url', 'query']);
/** Whoever edits one of these meanwhile has to see that it changed. */
const VERSIONED = new Set(['action', 'unit', 'saved_view', 'report_import']);

function changed(column: string): string {
  if (DOCUMENTS.has(column)) return `forget_json(${column}, $2, $3)`;
  return `forget_text(${column}, $2, ${ADDRESSES.has(column) ? 'address_form($3)' : '$3'})`;
}

/** Statements of the municipality $1, the words $2 and what stands in their place $3. */
export const FORGOTTEN_TEXTS: readonly string[] = [
  // What can be taken back would bring the name back as well.
  `DELETE FROM change_undo WHERE municipality_id = $1 AND forget_json(steps, $2, $3) <> steps`,
  `DELETE FROM mailbox_message WHERE municipality_id = $1 AND recipients && $2::text[] AND $3::text IS NOT NULL`,
  // Asked again under its new address, which leads nowhere.
  `DELETE FROM link_check WHERE municipality_id = $1 AND forget_text(url, $2, $3) <> url`,
  // Two tags may become one.
  `WITH gone AS (DELETE FROM action_tag WHERE municipality_id = $1 AND forget_text(tag, $2, $3) <> tag RETURNING *)
   INSERT INTO action_tag (municipality_id, action_id, tag)
   SELECT municipality_id, action_id, forget_text(tag, $2, $3) FROM gone ON CONFLICT DO NOTHING`,
  ...Object.entries(TEXTS).map(([table, columns]) => {
    const set = columns.map((column) => `${column} = ${changed(column)}`);
    const found = columns.map((column) => `${changed(column)} IS DISTINCT FROM ${column}`);
    const version = VERSIONED.has(table) ? ['version = version + 1'] : [];
    return `UPDATE ${table} SET ${[...set, ...version].join(', ')} WHERE municipality_id = $1 AND (${found.join(' OR ')})`;
  }),
];
