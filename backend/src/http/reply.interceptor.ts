import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  StreamableFile,
} from '@nestjs/common';
import type { Response } from 'express';
import { map, type Observable } from 'rxjs';
import { etagOf } from './etag.js';
import { RouteTable } from './route-table.js';

/**
 * Every reply passes through the contract's schema: fields that it does not name stay inside, and a reply that does not
 * fit is our own fault (500). A reply that carries a version gets it as ETag.
 */
@Injectable()
export class ReplyInterceptor implements NestInterceptor {
  constructor(private readonly routes: RouteTable) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const response = context.switchToHttp().getResponse<Response>();
    response.setHeader('Cache-Control', 'no-store');
    const route = this.routes.of(context.getHandler());
    const schema = route?.contract?.response;
    return next.handle().pipe(
      map((value: unknown) => {
        if (value === null || typeof value !== 'object' || value instanceof StreamableFile) return value;
        const version = (value as { version?: unknown }).version;
        if (typeof version === 'number') response.setHeader('ETag', etagOf(version));
        if (!schema) return value;
        const result = schema.safeParse(value);
        if (result.success) return result.data;
        const faults = result.error.issues.slice(0, 5).map((i) => `${i.path.join('.')}: ${i.message}`);
        throw new Error(`The reply of ${route.name} does not fit the contract. ${faults.join('; ')}`);
      }),
    );
  }
}
