import { type ImportDraft, MOST_LINKS } from '@kompassplan/domain';

type Areas = ImportDraft['report']['areas'];

/** Numbers of sub-questions while somebody chooses. */
export interface Picked {
  readonly numbers: readonly string[];
  /** Those of them that are only suggested: the first choice by hand takes their place. */
  readonly tentative: readonly string[];
  /** What the last choice took the place of. */
  readonly replaced: readonly string[];
}

/** Takes `number` in, or out when it is in; more than the most is never taken. */
export function choose({ numbers, tentative }: Picked, number: string): Picked {
  if (numbers.includes(number)) {
    return {
      numbers: numbers.filter((other) => other !== number),
      tentative: without(tentative, number),
      replaced: [],
    };
  }
  const kept = numbers.filter((other) => !tentative.includes(other));
  if (kept.length >= MOST_LINKS) return { numbers, tentative, replaced: [] };
  return { numbers: [...kept, number], tentative: [], replaced: without(tentative, number) };
}

function without(numbers: readonly string[], number: string): readonly string[] {
  return numbers.filter((other) => other !== number);
}

/** The sub-questions whose number or words hold `query`, by area, the item's own area first. */
export function matchingQuestions(areas: Areas, own: number, query: string) {
  const wanted = query.trim().toLocaleLowerCase('sv');
  return [...areas]
    .sort((a, b) => Number(b.number === own) - Number(a.number === own) || a.number - b.number)
    .map(({ number, name, subQuestions }) => ({
      number,
      name,
      questions: subQuestions.filter((question) =>
        `${question.number} ${question.title} ${question.shortTitle ?? ''}`.toLocaleLowerCase('sv').includes(wanted),
      ),
    }))
    .filter(({ questions }) => questions.length > 0);
}
