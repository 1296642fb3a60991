import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { Problem } from '@kompassplan/contract';
import { DomainError } from '@kompassplan/domain';
import { catalogueOf, formatPhrase, type Language } from '@kompassplan/phrases';
import type { Response } from 'express';
import { languageOf } from './language.js';
import { statusOf } from './problem-status.js';
import { InvalidInput, StaleVersion, TooManyAttempts } from './refusals.js';
import type { ApiRequest } from './request.js';

const CODE_OF_STATUS: Readonly<Record<number, string>> = {
  400: 'bad-request',
  401: 'not-signed-in',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'too-large',
  415: 'unsupported-media-type',
  503: 'unavailable',
};

/** What the reader of uploads says no with. */
const CODE_OF_UPLOAD: Readonly<Record<string, string>> = {
  LIMIT_FILE_SIZE: 'document.too-large',
  LIMIT_FILE_COUNT: 'one-file',
  LIMIT_UNEXPECTED_FILE: 'one-file',
};

/** Every refusal as problem+json (RFC 9457), in the reader's language. What we did not foresee says nothing of itself. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('Problem');

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<ApiRequest>();
    const response = host.switchToHttp().getResponse<Response>();
    const refusal = refusalOf(error);
    if (refusal.code === 'internal') this.log.error(storyOf(error));
    if (response.headersSent) {
      response.destroy();
      return;
    }
    if (refusal instanceof TooManyAttempts) response.setHeader('Retry-After', String(refusal.retryAfterSeconds));
    response.setHeader('Cache-Control', 'no-store');
    const body = problemOf(refusal, languageOf(request));
    response.status(body.status).type('application/problem+json').send(JSON.stringify(body));
  }
}

/** The body for `refusal`; also for the rows of a bulk reply that failed. */
export function problemOf(refusal: DomainError, language: Language): Problem {
  const phrases = catalogueOf(language);
  const say = (key: string, details: DomainError['details']) => formatPhrase(phrases, language, key, details);
  const named = Object.keys(refusal.details).length > 0;
  return {
    type: 'about:blank',
    title: say(`problem.${refusal.code}`, refusal.details),
    status: statusOf(refusal.code),
    code: refusal.code,
    ...(named ? { details: { ...refusal.details } } : {}),
    ...(refusal instanceof InvalidInput
      ? {
          errors: refusal.issues.map(({ pointer, code, details }) => ({
            pointer,
            code,
            message: say(`problem.field.${code}`, details ?? {}),
          })),
        }
      : {}),
    ...(refusal instanceof StaleVersion ? { current: refusal.current } : {}),
  };
}

function refusalOf(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  const { type, status } = (error ?? {}) as { type?: unknown; status?: unknown };
  // body-parser's own errors
  if (type === 'entity.too.large') return new DomainError('too-large');
  if (type === 'entity.parse.failed' || error instanceof SyntaxError) return new DomainError('malformed-json');
  const upload = error instanceof HttpException ? (error.cause as { code?: unknown } | undefined)?.code : undefined;
  const uploadCode = CODE_OF_UPLOAD[String(upload)];
  if (uploadCode) return new DomainError(uploadCode);
  const known = error instanceof HttpException ? error.getStatus() : typeof status === 'number' ? status : 500;
  if (error instanceof HttpException && error.cause instanceof SyntaxError) return new DomainError('malformed-json');
  return new DomainError(CODE_OF_STATUS[known] ?? (known >= 400 && known < 500 ? 'bad-request' : 'internal'));
}

/** Without SQL parameters: they may hold personal data. */
function storyOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
