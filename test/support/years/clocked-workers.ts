import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { join } from 'node:path';

interface Schedule {
  readonly name: string;
  readonly pattern: string;
  readonly timeZone: string;
}
interface Told {
  readonly active?: string;
  readonly ended?: string;
  readonly error?: string;
  readonly now?: number;
  readonly ready?: readonly Schedule[];
}
interface Running {
  readonly child: ChildProcess;
  /** Ids of the jobs that it has in hand. */
  readonly jobs: Set<string>;
  now: number;
  ready: boolean;
}

const SCRIPT = join(import.meta.dirname, 'clocked-worker.mjs');
const PATIENCE_MS = 60_000;

/** Worker processes that share one simulated clock, and can be killed. */
export class ClockedWorkers {
  /** What the product's workers ask the scheduler for. */
  schedules: readonly Schedule[] = [];
  /** What they complained about. */
  readonly complaints: string[] = [];
  private readonly running = new Set<Running>();
  private readonly events = new EventEmitter().setMaxListeners(0);
  private now = 0;

  constructor(private readonly env: Readonly<Record<string, string>>) {}

  get count(): number {
    return this.running.size;
  }

  /** Jobs that a living worker has in hand. */
  get inHand(): ReadonlySet<string> {
    return new Set([...this.running].flatMap(({ jobs }) => [...jobs]));
  }

  /** Starts workers until there are `count`, and waits until they take jobs. */
  async start(count: number): Promise<void> {
    const missing = Math.max(0, count - this.running.size);
    await Promise.all(Array.from({ length: missing }, () => this.startOne()));
  }

  private async startOne(): Promise<void> {
    const child = fork(SCRIPT, [], {
      // Nothing of the environment that the tests run in may reach it by accident.
      env: { PATH: process.env['PATH'], ...this.env, SIMULATED_NOW: String(this.now) },
      execArgv: ['--no-warnings'],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const one: Running = { child, jobs: new Set(), now: this.now, ready: false };
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (text: Buffer) => this.complaints.push(text.toString()));
    }
    this.running.add(one);
    child.once('exit', () => {
      this.running.delete(one);
      this.events.emit('change');
    });
    child.on('message', (told: Told) => {
      if (told.active) one.jobs.add(told.active);
      if (told.ended) one.jobs.delete(told.ended);
      if (told.now !== undefined) one.now = told.now;
      if (told.ready) {
        this.schedules = told.ready;
        one.ready = true;
      }
      this.events.emit('change');
    });
    // Whatever befalls it is told by its end.
    child.on('error', () => undefined);
    await this.until('a worker starts', () => one.ready || !this.running.has(one));
    if (!one.ready) throw new Error(`A worker did not start.\n${this.complaints.slice(-20).join('')}`);
    await this.setClock(this.now);
  }

  /** Every worker has the new time when this resolves. */
  async setClock(now: number): Promise<void> {
    this.now = now;
    const ready = [...this.running].filter((one) => one.ready);
    for (const { child } of ready) if (child.connected) child.send({ now });
    await this.until('the workers know the time', () =>
      ready.every((one) => one.now === now || !this.running.has(one)),
    );
  }

  /** Resolves at the next sign of life, or after a while without one. */
  async change(patienceMs: number): Promise<void> {
    await once(this.events, 'change', { signal: AbortSignal.timeout(patienceMs) }).catch(() => undefined);
  }

  /** kill -9 of one of them, if there is one. */
  killOne(): boolean {
    const [one] = this.running;
    return one?.child.kill('SIGKILL') ?? false;
  }

  killAll(): Promise<void> {
    return this.end('SIGKILL');
  }

  stopAll(): Promise<void> {
    return this.end('SIGTERM');
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    for (const { child } of this.running) child.kill(signal);
    await this.until('the workers end', () => this.running.size === 0);
  }

  private async until(what: string, done: () => boolean): Promise<void> {
    const deadline = performance.now() + PATIENCE_MS;
    while (!done()) {
      if (performance.now() > deadline) throw new Error(`In vain: ${what}\n${this.complaints.slice(-20).join('')}`);
      await this.change(1_000);
    }
  }
}
