import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { JobQueue } from './job-queue.js';
import { JobWorker } from './job-worker.js';
import { QueueConnection } from './queue-connection.js';

/** For everybody who wakes jobs or handles them. */
@Module({ providers: [QueueConnection, JobQueue], exports: [QueueConnection, JobQueue] })
export class QueueModule {}

/** For the worker process: runs the handlers. */
@Module({ imports: [QueueModule, DiscoveryModule], providers: [JobWorker], exports: [JobWorker] })
export class JobWorkerModule {}
