/** Words of one sub-question. A phrase counts when all its words stand in the text, in any order. */
export interface SubQuestionWords {
  /** Words that name the matter itself. */
  readonly core: readonly string[];
  /** Measures, things and abbreviations that usually belong to it. */
  readonly typical: readonly string[];
  /** Everyday words that tip the scale when nothing else speaks. */
  readonly hint: readonly string[];
}

/** By sub-question number. */
export type Vocabulary = Readonly<Record<string, SubQuestionWords>>;

/** A list of words and phrases written with commas. */
export function phrases(list: string): readonly string[] {
  return list
    .split(',')
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '');
}
