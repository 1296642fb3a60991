import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { Logger } from 'nestjs-pino';
import { environment } from './environment.js';
import { stopOnSignal } from './stop-on-signal.js';
import { WorkerModule } from './worker.module.js';

// The process that handles jobs. Any number may run.
const { env, close } = await environment('worker');
const context = await NestFactory.createApplicationContext(WorkerModule.with(env), { bufferLogs: true });
context.useLogger(context.get(Logger));
stopOnSignal(async () => {
  await context.close();
  await close();
});
context.get(Logger).log('Handling jobs');
