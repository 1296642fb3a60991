import { SetMetadata } from '@nestjs/common';
import type { JobName } from './job-catalogue.js';

export const JOB_HANDLER = 'kompassplan:job';

/** Marks a provider's method as the one that does this job: `@JobHandler('mail.outbox') send(data, context)`. */
export const JobHandler = (name: JobName): MethodDecorator => SetMetadata(JOB_HANDLER, name);

export interface JobContext {
  /** 1 the first time. */
  readonly attempt: number;
  /** True when nobody tries again after this. */
  readonly last: boolean;
  /** Aborted when the process is asked to stop: finish what is begun, begin nothing new. */
  readonly signal: AbortSignal;
}
