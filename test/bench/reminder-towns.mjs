// A municipality in which many actions are due today and many more are not, written by INSERT … SELECT.

/**
 * Every person owns the same number of due actions, three days late and not yet told of; the others are due in years,
 * were just reported on, are finished or are declined.
 * @param {import('pg').Client} owner
 * @param {{ number: number, people: number, due: number, notDue: number }} size
 */
export async function addReminderTown(owner, { number, people, due, notDue }) {
  const town = `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
  const id = (kind, n) =>
    `overlay(overlay(md5('${kind} ${number} ' || (${n})::text) PLACING '4' FROM 13) PLACING '8' FROM 17)::uuid`;
  const run = (sql, params) => owner.query(sql.replaceAll('TOWN', `'${town}'`), params);
  const policy = {
    enabled: true,
    ladder: [-14, -3, 0, 3, 10].map((offsetDays) => ({
      offsetDays,
      to: offsetDays < 10 ? ['owner'] : ['owner', 'manager'],
    })),
    repeatEveryDays: 14,
    staleAfterDays: 30,
    evidenceExpiryDays: 30,
    verificationWaitingDays: 7,
    // What is measured is what is due.
    ...{ followUp: false, monthlyLetter: false, managerDigest: false },
    digest: { weekday: 1, time: '00:00' },
    quiet: { weekends: false, holidays: false, ranges: [] },
  };
  await run(
    `INSERT INTO municipality (id, name, code) VALUES (TOWN, 'Mätby ${number}', '${String(number).padStart(4, '0')}')`,
  );
  await run(
    `INSERT INTO unit (id, municipality_id, name) SELECT ${id('unit', 'n')}, TOWN, 'Enhet ' || n FROM generate_series(1, 40) n`,
  );
  await run(`INSERT INTO person (id, municipality_id, name, email, role, digest, unit_id)
    SELECT ${id('person', 'n')}, TOWN, 'Person ' || n, 'p' || n || '@by${number}.example',
      CASE WHEN n <= 40 THEN 'manager' ELSE 'contributor' END, 'daily', ${id('unit', '1 + n % 40')} FROM generate_series(1, ${people}) n`);
  await run(
    `UPDATE unit u SET manager_id = ${id('person', 'n')} FROM generate_series(1, 40) n WHERE u.id = ${id('unit', 'n')}`,
  );
  await run(
    `INSERT INTO reminder_policy (municipality_id, policy, changed_at, changed_by) VALUES (TOWN, $1, now(), ${id('person', '1')})`,
    [JSON.stringify(policy)],
  );
  await run(`INSERT INTO stored_file (id, municipality_id, name, media_type, bytes, sha256, content, created_at)
    SELECT ${id('file', '1')}, TOWN, 'r.txt', 'text/plain', 1, 'x', 'x', now()`);
  await run(`INSERT INTO report_import (id, municipality_id, file_id, file_name, bytes, sha256, status, created_by, created_at)
    SELECT ${id('import', '1')}, TOWN, ${id('file', '1')}, 'r.txt', 1, 'x', 'committed', ${id('person', '1')}, now()`);
  await run(`INSERT INTO evaluation (id, municipality_id, import_id, sha256, municipality_name, year, edition, evaluators, notes, imported_at)
    SELECT ${id('evaluation', '1')}, TOWN, ${id('import', '1')}, 'x', 'Mätby', 2017, '2016', '[]', '[]', now()`);
  await run(`INSERT INTO action (id, municipality_id, evaluation_id, number, title, area_number, status, progress, owner_id, unit_id, due, first_due,
      last_progress_at, done_at, declined_review_on, created_at, updated_at)
    SELECT ${id('action', 'n')}, TOWN, ${id('evaluation', '1')}, n, 'Åtgärd ' || n || ' om brukarenkät och uppföljning av mål', 1, x.status, 40,
      ${id('person', `1 + n % ${people}`)}, ${id('unit', '1 + n % 40')}, x.due, x.due, now() - interval '2 days',
      CASE WHEN x.status IN ('done', 'verified') THEN now() - interval '2 days' END,
      CASE WHEN x.status = 'declined' THEN current_date + 200 END, now() - interval '90 days', now() - interval '90 days'
    FROM generate_series(1, ${due + notDue}) n, LATERAL (SELECT
      CASE WHEN n <= ${due} THEN 'inProgress' ELSE (ARRAY['notStarted','inProgress','needsHelp','done','declined','verified'])[1 + n % 6] END AS status,
      (now() AT TIME ZONE 'Europe/Stockholm')::date + CASE WHEN n <= ${due} THEN -3 ELSE 60 + n % 700 END AS due) x`);
  for (let from = 1; from <= due; from += 500) {
    await run(`INSERT INTO history (municipality_id, at, person_id, person_name, entity, entity_id, event, changes)
      SELECT TOWN, now() - interval '80 days', ${id('person', '1')}, 'Person 1', 'action', ${id('action', 'h')}, 'action.changed',
        '[{"field":"due","from":null,"to":"2026-01-01"}]' FROM generate_series(${from}, ${Math.min(due, from + 499)}) h`);
  }
  // Last week's mails: as after every week but the first, the statistics know the town.
  await run(`INSERT INTO reminder_mail (id, municipality_id, person_id, local_date, kind, state, message_id, planned_at, sending_at, sent_at, attempts)
    SELECT ${id('mail', 'n')}, TOWN, ${id('person', 'n')}, current_date - 7, 'digest', 'sent', '<' || n || '@by${number}.example>',
      now() - interval '7 days', now() - interval '7 days', now() - interval '7 days', 1 FROM generate_series(1, ${people}) n`);
  await run(`INSERT INTO reminder_ledger (id, municipality_id, mail_id, rule, action_id, person_id, slot, key, days_to_due)
    SELECT ${id('told', 'n')}, TOWN, ${id('mail', `1 + n % ${people}`)}, 'due', a.id, a.owner_id, x.slot, 'due|' || a.id || '|' || a.owner_id || '|' || x.slot, 3
    FROM generate_series(1, ${due}) n JOIN action a ON a.id = ${id('action', 'n')}, LATERAL (SELECT a.due || '-3' AS slot) x`);
  return { municipalityId: town, timeZone: 'Europe/Stockholm', actor: null };
}
