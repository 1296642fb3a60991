const PATIENCE_MS = 25_000;

/**
 * Runs `stop` once when the process is asked to end: by a signal, or because the process that started it is gone (IPC
 * channel closed). Ends the process in any case after 25 seconds.
 */
export function stopOnSignal(stop: () => Promise<void>): void {
  let asked = false;
  const end = (): void => {
    if (asked) return;
    asked = true;
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`Stopping failed: ${(error as Error).message}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  process.on('disconnect', end);
}
