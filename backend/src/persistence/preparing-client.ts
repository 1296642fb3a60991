import pg from 'pg';

const MARK = '/* by key */ ';
/** Each named statement keeps memory in the server's process for as long as the connection lives. */
const MOST_NAMED = 100;

/**
 * Marks a statement whose best plan is the same whatever its parameters are: rows found by their keys. Postgres then plans
 * it once for each connection instead of each time, and planning the statement of an action's page takes four times as
 * long as running it. Never for what reads a whole plan: a plan made for nobody in particular took twenty seconds there.
 */
export function byKey(sql: string): string {
  return MARK + sql;
}

/** A connection that names the statements that are marked so. */
export class PreparingClient extends pg.Client {
  private readonly names = new Map<string, string>();

  override query = ((...args: unknown[]): unknown => {
    const [text, values, ...rest] = args;
    const run = super.query.bind(this) as (...all: unknown[]) => unknown;
    const name = typeof text === 'string' && Array.isArray(values) && text.startsWith(MARK) ? this.nameOf(text) : null;
    return name === null ? run(...args) : run({ name, text, values }, ...rest);
  }) as pg.Client['query'];

  private nameOf(text: string): string | null {
    const known = this.names.get(text);
    if (known !== undefined) return known;
    if (this.names.size >= MOST_NAMED) return null;
    const name = `by-key-${this.names.size + 1}`;
    this.names.set(text, name);
    return name;
  }
}
