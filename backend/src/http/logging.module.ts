import type { DynamicModule } from '@nestjs/common';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { LoggerModule } from 'nestjs-pino';
import type { Env } from '../config/env.js';
import { newId } from '../persistence/new-id.js';

/**
 * One JSON line per request: method, path, status, time. No addresses, headers, bodies or query strings, and no path part
 * that may be a token.
 */
export function logging(env: Env): DynamicModule {
  return LoggerModule.forRoot({
    pinoHttp: {
      level: env.logLevel,
      genReqId: () => newId(),
      autoLogging: { ignore: (request: IncomingMessage) => !(request.url ?? '').startsWith('/api/') },
      customLogLevel: (_: IncomingMessage, response: ServerResponse, error?: Error) => {
        if (error || response.statusCode >= 500) return 'error';
        return response.statusCode === 429 ? 'warn' : 'info';
      },
      quietReqLogger: true,
      serializers: {
        req: (request: { method?: string; url?: string }) => ({ method: request.method, path: pathOf(request.url) }),
        res: (response: { statusCode?: number }) => ({ status: response.statusCode }),
        err: (error: { type?: string; message?: string; stack?: string }) => ({
          type: error.type,
          message: error.message,
          stack: error.stack,
        }),
      },
    },
  });
}

/** Without the query; a long part that is no id is a token. */
export function pathOf(url = ''): string {
  const path = url.split('?')[0] ?? '';
  return path.replace(/\/(?![0-9a-f]{8}-[0-9a-f]{4}-)[\w-]{20,}/gi, '/…');
}
