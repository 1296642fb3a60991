// Municipalities with plans of a size, written by INSERT … SELECT: 290 of them with 100,000 actions take seconds.
const AREAS = 8;
const QUESTIONS = 6;
const PEOPLE = 40;
const UNITS = 12;
/** A chain's head that is written often in one transaction leaves a long trail of dead rows behind it. */
const HISTORY_AT_ONCE = 500;

/**
 * @param {import('pg').Client} owner
 * @param {{ first: number, towns: number, actions: number, evaluations?: number, history?: number }} size first: number of the first
 *   municipality; actions: of each, divided over its evaluations; history: entries for each action
 */
export async function addTowns(owner, { first, towns, actions, evaluations = 1, history = 1 }) {
  const all = [first, first + towns - 1];
  const town = `('00000000-0000-4000-8000-' || lpad(t::text, 12, '0'))::uuid`;
  const id = (kind, number) =>
    `overlay(overlay(md5('${kind} ' || t || ' ' || (${number})::text) PLACING '4' FROM 13) PLACING '8' FROM 17)::uuid`;
  const run = (sql) => owner.query(sql.replaceAll('TOWNS', `generate_series(${all.join(', ')}) t`));
  await run(
    `INSERT INTO municipality (id, name, code) SELECT ${town}, 'Mätby ' || t, lpad(t::text, 4, '0') FROM TOWNS`,
  );
  await run(`INSERT INTO unit (id, municipality_id, name)
    SELECT ${id('unit', 'n')}, ${town}, 'Förvaltning ' || n FROM TOWNS, generate_series(1, ${UNITS}) n`);
  await run(`INSERT INTO person (id, municipality_id, name, email, role, unit_id)
    SELECT ${id('person', 'n')}, ${town}, 'Person ' || n, 'person' || n || '@by' || t || '.example',
      CASE WHEN n = 1 THEN 'coordinator' WHEN n <= ${UNITS} THEN 'manager' ELSE 'contributor' END, ${id('unit', `1 + n % ${UNITS}`)}
    FROM TOWNS, generate_series(1, ${PEOPLE}) n`);
  await run(`INSERT INTO stored_file (id, municipality_id, name, media_type, bytes, sha256, content, created_at)
    SELECT ${id('file', '1')}, ${town}, 'rapport.txt', 'text/plain', 1, 'x', 'x', now() FROM TOWNS`);
  await run(`INSERT INTO report_import (id, municipality_id, file_id, file_name, bytes, sha256, status, created_by, created_at)
    SELECT ${id('import', '1')}, ${town}, ${id('file', '1')}, 'rapport.txt', 1, 'x', 'committed', ${id('person', '1')}, now() FROM TOWNS`);
  await run(`INSERT INTO evaluation (id, municipality_id, import_id, sha256, municipality_name, year, edition, evaluators, notes, imported_at)
    SELECT ${id('evaluation', 'e')}, ${town}, ${id('import', '1')}, 'x' || e, 'Mätby', 2010 + e, '2016', '[]', '[]', now()
    FROM TOWNS, generate_series(1, ${evaluations}) e`);
  await run(`INSERT INTO area (id, municipality_id, evaluation_id, number, name, points, max, percent)
    SELECT gen_random_uuid(), ${town}, ${id('evaluation', 'e')}, a, 'Område ' || a, 50, 100, 50
    FROM TOWNS, generate_series(1, ${evaluations}) e, generate_series(1, ${AREAS}) a`);
  await run(`INSERT INTO sub_question (id, municipality_id, evaluation_id, area_number, number, position, title, points, max, percent)
    SELECT gen_random_uuid(), ${town}, ${id('evaluation', 'e')}, a, a || '.' || q, a * ${QUESTIONS} + q, 'Finns en plan för ' || q || '?', 8, 15, 40 + q * 3 + a
    FROM TOWNS, generate_series(1, ${evaluations}) e, generate_series(1, ${AREAS}) a, generate_series(1, ${QUESTIONS}) q`);
  const each = Math.ceil(actions / evaluations);
  const rows = `TOWNS, generate_series(1, ${actions}) n, LATERAL (SELECT 1 + (n - 1) / ${each} AS e, 1 + n % ${AREAS} AS a, 1 + n % ${QUESTIONS} AS q) x`;
  await run(`INSERT INTO action (id, municipality_id, evaluation_id, number, title, description, area_number, status, progress, owner_id, unit_id, due, first_due, effort_weeks, created_at, updated_at)
    SELECT ${id('action', 'n')}, ${town}, ${id('evaluation', 'e')}, n, 'Åtgärd ' || n || ' om brukarenkät och uppföljning av mål ' || n * 7919 % 1000, 'Det som ska göras, och varför. Nummer ' || n,
      a, (ARRAY['notStarted','inProgress','inProgress','needsHelp','done','declined'])[1 + n % 6], (n % 6) * 15, ${id('person', `1 + n % ${PEOPLE}`)}, ${id('unit', `1 + n % ${UNITS}`)},
      date '2026-06-01' + n % 900, date '2026-06-01' + n % 900, 1 + n % 8, now() - interval '90 days', now() - interval '90 days' FROM ${rows}`);
  await run(`INSERT INTO action_sub_question (municipality_id, action_id, evaluation_id, sub_question_number)
    SELECT ${town}, ${id('action', 'n')}, ${id('evaluation', 'e')}, a || '.' || q FROM ${rows}`);
  await run(
    `INSERT INTO action_tag (municipality_id, action_id, tag) SELECT ${town}, ${id('action', 'n')}, 'etikett ' || n % 9 FROM ${rows} WHERE n % 3 = 0`,
  );
  await run(
    `INSERT INTO action_contributor (municipality_id, action_id, person_id) SELECT ${town}, ${id('action', 'n')}, ${id('person', `1 + (n + 7) % ${PEOPLE}`)} FROM ${rows} WHERE n % 2 = 0`,
  );
  await run(`INSERT INTO evidence (id, municipality_id, action_id, kind, title, text, diary_number, added_by_id, added_at)
    SELECT gen_random_uuid(), ${town}, ${id('action', 'n')}, 'text', 'Beslut ' || n, 'Protokoll', 'KS 2026/' || n, ${id('person', '1')}, now() FROM ${rows} WHERE n % 5 = 0`);
  for (let from = 1; from <= actions * history; from += HISTORY_AT_ONCE) {
    const to = Math.min(actions * history, from + HISTORY_AT_ONCE - 1);
    await run(`INSERT INTO history (municipality_id, at, person_id, person_name, entity, entity_id, event, changes)
      SELECT ${town}, now() - interval '80 days' + h * interval '1 second', ${id('person', '1')}, 'Person 1', 'action', ${id('action', `1 + h % ${actions}`)}, 'action.changed',
        jsonb_build_array(jsonb_build_object('field', 'progress', 'from', '10', 'to', '20'))
      FROM TOWNS, generate_series(${from}, ${to}) h`);
  }
}

/** What requests need to know of one municipality. */
export async function townOf(owner, number) {
  const { rows } = await owner.query(
    `SELECT m.id, (SELECT p.id FROM person p WHERE p.municipality_id = m.id AND p.name = 'Person 1') AS "personId",
       (SELECT e.id FROM evaluation e WHERE e.municipality_id = m.id ORDER BY e.year LIMIT 1) AS "evaluationId",
       ARRAY(SELECT a.id FROM action a WHERE a.municipality_id = m.id ORDER BY a.number LIMIT 200) AS "actionIds"
     FROM municipality m WHERE m.code = lpad($1::text, 4, '0')`,
    [number],
  );
  return rows[0];
}
