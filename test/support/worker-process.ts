import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

/** A worker of its own, as it runs in operation: the built code in a process that can be killed. */
export class WorkerProcess {
  private readonly child: ChildProcess;
  private output = '';

  constructor(env: Readonly<Record<string, string>>) {
    const root = join(import.meta.dirname, '../..');
    this.child = spawn(process.execPath, ['--no-warnings', join(root, 'dist/backend/backend/src/worker.js')], {
      cwd: root,
      // Nothing of the environment that the tests run in may reach it by accident.
      env: { PATH: process.env['PATH'], NODE_PATH: process.env['NODE_PATH'], ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child.stdout?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    this.child.stderr?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
  }

  /** kill -9: no handler runs, no socket is closed in order. */
  kill(): void {
    this.child.kill('SIGKILL');
  }

  /** As the operating system asks in daily life. */
  stop(): Promise<void> {
    this.child.kill('SIGTERM');
    return this.ended();
  }

  /** @throws Error with what it wrote, when it ended by itself with an error */
  ended(): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = () => {
        const { exitCode, signalCode } = this.child;
        if (exitCode !== null && exitCode !== 0 && signalCode === null) reject(new Error(this.output));
        else resolve();
      };
      if (this.child.exitCode !== null || this.child.signalCode !== null) settle();
      else this.child.once('exit', settle);
    });
  }
}
