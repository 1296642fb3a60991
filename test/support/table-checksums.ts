import type { Api } from './api-harness.js';

/**
 * What stands in every table of the product, as one checksum each: two of these tell whether anything at all was changed.
 * @param without a table, and the column of it that may change ('' for all of it)
 */
export async function tableChecksums(
  api: Pick<Api, 'sqlAsOwner'>,
  without: Readonly<Record<string, string>> = {},
): Promise<Record<string, string>> {
  const tables = await api.sqlAsOwner<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
  );
  const sums: Record<string, string> = {};
  for (const { name } of tables) {
    const column = without[name];
    if (column === '') continue;
    const [row] = await api.sqlAsOwner<{ sum: string }>(
      `SELECT count(*) || ' ' || coalesce(md5(string_agg(line, E'\\n' ORDER BY line)), '') AS sum
       FROM (SELECT (to_jsonb(t) - $1::text)::text AS line FROM "${name}" t) lines`,
      [column ?? ''],
    );
    sums[name] = row?.sum ?? '';
  }
  return sums;
}
