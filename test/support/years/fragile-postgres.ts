import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../../backend/src/persistence/embedded-postgres.js';
import { eventually } from '../eventually.js';

/** What is committed outlives the server, as in operation; only a power cut is left out. */
const SETTINGS = { fsync: 'off', synchronous_commit: 'on', full_page_writes: 'off', max_connections: '120' };

/** A server of its own that can be stopped dead and comes back with what was committed. */
export class FragilePostgres {
  private constructor(
    private readonly folder: string,
    private server: EmbeddedPostgres,
  ) {}
  private coming: Promise<void> | null = null;

  static async start(): Promise<FragilePostgres> {
    const folder = mkdtempSync(join(tmpdir(), 'kompassplan years '));
    return new FragilePostgres(folder, await startEmbeddedPostgres(join(folder, 'postgres'), SETTINGS));
  }

  get url(): string {
    return this.server.url;
  }

  /** Resolves when the server is there. */
  readonly answers = (): Promise<void> => this.coming ?? Promise.resolve();

  /** Stops the server in the middle of whatever it does, and starts it again. @param signal SIGQUIT is "immediate" */
  stopDead(signal: 'SIGQUIT' | 'SIGKILL'): void {
    if (this.coming) return;
    const data = join(this.folder, 'postgres');
    const pid = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(pid, signal);
    this.coming = (async () => {
      const { url } = this.server;
      await eventually('the server has ended', () => !isAlive(pid));
      this.server = await startEmbeddedPostgres(data, SETTINGS);
      if (this.server.url !== url) throw new Error('The database came back at another address.');
      this.coming = null;
    })();
  }

  async close(): Promise<void> {
    await this.answers();
    await this.server.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
