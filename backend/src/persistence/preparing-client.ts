import pg from 'pg';

/** A statement that a connection has run so often is worth a plan that is kept … */
const PREPARED_FROM = 3;
/** … for so many statements: each keeps memory in the server's process. */
const MOST_PREPARED = 100;
/** How many texts are counted before the counting starts anew. */
const MOST_COUNTED = 1_000;

/**
 * A connection that names the statements it runs again and again, so that Postgres parses and plans them once: to plan
 * the statement of an action's page takes longer than to run it. As drivers of other languages do by themselves.
 */
export class PreparingClient extends pg.Client {
  private readonly uses = new Map<string, number>();
  private readonly names = new Map<string, string>();

  override query = ((...args: unknown[]): unknown => {
    const [text, values, ...rest] = args;
    const run = super.query.bind(this) as (...all: unknown[]) => unknown;
    if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0) return run(...args);
    const name = this.nameOf(text);
    return name === undefined ? run(...args) : run({ name, text, values }, ...rest);
  }) as pg.Client['query'];

  private nameOf(text: string): string | undefined {
    const known = this.names.get(text);
    if (known !== undefined || this.names.size >= MOST_PREPARED) return known;
    const uses = (this.uses.get(text) ?? 0) + 1;
    if (uses < PREPARED_FROM) {
      if (this.uses.size >= MOST_COUNTED) this.uses.clear();
      this.uses.set(text, uses);
      return undefined;
    }
    this.uses.delete(text);
    const name = `kompassplan-${this.names.size + 1}`;
    this.names.set(text, name);
    return name;
  }
}
