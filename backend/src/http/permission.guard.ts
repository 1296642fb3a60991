import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DomainError, reachOf } from '@kompassplan/domain';
import { ACCESS, type Access } from './can.js';
import type { ApiRequest } from './request.js';

/** Denies what no decorator allows. Row rights are decided later, where the row is known. */
@Injectable()
export class PermissionGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access === 'public') return true;
    const session = context.switchToHttp().getRequest<ApiRequest>().openSession;
    if (!session) throw new DomainError('not-signed-in');
    if (access === 'signedIn') return true;
    if (!access || !reachOf(session.person.role, access)) throw new DomainError('forbidden');
    return true;
  }
}
