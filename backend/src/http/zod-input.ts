import { Body, type PipeTransform, Query } from '@nestjs/common';
import type { z } from 'zod';
import { type InputIssue, InvalidInput } from './refusals.js';

/** `@ZodBody(contract.signIn) body: SignIn`: the parsed body, or 422 with a JSON pointer for each fault. */
export const ZodBody = (schema: z.ZodType): ParameterDecorator => Body(new ZodPipe(schema));

/** `@ZodQuery(contract.actionQuery) query: ActionQuery` */
export const ZodQuery = (schema: z.ZodType): ParameterDecorator => Query(new ZodPipe(schema));

/** Also for the text fields of a multipart body. */
export class ZodPipe<T> implements PipeTransform<unknown, T> {
  constructor(private readonly schema: z.ZodType<T>) {}

  /** @throws InvalidInput */
  transform(value: unknown): T {
    const result = this.schema.safeParse(value ?? {}, { reportInput: true });
    if (result.success) return result.data;
    throw new InvalidInput(result.error.issues.flatMap(issuesOf).slice(0, 50));
  }
}

function issuesOf(issue: z.core.$ZodIssue): InputIssue[] {
  const at = pointerOf(issue.path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ pointer: `${at}/${escaped(key)}`, code: 'unknown' }));
    case 'too_small':
      return [{ pointer: at, code: limitCode('too-small', issue.origin), details: { limit: Number(issue.minimum) } }];
    case 'too_big':
      return [{ pointer: at, code: limitCode('too-big', issue.origin), details: { limit: Number(issue.maximum) } }];
    case 'invalid_type':
      return [{ pointer: at, code: issue.input === undefined ? 'missing' : 'wrong-type' }];
    case 'invalid_value':
      return [{ pointer: at, code: 'not-allowed', details: { allowed: issue.values.map(String).join(', ') } }];
    case 'invalid_format':
      return [{ pointer: at, code: 'wrong-format' }];
    // A rule of the contract that has a sentence of its own.
    case 'custom':
      return [{ pointer: at, code: String(issue.params?.['code'] ?? 'invalid') }];
    default:
      return [{ pointer: at, code: 'invalid' }];
  }
}

function limitCode(code: string, origin: string): string {
  if (origin === 'string') return code === 'too-small' ? 'too-short' : 'too-long';
  if (origin === 'array' || origin === 'set') return code === 'too-small' ? 'too-few' : 'too-many';
  return code;
}

function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${escaped(String(part))}`).join('');
}

function escaped(part: string): string {
  return part.replace(/~/g, '~0').replace(/\//g, '~1');
}
