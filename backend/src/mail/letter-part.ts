/** Lines under one heading. */
export interface LetterPart {
  readonly heading: string;
  readonly lines: readonly string[];
}

export interface Named {
  readonly number: number;
  readonly title: string;
}

/** Named before the rest is only counted. */
export const NAMED = 5;
