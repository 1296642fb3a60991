// Healthy means: the process answers and can use its database. A worker has no port; it answers by being alive.
const answer = await fetch(`http://127.0.0.1:${process.env.PORT ?? 8080}/api/health/ready`, {
  signal: AbortSignal.timeout(2500),
}).catch(() => null);
process.exit(answer?.ok ? 0 : 1);
