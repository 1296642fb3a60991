import { DomainError } from '@kompassplan/domain';

/** 412: somebody else was first. `current` is the row as it stands, in the shape of the route's reply. */
export class StaleVersion extends DomainError {
  constructor(readonly current: unknown) {
    super('stale-version');
  }
}

export interface InputIssue {
  /** JSON pointer into the body or query: /change/due */
  readonly pointer: string;
  /** Phrase key `problem.field.<code>`. */
  readonly code: string;
  readonly details?: Readonly<Record<string, string | number>>;
}

/** 422: the input does not have the contract's form. */
export class InvalidInput extends DomainError {
  constructor(readonly issues: readonly InputIssue[]) {
    super('invalid-input');
  }
}

/** 429 with Retry-After. */
export class TooManyAttempts extends DomainError {
  constructor(readonly retryAfterSeconds: number) {
    super('too-many-attempts', { minutes: Math.ceil(retryAfterSeconds / 60) });
  }
}
