/**
 * A rule of the field said no. `code` is also the phrase key (`problem.<code>`) and the problem+json code;
 * `details` fills the phrase's placeholders.
 */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    readonly details: Readonly<Record<string, string | number>> = {},
  ) {
    super(code);
    this.name = 'DomainError';
  }
}
