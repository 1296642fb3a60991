import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { SwaggerModule } from '@nestjs/swagger';
import compression from 'compression';
import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import { Logger } from 'nestjs-pino';
import { ApiModule } from './api.module.js';
import type { Clock } from './clock.js';
import type { Env } from './config/env.js';
import { openApiDocument } from './http/openapi.js';
import { MOST_MAIL_BYTES } from './mail/read-received-mail.js';

/** A pasted report may be long, and so may be what a whole plan's sheet changes; everything else is small. */
const LONG_LIMIT = '9mb';
const BODY_LIMIT = '1mb';
/** A message that a mail server hands on. */
const MESSAGE_PATH = '/api/bounces';
const LONG_PATHS = ['/api/imports/text', '/api/actions/sheet/changes'];

/** The whole HTTP application, ready to listen. */
export async function createApi(env: Env, clock?: Clock): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(ApiModule.with(env, clock), {
    bodyParser: false,
    bufferLogs: true,
  });
  app.useLogger(app.get(Logger));
  const secure = new URL(env.publicUrl).protocol === 'https:';
  // TLS ends in a proxy of ours, which tells whom it speaks for; without TLS nobody stands between.
  app.set('trust proxy', secure ? 1 : false);
  app.set('etag', false);
  app.disable('x-powered-by');
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'"],
          // Angular writes the styles of its components into <style> elements.
          styleSrc: ["'self'", "'unsafe-inline'"],
          imgSrc: ["'self'", 'data:', 'blob:'],
          fontSrc: ["'self'"],
          connectSrc: ["'self'"],
          objectSrc: ["'none'"],
          baseUri: ["'self'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
          ...(secure ? { upgradeInsecureRequests: [] } : {}),
        },
      },
      strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
      frameguard: { action: 'deny' },
      // Addresses of the pages may hold one-time tokens.
      referrerPolicy: { policy: 'no-referrer' },
    }),
  );
  // No secret stands in a body beside what a stranger wrote, so compressing tells nothing (BREACH): tokens are in cookies.
  app.use(compression());
  if (existsSync(join(env.frontendDir, 'index.html'))) serveFrontend(app, env.frontendDir);
  const isLong = ({ url = '' }: { url?: string }) => LONG_PATHS.some((path) => url.startsWith(path));
  const isJson = (request: { headers: { 'content-type'?: string } }) =>
    /^application\/(?:[\w.+-]+\+)?json\b/.test(request.headers['content-type'] ?? '');
  app.useBodyParser('json', { limit: LONG_LIMIT, type: (request) => isLong(request) && isJson(request) });
  app.useBodyParser('json', { limit: BODY_LIMIT, type: (request) => !isLong(request) && isJson(request) });
  const isMessage = ({ url = '', headers }: { url?: string; headers: { 'content-type'?: string } }) =>
    url.split('?')[0] === MESSAGE_PATH && /^message\/rfc822\b/i.test(headers['content-type'] ?? '');
  app.useBodyParser('raw', { limit: MOST_MAIL_BYTES, type: isMessage });
  const server = app.getHttpServer();
  // Longer than a proxy keeps its connections, so that it never sends into a socket that we are closing.
  server.keepAliveTimeout = 65_000;
  server.requestTimeout = 120_000;
  SwaggerModule.setup('api/docs', app, openApiDocument() as never, { raw: false, customSiteTitle: 'Kompassplan API' });
  return app;
}

/** The built pages; every address that is neither a file nor the API is a page of the single-page application. */
function serveFrontend(app: NestExpressApplication, folder: string): void {
  app.useStaticAssets(folder, {
    index: false,
    setHeaders: (response, path) => {
      // The build puts a hash of the content into these names.
      const hashed = /-[\w-]{8}\.(?:js|css|woff2)$/.test(path);
      response.setHeader('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.use((request: Request, response: Response, next: NextFunction) => {
    const isPage = (request.method === 'GET' || request.method === 'HEAD') && !/^\/api(?:\/|$)/.test(request.path);
    if (!isPage || /\.\w{2,5}$/.test(request.path)) return next();
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(join(folder, 'index.html'));
  });
}
