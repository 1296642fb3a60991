import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Logger } from 'nestjs-pino';
import { createApi } from './create-api.js';
import { environment } from './environment.js';
import { RouteTable } from './http/route-table.js';
import { stopOnSignal } from './stop-on-signal.js';

// The HTTP process; with KOMPASSPLAN_ROLE=all it handles jobs as well.
const { env, close } = await environment('http');
const app = await createApi(env);
let worker: INestApplicationContext | null = null;
stopOnSignal(async () => {
  await app.close();
  await worker?.close();
  await close();
});
await app.listen(env.port, env.host);
const log = app.get(Logger);
const { missing, surplus, otherAccess } = app.get(RouteTable).differences();
if (missing.length + surplus.length + otherAccess.length > 0) {
  log.warn(`Routes and contract differ. ${JSON.stringify({ missing, surplus, otherAccess })}`);
}
if (env.processRole === 'all') {
  // Only then: its readers of documents cost memory.
  const { WorkerModule } = await import('./worker.module.js');
  worker = await NestFactory.createApplicationContext(WorkerModule.with(env), { bufferLogs: true });
}
log.log(`Listening on ${env.host}:${env.port}`);
