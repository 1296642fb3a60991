import { type LinkCorrection, wordsToLearn } from '../linking/learned-links.js';
import type { ImportDraft } from './import-draft.js';

/** A correction before it is stored. */
export interface NewLinkCorrection extends Omit<LinkCorrection, 'id' | 'on'> {
  /** The improvement area in the report's own words. */
  readonly text: string;
  /** The first suggestion, or null where there was none. */
  readonly suggested: string | null;
}

/**
 * What a finished review teaches: one correction for each improvement area that was linked to another sub-question
 * than the first suggestion. Skipped ones and those without a telling word teach nothing.
 * @param among ids of the items that teach; the others only tell which words are common
 */
export function correctionsOf({ report, items }: ImportDraft, among?: ReadonlySet<string>): NewLinkCorrection[] {
  const titles = new Map(report.areas.flatMap((area) => area.subQuestions.map(({ number, title }) => [number, title])));
  return items.flatMap((item) => {
    const [subQuestion] = item.chosen;
    const suggested = item.suggestions[0]?.subQuestion ?? null;
    const title = subQuestion === undefined ? undefined : titles.get(subQuestion);
    if (subQuestion === undefined || title === undefined || item.decision === 'skipped') return [];
    if (among?.has(item.id) === false) return [];
    if (suggested !== null && item.chosen.includes(suggested)) return [];
    const others = items.filter(({ id }) => id !== item.id).map(({ text }) => text);
    const words = wordsToLearn(item.text, others);
    return words.length === 0 ? [] : [{ subQuestion, title, words, text: item.text, suggested }];
  });
}
