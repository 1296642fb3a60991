import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { DomainError } from '@kompassplan/domain';
import type { Request } from 'express';
import type { Tenant } from '../persistence/tenant.js';
import type { OpenSession } from './session-reader.js';

/** Express' request, with the session that the session guard found. */
export type ApiRequest = Request & { openSession?: OpenSession };

/** The municipality and person of the session, for unitOfWork.run and read. */
export const CurrentTenant = createParamDecorator((_: unknown, context: ExecutionContext): Tenant => {
  return sessionOf(context).tenant;
});

/** The whole session, for the few that show or end it. */
export const CurrentSession = createParamDecorator((_: unknown, context: ExecutionContext): OpenSession => {
  return sessionOf(context);
});

function sessionOf(context: ExecutionContext): OpenSession {
  const { openSession } = context.switchToHttp().getRequest<ApiRequest>();
  if (!openSession) throw new DomainError('not-signed-in');
  return openSession;
}
