/** The date that is asked for `action a`, as JSON, or null. */
export const DUE_REQUEST = `(SELECT json_build_object('due', a.asked_due, 'reason', coalesce(a.asked_due_reason, ''),
      'by', json_build_object('id', p.id, 'name', p.name),
      'at', to_char(a.asked_due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
    FROM person p WHERE p.municipality_id = a.municipality_id AND p.id = a.asked_due_by_id)`;
