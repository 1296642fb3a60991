import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { DomainError } from '@kompassplan/domain';
import type { Request } from 'express';

/** The version in If-Match ("7"). Without it 428; an unreadable one matches nothing and is treated as missing. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  return versionIn(context.switchToHttp().getRequest<Request>().headers['if-match']);
});

/** As `IfMatch`, where a version may be left out: null then. */
export const IfMatchWhenSent = createParamDecorator((_: unknown, context: ExecutionContext): number | null => {
  const header = context.switchToHttp().getRequest<Request>().headers['if-match'];
  return header === undefined ? null : versionIn(header);
});

/** @throws DomainError version-missing */
export function versionIn(header: string | undefined): number {
  const found = /^(?:W\/)?"(\d{1,9})"$/.exec(header?.trim() ?? '');
  if (!found) throw new DomainError('version-missing');
  return Number(found[1]);
}

export function etagOf(version: number): string {
  return `"${version}"`;
}
